/** The playbook of the language paper, its classifying half, as IR written by hand. */

import type { Award, Condition, Playbook } from "../../compiler/ir/ir.ts";
import { emptyPlaybook, enumerationOf, personaNamed, signalNamed, stageNamed } from "./arbitrary-playbook.ts";

const at = (line: number) => ({ file: "main.persona", line, column: 3 });
const award = (points: Readonly<Record<string, number>>, because: Award["because"] = {}): Award => ({
  points: Object.entries(points).map(([persona, given]) => ({ persona, points: given * 1000 })),
  because,
});
const field = (name: string) => ({ of: "customer", name }) as const;
const value = (of: string | number) => ({ kind: "value", value: of }) as const;
const days = (count: number) => count * 1440;

const slowQuotes: Condition = {
  kind: "compare",
  field: field("quoteTurnaround"),
  operator: ">",
  operand: value(days(2)),
};

export const examplePlaybook: Playbook = emptyPlaybook({
  name: "PartnerPortal",
  titles: { en: "Partner portal implementation", es: "Implantación del portal" },
  signalGroups: [
    { name: "Handover", titles: { en: "Sales hand-over call" }, source: "internal", at: at(20) },
  ],
  signals: [
    signalNamed("usedCompetitor", { kind: "boolean" }, { group: "Handover" }),
    signalNamed("reasonChosen", enumerationOf("price", "design", "integrations", "expertise", "speed"), {
      group: "Handover",
    }),
    signalNamed("fromSpreadsheets", { kind: "boolean" }),
    signalNamed("systems", {
      kind: "set",
      element: enumerationOf("salesforce", "hubspot", "netsuite", "sap", "customApi"),
    }),
    signalNamed("quoteTurnaround", { kind: "duration" }),
    signalNamed("developers", {
      kind: "integer",
      places: 0,
      range: { lower: 0, upper: 500, upperIncluded: true },
    }),
    signalNamed("contractValue", {
      kind: "money",
      places: 2,
      currency: "USD",
      range: { lower: 0, upperIncluded: false },
    }),
    signalNamed("discount", {
      kind: "percent",
      places: 1,
      range: { lower: 0, upper: 1000, upperIncluded: true },
    }),
    signalNamed("goLive", { kind: "date" }, { required: true }),
    signalNamed("biggestWorry", { kind: "text" }, { personal: true }),
    signalNamed("tongue", { kind: "language" }),
  ],
  definitions: [{ name: "slowQuotes", condition: slowQuotes, at: at(60) }],
  personas: ["Technical", "Marketing", "Simplicity", "Consulting"].map(personaNamed),
  rules: [
    {
      id: "rule-1",
      at: at(90),
      kind: "when",
      condition: { kind: "holds", field: field("usedCompetitor") },
      award: award({ Technical: 2, Consulting: 1 }),
    },
    {
      id: "rule-2",
      at: at(91),
      kind: "cases",
      signal: "reasonChosen",
      arms: [
        { test: { kind: "values", values: ["price", "speed"] }, award: award({ Simplicity: 4 }), at: at(92) },
        { test: { kind: "values", values: ["design"] }, award: award({ Marketing: 5 }), at: at(93) },
        { test: { kind: "values", values: ["integrations"] }, award: award({ Technical: 5 }), at: at(94) },
        { test: { kind: "values", values: ["expertise"] }, award: award({ Consulting: 5 }), at: at(95) },
      ],
    },
    {
      id: "rule-3",
      at: at(97),
      kind: "cases",
      signal: "developers",
      arms: [
        { test: { kind: "band", below: 1 }, award: award({ Simplicity: 2 }), at: at(98) },
        { test: { kind: "band", lower: 1, below: 3 }, award: award({ Consulting: 1 }), at: at(99) },
        { test: { kind: "band", lower: 3, below: 11 }, award: award({ Technical: 3 }), at: at(100) },
        { test: { kind: "band", lower: 11 }, award: award({ Technical: 5 }), at: at(101) },
      ],
      unknown: { ...award({ Consulting: 1 }), at: at(102) },
    },
    {
      id: "rule-4",
      at: at(104),
      kind: "each",
      signal: "systems",
      award: { points: [{ persona: "Technical", points: 1000, atMost: 4000 }], because: {} },
    },
    {
      id: "rule-5",
      at: at(105),
      kind: "when",
      condition: {
        kind: "text",
        field: field("biggestWorry"),
        test: "contains",
        operands: [value("rounded"), value("logo"), value("brand")],
      },
      award: award({ Marketing: 3 }),
    },
    {
      id: "rule-6",
      at: at(106),
      kind: "when",
      condition: {
        kind: "all",
        conditions: [
          { kind: "definition", name: "slowQuotes" },
          { kind: "holds", field: field("fromSpreadsheets") },
        ],
      },
      award: award(
        { Simplicity: 3, Consulting: 1 },
        { en: "They come for speed", es: "Vienen por la rapidez" },
      ),
    },
  ],
  classify: {
    rankBy: "score",
    accept: [
      { measure: "score", operator: ">=", value: 4000, at: at(109) },
      { measure: "coverage", operator: ">=", value: 5000, at: at(109) },
    ],
    ties: ["Technical", "Marketing", "Consulting", "Simplicity"],
    otherwise: "Consulting",
    keepUnlessBeatenBy: 2000,
  },
  roles: [
    { name: "Sponsor", titles: { en: "Executive sponsor" }, from: "customer", many: false, at: at(120) },
  ],
  stages: [stageNamed("Sales", {}, at(130)), stageNamed("Implementation", {}, at(131))],
});
