/**
 * How the values of a signal stand in a column, by its type; 0 or NaN is unknown.
 *
 * What has few values is a code: 1 and on, in the order of the members; of a set, one bit for each member. Numbers and
 * durations (in minutes) are numbers. All else is a code too, for values that are listed as they come up, so that what
 * is asked of a value is asked once for all rows that have it.
 */

import type { Signal, Type, Value } from "../../ir/ir.ts";
import { membersOf } from "./cases.ts";
import type { ClassifierModel } from "./model.ts";

export type ColumnForm =
  /** The value of each code from 1 on. */
  | { readonly kind: "codes"; readonly values: readonly Value[] }
  | { readonly kind: "numbers" }
  | { readonly kind: "values" };

/** A column of bits for more members would need tables of too many entries. */
const mostBits = 8;
const mostCodes = 2 ** 16 - 1;

export function columnFormOf(type: Type): ColumnForm {
  if (type.kind === "boolean") return { kind: "codes", values: [false, true] };
  if (type.kind === "enumeration" && type.members.length < mostCodes)
    return { kind: "codes", values: type.members.map(({ name }) => name) };
  if (type.kind === "set" && type.element.kind === "enumeration") {
    const members = membersOf(type.element) ?? [];
    if (members.length <= mostBits) return { kind: "codes", values: subsetsOf(members) };
  }
  return isNumber(type) ? { kind: "numbers" } : { kind: "values" };
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
