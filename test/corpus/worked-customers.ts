/**
 * Worked customers: the rulings on values and scores, one or more for each, with what must come out.
 *
 * Every backend runs them. They were worked out by hand from the rulings, not taken from an implementation.
 */

import type { Classification } from "../../compiler/evaluator/classification.ts";
import type {
  Award,
  Classify,
  Condition,
  Definition,
  Playbook,
  Rule,
  Type,
  Value,
} from "../../compiler/ir/ir.ts";
import {
  emptyPlaybook,
  enumerationOf,
  nowhere,
  personaNamed,
  signalNamed,
} from "../harness/arbitrary-playbook.ts";

export interface WorkedCustomer {
  /** The row of the rulings. */
  readonly ruling: string;
  readonly case: string;
  readonly playbook: Playbook;
  /** Canonical. */
  readonly signals: Readonly<Record<string, Value>>;
  readonly previous?: string;
  readonly expected: Partial<Classification>;
}

// ---------- a small language for playbooks ----------

const types: Readonly<Record<string, Type>> = {
  flag: { kind: "boolean" },
  other: { kind: "boolean" },
  third: { kind: "boolean" },
  count: { kind: "integer", places: 0, range: { lower: 0, upper: 500, upperIncluded: true } },
  price: { kind: "decimal", places: 2 },
  rate: { kind: "percent", places: 1 },
  value: { kind: "money", places: 2, currency: "USD" },
  wait: { kind: "duration" },
  day: { kind: "date" },
  hour: { kind: "time" },
  words: { kind: "text" },
  reason: enumerationOf("price", "design", "speed"),
  systems: { kind: "set", element: enumerationOf("sap", "hubspot", "netsuite", "custom") },
};

interface Parts {
  readonly rules?: readonly Unnumbered[];
  readonly definitions?: Readonly<Record<string, Condition>>;
  readonly personas?: readonly string[];
  readonly required?: readonly string[];
  readonly classify?: Partial<Classify>;
}
type Unnumbered = Rule extends infer R ? (R extends Rule ? Omit<R, "id" | "at"> : never) : never;

function playbook({
  rules = [],
  definitions = {},
  personas = ["A", "B"],
  required = [],
  classify,
}: Parts): Playbook {
  return emptyPlaybook({
    personas: personas.map(personaNamed),
    signals: Object.entries(types).map(([name, type]) =>
      signalNamed(name, type, { required: required.includes(name) }),
    ),
    definitions: Object.entries(definitions).map(
      ([name, condition]): Definition => ({ name, condition, at: nowhere }),
    ),
    rules: rules.map((rule, index) => ({ ...rule, id: `rule-${index + 1}`, at: nowhere }) as Rule),
    classify: { rankBy: "score", accept: [], ties: personas, ...classify },
  });
}

const field = (name: string) => ({ of: "customer", name }) as const;
const is = (name: string, ...values: Value[]): Condition => ({
  kind: "equals",
  field: field(name),
  operands: values.map((value) => ({ kind: "value", value })),
});
const holds = (name: string): Condition => ({ kind: "holds", field: field(name) });
const known = (name: string): Condition => ({ kind: "known", field: field(name) });
const not = (condition: Condition): Condition => ({ kind: "not", condition });
const all = (...conditions: Condition[]): Condition => ({ kind: "all", conditions });
const any = (...conditions: Condition[]): Condition => ({ kind: "any", conditions });
const compare = (name: string, operator: "<" | "<=" | ">" | ">=", value: Value): Condition => ({
  kind: "compare",
  field: field(name),
  operator,
  operand: { kind: "value", value },
});
const has = (which: "any" | "all", ...members: string[]): Condition => ({
  kind: "has",
  field: field("systems"),
  which,
  operands: members.map((value) => ({ kind: "value", value })),
});
const contains = (...parts: string[]): Condition => ({
  kind: "text",
  field: field("words"),
  test: "contains",
  operands: parts.map((value) => ({ kind: "value", value })),
});

