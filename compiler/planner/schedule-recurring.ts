/**
 * The days of an action that recurs: the days of its grid, without those on which it cannot be.
 *
 * What recurs weekly or more often is skipped on a day off, what recurs less often is moved, an anniversary
 * stays; `on day off` says otherwise.
 */

import type { Action } from "../ir/ir.ts";
import { limits } from "../limits.ts";
import { addMonths } from "../values/calendar-date.ts";
import { type PlaySchedule, resolveAnchor, resolveWindow, waitingFor, zoneOf } from "./anchors.ts";
import { formatWeekday } from "./format-value.ts";
import { createPlacement, type Placing } from "./placement.ts";
import { createPlanProblem } from "./problem.ts";
import { type Grid, type Recurring, recurringDays, seriesRule } from "./recurrence.ts";
import type { Occurrence, Scheduled } from "./scheduled.ts";
import { dayText, type Setting } from "./setting.ts";

export function scheduleRecurring(
  action: Action,
  base: Recurring,
  needs: Placing["needs"],
  schedule: PlaySchedule,
  setting: Setting,
): Scheduled {
  const { phrases, locale } = setting;
  const { play } = schedule;
  const place = { play: play.name, action: action.name, at: action.at };
  const anchored = base.on ?? base.after;
  const origin = anchored && resolveAnchor(anchored, base.on ? "first" : "last", setting, schedule);
  const until = base.until && resolveAnchor(base.until, "last", setting, schedule);
  const window =
    action.phase === undefined
      ? play.window && resolveWindow(play.window, setting, schedule)
      : schedule.phases.get(action.phase);
  const from = window?.from ?? { kind: "moment", date: setting.start, label: phrases.anchors.start };
  const openEnd = addMonths(setting.start, limits.openEndedMonths) ?? setting.start;
  const to = until ?? window?.to ?? { kind: "moment", date: openEnd, label: openEnd };
  for (const each of [origin, from, to]) if (each?.kind === "waiting") return each;
  if (origin?.kind === "waiting" || from.kind === "waiting" || to.kind === "waiting")
    return from as Scheduled;
  if (until === undefined && window === undefined) {
    setting.note({
      play: play.name,
      action: action.name,
      message: phrases.notices.openEnded(dayText(openEnd, locale)),
    });
  }

  const at = action.when.at;
  const timezone = zoneOf(action, play, setting);
  const placement = createPlacement({ action, play: play.name, needs, at, timezone }, setting);
  const grid: Grid = {
    from: from.date,
    to: to.date,
    ...(origin && { origin: { date: origin.date, included: base.on !== undefined } }),
  };
  const days = recurringDays(base, grid).filter((day) => placement.tooEarlyFor(day) === undefined);
  if (days.length > limits.occurrences) {
    setting.report(
      createPlanProblem("too-many-occurrences", { action: action.name, limit: limits.occurrences }, place),
    );
    return waitingFor("an end", phrases.reasons.waitingForWorkingDay);
  }
  if (days.length === 0 && grid.from <= grid.to) {
    setting.note({
      play: play.name,
      action: action.name,
      message: phrases.notices.notInTime(grid.from, grid.to),
    });
  }

  const anniversary = base.every.unit === "years" && base.on !== undefined;
  const short = base.every.unit !== "months" && base.every.unit !== "years";
  const onDayOff = action.when.onDayOff ?? (anniversary ? "stay" : short ? "skip" : "move");
  const every = phrases.span(base.every.count, base.every.unit);
  const occurrences: Occurrence[] = [];
  const skipped: string[] = [];
  days.forEach((day, index) => {
    const on = base.weekdays === undefined ? origin?.label : formatWeekday(day, locale);
    const reasons = [phrases.reasons.recurring(every, on, dayText(day, locale))];
    const misfit = placement.misfit(day);
    const note = (message: string) => setting.note({ play: play.name, action: action.name, message });
    let date: string | undefined = day;
    if (misfit !== undefined && onDayOff === "skip") {
      note(phrases.notices.skipped(dayText(day, locale), misfit));
      skipped.push(day);
      return;
    }
    if (misfit !== undefined && onDayOff === "stay") {
      note(phrases.notices.staysOnDayOff(dayText(day, locale), misfit));
    } else if (misfit !== undefined) {
      date = placement.roll(day, 1, true);
      if (date === undefined) return;
      reasons.push(phrases.reasons.moved(dayText(date, locale), misfit));
    }
    if (date === occurrences.at(-1)?.date) note(phrases.notices.collapsed(dayText(date, locale)));
    else occurrences.push(placement.settle(date, day, reasons, index + 1));
  });

  const rule = seriesRule(action.when);
  const first = occurrences[0]?.date ?? "";
  const last = occurrences.at(-1)?.date ?? "";
  const series = rule && { rule, skipped: skipped.filter((day) => day > first && day < last) };
  return { kind: "dated", occurrences, ...(series && { series }) };
}
