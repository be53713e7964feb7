/**
 * Puts one action on its day: rolls it off days off, after what it needs, and gives it its time.
 *
 * The one idea: a day has a *misfit*, a sentence that says why the action cannot be there, or none. What may move
 * moves to the nearest day without one; what may not gets a notice.
 */

import type { Action, Span } from "../../ir/ir.ts";
import { limits } from "../../limits.ts";
import { addDays } from "../../values/calendar-date.ts";
import { createPlanProblem } from "../problem.ts";
import { dayText, type Setting } from "../setting.ts";
import { titleOf } from "../words/language.ts";
import { english } from "../words/phrases/en.ts";
import type { Phrases } from "../words/phrases.ts";
import { endOf, type Occurrence, type Scheduled } from "./scheduled.ts";
import { isNoDate, lastDayOf } from "./spans.ts";
import { createWorkingDays, type Direction, rollTo, type WorkingDays } from "./working-days.ts";
import { clockOf, compareInstants, inZone, isTimezone, type Zoned, zonedTime } from "./zones.ts";

/** Minutes kept free for a meeting that has a time and no length. */
const usualMeeting = 60;

const daysOfWeek = 7;

function remembered<T>(answer: (date: string) => T): (date: string) => T {
  const known = new Map<string, T>();
  return (date) => {
    if (!known.has(date)) known.set(date, answer(date));
    return known.get(date) as T;
  };
}

/** Something that must be over before: an action of the same play. */
export interface Needed {
  readonly action: Action;
  readonly scheduled: Scheduled;
}

export interface Placing {
  readonly action: Action;
  readonly play: string;
  readonly needs: readonly Needed[];
  /** The wall-clock time, where there is one. */
  readonly at: string | undefined;
  readonly timezone: string;
  /** A meeting outside the team's hours goes to a day on which they work at that time, if there is one. */
  readonly movesToHours: boolean;
}

export interface Placement {
  /** Why the action cannot be on this day; in the plan's language. */
  misfit(date: string): string | undefined;
  /** What it needs, and is not over by then. */
  tooEarlyFor(
    date: string,
  ): { readonly title: string; readonly date: string; readonly name: string } | undefined;
  /**
   * The nearest day that fits; reports and gives undefined where there is none. Where no day has the team's hours at
   * that time, whoever wrote the time meant it.
   */
  roll(date: string, direction: Direction, alsoAfterNeeds: boolean): string | undefined;
  /** What is to be told of a meeting on a day of ours at an hour that is not. */
  outsideOwnHours(date: string): string | undefined;
  /** The action on that day, with time, last day and notices; `nominal` is the day before it was moved. */
  settle(date: string, nominal: string, reasons: readonly string[], number?: number): Occurrence;
}

/** Why a day does not fit. */
interface Misfit {
  readonly words: (phrases: Phrases) => string;
  /** Which day it is for whom it does not suit, where their clock shows another one. */
  readonly there?: { readonly day: string; readonly timezone: string };
}

