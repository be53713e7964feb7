/**
 * The days of an action that recurs: the days of its grid, without those on which it cannot be.
 *
 * What recurs weekly or more often is skipped on a day off, what recurs less often is moved, an anniversary
 * stays; `on day off` says otherwise.
 */

import type { Action } from "../../ir/ir.ts";
import { limits } from "../../limits.ts";
import { addMonths } from "../../values/calendar-date.ts";
import { dayText, listDays, type Setting } from "../setting.ts";
import { formatWeekday } from "../words/format-value.ts";
import type { Recurring as RecurringWords } from "../words/phrases.ts";
import { type PlaySchedule, resolveAnchor, resolveWindow, zoneOf } from "./anchors.ts";
import { createPlacement, type Placing } from "./placement.ts";
import { type Grid, type Recurring, recurringDays, seriesRule } from "./recurrence.ts";
import type { DatedSeries, Moment, Occurrence, Scheduled, Waiting } from "./scheduled.ts";
import { zonedTime } from "./zones.ts";

export function scheduleRecurring(
  action: Action,
  base: Recurring,
  needs: Placing["needs"],
  schedule: PlaySchedule,
  setting: Setting,
): Scheduled {
  const { phrases, locale } = setting;
  const play = schedule.play.name;
  const note = (message: string) => setting.note({ play, action: action.name, message });
  const span = resolveSpan(action, base, schedule, setting);
  if ("for" in span) return span;
  const { origin, from, to } = span;
  const grid: Grid = {
    from: from.date,
    to: to.date,
    ...(origin && { origin: { date: origin.date, included: base.on !== undefined } }),
  };
  const all = recurringDays(base, grid);
  // What comes more often is cut, as what has no end is.
  const days = all.slice(0, limits.occurrences);
  const last = days.at(-1);
  if (all.length > days.length && last !== undefined)
    note(phrases.notices.tooOften(limits.occurrences, dayText(last, locale)));

  const timezone = zoneOf(action, schedule.play, setting);
  const anniversary = base.every.unit === "years" && base.on !== undefined;
  const short = base.every.unit !== "months" && base.every.unit !== "years";
  const onDayOff = action.when.onDayOff ?? (anniversary ? "stay" : short ? "skip" : "move");
  const { at } = action.when;
  // What is skipped or stays on days off has a weekday or a day that was chosen with its time.
  const movesToHours = onDayOff === "move";
  const placement = createPlacement({ action, play, needs, at, timezone, movesToHours }, setting);
  const numbered = days
    .map((day, index) => ({ day, number: index + 1 }))
    .filter(({ day }) => placement.tooEarlyFor(day) === undefined);
  if (numbered.length === 0) noteAbsence();

  const every = phrases.span(base.every.count, base.every.unit);
  const occurrences: Occurrence[] = [];
  const skipped: string[] = [];
  /** What is told of days, by its words without them. */
  const told = new Map<string, { readonly words: (days: string) => string; readonly days: Set<string> }>();
  let asRuled = true;
  for (const { day, number } of numbered) {
    const misfit = placement.misfit(day);
    let date: string | undefined = day;
    if (misfit !== undefined && onDayOff === "skip") {
      noteDay(day, (days) => phrases.notices.skipped(days, misfit));
      skipped.push(day);
      continue;
    }
    if (misfit !== undefined && onDayOff === "stay") {
      noteDay(day, (days) => phrases.notices.staysOnDayOff(days, misfit));
    } else if (misfit !== undefined) {
      date = placement.roll(day, 1, true);
      if (date === undefined) {
        skipped.push(day);
        continue;
      }
    }
    const reasons = [
      phrases.reasons.recurring(every, wordsOf(day), date === day ? undefined : dayText(day, locale)),
      ...(date === day ? [] : [phrases.reasons.moved(dayText(date, locale), misfit ?? "")]),
    ];
    if (date === occurrences.at(-1)?.date) {
      skipped.push(day);
      noteDay(date, phrases.notices.collapsed);
      continue;
    }
    const occurrence = placement.settle(date, day, reasons, number);
    // A clock that skips a whole day takes it elsewhere.
    asRuled &&= occurrence.date === date;
    occurrences.push(occurrence);
  }
  for (const { words, days } of told.values()) note(words(listDays([...days], setting)));
  noteHours();
  const series = asRuled ? seriesOf(action, timezone, occurrences, skipped) : undefined;
  return { kind: "dated", occurrences, ...(series && { series }) };

  function wordsOf(day: string): RecurringWords | undefined {
    if (base.weekdays !== undefined) return { how: "on", what: formatWeekday(day, locale) };
    if (origin === undefined) return undefined;
    const anchorDay = origin.given ? {} : { anchorDay: dayText(origin.date, locale) };
    return { how: base.on ? "on" : "after", what: origin.label, ...anchorDay };
  }

  /** Told once for all days of which it is true: what takes place every day has a hundred weekends in two years. */
  function noteDay(day: string, words: (days: string) => string): void {
    const key = words("");
    const alike = told.get(key) ?? { words, days: new Set() };
    told.set(key, alike);
    alike.days.add(dayText(day, locale));
  }

  /** Told once where it is so each time, else with the days: a clock that changes for one of two zones first. */
  function noteHours(): void {
    for (const [message, each] of Map.groupBy(occurrences, ({ date }) => placement.outsideOwnHours(date))) {
      if (message === undefined) continue;
      const days = each.map(({ date }) => dayText(date, locale));
      note(days.length === occurrences.length ? message : `${message}: ${listDays(days, setting)}`);
    }
  }

  /** Silent where the window itself is the wrong way round: that is reported. */
  function noteAbsence(): void {
    if (grid.from <= grid.to)
      note(phrases.notices.notInTime(dayText(grid.from, locale), dayText(grid.to, locale)));
    else if (base.until)
      note(phrases.notices.endsFirst(dayText(grid.to, locale), dayText(grid.from, locale)));
  }
}

