/**
 * The days of something that recurs, before days off are looked at.
 *
 * The one idea: a series is a grid of days, `first + n · step`, and what counts is the part of it from the
 * window's start to its end. `on X` puts the grid on X, `after X` one step after it, otherwise it begins with the
 * window. The number of a day is its place in that part, so it stays when a day off falls away.
 */

import type { Schedule, Weekday } from "../../ir/ir.ts";
import { limits } from "../../limits.ts";
import { addDays, addMonths, epochDayOf, weekdayOf } from "../../values/calendar-date.ts";
import { rollTo } from "./working-days.ts";

export type Recurring = Extract<Schedule["base"], { readonly kind: "every" }>;

export interface Grid {
  /** The day that the grid is counted from, and whether that day itself is one of it. */
  readonly origin?: { readonly date: string; readonly included: boolean };
  readonly from: string;
  readonly to: string;
}

/** The days from `from` to `to`, both included; one more than the limit at most. */
export function recurringDays({ every, weekdays }: Recurring, grid: Grid): readonly string[] {
  const found: string[] = [];
  const count = Math.max(1, every.count);
  const steps =
    weekdays !== undefined && every.unit === "weeks"
      ? weeklySteps(count, weekdays, grid)
      : plainSteps(count, every.unit, grid);
  const wanted = new Set(weekdays);
  for (const step of steps) {
    // Of months and years: the first such weekday on or after the day. Of days: only days that are one.
    const fits = (day: string) => wanted.size === 0 || wanted.has(weekdayOf(day));
    const day = every.unit === "days" ? (fits(step) ? step : undefined) : rollTo(step, 1, fits);
    if (step > grid.to || found.length > limits.occurrences) break;
    if (day !== undefined && day >= grid.from && day <= grid.to && day !== found.at(-1)) found.push(day);
  }
  return found;
}

/** Of weekdays: the week of the first match is the first; only every `count`th week from it counts. */
function* weeklySteps(
  count: number,
  weekdays: readonly Weekday[],
  { origin, from }: Grid,
): Generator<string> {
  const earliest = origin === undefined ? from : origin.included ? origin.date : addDays(origin.date, 1);
  const first = earliest && rollTo(earliest, 1, (day) => weekdays.includes(weekdayOf(day)));
  const monday = first && addDays(first, 1 - weekdayOf(first));
  if (first === undefined || monday === undefined) return;
  const inWeek = [...new Set(weekdays)].sort();
  const skipped = Math.max(0, Math.floor((epochDayOf(from) - epochDayOf(monday)) / (7 * count)));
  for (let week = skipped; ; week++) {
    for (const weekday of inWeek) {
      const day = addDays(monday, week * 7 * count + weekday - 1);
      if (day === undefined) return;
      if (day >= first) yield day;
    }
  }
}

/** The longest step of one unit, in days. Nothing recurs more often than once a day. */
const longestDays: Readonly<Record<string, number>> = { weeks: 7, months: 31, years: 366 };

function* plainSteps(
  count: number,
  unit: Recurring["every"]["unit"],
  { origin, from }: Grid,
): Generator<string> {
  const start = origin?.date ?? from;
  const skippedFirst = origin?.included === false ? 1 : 0;
  const length = longestDays[unit] ?? 1;
  const passed = Math.floor((epochDayOf(from) - epochDayOf(start)) / (length * count));
  for (let n = Math.max(skippedFirst, passed); ; n++) {
    const day =
      unit === "months" || unit === "years"
        ? addMonths(start, n * count * (unit === "years" ? 12 : 1))
        : addDays(start, n * count * length);
    if (day === undefined) return;
    yield day;
  }
}

const weekdayCodes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

/** The rule of a series by days or weeks; all others are single events in calendars. */
export function seriesRule({ base }: Schedule): string | undefined {
  if (base.kind !== "every") return undefined;
  const { count, unit } = base.every;
  if (unit !== "days" && unit !== "weeks") return undefined;
  if (unit === "days" && base.weekdays !== undefined) return undefined;
  const byDay = base.weekdays?.map((weekday) => weekdayCodes[weekday - 1]).join(",");
  return [
    `FREQ=${unit === "days" ? "DAILY" : "WEEKLY"}`,
    `INTERVAL=${count}`,
    ...(byDay === undefined ? [] : [`BYDAY=${byDay}`, "WKST=MO"]),
  ].join(";");
}
