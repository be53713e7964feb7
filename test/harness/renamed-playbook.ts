/** One playbook under many names: whatever the names and texts are, generated code must have the same shape. */

import type { Playbook, Texts } from "../../compiler/ir/ir.ts";
import { emptyPlaybook, personaNamed, signalNamed, stageNamed } from "./arbitrary-playbook.ts";

export interface Words {
  /** Different for every index. */
  signal(index: number): string;
  definition(index: number): string;
  persona(index: number): string;
  member(index: number): string;
  text(index: number): string;
}

export function playbookWith(words: Words): Playbook {
  const at = { file: words.text(0), line: 3, column: 4 };
  const texts = (index: number): Texts => ({ en: words.text(index), es: words.text(index + 1) });
  const members = Array.from({ length: 6 }, (_, index) => ({
    name: words.member(index),
    titles: texts(index),
  }));
  const field = (index: number) => ({ of: "customer", name: words.signal(index) }) as const;
  const award = (index: number) => ({
    points: [{ persona: words.persona(index), points: 1000 }],
    because: texts(index + 2),
  });
  const value = (of: string) => ({ kind: "value", value: of }) as const;
  return emptyPlaybook({
    name: "Example",
    titles: texts(1),
    version: words.text(2),
    signalGroups: [{ name: "Group", titles: texts(3), source: "internal", at }],
    signals: [
      signalNamed(words.signal(0), { kind: "boolean" }, { titles: texts(4), group: "Group" }),
      signalNamed(words.signal(1), { kind: "enumeration", members }, { titles: texts(5) }),
      signalNamed(words.signal(2), { kind: "set", element: { kind: "enumeration", members } }),
      signalNamed(words.signal(3), { kind: "text" }),
      signalNamed(words.signal(4), { kind: "integer", places: 0 }, { required: true }),
      // In every twin, so that all take the same way to own properties.
      signalNamed("valueOf", { kind: "boolean" }),
    ],
    definitions: [
      { name: words.definition(0), condition: { kind: "known", field: field(0) }, at },
      { name: words.definition(1), condition: { kind: "definition", name: words.definition(0) }, at },
    ],
    personas: Array.from({ length: 5 }, (_, index) => ({
      ...personaNamed(words.persona(index)),
      titles: texts(index),
      summary: texts(index + 1),
    })),
    rules: [
      { kind: "when", condition: { kind: "holds", field: field(0) }, award: award(0), id: "rule-1", at },
      {
        kind: "cases",
        signal: words.signal(1),
        arms: members.map(({ name }, index) => ({
          test: { kind: "values", values: [name] },
          award: award(index % 5),
          at,
        })),
        id: "rule-2",
        at,
      },
      { kind: "each", signal: words.signal(2), award: award(1), id: "rule-3", at },
      {
        kind: "when",
        condition: {
          kind: "has",
          field: field(2),
          which: "all",
          operands: [value(words.member(0)), value(words.member(1))],
        },
        award: award(2),
        id: "rule-4",
        at,
      },
      {
        kind: "when",
        condition: { kind: "text", field: field(3), test: "contains", operands: [value(words.text(6))] },
        award: award(3),
        id: "rule-5",
        at,
      },
      {
        kind: "when",
        condition: {
          kind: "all",
          conditions: [
            { kind: "definition", name: words.definition(1) },
            { kind: "compare", field: field(4), operator: ">", operand: { kind: "value", value: 3 } },
          ],
        },
        award: award(4),
        id: "rule-6",
        at,
      },
    ],
    classify: {
      rankBy: "score",
      accept: [{ measure: "score", operator: ">=", value: 1000, at }],
      ties: Array.from({ length: 5 }, (_, index) => words.persona(index)),
      otherwise: words.persona(4),
      keepUnlessBeatenBy: 500,
    },
    roles: [{ name: words.persona(1), titles: texts(2), from: "customer", many: false, at }],
    stages: [stageNamed(words.persona(2), texts(3), at)],
  });
}

/** Words that mean something to a machine on the way. */
export const hostileTexts = [
  `"`,
  "'",
  "`",
  "${process.exit(1)}",
  "*/ throw 1; /*",
  "// \n throw 1",
  "\r\nthrow 1",
  "\u2028throw 1\u2029",
  "</script><script>alert(1)</script>",
  "<!-- x -->",
  "-->",
  "\\",
  "\\u0022",
  "{{constructor}}",
  "=cmd()",
  "\u001b[31m",
  "\u202e evil \u2066",
  "\ud800",
  "\0",
  "//# sourceMappingURL=http://example.com/x",
  "",
  "ß",
];

export const hostileNames = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "then",
  "toJSON",
  "eval",
  "arguments",
  "class",
  "await",
  "undefined",
  "NaN",
  "signals",
  "decided",
  "score",
  "rules",
  "fold",
  "own",
  "SignalError",
  "Object",
  "Math",
  "_",
  "_2",
  "größe",
  "Τεχνική",
  "تقني",
  "na me",
  "a-b",
  "a_b",
  "a b",
  "1st",
  "می\u200cخواهم",
];
