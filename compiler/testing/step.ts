/**
 * How far a value is moved to lie just beside a cut: a whole unit as people count it, not the smallest there is.
 *
 * Proposed customers stand on both sides of a cut by this step, and faults move a cut by it.
 */

import type { Type } from "../ir/ir.ts";
import { isWithin } from "../ir/range.ts";
import { addDays } from "../values/calendar-date.ts";
import { minutesOfTime, timeOfMinutes } from "../values/time.ts";

const minutesOfHour = 60;

/** One step up or down; undefined where there is no such value. */
export function stepFrom(value: number | string, by: 1 | -1, type: Type): number | string | undefined {
  if (typeof value === "string") {
    if (type.kind === "date") return within(addDays(value, by), type);
    if (type.kind !== "time") return undefined;
    const minutes = minutesOfTime(value) + by;
    return minutes < 0 || minutes >= 24 * minutesOfHour ? undefined : within(timeOfMinutes(minutes), type);
  }
  const next = value + by * unitOf(value, type);
  return type.kind === "duration" && next < 0 ? undefined : within(next, type);
}

/** One percent, one dollar, one hour; of decimals the last digit. */
function unitOf(value: number, type: Type): number {
  if (type.kind === "percent" || type.kind === "money") return 10 ** type.places;
  return type.kind === "duration" && value % minutesOfHour === 0 ? minutesOfHour : 1;
}

function within(value: number | string | undefined, type: Type): number | string | undefined {
  const range = "range" in type ? type.range : undefined;
  return value === undefined || range === undefined || isWithin(value, range) ? value : undefined;
}
