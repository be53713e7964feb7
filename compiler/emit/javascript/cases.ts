/**
 * The cases of a signal: what all rules that it alone decides give together, for each part of its values.
 *
 * Of a signal with members, or with an order, the rules cut the values into parts within which nothing changes:
 * overlapping bands come apart into disjoint ones. What a part gives is found by asking the evaluator about one value
 * of it, so that this file knows nothing of what rules mean. Texts, sets and the like have no such parts.
 */

import { createScope } from "../../evaluator/condition.ts";
import { type RuleCodes, reasonCodes } from "../../evaluator/reason-codes.ts";
import { evaluateRule } from "../../evaluator/rules.ts";
import type { At, Condition, Playbook, Rule, Signal, Type, Value } from "../../ir/ir.ts";
import type { Given, Lanes } from "./lanes.ts";

export type SignalCases =
  /** What is given for each value: of an enumeration or a boolean. */
  | { readonly kind: "members"; readonly cases: readonly { readonly value: Value; readonly given: Given }[] }
  /** Segments from the lowest up, without holes; the last has no end. */
  | { readonly kind: "segments"; readonly cases: readonly Segment<Given>[] };

/** A playbook, and by rule id the weights of its rules. */
interface Weighed {
  readonly playbook: Playbook;
  readonly weights: ReadonlyMap<string, number>;
}

export interface Segment<Given> {
  /** Where it ends. */
  readonly end?: { readonly value: number | string; readonly included: boolean };
  readonly given: Given;
}

/** Undefined where the values of the signal have no parts. */
export function casesOf(
  signal: Signal,
  rules: readonly Rule[],
  model: Weighed & { readonly lanes: Lanes },
): SignalCases | undefined {
  const at = (value: Value) => givenAt(value, signal, rules, model);
  const members = membersOf(signal.type);
  if (members !== undefined) {
    return { kind: "members", cases: members.map((value) => ({ value, given: at(value) })) };
  }
  if (!isOrdered(signal.type)) return undefined;
  return { kind: "segments", cases: segmentsOf(cutsOf(rules), at, model.lanes.areSame) };
}

/** The parts of an order within which `at` gives the same, where it changes at these values or just beyond them. */
export function segmentsOf<Given>(
  cuts: readonly (number | string)[],
  at: (value: Value) => Given,
  same: (one: Given, other: Given) => boolean,
): readonly Segment<Given>[] {
  const segments: Segment<Given>[] = [];
  const add = (segment: Segment<Given>) => {
    const last = segments.at(-1);
    if (last && same(last.given, segment.given)) segments.pop();
    segments.push(segment);
  };
  for (const [index, value] of cuts.entries()) {
    add({ end: { value, included: false }, given: at(between(cuts[index - 1], value)) });
    add({ end: { value, included: true }, given: at(value) });
  }
  add({ given: at(between(cuts.at(-1), undefined)) });
  return segments;
}

/** What the rules give for one value, or where it is unknown. */
export function givenAt(
  value: Value | undefined,
  signal: Signal,
  rules: readonly Rule[],
  { playbook, weights }: Weighed,
): Given {
  const codes = reasonCodes(playbook);
  const customer = new Map(value === undefined ? [] : [[signal.name, value] as const]);
  const scope = createScope({ definitions: [], signals: [signal], team: [] }, customer);
  const points = new Map<string, number>();
  const fired: string[] = [];
  let weight = 0;
  let place: At | undefined;
  let placeOfPoints: At | undefined;
  for (const rule of rules) {
    const { decided, points: given, code, at } = evaluateRule(rule, codes.get(rule.id) as RuleCodes, scope);
    for (const { persona, points: amount } of given) points.set(persona, (points.get(persona) ?? 0) + amount);
    if (decided) weight += weights.get(rule.id) ?? 0;
    place ??= at;
    if (given.length === 0) continue;
    fired.push(code);
    placeOfPoints ??= at;
  }
  const at = placeOfPoints ?? place;
  return {
    points: new Map([...points].filter(([, amount]) => amount !== 0)),
    decided: weight,
    fired,
    ...(at && { at }),
  };
}

export function membersOf(type: Type): readonly Value[] | undefined {
  if (type.kind === "boolean") return [true, false];
  return type.kind === "enumeration" ? type.members.map(({ name }) => name) : undefined;
}

export const isOrdered = ({ kind }: Type): boolean =>
  ["integer", "decimal", "percent", "money", "duration", "date", "time"].includes(kind);

/** Every value that a rule compares with, in order. */
export function cutsOf(rules: readonly Rule[]): readonly (number | string)[] {
  const found = rules.flatMap((rule): readonly (Value | undefined)[] => {
    if (rule.kind === "when") return valuesIn(rule.condition);
    if (rule.kind === "each") return [];
    return rule.arms.flatMap(({ test }): readonly (Value | undefined)[] =>
      test.kind === "values" ? test.values : [test.lower, test.below],
    );
  });
  return inOrder(found);
}

export function inOrder(values: readonly (Value | undefined)[]): readonly (number | string)[] {
  const ordered = values.filter((value) => typeof value === "number" || typeof value === "string");
  return [...new Set(ordered)].sort((one, other) => (one < other ? -1 : 1));
}

/** Every value that a condition compares with. */
export function valuesIn(condition: Condition): readonly Value[] {
  if ("conditions" in condition) return condition.conditions.flatMap(valuesIn);
  if (condition.kind === "not") return valuesIn(condition.condition);
  const operands =
    "operands" in condition ? condition.operands : "operand" in condition ? [condition.operand] : [];
  return operands.flatMap((operand) => (operand.kind === "value" ? [operand.value] : []));
}

/** A value beyond one cut and before the next. No date or time goes on where another ends: any longer one is between. */
function between(after: number | string | undefined, before: number | string | undefined): number | string {
  if (typeof after === "string") return `${after} `;
  if (typeof before === "string") return "";
  if (before === undefined) return (after ?? 0) + 1;
  return after === undefined ? before - 1 : (after + before) / 2;
}
