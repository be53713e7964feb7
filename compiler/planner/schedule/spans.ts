/** Dates so many days, business days, weeks, months or years from another. */

import type { Span } from "../../ir/ir.ts";
import { addDays, addMonths } from "../../values/calendar-date.ts";
import { durationUnits } from "../../values/duration.ts";
import { addWorkingDays, type Direction, minutesWorked, rollTo, type WorkingDays } from "./working-days.ts";

/** Why there is no such date. */
export type NoDate = "no working day" | "out of range";

export const isNoDate = (date: string): date is NoDate =>
  date === "no working day" || date === "out of range";

/** Of whole days and more; months are held to the last day of the month. */
export function addSpan(date: string, span: Span, direction: Direction, days: WorkingDays): string | NoDate {
  const count = span.count * direction;
  switch (span.unit) {
    case "business days":
      return addWorkingDays(date, span.count, direction, days) ?? "no working day";
    case "weeks":
      return addDays(date, count * 7) ?? "out of range";
    case "months":
      return addMonths(date, count) ?? "out of range";
    case "years":
      return addMonths(date, count * 12) ?? "out of range";
    case "days":
      return addDays(date, count) ?? "out of range";
    // The language refuses these where a day is counted; only work may take so long.
    case "hours":
    case "minutes":
      return date;
  }
}

/** The last day of work that begins on `date`: 3 business days from a Tuesday on end on Thursday. */
export function lastDayOf(date: string, takes: Span, days: WorkingDays): string | NoDate {
  if (takes.unit === "hours" || takes.unit === "minutes")
    return dayWhenDone(date, takes.count * durationUnits[takes.unit], days);
  if (takes.count === 0) return date;
  if (takes.unit !== "business days") {
    const after = addSpan(date, takes, 1, days);
    return isNoDate(after) ? after : (addDays(after, -1) ?? "out of range");
  }
  const counted = days.isWorkingDay(date) ? takes.count - 1 : takes.count;
  return counted === 0 ? date : addSpan(date, { ...takes, count: counted }, 1, days);
}

/**
 * What a day has no more hours for goes on on the next one that is worked.
 * On a day off, or where nobody knows the hours, all of it is done that day.
 */
function dayWhenDone(date: string, minutes: number, days: WorkingDays): string | NoDate {
  const worked = (day: string) => minutesWorked(days, day, day);
  if (worked(date) === 0) return date;
  let day: string | undefined = date;
  for (let left = minutes - worked(date); left > 0 && day !== undefined; left -= worked(day)) {
    const next = addDays(day, 1);
    day = next && rollTo(next, 1, (each) => worked(each) > 0);
    if (day === undefined) return "no working day";
  }
  return day ?? "out of range";
}

/** The minutes of work in what takes so long, from its first day to its last: the hours that are worked on its days. */
export function workIn({ count, unit }: Span, from: string, to: string, days: WorkingDays): number {
  return unit === "hours" || unit === "minutes" ? count * durationUnits[unit] : minutesWorked(days, from, to);
}
