/**
 * The days of an event that repeats every year: on a day of a month, or on the last Monday of one.
 *
 * This is the part of RFC 5545's recurrence rules that days off need. It is our own because a general iterator
 * can be asked to look for a day that never comes; here every year takes a fixed number of steps.
 */

import { daysInMonth, weekdayOf } from "../values/calendar-date.ts";

/** `FREQ=YEARLY`, with its parts by their small names, as ical.js gives them: `{ freq, bymonth, byday, … }`. */
export type RecurrenceRule = Readonly<Record<string, unknown>>;

const understood = ["freq", "interval", "count", "until", "wkst", "bymonth", "byday", "bymonthday"];
const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

interface YearlyDays {
  readonly interval: number;
  readonly count: number;
  readonly until: string;
  readonly months: readonly number[];
  /** Of the month, from its end where negative; every day where empty. */
  readonly monthDays: readonly number[];
  /** 1 is Monday; the `nth` of the month, from its end where negative, any where 0; every one where empty. */
  readonly weekDays: readonly { readonly weekday: number; readonly nth: number }[];
}

/** The days from `start` on, up to the end of a year; undefined where the rule is not one of these. */
export function yearlyDays(
  start: string,
  rule: RecurrenceRule,
  lastYear: number,
): readonly string[] | undefined {
  const read = readRule(start, rule);
  if (read === undefined) return undefined;
  const days = [start];
  for (let year = Number(start.slice(0, 4)); year <= lastYear; year += read.interval)
    days.push(...daysOfYear(year, read).filter((day) => day > start && day <= read.until));
  return days.slice(0, read.count);
}

function readRule(start: string, rule: RecurrenceRule): YearlyDays | undefined {
  if (rule.freq !== "YEARLY" || Object.keys(rule).some((part) => !understood.includes(part)))
    return undefined;
  const interval = rule.interval === undefined ? 1 : Number(rule.interval);
  const count = rule.count === undefined ? Infinity : Number(rule.count);
  const until = rule.until === undefined ? "9999-12-31" : String(rule.until).slice(0, 10);
  const months = listOf(rule.bymonth).map(Number);
  const monthDays = listOf(rule.bymonthday).map(Number);
  const weekDays = listOf(rule.byday).map(readWeekday);
  const plain = monthDays.length === 0 && weekDays.length === 0;
  const fits =
    isBetween(interval, 1, 1_000) &&
    (count === Infinity || isBetween(count, 1, 10_000)) &&
    months.every((month) => isBetween(month, 1, 12)) &&
    monthDays.every((day) => isBetween(Math.abs(day), 1, 31)) &&
    // Without a month, days would be counted in the year, or come every month.
    (plain || months.length > 0);
  if (!fits || weekDays.includes(undefined)) return undefined;
  return {
    interval,
    count,
    until,
    months: months.length > 0 ? [...new Set(months)].sort((a, b) => a - b) : [Number(start.slice(5, 7))],
    monthDays: plain ? [Number(start.slice(8))] : monthDays,
    weekDays: weekDays.flatMap((day) => day ?? []),
  };
}

function readWeekday(text: unknown): YearlyDays["weekDays"][number] | undefined {
  const [, nth = "", word = ""] = /^([+-]?[1-5])?([A-Z]{2})$/.exec(String(text)) ?? [];
  const weekday = weekdays.indexOf(word) + 1;
  return weekday === 0 ? undefined : { weekday, nth: Number(nth) };
}

function daysOfYear(year: number, { months, monthDays, weekDays }: YearlyDays): readonly string[] {
  return months.flatMap((month) => {
    const length = daysInMonth(year, month);
    return Array.from({ length }, (_, index) => index + 1)
      .filter(
        (day) => monthDays.length === 0 || monthDays.includes(day) || monthDays.includes(day - length - 1),
      )
      .map((day) => ({ day, date: isoOf(year, month, day) }))
      .filter(
        ({ day, date }) =>
          weekDays.length === 0 ||
          weekDays.some(
            ({ weekday, nth }) =>
              weekdayOf(date) === weekday &&
              (nth === 0 || nth === Math.ceil(day / 7) || nth === -Math.ceil((length - day + 1) / 7)),
          ),
      )
      .map(({ date }) => date);
  });
}

const isoOf = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

const listOf = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

const isBetween = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;
