/**
 * Working days: which days are worked, the Nth from a day, and the next one when a date falls on a day off.
 *
 * Counting is Excel's WORKDAY: from 1 on, the Nth working day strictly after (or before) the day; 0 is the day
 * itself, or the next (previous) working day. Every search ends after `limits.rollDays` days without one.
 */

import type { WorkCalendar } from "../../ir/ir.ts";
import { limits } from "../../limits.ts";
import { addDays, weekdayOf } from "../../values/calendar-date.ts";
import { minutesOfTime } from "../../values/time.ts";

export type Direction = 1 | -1;

/** Hours and days off of somebody; either may be unknown. */
export interface KnownHours {
  readonly hours?: WorkCalendar["hours"];
  readonly holidays?: WorkCalendar["holidays"];
}

export interface WorkingDays {
  isWorkingDay(date: string): boolean;
  /** Whether a stretch of minutes since midnight lies within the day's hours. */
  isWithinHours(date: string, from: number, to: number): boolean;
  /** What the calendar calls a day off, where it has a name. */
  holidayName(date: string): string | undefined;
  /** A day off that would be a working day by its weekday. */
  isHoliday(date: string): boolean;
  /** When a day is worked, in minutes since its midnight, in order of time; none on a day off, or where nobody knows. */
  stretchesOn(date: string): readonly Stretch[];
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** How much is worked from a day to a day, both included, in minutes. */
export function minutesWorked(days: WorkingDays, from: string, to: string): number {
  let minutes = 0;
  for (let day: string | undefined = from; day !== undefined && day <= to; day = addDays(day, 1)) {
    for (const stretch of days.stretchesOn(day)) minutes += stretch.to - stretch.from;
  }
  return minutes;
}

export function createWorkingDays({ hours, holidays = [] }: KnownHours): WorkingDays {
  const off = new Map(holidays.map(({ date, name }) => [date, name]));
  const week =
    hours && Array.from({ length: 8 }, (_, weekday) => hours.filter((each) => each.weekday === weekday));
  const hoursOn = (date: string) => week?.[weekdayOf(date)];
  const isWorkingDay = (date: string) => !off.has(date) && (hoursOn(date)?.length ?? 1) > 0;
  return {
    isWorkingDay,
    isWithinHours: (date, from, to) =>
      isWorkingDay(date) &&
      (hoursOn(date)?.some(({ opens, closes }) => minutesOfTime(opens) <= from && to <= closing(closes)) ??
        true),
    holidayName: (date) => off.get(date),
    isHoliday: (date) => off.has(date) && (hoursOn(date)?.length ?? 1) > 0,
    stretchesOn: (date) =>
      off.has(date)
        ? []
        : (hoursOn(date) ?? [])
            .map(({ opens, closes }) => ({ from: minutesOfTime(opens), to: closing(closes) }))
            .sort((left, right) => left.from - right.from),
  };
}

/** The last time that can be written is the end of the day. */
const closing = (closes: string) => (closes === "23:59" ? 1440 : minutesOfTime(closes));

/** The day itself if it fits, else the nearest that does in this direction; undefined after the limit. */
export function rollTo(
  date: string,
  direction: Direction,
  fits: (date: string) => boolean,
  most: number = limits.rollDays,
): string | undefined {
  let day: string | undefined = date;
  for (let passed = 0; passed <= most && day !== undefined; passed++) {
    if (fits(day)) return day;
    day = addDays(day, direction);
  }
  return undefined;
}

/** The `count`th working day from a date; undefined after 60 days without one, or beyond the year 9999. */
export function addWorkingDays(
  date: string,
  count: number,
  direction: Direction,
  days: WorkingDays,
): string | undefined {
  if (count === 0) return rollTo(date, direction, days.isWorkingDay);
  let day: string | undefined = date;
  for (let counted = 0; counted < count && day !== undefined; counted++) {
    const next = addDays(day, direction);
    day = next && rollTo(next, direction, days.isWorkingDay);
  }
  return day;
}
