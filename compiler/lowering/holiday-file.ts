/**
 * Days off from a calendar file.
 *
 * A file counts by its all-day events; what has a time of day is no day off. An event that repeats every year is
 * written out up to a fixed year, so that a plan never depends on when it is made. Loaded only for a file that
 * plain-holiday-file.ts does not read: the library behind it is as large as half of the compiler.
 */

import ICAL from "ical.js";
import { limits } from "../limits.ts";
import { isDate } from "../values/calendar-date.ts";
import {
  daysFrom,
  daysUntil,
  type Holiday,
  type HolidayFile,
  holidaysOn,
  longestEvent,
  nameOfSummary,
  textOf,
} from "./holiday.ts";
import { type RecurrenceRule, yearlyDays } from "./yearly-days.ts";

/** As RFC 7265 writes calendars in JSON. */
type Property = readonly [name: string, parameters: unknown, type: string, ...values: unknown[]];
type Component = readonly [name: string, properties: readonly Property[], parts: readonly Component[]];

/** The last year that a day off which repeats is written out for. */
export const lastHolidayYear = 2045;

/** Reads an iCalendar file. */
export function readHolidays(bytes: Uint8Array): HolidayFile {
  const text = textOf(bytes);
  if (typeof text !== "string") return text;
  const events = parseEvents(text);
  if (events === undefined) return { problem: "is not a calendar" };
  const holidays: Holiday[] = [];
  for (const event of events) {
    const days = daysOf(event, events);
    if ("problem" in days) return days;
    holidays.push(...holidaysOn(days.dates, summaryOf(event)));
    if (holidays.length > limits.holidays) return { problem: `has more than ${limits.holidays} days off` };
  }
  return holidays.length > 0 ? { holidays } : { problem: "has no all-day entry" };
}

function parseEvents(text: string): readonly Component[] | undefined {
  try {
    const parsed = ICAL.parse(text) as Component | readonly Component[];
    const calendars = isComponent(parsed) ? [parsed] : parsed;
    if (calendars.length === 0 || calendars.some(([name]) => name !== "vcalendar")) return undefined;
    return calendars.flatMap(([, , parts]) => parts.filter(([name]) => name === "vevent"));
  } catch {
    return undefined;
  }
}

const isComponent = (parsed: Component | readonly Component[]): parsed is Component =>
  typeof parsed[0] === "string";

/** Every day of an event and of its repetitions; none of what is cancelled or has a time. */
function daysOf(
  event: Component,
  events: readonly Component[],
): { readonly dates: readonly string[] } | { readonly problem: string } {
  const [start] = datesOf(event, "dtstart");
  if (start === undefined || wordsOf(event, "status").toUpperCase() === "CANCELLED") return { dates: [] };
  const named = summaryOf(event) || wordsOf(event, "uid") || start;
  if (!isDate(start)) return { problem: `has an entry on a day that does not exist, \`${named}\`` };
  const rules = propertiesOf(event, "rrule");
  const rule = rules[0]?.[3] as RecurrenceRule | undefined;
  const repeated = rule === undefined ? [start] : yearlyDays(start, rule, lastHolidayYear);
  if (repeated === undefined || rules.length > 1)
    return { problem: `repeats \`${named}\` in a way that is not read: only days that come every year are` };
  const moved = replacedDates(event, events);
  const excepted = new Set([...datesOf(event, "exdate"), ...moved]);
  const first = [...repeated, ...datesOf(event, "rdate").filter(isDate)].filter((day) => !excepted.has(day));
  const length = lengthOf(event, start);
  if (length > longestEvent) return { problem: `has an entry of ${length} days, \`${named}\`` };
  return { dates: first.flatMap((day) => daysFrom(day, length)) };
}

/** In days; the end is the day after the last. */
function lengthOf(event: Component, start: string): number {
  const [end] = datesOf(event, "dtend");
  if (end !== undefined && isDate(end)) return daysUntil(start, end);
  const [, weeks, days] = /^P(?:([0-9]+)W|([0-9]+)D)$/.exec(wordsOf(event, "duration")) ?? [];
  return Math.max(1, Number(weeks ?? 0) * 7 + Number(days ?? 0));
}

/** Days of a repeated event that another entry puts elsewhere. */
function replacedDates(event: Component, events: readonly Component[]): readonly string[] {
  const uid = wordsOf(event, "uid");
  if (uid === "" || propertiesOf(event, "recurrence-id").length > 0) return [];
  return events
    .filter((other) => wordsOf(other, "uid") === uid)
    .flatMap((other) => datesOf(other, "recurrence-id"));
}

const propertiesOf = ([, properties]: Component, wanted: string): readonly Property[] =>
  properties.filter(([name]) => name === wanted);

/** The values of a property that are days without a time, as they are written. */
const datesOf = (event: Component, name: string): readonly string[] =>
  propertiesOf(event, name).flatMap(([, , type, ...values]) => (type === "date" ? values.map(String) : []));

function wordsOf(event: Component, name: string): string {
  const value = propertiesOf(event, name)[0]?.[3];
  return typeof value === "string" ? value : "";
}

const summaryOf = (event: Component): string => nameOfSummary(wordsOf(event, "summary"));