const matches = (pattern: string): Condition => ({
  kind: "text",
  field: field("words"),
  test: "matches",
  operands: [{ kind: "value", value: pattern }],
});

/** Points as written: 1.5 is 1500 thousandths. */
const give = (points: Readonly<Record<string, number>>): Award => ({
  points: Object.entries(points).map(([persona, given]) => ({ persona, points: Math.round(given * 1000) })),
  because: {},
});
const when = (condition: Condition, points: Readonly<Record<string, number>>): Unnumbered => ({
  kind: "when",
  condition,
  award: give(points),
});
type Bound = number | string | undefined;
const band = (lower: Bound, below: Bound, points: Readonly<Record<string, number>>) => ({
  test: {
    kind: "band",
    ...(lower === undefined ? {} : { lower }),
    ...(below === undefined ? {} : { below }),
  } as const,
  award: give(points),
  at: nowhere,
});
const arm = (values: readonly Value[], points: Readonly<Record<string, number>>) => ({
  test: { kind: "values", values } as const,
  award: give(points),
  at: nowhere,
});
const cases = (
  signal: string,
  arms: (ReturnType<typeof arm> | ReturnType<typeof band>)[],
  unknown?: Readonly<Record<string, number>>,
): Unnumbered => ({
  kind: "cases",
  signal,
  arms,
  ...(unknown ? { unknown: { ...give(unknown), at: nowhere } } : {}),
});
const each = (points: number, atMost?: number): Unnumbered => ({
  kind: "each",
  signal: "systems",
  award: {
    points: [
      { persona: "A", points: points * 1000, ...(atMost === undefined ? {} : { atMost: atMost * 1000 }) },
    ],
    because: {},
  },
});

const clause = (measure: "score" | "margin" | "coverage" | "fit", operator: ">" | ">=", value: number) => ({
  measure,
  operator,
  value,
  at: nowhere,
});

// ---------- the customers ----------

/** One rule that gives A a point where the condition is true: score 1 says true, coverage 0 says unknown. */
const condition = (
  ruling: string,
  name: string,
  tested: Condition,
  signals: WorkedCustomer["signals"],
  truth: boolean | undefined,
): WorkedCustomer => ({
  ruling,
  case: name,
  playbook: playbook({ rules: [when(tested, { A: 1 })], definitions: { slow: compare("wait", ">", 2880) } }),
  signals,
  expected: { score: truth === true ? 1 : 0, coverage: truth === undefined ? 0 : 1 },
});

