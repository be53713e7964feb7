/**
 * When tasks begin and end on the clock of the team's zone, within its working hours.
 *
 * Programs that schedule count a task in hours that are worked: a task of three days ends when the third day closes.
 * What a plan has outside the working hours is told as such, since a program would move it there.
 */

import type { WorkCalendar } from "../../../ir/ir.ts";
import type { PlannedAction } from "../../../planner/plan.ts";
import {
  createWorkingDays,
  minutesWorked,
  type Stretch,
  type WorkingDays,
} from "../../../planner/schedule/working-days.ts";
import { clockOf, inZone, isTimezone } from "../../../planner/schedule/zones.ts";
import { addDays } from "../../../values/calendar-date.ts";
import { minutesOfTime } from "../../../values/time.ts";

export interface WorkingTime {
  /** `2026-12-01T09:00:00`, on the wall of the calendar's zone. */
  readonly start: string;
  readonly finish: string;
  /** That are worked in between. */
  readonly minutes: number;
  readonly outsideHours: boolean;
}

/** The usual day: when the earliest begins and the latest ends, and how long the longest and a week are. */
export function usualHours({ hours }: WorkCalendar): {
  readonly opens: number;
  readonly closes: number;
  readonly perDay: number;
  readonly perWeek: number;
} {
  const days = createWorkingDays({ hours });
  // A week of any year that begins on Monday.
  const week = Array.from({ length: 7 }, (_, day) => days.stretchesOn(`2024-01-0${day + 1}`));
  const stretches = week.flat();
  const lengths = week.map((day) => day.reduce((sum, { from, to }) => sum + to - from, 0));
  if (stretches.length === 0) return { opens: 9 * 60, closes: 17 * 60, perDay: 8 * 60, perWeek: 40 * 60 };
  return {
    opens: Math.min(...stretches.map(({ from }) => from)),
    closes: Math.max(...stretches.map(({ to }) => to)),
    perDay: Math.max(...lengths),
    perWeek: lengths.reduce((sum, length) => sum + length, 0),
  };
}

/** What is told of actions by one calendar. */
export function createWorkingTimes(calendar: WorkCalendar): {
  timesOf(action: PlannedAction): WorkingTime;
  /** The minutes that are worked between two moments. */
  workedBetween(start: string, finish: string): number;
} {
  const days = createWorkingDays(calendar);
  const usual = usualHours(calendar);
  return { timesOf, workedBetween };

  function workedBetween(start: string, finish: string): number {
    const [from, to] = [start.slice(0, 10), finish.slice(0, 10)];
    const before = days.stretchesOn(from).map((stretch) => within(stretch, 0, minuteOf(start)));
    const after = days.stretchesOn(to).map((stretch) => within(stretch, minuteOf(finish), 1440));
    return [...before, ...after].reduce((left, minutes) => left - minutes, minutesWorked(days, from, to));
  }

  function timesOf(action: PlannedAction): WorkingTime {
    const { kind, date, until, time, work } = action;
    if (time !== undefined && kind !== "task" && isTimezone(calendar.timezone)) {
      const { date: day, from, to } = inZone(time, calendar.timezone);
      return {
        start: moment(day, from),
        finish: moment(day, to),
        minutes: to - from,
        outsideHours: !days.isWithinHours(day, from, to),
      };
    }
    const [first] = days.stretchesOn(date);
    const last = days.stretchesOn(date).at(-1);
    const outsideHours = first === undefined || last === undefined;
    if (kind === "task" || kind === "meeting") {
      if (outsideHours) return allDay(date, until ?? date);
      const end = until ?? date;
      const whole = minutesWorked(days, date, end);
      const onLastDay = work === undefined ? 0 : work - (whole - minutesWorked(days, end, end));
      if (work !== undefined && work < whole && onLastDay > 0)
        return {
          start: moment(date, first.from),
          finish: moment(end, afterWork(onLastDay, days.stretchesOn(end))),
          minutes: work,
          outsideHours: false,
        };
      return {
        start: moment(date, first.from),
        finish: closing(days, end),
        minutes: whole,
        outsideHours: false,
      };
    }
    // A milestone is reached by the end of its day; a message goes out at its beginning.
    const at = kind === "milestone" ? (last?.to ?? usual.closes) : (first?.from ?? usual.opens);
    return { start: moment(date, at), finish: moment(date, at), minutes: 0, outsideHours };
  }

  function allDay(from: string, to: string): WorkingTime {
    return {
      start: moment(from, usual.opens),
      finish: moment(to, usual.closes),
      minutes: Math.max(minutesWorked(days, from, to), usual.perDay),
      outsideHours: true,
    };
  }
}

/** The minutes of a stretch that lie between two. */
const within = (stretch: Stretch, from: number, to: number): number =>
  Math.max(0, Math.min(stretch.to, to) - Math.max(stretch.from, from));
const minuteOf = (moment: string): number => minutesOfTime(moment.slice(11, 16));

/** Minutes since midnight at which so much is done. */
function afterWork(minutes: number, stretches: readonly Stretch[]): number {
  let left = minutes;
  for (const { from, to } of stretches) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  return stretches.at(-1)?.to ?? 0;
}

/** When the last day up to this one that is worked ends. */
function closing(days: WorkingDays, date: string): string {
  let day = date;
  let stretches = days.stretchesOn(day);
  while (stretches.length === 0) {
    day = addDays(day, -1) ?? day;
    stretches = days.stretchesOn(day);
  }
  return moment(day, stretches.at(-1)?.to ?? 0);
}

/** Minutes past the end of a day are of the next one. */
export const moment = (date: string, minutes: number): string =>
  `${addDays(date, Math.floor(minutes / 1440)) ?? date}T${clockTime(minutes)}`;

/** `09:00:00`; midnight at the end of a day is `00:00:00`. */
export const clockTime = (minutes: number): string => `${clockOf(minutes)}:00`;
