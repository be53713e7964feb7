/**
 * Reads calendar files of days off as most are published: one all-day event after another, nothing that repeats.
 *
 * The result is the one that holiday-file.ts gives (a test compares the two), without loading a library as large as
 * half of the compiler. Whatever else there is in a file, right or wrong, is none of its business.
 */

import { limits } from "../limits.ts";
import { isDate } from "../values/calendar-date.ts";
import { daysFrom, daysUntil, type Holiday, holidaysOn, longestEvent, nameOfSummary } from "./holiday.ts";

/** An all-day event, and what of it says neither which days are off nor their name. */
const event =
  /BEGIN:VEVENT\n((?:(?:DTSTART;VALUE=DATE:[0-9]{8}|DTEND;VALUE=DATE:[0-9]{8}|SUMMARY:[^\n\\]*|(?:UID|DTSTAMP|TRANSP|CLASS|SEQUENCE|CREATED|LAST-MODIFIED):[^\n]*)\n)+)END:VEVENT\n/y;
const head = /BEGIN:VCALENDAR\n(?:(?:VERSION|PRODID|CALSCALE|METHOD):[^\n]*\n)*/y;
const end = "END:VCALENDAR\n";

/** The days off of a file; undefined where there is more in it than this knows. */
export function readPlainHolidays(bytes: Uint8Array): readonly Holiday[] | undefined {
  if (bytes.length > limits.holidayFileBytes) return undefined;
  const text = new TextDecoder().decode(bytes).replaceAll("\r\n", "\n");
  // Where bytes are no UTF-8, the decoder puts this sign.
  if (text.includes("\ufffd") || text.includes("\r")) return undefined;
  head.lastIndex = 0;
  if (!head.test(text)) return undefined;
  const holidays: Holiday[] = [];
  let at = head.lastIndex;
  while (!text.startsWith(end, at)) {
    event.lastIndex = at;
    const lines = event.exec(text)?.[1]?.split("\n");
    const read = lines && readEvent(lines);
    if (read === undefined) return undefined;
    holidays.push(...read);
    at = event.lastIndex;
  }
  const isAll = at + end.length === text.length && holidays.length > 0 && holidays.length <= limits.holidays;
  return isAll ? holidays : undefined;
}

function readEvent(lines: readonly string[]): readonly Holiday[] | undefined {
  const valuesOf = (name: string): readonly string[] =>
    lines.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length));
  const [start, furtherStart] = valuesOf("DTSTART;VALUE=DATE:").map(isoOf);
  const [last, furtherEnd] = valuesOf("DTEND;VALUE=DATE:").map(isoOf);
  const [summary = "", furtherSummary] = valuesOf("SUMMARY:");
  const isDoubled = (furtherStart ?? furtherEnd ?? furtherSummary) !== undefined;
  if (isDoubled || start === undefined || !isDate(start) || (last !== undefined && !isDate(last)))
    return undefined;
  const length = last === undefined ? 1 : daysUntil(start, last);
  return length > longestEvent ? undefined : holidaysOn(daysFrom(start, length), nameOfSummary(summary));
}

const isoOf = (digits: string): string => `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
