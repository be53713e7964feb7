/**
 * Lengths of time that are the same on every day: whole minutes, hours, days of 24 hours and weeks.
 *
 * Months, years and business days depend on a calendar; they exist only in schedules and are no durations.
 */

import { limits } from "../limits.ts";

/** Minutes of each unit, the largest first. */
export const durationUnits = { weeks: 10_080, days: 1_440, hours: 60, minutes: 1 } as const;
export type FixedUnit = keyof typeof durationUnits;

export type DurationProblem =
  | "malformed"
  /** The unit belongs to schedules: months, years, business days. */
  | "calendar-unit"
  | "too-large";

/** Minutes of a count of a unit. */
export const minutesOf = (count: number, unit: FixedUnit): number => count * durationUnits[unit];

/** From `2 days`, `1 week` or `90 minutes` to minutes. */
export function parseDuration(text: string): number | DurationProblem {
  const match = /^([0-9]{1,16}) +((?:business +)?[a-z]+)$/.exec(text.trim());
  if (!match) return "malformed";
  const [, count = "", word = ""] = match;
  const unit = word.endsWith("s") ? word : `${word}s`;
  if (/^(?:months|years|business +days)$/.test(unit)) return "calendar-unit";
  if (!isFixedUnit(unit)) return "malformed";
  const minutes = minutesOf(Number(count), unit);
  return minutes > limits.integer ? "too-large" : minutes;
}

/** In the largest unit that holds it exactly: 2880 is `2 days`, 90 is `90 minutes`, 60 is `1 hour`. */
export function formatDuration(minutes: number): string {
  const unit = fixedUnits.find((each) => minutes % durationUnits[each] === 0 && minutes > 0) ?? "minutes";
  const count = minutes / durationUnits[unit];
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
}

const fixedUnits = Object.keys(durationUnits) as readonly FixedUnit[];
const isFixedUnit = (unit: string): unit is FixedUnit => (fixedUnits as readonly string[]).includes(unit);