const values: readonly WorkedCustomer[] = [
  condition("numbers", "12.50 is 12.5", is("price", 1250), { price: 1250 }, true),
  condition("numbers", "0.1 is below 0.11", compare("price", "<", 11), { price: 10 }, true),
  condition("numbers", "0.30 is not above 0.3", compare("price", ">", 30), { price: 30 }, false),
  condition("numbers", "80 % is at least 80 %", compare("rate", ">=", 800), { rate: 800 }, true),
  condition(
    "numbers",
    "99,999.99 USD is below 100,000",
    compare("value", ">=", 10_000_000),
    { value: 9_999_999 },
    false,
  ),
  condition(
    "numbers",
    "100,000 USD is at least that",
    compare("value", ">=", 10_000_000),
    { value: 10_000_000 },
    true,
  ),
  condition("types", "48 hours are not more than 2 days", compare("wait", ">", 2880), { wait: 2880 }, false),
  condition("types", "2881 minutes are", compare("wait", ">", 2880), { wait: 2881 }, true),
  condition("types", "a date before another", compare("day", "<", "2027-03-01"), { day: "2027-02-28" }, true),
  condition("types", "a time of day", compare("hour", ">=", "09:30"), { hour: "09:30" }, true),
  condition("types", "through a definition", { kind: "definition", name: "slow" }, { wait: 2881 }, true),
  condition(
    "types",
    "not through a definition",
    not({ kind: "definition", name: "slow" }),
    { wait: 60 },
    true,
  ),

  condition("unknown", "a test on it", is("reason", "price"), {}, undefined),
  condition("unknown", "its opposite", not(is("reason", "price")), {}, undefined),
  condition("unknown", "and false is false", all(holds("flag"), holds("other")), { other: false }, false),
  condition("unknown", "and true is unknown", all(holds("flag"), holds("other")), { other: true }, undefined),
  condition("unknown", "or true is true", any(holds("flag"), holds("other")), { other: true }, true),
  condition(
    "unknown",
    "or false is unknown",
    any(holds("flag"), holds("other")),
    { other: false },
    undefined,
  ),
  condition("unknown", "known is decided", known("count"), {}, false),
  condition("unknown", "unknown is decided", not(known("count")), {}, true),
  condition("unknown", "unknown and small", all(not(known("count")), holds("flag")), { flag: true }, true),
  condition("unknown", "0 is known", known("count"), { count: 0 }, true),
  condition("unknown", "false is known", known("flag"), { flag: false }, true),
  condition("unknown", "empty text is known", known("words"), { words: "" }, true),
  condition("unknown", "through a definition", { kind: "definition", name: "slow" }, {}, undefined),

  condition("sets", "has any", has("any", "sap", "custom"), { systems: ["custom"] }, true),
  condition("sets", "has all", has("all", "sap", "custom"), { systems: ["custom"] }, false),
  condition("sets", "empty has none", has("any", "sap"), { systems: [] }, false),
  condition("sets", "unknown as a whole", has("any", "sap"), {}, undefined),

  condition("text", "case is folded", contains("LOGO"), { words: "our logo" }, true),
  condition("text", "final sigma", contains("σίσυφος"), { words: "ΣΊΣΥΦΟΣ" }, true),
  condition("text", "sharp s is not ss", is("words", "STRASSE"), { words: "straße" }, false),
  condition("text", "capital sharp s", is("words", "STRAẞE"), { words: "straße" }, true),
  condition("text", "composed and decomposed", is("words", "caf\u00e9"), { words: "CAFE\u0301" }, true),
  condition("text", "dotless i is not i", is("words", "I"), { words: "ı" }, false),
  condition("text", "one of several", contains("rounded", "logo", "brand"), { words: "Brand first" }, true),
  condition("text", "a pattern anywhere", matches("re-?orders?"), { words: "Two reorders a year" }, true),
  condition("text", "a pattern and case", matches("^LOGO$"), { words: "Logo" }, true),
  condition("text", "a class and case", matches("^[A-C]+$"), { words: "abc" }, true),
  condition("text", "a class left out and case", matches("^[^A]+$"), { words: "bab" }, false),
  condition("text", "a pattern of composed letters", matches("^caf.$"), { words: "CAFE\u0301" }, true),
  condition("text", "a final sigma in a pattern", matches("σίσυφο[σ]$"), { words: "ΣΊΣΥΦΟς" }, true),
  condition("text", "one character beyond the BMP", matches("^.$"), { words: "😀" }, true),
  condition("text", "words of ASCII only", matches("\\bber"), { words: "über" }, true),
  condition("text", "counts at both ends", matches("^a{2,3}$"), { words: "aaaa" }, false),
  condition("text", "an unknown text and a pattern", matches("a"), {}, undefined),
  condition("text", "none of several", contains("rounded", "logo"), { words: "Brand first" }, false),
];

const bands = playbook({
  rules: [
    cases(
      "count",
      [
        band(undefined, 1, { A: 2 }),
        band(1, 3, { B: 1 }),
        band(3, 11, { A: 3 }),
        band(11, undefined, { A: 5 }),
      ],
      { B: 4 },
    ),
  ],
});
const inBand = (count: number | undefined, expected: Partial<Classification>): WorkedCustomer => ({
  ruling: "bands",
  case: count === undefined ? "unknown" : String(count),
  playbook: bands,
  signals: count === undefined ? {} : { count },
  expected,
});

