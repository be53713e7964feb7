/**
 * From the clock on the wall to an instant.
 *
 * Clock changes are read as RFC 5545 does: a time that the clock skips counts with the offset before the gap,
 * a time that comes twice is the first. Temporal calls that "compatible". Both earn a notice, because whoever
 * wrote the time did not see it coming.
 */

import { Temporal } from "temporal-polyfill";
import { dateOfEpochDay, epochDayOf, isDate } from "../values/calendar-date.ts";
import { isTime, minutesOfTime } from "../values/time.ts";
import type { PlannedAction } from "./plan.ts";
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
    const wall = Temporal.PlainDateTime.from(`${date}T${at}`);
    const start = wall.toZonedDateTime(timezone, { disambiguation: "compatible" });
    const end = start.add({ minutes });
    const skipped = !start.toPlainDateTime().equals(wall);
    const doubled = isDoubled(start);
    return {
      date: start.toPlainDate().toString(),
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
  const start = Temporal.Instant.from(time.startInstant).toZonedDateTimeISO(timezone);
  const end = Temporal.Instant.from(time.endInstant).toZonedDateTimeISO(timezone);
  const days = start.toPlainDate().until(end.toPlainDate()).days;
  return {
    date: start.toPlainDate().toString(),
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
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId !== "";
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
    ? Temporal.Instant.compare(Temporal.Instant.from(left), Temporal.Instant.from(right))
    : Math.sign(first - second);
}

export const minutesBetween = (start: string, end: string): number =>
  Temporal.Instant.from(start).until(Temporal.Instant.from(end)).total("minutes");

/** ISO 8601: 2027-01-01 lies in `2026-W53`. */
export function isoWeekOf(date: string): string {
  const { yearOfWeek = 0, weekOfYear = 0 } = Temporal.PlainDate.from(date);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, "0")}`;
}

/** Whether the clock on the wall shows this moment's time twice. */
function isDoubled(moment: Temporal.ZonedDateTime): boolean {
  const wall = moment.toPlainDateTime();
  const [earlier, later] = (["earlier", "later"] as const).map((disambiguation) =>
    wall.toZonedDateTime(moment.timeZoneId, { disambiguation }),
  );
  return earlier?.epochNanoseconds !== later?.epochNanoseconds;
}

const clock = (moment: Temporal.ZonedDateTime) => moment.toPlainTime().toString({ smallestUnit: "minute" });
const instant = (moment: Temporal.ZonedDateTime) =>
  moment.toString({ timeZoneName: "never", smallestUnit: "second" });
