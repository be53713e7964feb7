/** Working hours as a text, written as in a playbook: `Monday to Thursday 09:00 to 17:00, Friday 09:00 to 13:00`. */

import type { Weekday, WorkCalendar } from "../ir/ir.ts";
import { isTime } from "../values/time.ts";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
type WeekdayName = (typeof weekdays)[number];

/** Ascending by weekday; undefined where the text says none, or a day twice. */
export function parseWorkingHours(text: string): WorkCalendar["hours"] | undefined {
  const hours = new Map<Weekday, { weekday: Weekday; opens: string; closes: string }>();
  for (const part of text.split(",")) {
    const match = /^([A-Za-z]+)(?: +to +([A-Za-z]+))? +([0-9:]+) +to +([0-9:]+)$/.exec(part.trim());
    if (!match) return undefined;
    const [, from = "", to = from, opens = "", closes = ""] = match;
    const first = weekdayNumber(from);
    const last = weekdayNumber(to);
    if (first === 0 || last < first || !isTime(opens) || !isTime(closes) || closes <= opens) return undefined;
    for (let day = first; day <= last; day++) {
      const weekday = day as Weekday;
      if (hours.has(weekday)) return undefined;
      hours.set(weekday, { weekday, opens, closes });
    }
  }
  return [...hours.values()].sort((a, b) => a.weekday - b.weekday);
}

export const formatWorkingHours = (hours: WorkCalendar["hours"]): string =>
  hours.map(({ weekday, opens, closes }) => `${weekdays[weekday - 1]} ${opens} to ${closes}`).join(", ");

const weekdayNumber = (name: string): number => weekdays.indexOf(name as WeekdayName) + 1;
