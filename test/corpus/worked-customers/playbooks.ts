/**
 * A small language for the playbooks of worked customers: signals of every type, and rules in one line each.
 *
 * It writes the IR, so that a ruling is worked out without the parser and the checker.
 */

import type {
  Award,
  Classify,
  Condition,
  Definition,
  Playbook,
  Rule,
  Type,
  Value,
} from "../../../compiler/ir/ir.ts";
import {
  emptyPlaybook,
  enumerationOf,
  nowhere,
  personaNamed,
  signalNamed,
} from "../../harness/arbitrary-playbook.ts";

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
  tongue: { kind: "language" },
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

export function playbook({
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
export const is = (name: string, ...values: Value[]): Condition => ({
  kind: "equals",
  field: field(name),
  operands: values.map((value) => ({ kind: "value", value })),
});
export const holds = (name: string): Condition => ({ kind: "holds", field: field(name) });
export const known = (name: string): Condition => ({ kind: "known", field: field(name) });
export const not = (condition: Condition): Condition => ({ kind: "not", condition });
export const all = (...conditions: Condition[]): Condition => ({ kind: "all", conditions });
export const any = (...conditions: Condition[]): Condition => ({ kind: "any", conditions });
export const compare = (name: string, operator: "<" | "<=" | ">" | ">=", value: Value): Condition => ({
  kind: "compare",
  field: field(name),
  operator,
  operand: { kind: "value", value },
});
export const has = (which: "any" | "all", ...members: string[]): Condition => ({
  kind: "has",
  field: field("systems"),
  which,
  operands: members.map((value) => ({ kind: "value", value })),
});
export const contains = (...parts: string[]): Condition => ({
  kind: "text",
  field: field("words"),
  test: "contains",
  operands: parts.map((value) => ({ kind: "value", value })),
});

export const matches = (pattern: string): Condition => ({
  kind: "text",
  field: field("words"),
  test: "matches",
  operands: [{ kind: "value", value: pattern }],
});

/** Points as written: 1.5 is 1500 thousandths. */
export const give = (points: Readonly<Record<string, number>>): Award => ({
  points: Object.entries(points).map(([persona, given]) => ({ persona, points: Math.round(given * 1000) })),
  because: {},
});
export const when = (condition: Condition, points: Readonly<Record<string, number>>): Unnumbered => ({
  kind: "when",
  condition,
  award: give(points),
});
type Bound = number | string | undefined;
export const band = (lower: Bound, below: Bound, points: Readonly<Record<string, number>>) => ({
  test: {
    kind: "band",
    ...(lower === undefined ? {} : { lower }),
    ...(below === undefined ? {} : { below }),
  } as const,
  award: give(points),
  at: nowhere,
});
export const arm = (values: readonly Value[], points: Readonly<Record<string, number>>) => ({
  test: { kind: "values", values } as const,
  award: give(points),
  at: nowhere,
});
export const cases = (
  signal: string,
  arms: (ReturnType<typeof arm> | ReturnType<typeof band>)[],
  unknown?: Readonly<Record<string, number>>,
): Unnumbered => ({
  kind: "cases",
  signal,
  arms,
  ...(unknown ? { unknown: { ...give(unknown), at: nowhere } } : {}),
});
export const each = (points: number, atMost?: number): Unnumbered => eachOf({ points, atMost });

/** All for one persona: more than a playbook can say, and playbook.json may hold. */
export const eachOf = (
  ...given: readonly { readonly points: number; readonly atMost?: number | undefined }[]
): Unnumbered => ({
  kind: "each",
  signal: "systems",
  award: {
    points: given.map(({ points, atMost }) => ({
      persona: "A",
      points: points * 1000,
      ...(atMost === undefined ? {} : { atMost: atMost * 1000 }),
    })),
    because: {},
  },
});

export const clause = (
  measure: "score" | "margin" | "coverage" | "fit",
  operator: ">" | ">=",
  value: number,
) => ({
  measure,
  operator,
  value,
  at: nowhere,
});

/** `order` gives A and B their points; both can get 10. */
export const scores = (a: number, b: number, classify: Partial<Classify>, personas = ["A", "B"]) =>
  playbook({
    personas,
    rules: [when(holds("flag"), { A: a, B: b }), when(holds("other"), { A: 10 - a, B: 10 - b })],
    classify,
  });
export const decided = { flag: true, other: false };
