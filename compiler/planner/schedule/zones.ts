/**
 * From the clock on the wall to an instant.
 *
 * Clock changes are read as RFC 5545 does: a time that the clock skips counts with the offset before the gap,
 * a time that comes twice is the first. Temporal calls that "compatible". Both earn a notice, because whoever
 * wrote the time did not see it coming.
 */

import * as Calendar from "temporal-polyfill/fns/Calendar";
import * as Instant from "temporal-polyfill/fns/Instant";
import * as PlainDate from "temporal-polyfill/fns/PlainDate";
import * as PlainDateTime from "temporal-polyfill/fns/PlainDateTime";
import * as PlainTime from "temporal-polyfill/fns/PlainTime";
import * as ZonedDateTime from "temporal-polyfill/fns/ZonedDateTime";
import { dateOfEpochDay, epochDayOf, isDate } from "../../values/calendar-date.ts";
import { isTime, minutesOfTime } from "../../values/time.ts";
import type { PlannedAction } from "../plan.ts";
import { clockOf, instantText, minutesOfDay, offsetAround } from "./zone-offsets.ts";

export { clockOf } from "./zone-offsets.ts";

export type PlannedTime = NonNullable<PlannedAction["time"]>;
export interface Zoned {
  /** The day on which it starts: the next one, where a gap swallows the end of a day. */
  readonly date: string;
  readonly time: PlannedTime;
  readonly clockChange?: "skipped" | "doubled";
}

/** `minutes` from `at` on, on a day in a zone; undefined where the zone or the date is none. */
export const zonedTime = (date: string, at: string, minutes: number, timezone: string): Zoned | undefined =>
  steadyTime(date, at, minutes, timezone) ?? anyTime(date, at, minutes, timezone);

/** Where no clock changes near it; undefined elsewhere, and for what is not written as all else here. */
function steadyTime(date: string, at: string, minutes: number, timezone: string): Zoned | undefined {
  if (!isDate(date) || !isTime(at) || !Number.isInteger(minutes) || minutes < 0) return undefined;
  const start = epochDayOf(date) * minutesOfDay + minutesOfTime(at);
  const end = start + minutes;
  const offset = offsetAround(timezone, Math.floor(start / minutesOfDay), Math.floor(end / minutesOfDay));
  if (offset === undefined) return undefined;
  const [startInstant, endInstant] = [instantText(start, offset), instantText(end, offset)];
  if (startInstant === undefined || endInstant === undefined) return undefined;
  return { date, time: { start: at, end: clockOf(end), timezone, startInstant, endInstant } };
}

