/**
 * Ordered types seen as whole numbers, and ranges as half-open intervals of them.
 *
 * Every ordered type steps: numbers by one in their last place, durations and times by a minute, dates by a
 * day. So one arithmetic on integers serves bands, ranges and comparisons of all of them.
 */

import type { Range, Type, Value } from "../ir/ir.ts";
import { dateOfEpochDay, epochDayOf } from "../values/calendar-date.ts";
import { formatScaled } from "../values/decimal.ts";
import { formatDuration } from "../values/duration.ts";
import { minutesOfTime, timeOfMinutes } from "../values/time.ts";

export type OrderedType = Extract<Type, { readonly range?: Range }>;

const orderedKinds: readonly Type["kind"][] = [
  "integer",
  "decimal",
  "percent",
  "money",
  "duration",
  "date",
  "time",
];
export const isOrdered = (type: Type): type is OrderedType => orderedKinds.includes(type.kind);

/** From `from` up to, but without, `below`; either may be infinite. */
export interface Interval {
  readonly from: number;
  readonly below: number;
}
export const isEmpty = ({ from, below }: Interval): boolean => from >= below;
export const intersect = (a: Interval, b: Interval): Interval => ({
  from: Math.max(a.from, b.from),
  below: Math.min(a.below, b.below),
});
export const holds = (outer: Interval, inner: Interval): boolean =>
  outer.from <= inner.from && inner.below <= outer.below;

/** The place of a canonical value in its type's order. */
export function ordinalOf(type: OrderedType, value: Value): number {
  if (type.kind === "date") return epochDayOf(value as string);
  if (type.kind === "time") return minutesOfTime(value as string);
  return value as number;
}

/** A value as it is written in a playbook. */
export function writeOrdinal(type: OrderedType, ordinal: number): string {
  switch (type.kind) {
    case "date":
      return dateOfEpochDay(ordinal) ?? "";
    case "time":
      return timeOfMinutes(ordinal);
    case "duration":
      return formatDuration(ordinal);
    case "percent":
      return `${writeNumber(ordinal, type.places)}%`;
    case "money":
      return `${writeNumber(ordinal, type.places)} ${type.currency ?? ""}`.trim();
    default:
      return writeNumber(ordinal, type.places);
  }
}

/** Without zeros at the end of the decimal places. */
const writeNumber = (scaled: number, places: number) =>
  formatScaled(scaled, places).replace(/(?:\.0+|(\.[0-9]*[1-9])0+)$/, "$1");

/** All values that the type can have. */
export function intervalOf(type: OrderedType): Interval {
  const natural = naturalInterval(type);
  return type.range === undefined ? natural : intersect(natural, intervalOfRange(type, type.range));
}

function naturalInterval(type: OrderedType): Interval {
  if (type.kind === "time") return { from: 0, below: 24 * 60 };
  if (type.kind === "duration") return { from: 0, below: Infinity };
  return { from: -Infinity, below: Infinity };
}

export function intervalOfRange(type: OrderedType, { lower, upper, upperIncluded }: Range): Interval {
  return {
    from: lower === undefined ? -Infinity : ordinalOf(type, lower),
    below: upper === undefined ? Infinity : ordinalOf(type, upper) + (upperIncluded ? 1 : 0),
  };
}

/** As a band: `1 to below 3`, `below 1`, `11 and above`; an end that the type has anyway is left open. */
export function writeBand(type: OrderedType, band: Interval): string {
  const domain = intervalOf(type);
  const openBelow = band.from <= domain.from;
  const openAbove = band.below >= domain.below;
  if (openAbove)
    return openBelow && band.from === -Infinity
      ? "every value"
      : `${writeOrdinal(type, openBelow ? domain.from : band.from)} and above`;
  if (openBelow) return `below ${writeOrdinal(type, band.below)}`;
  return `${writeOrdinal(type, band.from)} to below ${writeOrdinal(type, band.below)}`;
}

/** As a range of a type: `0 to 500`, `0 and above`. */
export function writeRange(type: OrderedType): string {
  const { from, below } = intervalOf(type);
  if (below === Infinity) return from === -Infinity ? "every value" : `${writeOrdinal(type, from)} and above`;
  if (from === -Infinity) return `below ${writeOrdinal(type, below)}`;
  return `${writeOrdinal(type, from)} to ${writeOrdinal(type, below - 1)}`;
}

/** The type without its range. */
export function withoutRange(type: OrderedType): OrderedType {
  const { range: _, ...rest } = type;
  return rest as OrderedType;
}