/** `order` gives A and B their points; both can get 10. */
const scores = (a: number, b: number, classify: Partial<Classify>, personas = ["A", "B"]) =>
  playbook({
    personas,
    rules: [when(holds("flag"), { A: a, B: b }), when(holds("other"), { A: 10 - a, B: 10 - b })],
    classify,
  });
const decided = { flag: true, other: false };

const worked: readonly WorkedCustomer[] = [
  inBand(0, { persona: "A", score: 2 }),
  inBand(1, { persona: "B", score: 1 }),
  inBand(2, { persona: "B", score: 1 }),
  inBand(3, { persona: "A", score: 3 }),
  inBand(10, { persona: "A", score: 3 }),
  inBand(11, { persona: "A", score: 5 }),
  inBand(undefined, { persona: "B", score: 4, coverage: 0 }),
  {
    ruling: "bands",
    case: "of dates",
    playbook: playbook({
      rules: [
        cases("day", [band(undefined, "2027-01-01", { A: 1 }), band("2027-01-01", undefined, { B: 1 })]),
      ],
    }),
    signals: { day: "2027-01-01" },
    expected: { persona: "B" },
  },
  {
    ruling: "points",
    case: "three places, exactly",
    playbook: playbook({
      rules: Array.from({ length: 10 }, () => when(holds("flag"), { A: 0.1, B: 0.333 })),
    }),
    signals: { flag: true },
    expected: { persona: "B", score: 3.33, margin: 2.33 },
  },
  {
    ruling: "weight of an entry",
    case: "the largest arm, both personas and both signs counted",
    playbook: playbook({
      rules: [
        cases("reason", [arm(["price"], { A: 3, B: -2 }), arm(["design", "speed"], { A: 4 })]),
        when(holds("flag"), { A: 5 }),
      ],
    }),
    signals: { reason: "design" },
    expected: { coverage: 0.5 },
  },
  {
    ruling: "weight of an entry",
    case: "for each is held to at most",
    playbook: playbook({ rules: [each(1, 3), when(holds("flag"), { A: 1 })] }),
    signals: { systems: ["sap", "hubspot", "netsuite", "custom"] },
    expected: { score: 3, coverage: 0.75, fit: 0.75 },
  },
  {
    ruling: "weight of an entry",
    case: "for each without a limit counts every member that there is",
    playbook: playbook({ rules: [each(1), when(holds("flag"), { A: 1 })] }),
    signals: { systems: ["sap"] },
    expected: { score: 1, coverage: 0.8, fit: 0.2 },
  },
  {
    ruling: "sets",
    case: "for each of an empty set is decided and gives nothing",
    playbook: playbook({ rules: [each(1), when(holds("flag"), { B: 1 })] }),
    signals: { systems: [] },
    expected: { score: 0, coverage: 0.8 },
  },
  {
    ruling: "for each",
    case: "negative points are held too",
    playbook: playbook({ personas: ["A"], rules: [each(-2, 3)] }),
    signals: { systems: ["sap", "hubspot"] },
    expected: { score: -3, fit: 0 },
  },
  {
    ruling: "coverage",
    case: "the unknown arm gives points and does not count as decided",
    playbook: playbook({
      rules: [cases("flag", [arm([true], { A: 1 })], { B: 3 }), when(holds("other"), { A: 1 })],
    }),
    signals: { other: true },
    expected: { persona: "B", score: 3, coverage: 0.25 },
  },
  {
    ruling: "coverage",
    case: "a third is compared exactly: 33.33 % is reached",
    playbook: playbook({
      rules: [when(holds("flag"), { A: 1 }), when(holds("other"), { A: 1 }), when(holds("third"), { A: 1 })],
      classify: { accept: [clause("coverage", ">", 3333)] },
    }),
    signals: { flag: true },
    expected: { outcome: "accepted", coverage: 0.3333 },
  },
  {
    ruling: "least, most",
    case: "an exhaustive block about a required signal gives its least at least",
    playbook: playbook({
      required: ["reason"],
      rules: [
        cases("reason", [arm(["price"], { A: 2 }), arm(["design"], { A: 3 }), arm(["speed"], { A: 6 })]),
      ],
    }),
    signals: { reason: "design" },
    expected: { score: 3, fit: 0.25 },
  },
  {
    ruling: "least, most",
    case: "about an optional signal, nothing is possible too",
    playbook: playbook({
      rules: [
        cases("reason", [arm(["price"], { A: 2 }), arm(["design"], { A: 3 }), arm(["speed"], { A: 6 })]),
      ],
    }),
    signals: { reason: "design" },
    expected: { fit: 0.5 },
  },
  {
    ruling: "least, most",
    case: "bands without a hole, required",
    playbook: playbook({
      required: ["count"],
      rules: [cases("count", [band(undefined, 10, { A: 2 }), band(10, undefined, { A: 4 })])],
    }),
    signals: { count: 3 },
    expected: { score: 2, fit: 0 },
  },
  {
    ruling: "least, most",
    case: "bands with a hole, required",
    playbook: playbook({
      required: ["count"],
      rules: [cases("count", [band(undefined, 10, { A: 2 }), band(11, undefined, { A: 4 })])],
    }),
    signals: { count: 3 },
    expected: { score: 2, fit: 0.5 },
  },
  {
    ruling: "fit",
    case: "rounded down",
    playbook: playbook({ rules: [when(holds("flag"), { A: 2 }), when(holds("other"), { A: 1 })] }),
    signals: decided,
    expected: { fit: 0.6666 },
  },
  {
    ruling: "fit",
    case: "0 where nothing can be given",
    playbook: playbook({ rules: [] }),
    signals: {},
    expected: { persona: "A", outcome: "accepted", fit: 0, coverage: 0, score: 0, margin: 0 },
  },
  {
    ruling: "fit",
    case: "ranked by fit, fewer points may be first",
    playbook: playbook({
      rules: [when(holds("flag"), { A: 4, B: 3 }), when(holds("other"), { A: 6 })],
      classify: { rankBy: "fit" },
    }),
    signals: decided,
    expected: { persona: "B", score: 3, fit: 1, margin: 0.6 },
  },
  {
    ruling: "margin",
    case: "first minus second",
    playbook: scores(5, 3, { accept: [clause("margin", ">=", 2000)] }),
    signals: decided,
    expected: {
      outcome: "accepted",
      margin: 2,
      ranking: [
        { persona: "A", score: 5, fit: 0.5 },
        { persona: "B", score: 3, fit: 0.3 },
      ],
    },
  },
  {
    ruling: "margin",
    case: "0 in a tie, whoever is first",
    playbook: scores(5, 5, { ties: ["B", "A"], accept: [clause("margin", ">", 0)], otherwise: "A" }),
    signals: decided,
    expected: {
      persona: "A",
      outcome: "fallback",
      margin: 0,
      failed: ["margin > 0"],
      ranking: [
        { persona: "B", score: 5, fit: 0.5 },
        { persona: "A", score: 5, fit: 0.5 },
      ],
    },
  },
  {
    ruling: "margin",
    case: "one persona is ahead of nobody, so the clause holds",
    playbook: playbook({
      personas: ["A"],
      rules: [when(holds("flag"), { A: 1 })],
      classify: { accept: [clause("margin", ">=", 9000)] },
    }),
    signals: decided,
    expected: { persona: "A", outcome: "accepted", margin: 0 },
  },
  {
    ruling: "ties",
    case: "the order decides",
    playbook: scores(5, 5, { ties: ["B", "A"] }),
    signals: decided,
    expected: { persona: "B" },
  },
  {
    ruling: "ties",
    case: "among equals only",
    playbook: scores(5, 4.999, { ties: ["B", "A"] }),
    signals: decided,
    expected: { persona: "A", margin: 0.001 },
  },
  {
    ruling: "accept",
    case: "left out: always",
    playbook: scores(-5, -6, {}),
    signals: decided,
    expected: { persona: "A", outcome: "accepted", score: -5 },
  },
  {
    ruling: "accept",
    case: "score is points, also where ranked by fit",
    playbook: scores(5, 3, {
      rankBy: "fit",
      accept: [clause("score", ">=", 5000), clause("fit", ">=", 5000)],
    }),
    signals: decided,
    expected: { outcome: "accepted", fit: 0.5 },
  },
  {
    ruling: "accept",
    case: "every clause that fails is named",
    playbook: scores(5, 3, {
      accept: [
        clause("score", ">", 5000),
        clause("margin", ">=", 2000),
        clause("coverage", ">=", 10_000),
        clause("fit", ">=", 5050),
      ],
    }),
    signals: { flag: true },
    expected: {
      persona: undefined,
      outcome: "undecided",
      failed: ["score > 5", "coverage >= 100%", "fit >= 50.5%"],
    },
  },
  {
    ruling: "otherwise",
    case: "the fallback, also where it ranks first",
    playbook: scores(5, 3, { accept: [clause("score", ">=", 6000)], otherwise: "A" }),
    signals: decided,
    expected: { persona: "A", outcome: "fallback", score: 5, margin: 2 },
  },
  {
    ruling: "otherwise",
    case: "the figures stay those of the first",
    playbook: scores(5, 3, { accept: [clause("score", ">=", 6000)], otherwise: "B" }),
    signals: decided,
    expected: { persona: "B", outcome: "fallback", score: 5, fit: 0.5 },
  },
];

