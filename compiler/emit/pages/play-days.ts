/**
 * The days of a play for an example: a customer of whom nothing is known, from a start on.
 *
 * The planner finds them, as for any customer. What happens only under a condition is shown as if the condition
 * held, and says so; what is counted from a date of the customer's has no day.
 */

import type { Action, Play } from "../../ir/ir.ts";
import type { PlannedAction, PlannedPlay } from "../../planner/plan.ts";
import { planCustomer } from "../../planner/plan-customer.ts";
import type { Renderer } from "../../planner/renderer.ts";
import type { Reader } from "./reader.ts";

export interface PlayDays {
  readonly window: PlannedPlay["window"];
  readonly phases: PlannedPlay["phases"];
  /** In the order of time; without occurrences: those without a day, in the order written. */
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly action: Action;
  readonly occurrences: readonly PlannedAction[];
}

export function daysOf(play: Play, start: string, renderText: Renderer, reader: Reader): PlayDays {
  const [persona] =
    play.personas.length > 0 ? play.personas : reader.playbook.personas.map(({ name }) => name);
  const shown = { ...play, actions: play.actions.map((action) => ({ ...action, conditions: [] })) };
  const plan = planCustomer({
    playbook: { ...reader.playbook, plays: [shown] },
    customer: { ...reader.customer, stage: play.stage },
    persona,
    start,
    language: reader.language,
    renderText,
    placeholders: true,
  });
  const planned = plan.plays[0];
  const entries = play.actions.map((action) => ({
    action,
    occurrences: planned?.actions.filter(({ name }) => name === action.name) ?? [],
  }));
  return {
    window: planned?.window,
    phases: planned?.phases ?? [],
    entries: entries.sort((left, right) => compareFirst(left, right)),
  };
}

/** Those with a day first, by it; a stable sort keeps the others as they were written. */
function compareFirst(left: Entry, right: Entry): number {
  const [one, other] = [left, right].map(
    ({ occurrences: [first] }) => first && `${first.date} ${first.time?.start ?? ""}`,
  );
  if (one === undefined || other === undefined)
    return Number(one === undefined) - Number(other === undefined);
  return one < other ? -1 : one > other ? 1 : 0;
}
