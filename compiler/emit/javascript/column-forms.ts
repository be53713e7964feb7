/**
 * How the values of a signal stand in a column, by its type; 0 or NaN is unknown.
 *
 * What has few values is a code: 1 and on, in the order of the members; of a set, one bit for each member. So are whole
 * numbers within narrow bounds, which nobody then has to compare. Other numbers and durations (in minutes) are numbers.
 * All else is a code too, for values that are listed as they come up, so that what is asked of a value is asked once for
 * all rows that have it.
 */

import type { Signal, Type, Value } from "../../ir/ir.ts";
import { membersOf } from "./cases.ts";
import type { ClassifierModel } from "./model.ts";

export type ColumnForm =
  /** The value of each code from 1 on. */
  | { readonly kind: "codes"; readonly values: readonly Value[] }
  /** From 1 on the numbers from the lowest to the highest; then one code for all below, and one for all above. */
  | { readonly kind: "counts"; readonly lowest: number; readonly highest: number }
  | { readonly kind: "numbers" }
  | { readonly kind: "values" };

/** A column of bits for more members would need tables of too many entries. */
const mostBits = 8;
const mostCodes = 2 ** 16 - 1;
const mostCounts = 1000;

export type ColumnSignal = Pick<Signal, "name" | "type">;

export function columnFormOf({ name, type }: ColumnSignal, model: ClassifierModel): ColumnForm {
  if (type.kind === "boolean") return { kind: "codes", values: [false, true] };
  if (type.kind === "enumeration" && type.members.length < mostCodes)
    return { kind: "codes", values: type.members.map(({ name }) => name) };
  if (type.kind === "set" && type.element.kind === "enumeration") {
    const members = membersOf(type.element) ?? [];
    if (members.length <= mostBits) return { kind: "codes", values: subsetsOf(members) };
  }
  return countsOf(name, type, model) ?? { kind: isNumber(type) ? "numbers" : "values" };
}

/** How many codes there are, with that for unknown. */
export function codeCount(form: Extract<ColumnForm, { kind: "codes" | "counts" }>): number {
  return form.kind === "codes" ? form.values.length + 1 : form.highest - form.lowest + 4;
}

/** Only where all numbers beyond a bound are one to the rules: nobody checks that values keep to the bounds. */
function countsOf(name: string, type: Type, model: ClassifierModel): ColumnForm | undefined {
  if (type.kind !== "integer" || model.comparedWithSignals.has(name)) return undefined;
  const { lower, upper, upperIncluded } = type.range ?? {};
  if (typeof lower !== "number" || typeof upper !== "number") return undefined;
  const highest = upperIncluded ? upper : upper - 1;
  if (highest - lower >= mostCounts) return undefined;
  const isWithin = (value: Value) => typeof value === "number" && value >= lower && value <= highest;
  return (model.comparedValues.get(name) ?? []).every(isWithin)
    ? { kind: "counts", lowest: lower, highest }
    : undefined;
}

export const isNumber = ({ kind }: Type): boolean =>
  ["integer", "decimal", "percent", "money", "duration"].includes(kind);

/** By their bits: the first member is the lowest. */
function subsetsOf(members: readonly Value[]): readonly Value[] {
  return Array.from(
    { length: 2 ** members.length },
    (_, bits) => members.filter((_, index) => (bits & (1 << index)) !== 0) as unknown as Value,
  );
}

/**
 * Signals that have a column: rules look at them, or they must be known. Of a required signal that no rule looks at,
 * nothing else is asked: it stands as a boolean, `true` where it is known.
 */
export function columnSignals({ playbook, signals }: ClassifierModel): readonly Signal[] {
  return playbook.signals.flatMap((signal): Signal[] => {
    if (signals.includes(signal)) return [signal];
    return signal.required ? [{ ...signal, type: { kind: "boolean" } }] : [];
  });
}
