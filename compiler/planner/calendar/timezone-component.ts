/**
 * VTIMEZONE: when the clock of a zone changes, written as yearly rules.
 *
 * The one idea: ask Temporal for the changes around the events, and find the rule behind them, such as "the
 * second Sunday of March". A rule is used only if it gives every change of every year looked at; a zone whose
 * changes follow no rule (or that has changed its mind in those years) gets one entry a change.
 */

import * as Calendar from "temporal-polyfill/fns/Calendar";
import * as Instant from "temporal-polyfill/fns/Instant";
import * as PlainDateTime from "temporal-polyfill/fns/PlainDateTime";
import * as PlainTime from "temporal-polyfill/fns/PlainTime";
import * as ZonedDateTime from "temporal-polyfill/fns/ZonedDateTime";
import { contentLine } from "./content-line.ts";

interface Change {
  /** Wall clock before the change. */
  readonly local: PlainDateTime.Record;
  readonly from: number;
  readonly to: number;
}

/** Years after the last event in which a rule must still hold to count as one. */
const yearsAhead = 4;

/** The lines of a zone for events between two instants. */
export function timezoneComponent(timezone: string, first: string, last: string): string {
  const start = Instant.toZonedDateTimeISO(Instant.fromString(first), timezone);
  const end = Instant.toZonedDateTimeISO(Instant.fromString(last), timezone);
  // Temporal looks for changes for milliseconds, and calendars of many plans ask for the same few.
  const key = [timezone, start.year, end.year, offsetSeconds(start)].join(" ");
  const known = made.get(key);
  if (known !== undefined) return known;
  const lines = madeAnew(timezone, start, end);
  if (made.size >= mostKept) made.clear();
  made.set(key, lines);
  return lines;
}

const made = new Map<string, string>();
const mostKept = 500;

function madeAnew(timezone: string, start: ZonedDateTime.Record, end: ZonedDateTime.Record): string {
  const firstYear = start.year - 1;
  const changes = changesBetween(timezone, firstYear, end.year + yearsAhead);
  const groups = Map.groupBy(changes, ({ from, to }) => `${from} ${to}`);
  const rules = [...groups.values()].map((group) => ({
    first: group[0] as Change,
    rule: yearlyRule(group, firstYear, end.year + yearsAhead),
  }));
  const observances =
    rules.length > 0 && rules.every(({ rule }) => rule !== undefined)
      ? rules.map(({ first: change, rule }) => observance(change, rule))
      : explicit(
          timezone,
          start,
          changes.filter(({ local }) => local.year <= end.year + 1),
        );
  return [
    "BEGIN:VTIMEZONE\r\n",
    contentLine("TZID", { text: timezone }),
    ...observances,
    "END:VTIMEZONE\r\n",
  ].join("");
}

/** What holds before the first event, and every change after it. */
function explicit(
  timezone: string,
  start: ZonedDateTime.Record,
  changes: readonly Change[],
): readonly string[] {
  const [firstChange] = changes;
  const before = firstChange?.from ?? offsetSeconds(start);
  const since = ZonedDateTime.toPlainDateTime(newYear(start.year - 1, timezone));
  const base: Change = { local: since, from: before, to: before };
  return [base, ...changes].map((change) => observance(change, undefined));
}

function changesBetween(timezone: string, firstYear: number, lastYear: number): readonly Change[] {
  const changes: Change[] = [];
  let moment: ZonedDateTime.Record | null = newYear(firstYear, timezone);
  for (;;) {
    moment = ZonedDateTime.getTimeZoneTransition(moment, "next");
    if (moment === null || moment.year > lastYear) return changes;
    const before: ZonedDateTime.Record = ZonedDateTime.subtractNanoseconds(moment, 1);
    const [from, to] = [offsetSeconds(before), offsetSeconds(moment)];
    // The clock before the change, read at the change itself.
    const local = PlainDateTime.addSeconds(ZonedDateTime.toPlainDateTime(moment), from - to);
    if (from !== to && local.year <= lastYear) changes.push({ local, from, to });
  }
}

/** Read from a text: to make one of numbers goes through what others have added to every object. */
function newYear(year: number, timezone: string): ZonedDateTime.Record {
  const wall = `${String(year).padStart(4, "0")}-01-01T00:00`;
  return PlainDateTime.toZonedDateTime(PlainDateTime.fromString(wall, Calendar.getISO), timezone);
}

/** The rule that gives exactly these changes, once in every year; undefined where there is none. */
function yearlyRule(group: readonly Change[], firstYear: number, lastYear: number): string | undefined {
  const first = (group[0] as Change).local;
  const weekday = PlainDateTime.dayOfWeek(first);
  const yearly =
    group.length === lastYear - firstYear + 1 &&
    group.every(
      ({ local }, index) =>
        local.year === firstYear + index &&
        local.month === first.month &&
        PlainDateTime.dayOfWeek(local) === weekday &&
        PlainTime.equals(PlainDateTime.toPlainTime(local), PlainDateTime.toPlainTime(first)),
    );
  if (!yearly) return undefined;
  const day = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][weekday - 1] as string;
  const days = group.map(({ local }) => local.day);
  const rule = (part: string) => `FREQ=YEARLY;BYMONTH=${first.month};${part}`;
  if (group.every(({ local }) => local.day > PlainDateTime.daysInMonth(local) - 7))
    return rule(`BYDAY=-1${day}`);
  const ordinals = new Set(days.map((each) => Math.ceil(each / 7)));
  if (ordinals.size === 1) return rule(`BYDAY=${[...ordinals][0]}${day}`);
  // "The Sunday on or after the 2nd": a week of days that holds one such weekday.
  const earliest = Math.min(...days);
  if (Math.max(...days) > earliest + 6 || earliest + 6 > 28) return undefined;
  const week = Array.from({ length: 7 }, (_, index) => earliest + index).join(",");
  return days.length > 6 ? rule(`BYMONTHDAY=${week};BYDAY=${day}`) : undefined;
}

function observance({ local, from, to }: Change, rule: string | undefined): string {
  const kind = to > from ? "DAYLIGHT" : "STANDARD";
  return [
    `BEGIN:${kind}\r\n`,
    contentLine("DTSTART", PlainDateTime.toString(local, { smallestUnit: "second" }).replace(/[-:]/g, "")),
    ...(rule === undefined ? [] : [contentLine("RRULE", rule)]),
    contentLine("TZOFFSETFROM", offsetText(from)),
    contentLine("TZOFFSETTO", offsetText(to)),
    `END:${kind}\r\n`,
  ].join("");
}

const offsetSeconds = (moment: ZonedDateTime.Record) =>
  Math.round(ZonedDateTime.offsetNanoseconds(moment) / 1e9);

/** `-0700`, with seconds only where a zone has them. */
function offsetText(seconds: number): string {
  const total = Math.abs(seconds);
  const two = (n: number) => String(Math.floor(n)).padStart(2, "0");
  const rest = total % 60 === 0 ? "" : two(total % 60);
  return `${seconds < 0 ? "-" : "+"}${two(total / 3600)}${two((total % 3600) / 60)}${rest}`;
}
