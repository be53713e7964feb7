/**
 * Plays of the earlier plan that the customer has left, by another persona or another stage: `leaving` says what
 * becomes of each.
 *
 * A play has begun when something of it is done or lies before today. `finish started` lets it go on as planned,
 * `hand over` as well but with people chosen anew, `cancel` ends it. One that has not begun ends in any case.
 */

import type { Play, Playbook } from "../../ir/ir.ts";
import type { Plan, PlannedPlay } from "../plan.ts";
import { rolesOf } from "../plan-play.ts";
import type { LeftPlay } from "./migration.ts";

export interface Leaving {
  readonly left: readonly LeftPlay[];
  /** Names of those that go on. */
  readonly goingOn: readonly string[];
  /** Roles that are filled anew. */
  readonly handedOver: ReadonlySet<string>;
}

/** @param next the plan of today, with none of the left plays in it */
export function leavePlays(playbook: Playbook, live: Plan, next: Plan, today: string): Leaving {
  const left: LeftPlay[] = [];
  const goingOn: string[] = [];
  const handedOver = new Set<string>();
  for (const planned of live.plays) {
    const play = playbook.plays.find(({ name, was }) => name === planned.name || was === planned.name);
    // One that the playbook has no more is a change of the playbook, and nothing to leave.
    if (play === undefined || next.plays.some(({ name }) => name === play.name)) continue;
    const outcome = outcomeOf(play, planned, today);
    if (outcome !== "is cancelled") goingOn.push(play.name);
    if (outcome === "is handed over") for (const role of play.actions.flatMap(rolesOf)) handedOver.add(role);
    left.push({
      play: play.name,
      title: planned.title,
      leaving: play.leaving,
      outcome,
      why: whyOf(play, live, next, hasBegun(planned, today)),
    });
  }
  return { left, goingOn, handedOver };
}

function outcomeOf(play: Play, planned: PlannedPlay, today: string): LeftPlay["outcome"] {
  if (play.leaving === "cancel" || !hasBegun(planned, today)) return "is cancelled";
  return play.leaving === "hand over" ? "is handed over" : "goes on";
}

const hasBegun = ({ actions }: PlannedPlay, today: string): boolean =>
  actions.some(({ done, date }) => done === true || date < today);

function whyOf(play: Play, live: Plan, next: Plan, begun: boolean): string {
  const forPersona = play.personas.length === 0 || play.personas.includes(next.persona.name);
  const cause = forPersona
    ? `it belongs to the stage ${live.stage?.title ?? play.stage}, and the customer is in ${next.stage?.title ?? "another"}`
    : `it is not for ${next.persona.title}`;
  const rule = begun ? `the play says: leaving ${play.leaving}` : "nothing of it has begun";
  return `${cause}; ${rule}`;
}
