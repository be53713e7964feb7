/**
 * From the clock on the wall to an instant.
 *
 * Clock changes are read as RFC 5545 does: a time that the clock skips counts with the offset before the gap,
 * a time that comes twice is the first. Temporal calls that "compatible". Both earn a notice, because whoever
 * wrote the time did not see it coming.
 */

import { Temporal } from "temporal-polyfill";
import type { PlannedAction } from "./plan.ts";

export type PlannedTime = NonNullable<PlannedAction["time"]>;
export interface Zoned {
  /** The day on which it starts: the next one, where a gap swallows the end of a day. */
  readonly date: string;
  readonly time: PlannedTime;
  readonly clockChange?: "skipped" | "doubled";
}

/** `minutes` from `at` on, on a day in a zone; undefined where the zone or the date is none. */
export function zonedTime(date: string, at: string, minutes: number, timezone: string): Zoned | undefined {
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
export function inZone(time: PlannedTime, timezone: string): { date: string; from: number; to: number } {
  const start = Temporal.Instant.from(time.startInstant).toZonedDateTimeISO(timezone);
  const end = Temporal.Instant.from(time.endInstant).toZonedDateTimeISO(timezone);
  const days = start.toPlainDate().until(end.toPlainDate()).days;
  return {
    date: start.toPlainDate().toString(),
    from: start.hour * 60 + start.minute,
    to: days * 1440 + end.hour * 60 + end.minute,
  };
}

export const clockOf = (minutes: number): string => {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
};

export function isTimezone(name: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId !== "";
  } catch {
    return false;
  }
}

/** Negative, 0 or positive. */
export const compareInstants = (left: string, right: string): number =>
  Temporal.Instant.compare(Temporal.Instant.from(left), Temporal.Instant.from(right));

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
