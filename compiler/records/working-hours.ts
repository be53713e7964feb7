/**
 * Working hours as a text, written as in a playbook: `Monday to Thursday 09:00 to 17:00, Friday 09:00 to 13:00`; with
 * a break at noon, `Monday 09:00 to 12:00, Monday 14:00 to 18:00`.
 */

import type { Weekday, WorkCalendar } from "../ir/ir.ts";
import { arrangeHours, findOverlap, type Stretch, weekdaysBetween } from "../values/open-hours.ts";
import { isTime } from "../values/time.ts";
import { type DayName, dayNames, weekdayNumber } from "../values/weekday.ts";

/** In the order of the week; undefined where the text says none, or the same time twice. */
export function parseWorkingHours(text: string): WorkCalendar["hours"] | undefined {
  const hours: Stretch[] = [];
  for (const part of text.split(",")) {
    const match = /^([A-Za-z]+)(?: +to +([A-Za-z]+))? +([0-9:]+) +to +([0-9:]+)$/.exec(part.trim());
    if (!match) return undefined;
    const [, from = "", to = from, opens = "", closes = ""] = match;
    const first = weekdayOf(from);
    const last = weekdayOf(to);
    if (first === undefined || last === undefined) return undefined;
    if (!isTime(opens) || !isTime(closes) || closes <= opens) return undefined;
    for (const weekday of weekdaysBetween(first, last)) hours.push({ weekday, opens, closes });
  }
  return findOverlap(hours) === undefined ? arrangeHours(hours) : undefined;
}

export const formatWorkingHours = (hours: WorkCalendar["hours"]): string =>
  hours.map(({ weekday, opens, closes }) => `${dayNames[weekday - 1]} ${opens} to ${closes}`).join(", ");

const weekdayOf = (name: string): Weekday | undefined => (isDayName(name) ? weekdayNumber(name) : undefined);

const isDayName = (name: string): name is DayName => dayNames.some((each) => each === name);
