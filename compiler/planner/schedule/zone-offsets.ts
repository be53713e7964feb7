/**
 * How far a zone's clock is ahead, around days on which it is not put forward or back: there, a time on the wall and
 * an instant are one addition apart.
 *
 * Temporal knows every zone and takes its time; here it is asked once for each midnight. Near a change of the clock,
 * and where an offset is no whole minute, nothing is answered.
 */

import * as Instant from "temporal-polyfill/fns/Instant";
import * as ZonedDateTime from "temporal-polyfill/fns/ZonedDateTime";
import { dateOfEpochDay } from "../../values/calendar-date.ts";
import { timeOfMinutes } from "../../values/time.ts";

export const minutesOfDay = 1440;
const millisecondsOfDay = 86_400_000;

/** By zone and day, minutes ahead of UTC at that day's midnight in UTC; undefined where there is no such thing. */
const known = new Map<string, Map<number, number | undefined>>();

/**
 * The offset that holds for instants and for times on the wall from one day to another, in minutes.
 *
 * Both are days since 1970-01-01. A clock is a day ahead or behind at most: no change of it lies within that.
 */
export function offsetAround(timezone: string, fromDay: number, toDay: number): number | undefined {
  const offset = offsetOn(timezone, fromDay - 1);
  for (let day = fromDay; day <= toDay + 2; day++)
    if (offset === undefined || offsetOn(timezone, day) !== offset) return undefined;
  return offset;
}

function offsetOn(timezone: string, day: number): number | undefined {
  let days = known.get(timezone);
  if (days === undefined) {
    days = new Map();
    known.set(timezone, days);
  }
  if (!days.has(day)) days.set(day, askOffset(timezone, day));
  return days.get(day);
}

function askOffset(timezone: string, day: number): number | undefined {
  try {
    const midnight = Instant.fromEpochMilliseconds(day * millisecondsOfDay);
    const minutes = ZonedDateTime.offsetNanoseconds(Instant.toZonedDateTimeISO(midnight, timezone)) / 60e9;
    return Number.isInteger(minutes) ? minutes : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** `2027-03-01T10:00:00-07:00`, of minutes on the wall since 1970-01-01; undefined outside the range of years. */
export function instantText(wall: number, offset: number): string | undefined {
  const date = dateOfEpochDay(Math.floor(wall / minutesOfDay));
  return date && `${date}T${clockOf(wall)}:00${offset < 0 ? "-" : "+"}${clockOf(Math.abs(offset))}`;
}

/** `09:05`, of minutes since any midnight. */
export const clockOf = (minutes: number): string =>
  timeOfMinutes(((minutes % minutesOfDay) + minutesOfDay) % minutesOfDay);