export function createPlacement(placing: Placing, setting: Setting): Placement {
  const { action, play, at, timezone, needs, movesToHours } = placing;
  const { ours, theirs, phrases, customerTimezone } = setting;
  const minutes = action.when.duration ?? (action.kind === "meeting" && at !== undefined ? usualMeeting : 0);
  const withCustomer =
    action.kind === "meeting" &&
    action.invite.some(
      (name) => setting.playbook.roles.find((role) => role.name === name)?.from === "customer",
    );
  const note = (message: string) => setting.note({ play, action: action.name, message });
  // Each day is asked for several times, and zones are slow.
  const zoned = remembered((date) => (at === undefined ? undefined : zonedTime(date, at, minutes, timezone)));

  /** When a meeting is on the team's clock. */
  const onOurClock = remembered((date) => {
    const time = action.kind === "meeting" && isTimezone(setting.timezone) ? zoned(date)?.time : undefined;
    return time && inZone(time, setting.timezone);
  });
  /** Whether any day has the team's hours at that time; asked before each day is looked at in its zone. */
  const isWorkedAt = (date: string): boolean => {
    const here = onOurClock(date);
    const week = Array.from({ length: 2 * daysOfWeek + 1 }, (_, n) => addDays(date, n - daysOfWeek) ?? date);
    return here !== undefined && week.some((day) => ours.isWithinHours(day, here.from, here.to));
  };
  const outsideOwnHours = remembered((date): string | undefined => {
    const here = onOurClock(date);
    if (here === undefined) return undefined;
    return ours.isWorkingDay(here.date) && !ours.isWithinHours(here.date, here.from, here.to)
      ? phrases.notices.outsideOwnHours(clockAgainst(ours, here), setting.timezone)
      : undefined;
  });
  const misfitOf = (date: string): Misfit | undefined => {
    // A clock that skips a whole day takes what is on it to the next.
    const off = [date, zoned(date)?.date ?? date].find((day) => !ours.isWorkingDay(day));
    if (off !== undefined) return { words: ({ reasons }) => reasons.dayOff(ours.holidayName(off)) };
    // Monday morning with a customer in Auckland is Sunday in Denver.
    const here = onOurClock(date)?.date ?? date;
    if (!ours.isWorkingDay(here))
      return {
        words: ({ reasons }) => reasons.dayOff(ours.holidayName(here)),
        there: { day: here, timezone: setting.timezone },
      };
    if (!withCustomer || theirs === undefined) return undefined;
    const time = zoned(date)?.time;
    const zone = customerTimezone ?? timezone;
    const there = time && inZone(time, zone);
    const day = there?.date ?? date;
    if (!theirs.isWorkingDay(day))
      return {
        words: ({ reasons }) => reasons.customerDayOff,
        ...(day === date ? {} : { there: { day, timezone: zone } }),
      };
    return there === undefined || theirs.isWithinHours(there.date, there.from, there.to)
      ? undefined
      : { words: ({ reasons }) => reasons.outsideCustomerHours(clockAgainst(theirs, there), zone) };
  };
  const misfit = (date: string): string | undefined => {
    const found = misfitOf(date);
    const words = found?.words(phrases);
    if (found?.there === undefined || words === undefined) return words;
    const { day, timezone: zone } = found.there;
    return phrases.reasons.elsewhere(dayText(day, setting.locale), zone, words);
  };

  const ends = needs.flatMap(({ action: needed, scheduled }) => {
    const last = scheduled.kind === "dated" ? scheduled.occurrences.at(-1) : undefined;
    return last === undefined
      ? []
      : [{ ...endOf(last), name: needed.name, title: titleOf(needed, setting.chain) }];
  });
  const tooEarlyFor: Placement["tooEarlyFor"] = (date) =>
    ends.find((end) => {
      // Two clocks may show different days at once.
      const own = end.time && zoned(date)?.time;
      return end.time !== undefined && own !== undefined
        ? compareInstants(own.startInstant, end.time.endInstant) < 0
        : date < end.date;
    });

  return {
    misfit: (date) => misfit(date) ?? (movesToHours ? outsideOwnHours(date) : undefined),
    tooEarlyFor,
    outsideOwnHours,
    roll(date, direction, alsoAfterNeeds) {
      const fits = (day: string) =>
        misfit(day) === undefined && !(alsoAfterNeeds && tooEarlyFor(day) !== undefined);
      const plain = rollTo(date, direction, fits);
      const hasHours = (day: string) => fits(day) && outsideOwnHours(day) === undefined;
      // A week has every weekday; farther away only the clocks of two zones would differ.
      const found =
        (plain && movesToHours && isWorkedAt(plain)
          ? rollTo(plain, direction, hasHours, daysOfWeek)
          : undefined) ?? plain;
      if (found === undefined) reportNoDay(date, direction);
      return found;
    },
    settle(date, nominal, reasons, number) {
      const zone = zoned(date);
      const day = zone?.date ?? date;
      if (zone !== undefined) noteClock(date, zone);
      noteChannel(day, zone);
      const until = action.kind === "task" && action.takes ? lastDay(day, action.takes) : undefined;
      return {
        date: day,
        ...(day === nominal ? {} : { nominal }),
        reasons:
          zone !== undefined && action.when.duration === undefined && minutes > 0
            ? [...reasons, phrases.reasons.noLength(minutes)]
            : reasons,
        ...(number === undefined ? {} : { number }),
        ...(until === undefined || until === day ? {} : { until }),
        ...(zone === undefined ? {} : { time: zone.time }),
      };
    },
  };

  function lastDay(day: string, takes: Span): string | undefined {
    const last = lastDayOf(day, takes, ours);
    if (!isNoDate(last)) return last;
    if (last === "no working day") reportNoDay(day, 1);
    else
      setting.report(
        createPlanProblem(
          "date-out-of-range",
          { action: action.name },
          { play, action: action.name, at: action.at },
        ),
      );
    return undefined;
  }

  function noteClock(meant: string, { date, time, clockChange }: Zoned): void {
    if (at === undefined) return;
    const day = dayText(meant, setting.locale);
    if (clockChange === "skipped") {
      // A clock that skips midnight, or a whole day, puts it on the next.
      const clock = date === meant ? time.start : `${dayText(date, setting.locale)}, ${time.start}`;
      note(phrases.notices.clockSkipped(at, timezone, day, clock));
    }
    if (clockChange === "doubled") note(phrases.notices.clockDoubled(at, timezone, day));
  }

  /** A message on a day or at a time at which its channel is closed. */
  function noteChannel(day: string, zone: Zoned | undefined): void {
    if (action.kind !== "message" || !isTimezone(setting.timezone)) return;
    const channel = setting.playbook.channels.find(({ name }) => name === action.channel);
    if (channel?.hours === undefined) return;
    const open = createWorkingDays({ hours: channel.hours });
    const here = zone && inZone(zone.time, setting.timezone);
    const isOpen =
      here === undefined ? open.isWorkingDay(day) : open.isWithinHours(here.date, here.from, here.to);
    if (isOpen) return;
    const closed = dayText(here?.date ?? day, setting.locale);
    note(phrases.notices.channelClosed(titleOf(channel, setting.chain), closed, here && clockOf(here.from)));
  }

  /** Told with what most days have against them: the first may be a holiday, and all the others outside the hours. */
  function reportNoDay(date: string, direction: Direction): void {
    const days = Array.from({ length: limits.rollDays + 1 }, (_, n) => addDays(date, n * direction) ?? date);
    // Problems are in English, whoever the plan is for.
    const byReason = [...Map.groupBy(days, (day) => misfitOf(day)?.words(english))];
    const [reason] = byReason.sort(([, left], [, right]) => right.length - left.length)[0] ?? [];
    setting.report(
      createPlanProblem(
        "no-working-day",
        { action: action.name, date, days: limits.rollDays, ...(reason && { reason }) },
        { play, action: action.name, at: action.at },
      ),
    );
  }
}

/** When something begins; where that is within the hours, and its end is not, to when it goes on as well. */
function clockAgainst(
  hours: WorkingDays,
  { date, from, to }: { date: string; from: number; to: number },
): string {
  return hours.isWithinHours(date, from, from + 1) ? `${clockOf(from)} – ${clockOf(to)}` : clockOf(from);
}
