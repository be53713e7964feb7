/** Days off as they come out of a file, whoever read it. */

import type { WorkCalendar } from "../ir/ir.ts";
import { limits } from "../limits.ts";
import { addDays, epochDayOf } from "../values/calendar-date.ts";

export type Holiday = WorkCalendar["holidays"][number];
export interface HolidayProblem {
  /** Goes on after the file's name: "has no all-day entry". */
  readonly problem: string;
  /** What to do, where it is not to export the calendar again. */
  readonly help?: string;
}
export type HolidayFile = { readonly holidays: readonly Holiday[] } | HolidayProblem;

export function textOf(bytes: Uint8Array): string | HolidayProblem {
  if (bytes.length > limits.holidayFileBytes)
    return { problem: `is larger than ${limits.holidayFileBytes} bytes` };
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { problem: "is not in UTF-8" };
  }
  return isWebPage(text) ? webPage : text;
}

/** What comes of saving the page that shows a calendar. */
const isWebPage = (text: string): boolean => /^\s*<(?:!doctype\s+html|html|head|script)\b/i.test(text);

const webPage: HolidayProblem = {
  problem: "is a web page",
  help: "download the calendar that the page offers, mostly as “iCal”, “.ics” or “subscribe”, and not the page",
};

/** A single event may go on for this many days. */
export const longestEvent = 366;

/** Days from a start to an end, which is the day after the last. */
export const daysUntil = (start: string, end: string): number =>
  Math.max(1, epochDayOf(end) - epochDayOf(start));

/** The days of an event that begins on `start`. */
export const daysFrom = (start: string, length: number): readonly string[] =>
  Array.from({ length }, (_, index) => addDays(start, index) ?? start);

/** An event's summary as the name of a day off: one line, of bounded length. */
export const nameOfSummary = (summary: string): string =>
  summary
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, 200);

export const holidaysOn = (dates: readonly string[], name: string): readonly Holiday[] =>
  dates.map((date) => (name === "" ? { date } : { date, name }));
