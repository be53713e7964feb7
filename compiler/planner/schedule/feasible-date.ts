/**
 * Where a plan does not fit before a date of the customer: the first working day for that date with which it does.
 *
 * Nothing is solved: days are tried, with all that days off and hours do to a plan. That costs something only where
 * a plan failed.
 */

import { quoted } from "../../diagnostics/definition.ts";
import { createScope } from "../../evaluator/condition.ts";
import type { Anchor, Play, Window } from "../../ir/ir.ts";
import { limits } from "../../limits.ts";
import { dateOfEpochDay, epochDayOf, isDate } from "../../values/calendar-date.ts";
import type { PlanProblem } from "../plan.ts";
import type { ProblemCode } from "../problem.ts";
import type { Setting } from "../setting.ts";
import { schedulePlay } from "./schedule.ts";

/** The problems with the day among what to do about the first; as they are where no later day helps. */
export function withFeasibleDate(
  problems: readonly PlanProblem[],
  plays: readonly Play[],
  setting: Setting,
): readonly PlanProblem[] {
  const [first, ...others] = problems;
  if (first === undefined || !problems.every(({ code }) => ofTime.has(code))) return problems;
  const found = firstFeasible(plays, setting);
  if (found === undefined) return problems;
  const advice = `with this start, ${quoted(found.signal)} can be on ${found.date} at the earliest`;
  return [{ ...first, help: first.help === undefined ? advice : `${first.help}; ${advice}` }, ...others];
}

/** What another day may help against. */
const ofTime: ReadonlySet<string> = new Set<ProblemCode>([
  "window-ends-before-start",
  "date-before-start",
  "action-before-start",
  "action-outside-play",
  "action-outside-phase",
  "dependency-too-late",
]);

function firstFeasible(
  plays: readonly Play[],
  setting: Setting,
): { readonly signal: string; readonly date: string } | undefined {
  for (const signal of new Set(plays.flatMap(datesCountedFrom))) {
    const known = setting.customer.signals.get(signal);
    if (typeof known !== "string" || !isDate(known)) continue;
    const isFeasibleOn = (day: number) => {
      const date = dateOfEpochDay(day);
      return date !== undefined && isFeasible(plays, signal, date, setting);
    };
    let fails = epochDayOf(known);
    let works = Math.max(fails + 1, epochDayOf(setting.start)) + limits.feasibleDays;
    // Where even the last day does not help, something else is wrong.
    if (!isFeasibleOn(works)) continue;
    // What counts `after` the date may fit with one long before the start.
    while (works - fails > limits.rollDays) {
      const middle = Math.floor((fails + works) / 2);
      if (isFeasibleOn(middle)) works = middle;
      else fails = middle;
    }
    // So near to it, days off and hours let one day fit and not the next.
    const first = Math.max(epochDayOf(known) + 1, fails - limits.rollDays);
    for (let day = first; day <= works + limits.rollDays; day++) {
      const date = dateOfEpochDay(day);
      if (date !== undefined && setting.ours.isWorkingDay(date) && isFeasibleOn(day)) return { signal, date };
    }
  }
  return undefined;
}

function isFeasible(plays: readonly Play[], signal: string, date: string, setting: Setting): boolean {
  let feasible = true;
  const signals = new Map(setting.customer.signals).set(signal, date);
  const supposing: Setting = {
    ...setting,
    customer: { ...setting.customer, signals },
    scope: createScope(setting.playbook, signals),
    note: () => {},
    report: () => {
      feasible = false;
    },
  };
  for (const play of plays) if (feasible) schedulePlay(play, supposing);
  return feasible;
}

/** Signals that windows and actions of a play count from. */
function datesCountedFrom({ window, phases, actions }: Play): readonly string[] {
  const ofWindow = (each: Window | undefined): readonly (Anchor | undefined)[] =>
    each === undefined ? [] : each.kind === "until" ? [each.from, each.until] : [each.anchor];
  const anchors = [
    ...ofWindow(window),
    ...phases.flatMap((phase) => ofWindow(phase.window)),
    ...actions.flatMap(({ when: { base } }) =>
      base.kind === "every" ? [base.on, base.after, base.until] : [base.anchor],
    ),
  ];
  return anchors.flatMap((anchor) => (anchor?.kind === "signal" ? [anchor.name] : []));
}
