/**
 * Holds the dates of a play against its windows, when everything has its day.
 *
 * One cause, one problem: where a window is the wrong way round, nothing is said of what lies outside it; where
 * the plan starts after a date, that date is named once.
 */

import type { Action, Anchor } from "../ir/ir.ts";
import { resolveAnchor } from "./anchors.ts";
import { titleOf } from "./language.ts";
import { createPlanProblem } from "./problem.ts";
import type { ScheduledPlay } from "./schedule.ts";
import type { Occurrence, ResolvedWindow } from "./scheduled.ts";
import { dayText, type Setting } from "./setting.ts";

interface Days {
  readonly from: string;
  readonly to: string;
}

export function checkWindows(schedule: ScheduledPlay, setting: Setting): void {
  const { play } = schedule;
  const place = { play: play.name, at: play.at };
  const window = daysOf(schedule.window);
  const startIsLate = reversed(schedule.window, `the play \`${play.name}\``, place, setting);
  for (const phase of play.phases) {
    const resolved = schedule.phases.get(phase.name);
    reversed(
      resolved,
      `the phase \`${phase.name}\``,
      { play: play.name, at: phase.at },
      setting,
      startIsLate,
    );
  }

  const namedDates = new Set<string>();
  for (const action of play.actions) {
    const scheduled = schedule.actions.get(action.name);
    if (scheduled?.kind !== "dated") continue;
    const recurs = action.when.base.kind === "every";
    const phase = play.phases.find(({ name }) => name === action.phase);
    const phaseDays = phase && daysOf(schedule.phases.get(phase.name));
    for (const occurrence of scheduled.occurrences) {
      const { date } = occurrence;
      const note = (message: string) => setting.note({ play: play.name, action: action.name, message });
      const day = dayText(date, setting.locale);
      if (phase && phaseDays && phaseDays.from <= phaseDays.to && !within(date, phaseDays)) {
        if (recurs || wasMovedOut(occurrence, phaseDays)) {
          note(setting.phrases.notices.movedOutOfPhase(day, titleOf(phase, setting.chain)));
        } else reportOutside(action, date, phase.name, phaseDays, schedule, setting);
      } else if (date < setting.start && !startIsLate) {
        if (!reportLateStart(action, schedule, setting, namedDates))
          note(setting.phrases.notices.outsideWindow(day));
      } else if (window && window.from <= window.to && !within(date, window)) {
        note(setting.phrases.notices.outsideWindow(day));
      }
    }
  }
}

const within = (date: string, { from, to }: Days) => date >= from && date <= to;
const wasMovedOut = ({ nominal }: Occurrence, days: Days) => nominal !== undefined && within(nominal, days);

function daysOf(window: ResolvedWindow | undefined): Days | undefined {
  return window?.from.kind === "moment" && window.to.kind === "moment"
    ? { from: window.from.date, to: window.to.date }
    : undefined;
}

/** Reports a window that ends before it begins; silent where that follows from another. */
function reversed(
  window: ResolvedWindow | undefined,
  what: string,
  place: Parameters<typeof createPlanProblem>[2],
  setting: Setting,
  silent = false,
): boolean {
  if (window?.from.kind !== "moment" || window.to.kind !== "moment") return false;
  const { from, to } = window;
  if (from.date <= to.date) return false;
  const args = { what, from: from.label, fromDate: from.date, to: to.label, toDate: to.date };
  if (!silent) setting.report(createPlanProblem("window-ends-before-start", args, place));
  return true;
}

function reportOutside(
  action: Action,
  date: string,
  phase: string,
  days: Days,
  { play }: ScheduledPlay,
  setting: Setting,
): void {
  setting.report(
    createPlanProblem(
      "action-outside-phase",
      { action: action.name, date, phase, ...days },
      { play: play.name, action: action.name, at: action.at },
    ),
  );
}

/** Whether the day lies before the start because the date it leads up to does; that date is reported once. */
function reportLateStart(
  action: Action,
  schedule: ScheduledPlay,
  setting: Setting,
  named: Set<string>,
): boolean {
  const { base } = action.when;
  const anchor: Anchor | undefined =
    base.kind === "every" || (base.kind === "offset" && base.direction === "after") ? undefined : base.anchor;
  if (anchor?.kind !== "signal" && anchor?.kind !== "date") return false;
  const resolved = resolveAnchor(anchor, "first", setting, schedule);
  if (resolved.kind === "waiting" || resolved.date >= setting.start) return false;
  if (!named.has(resolved.label)) {
    const args = { anchor: resolved.label, date: resolved.date, start: setting.start };
    const place = { play: schedule.play.name, action: action.name, at: action.at };
    setting.report(createPlanProblem("date-before-start", args, place));
  }
  named.add(resolved.label);
  return true;
}