const keep = { keepUnlessBeatenBy: 2000 };
const kept = (
  name: string,
  a: number,
  b: number,
  classify: Partial<Classify>,
  previous: string,
  expected: Partial<Classification>,
): WorkedCustomer => ({
  ruling: "keep previous",
  case: name,
  playbook: scores(a, b, { ...keep, ...classify }),
  signals: decided,
  previous,
  expected,
});

const keeping: readonly WorkedCustomer[] = [
  kept("beaten by enough", 5, 3, {}, "B", { persona: "A", outcome: "accepted" }),
  kept("beaten by too little", 5, 3.001, {}, "B", {
    persona: "B",
    outcome: "kept",
    score: 5,
    margin: 1.999,
    failed: [],
  }),
  kept("first and accepted again", 5, 3, {}, "A", { persona: "A", outcome: "accepted" }),
  kept("first again, but not accepted", 5, 3, { accept: [clause("score", ">", 9000)] }, "A", {
    persona: "A",
    outcome: "kept",
    failed: ["score > 9"],
  }),
  kept("a fallback displaces nobody", 5, 1, { accept: [clause("score", ">", 9000)], otherwise: "A" }, "B", {
    persona: "B",
    outcome: "kept",
  }),
  kept("nor does an undecided result", 5, 1, { accept: [clause("score", ">", 9000)] }, "B", {
    persona: "B",
    outcome: "kept",
  }),
  kept("a name that is no persona counts as none", 5, 3, {}, "Nobody", {
    persona: "A",
    outcome: "accepted",
    notices: ["the previous persona `Nobody` is not one of this playbook, so there is none to keep"],
  }),
  kept("by fit, in basis points", 5, 3.5, { rankBy: "fit" }, "B", {
    persona: "B",
    outcome: "kept",
    margin: 0.15,
  }),
  {
    ruling: "keep previous",
    case: "without a keep clause, previous changes nothing",
    playbook: scores(5, 4, {}),
    signals: decided,
    previous: "Nobody",
    expected: { persona: "A", outcome: "accepted", notices: [] },
  },
  {
    ruling: "calls",
    case: "a required signal is missing",
    playbook: playbook({
      required: ["day", "flag"],
      rules: [when(holds("flag"), { A: 1 })],
      classify: { otherwise: "B", ...keep },
    }),
    signals: { flag: true },
    previous: "B",
    expected: {
      persona: undefined,
      outcome: "undecided",
      missing: ["day"],
      ranking: [],
      score: 0,
      coverage: 0,
      failed: [],
    },
  },
];

export const workedCustomers: readonly WorkedCustomer[] = [...values, ...worked, ...keeping];