/** What the days are counted from, and from when to when; or what that waits for. */
function resolveSpan(
  action: Action,
  base: Recurring,
  schedule: PlaySchedule,
  setting: Setting,
): { readonly origin: Moment | undefined; readonly from: Moment; readonly to: Moment } | Waiting {
  const { phrases, locale } = setting;
  const { play } = schedule;
  const anchored = base.on ?? base.after;
  const origin = anchored && resolveAnchor(anchored, base.on ? "first" : "last", setting, schedule);
  const until = base.until && resolveAnchor(base.until, "last", setting, schedule);
  const window =
    action.phase === undefined
      ? play.window && resolveWindow(play.window, setting, schedule)
      : schedule.phases.get(action.phase);
  const openEnd = addMonths(setting.start, limits.openEndedMonths) ?? setting.start;
  const from = window?.from ?? {
    kind: "moment",
    date: setting.start,
    label: phrases.anchors.start,
    name: "the start",
  };
  const to = until ?? window?.to ?? { kind: "moment", date: openEnd, label: openEnd, name: openEnd };
  if (origin?.kind === "waiting") return origin;
  if (from.kind === "waiting") return from;
  if (to.kind === "waiting") return to;
  if (until === undefined && window === undefined) {
    const message = phrases.notices.openEnded(dayText(openEnd, locale));
    setting.note({ play: play.name, action: action.name, message });
  }
  return { origin, from, to };
}

/**
 * One series only where every occurrence is at the same time, and on the day that the rule has, or moved from it by a
 * day off. Where the clock on the rule's own day skips that time or shows it twice, calendars would not find it.
 */
function seriesOf(
  { when }: Action,
  timezone: string,
  occurrences: readonly Occurrence[],
  skipped: readonly string[],
): DatedSeries | undefined {
  const rule = seriesRule(when);
  const [first] = occurrences;
  const last = occurrences.at(-1);
  if (rule === undefined || first === undefined || last === undefined) return undefined;
  const isPlain = (day: string) => {
    const there = when.at === undefined ? undefined : zonedTime(day, when.at, 0, timezone);
    return there === undefined || (there.date === day && there.clockChange === undefined);
  };
  const regular = occurrences.every(
    ({ nominal, time }) =>
      (nominal === undefined || isPlain(nominal)) && !time?.ambiguous && time?.start === first.time?.start,
  );
  const within = (day: string) => day > ruledDay(first) && day < ruledDay(last);
  return regular ? { rule, skipped: skipped.filter(within) } : undefined;
}

const ruledDay = ({ nominal, date }: Occurrence): string => nominal ?? date;