function anyTime(date: string, at: string, minutes: number, timezone: string): Zoned | undefined {
  try {
    const wall = PlainDateTime.fromString(`${date}T${at}`, Calendar.getISO);
    const start = PlainDateTime.toZonedDateTime(wall, timezone, { disambiguation: "compatible" });
    const end = ZonedDateTime.addMinutes(start, minutes);
    const skipped = !PlainDateTime.equals(ZonedDateTime.toPlainDateTime(start), wall);
    const doubled = isDoubled(start);
    return {
      date: dateOf(start),
      time: {
        start: clock(start),
        end: clock(end),
        timezone,
        startInstant: instant(start),
        endInstant: instant(end),
        ...(doubled || isDoubled(end) ? { ambiguous: true } : {}),
      },
      ...(skipped ? { clockChange: "skipped" } : doubled ? { clockChange: "doubled" } : {}),
    };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The same instants on the wall of another zone: the day and minutes since its midnight. */
export const inZone = (time: PlannedTime, timezone: string): OnTheWall =>
  steadyInZone(time, timezone) ?? anyInZone(time, timezone);

interface OnTheWall {
  readonly date: string;
  readonly from: number;
  readonly to: number;
}

function steadyInZone({ startInstant, endInstant }: PlannedTime, timezone: string): OnTheWall | undefined {
  const [start, end] = [minutesOfInstant(startInstant), minutesOfInstant(endInstant)];
  if (start === undefined || end === undefined || start > end) return undefined;
  const offset = offsetAround(timezone, Math.floor(start / minutesOfDay), Math.floor(end / minutesOfDay));
  if (offset === undefined) return undefined;
  const day = Math.floor((start + offset) / minutesOfDay);
  const date = dateOfEpochDay(day);
  const midnight = day * minutesOfDay - offset;
  return date === undefined ? undefined : { date, from: start - midnight, to: end - midnight };
}

/** Since 1970-01-01T00:00Z, of an instant as plans have them: undefined for every other spelling. */
function minutesOfInstant(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:00[+-]\d\d:\d\d$/.test(text)) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 60_000;
}

function anyInZone(time: PlannedTime, timezone: string): OnTheWall {
  const [start, end] = [time.startInstant, time.endInstant].map((text) =>
    Instant.toZonedDateTimeISO(Instant.fromString(text), timezone),
  ) as [ZonedDateTime.Record, ZonedDateTime.Record];
  const days = PlainDate.diffDays(ZonedDateTime.toPlainDate(start), ZonedDateTime.toPlainDate(end));
  return {
    date: dateOf(start),
    from: start.hour * 60 + start.minute,
    to: days * 1440 + end.hour * 60 + end.minute,
  };
}

/** By name: a plan asks again and again for the same few. */
const timezones = new Map<string, boolean>();

export function isTimezone(name: string): boolean {
  const known = timezones.get(name) ?? askTimezone(name);
  timezones.set(name, known);
  return known;
}

function askTimezone(name: string): boolean {
  try {
    return Instant.toZonedDateTimeISO(Instant.fromEpochMilliseconds(0), name).timeZoneId !== "";
  } catch {
    return false;
  }
}

/** The day of an action for the team: of a meeting, the one on the clock of their zone. */
export const teamDay = (
  { kind, date, time }: Pick<PlannedAction, "kind" | "date" | "time">,
  timezone: string,
): string =>
  kind === "meeting" && time !== undefined && isTimezone(timezone) ? inZone(time, timezone).date : date;

/** Negative, 0 or positive. */
export function compareInstants(left: string, right: string): number {
  const [first, second] = [minutesOfInstant(left), minutesOfInstant(right)];
  return first === undefined || second === undefined
    ? Instant.compare(Instant.fromString(left), Instant.fromString(right))
    : Math.sign(first - second);
}

export const minutesBetween = (start: string, end: string): number =>
  Instant.diffMinutes(Instant.fromString(start), Instant.fromString(end));

/** ISO 8601: 2027-01-01 lies in `2026-W53`. */
export function isoWeekOf(date: string): string {
  const day = PlainDate.fromString(date, Calendar.getISO);
  return `${PlainDate.yearOfWeek(day)}-W${String(PlainDate.weekOfYear(day)).padStart(2, "0")}`;
}

/** Whether the clock on the wall shows this moment's time twice. */
function isDoubled(moment: ZonedDateTime.Record): boolean {
  const wall = ZonedDateTime.toPlainDateTime(moment);
  const [earlier, later] = (["earlier", "later"] as const).map((disambiguation) =>
    PlainDateTime.toZonedDateTime(wall, moment.timeZoneId, { disambiguation }),
  );
  return earlier?.epochNanoseconds !== later?.epochNanoseconds;
}

const dateOf = (moment: ZonedDateTime.Record) => PlainDate.toString(ZonedDateTime.toPlainDate(moment));
const clock = (moment: ZonedDateTime.Record) =>
  PlainTime.toString(ZonedDateTime.toPlainTime(moment), { smallestUnit: "minute" });
const instant = (moment: ZonedDateTime.Record) =>
  ZonedDateTime.toString(moment, { timeZoneName: "never", smallestUnit: "second" });
