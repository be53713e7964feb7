/**
 * Holds the dates of a play against its windows, when everything has its day.
 *
 * One cause, one problem: where a window is the wrong way round, nothing is said of what lies outside it; where
 * the plan starts after a date, that date is named once.
 */

import type { Action, Anchor, Play } from "../../ir/ir.ts";
import { identityOf } from "../identity.ts";
import { createPlanProblem } from "../problem.ts";
import { dayText, type Setting } from "../setting.ts";
import { titleOf } from "../words/language.ts";
import { resolveAnchor, type ScheduledPlay } from "./anchors.ts";
import type { Occurrence, ResolvedWindow } from "./scheduled.ts";

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
  const outside: Outside = { "before the start": [], "before the play": [], "after the play": [] };
  for (const action of play.actions) {
    const scheduled = schedule.actions.get(action.name);
    if (scheduled?.kind !== "dated") continue;
    const phase = play.phases.find(({ name }) => name === action.phase);
    const phaseDays = phase && daysOf(schedule.phases.get(phase.name));
    for (const occurrence of scheduled.occurrences) {
      const { date } = occurrence;
      // Where the schedule has it, before a day off or what it needs moved it.
      const nominal = occurrence.nominal ?? date;
      // Where people chose the day, it is no mistake of the playbook's.
      const scheduledFor = isSettled(action, occurrence, play, setting) ? nominal : date;
      const early = [nominal, scheduledFor].find((each) => each < setting.start);
      const note = (message: string) => setting.note({ play: play.name, action: action.name, message });
      const day = dayText(date, setting.locale);
      const leavesPhase = phaseDays && phaseDays.from <= phaseDays.to && !within(date, phaseDays);
      if (phase && leavesPhase && !within(nominal, phaseDays)) {
        reportOutside(action, date, phase.name, phaseDays, schedule, setting);
        break;
      } else if (early !== undefined && !startIsLate) {
        if (!reportLateStart(action, schedule, setting, namedDates)) {
          outside["before the start"].push({ action, date: early });
        }
        break;
      } else if (phase && leavesPhase) {
        note(setting.phrases.notices.movedOutOfPhase(day, titleOf(phase, setting.chain)));
      } else if (window && window.from <= window.to && !within(nominal, window)) {
        outside[nominal < window.from ? "before the play" : "after the play"].push({ action, date: nominal });
        break;
      } else if (date < setting.start || (window && window.from <= window.to && !within(date, window))) {
        note(setting.phrases.notices.outsideWindow(day));
      }
    }
  }
  reportAllOutside(outside, window, schedule, setting);
}

/** Actions by the side on which they lie outside, with the day that their schedule gives: one cause, many actions. */
type Outside = Record<
  "before the start" | "before the play" | "after the play",
  { readonly action: Action; readonly date: string }[]
>;

function reportAllOutside(
  outside: Outside,
  window: Days | undefined,
  { play }: ScheduledPlay,
  setting: Setting,
): void {
  const report = (side: keyof Outside, code: "action-before-start" | "action-outside-play", edge: string) => {
    const [first] = outside[side];
    if (first === undefined) return;
    const actions = outside[side].map(({ action, date }) => ({ name: action.name, date }));
    const place = { play: play.name, action: first.action.name, at: first.action.at };
    const args = { actions, edge, play: play.name, early: side !== "after the play" };
    setting.report(createPlanProblem(code, args, place));
  };
  report("before the start", "action-before-start", setting.start);
  report("before the play", "action-outside-play", window?.from ?? "");
  report("after the play", "action-outside-play", window?.to ?? "");
}

const isSettled = (
  action: Action,
  { number }: Occurrence,
  play: Play,
  { playbook, customer, settled }: Setting,
): boolean => settled.has(identityOf(playbook.name, customer.id, play, action, number));

const within = (date: string, { from, to }: Days) => date >= from && date <= to;

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
  const args = { what, from: from.name, fromDate: from.date, to: to.name, toDate: to.date };
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
  const anchor = rootOf(action, schedule);
  if (anchor?.kind !== "signal" && anchor?.kind !== "date") return false;
  const resolved = resolveAnchor(anchor, "first", setting, schedule);
  if (resolved.kind === "waiting" || resolved.date >= setting.start) return false;
  if (!named.has(resolved.name)) {
    const args = { anchor: resolved.name, date: resolved.date, start: setting.start };
    const place = { play: schedule.play.name, action: action.name, at: action.at };
    setting.report(createPlanProblem("date-before-start", args, place));
  }
  named.add(resolved.name);
  return true;
}

/** What an action counts from in the end, through other actions; undefined where it counts `after` something. */
function rootOf(action: Action, schedule: ScheduledPlay): Anchor | undefined {
  const passed = new Set<string>();
  let current: Action | undefined = action;
  while (current !== undefined && !passed.has(current.name)) {
    passed.add(current.name);
    const base: Action["when"]["base"] = current.when.base;
    if (base.kind === "every") return undefined;
    const anchor: Anchor = base.anchor;
    if (anchor.kind !== "action")
      return base.kind === "offset" && base.direction === "after" ? undefined : anchor;
    current = schedule.play.actions.find(({ name }) => name === anchor.name);
  }
  return undefined;
}
