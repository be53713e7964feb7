/**
 * When things happen to a customer: the days of a plan, without its people and its words, which are most of the work.
 *
 * For who asks whether something happens and on which day. The days are those of `planCustomer`; only a plan whose
 * texts are too long is none there.
 */

import type { Play, Stage } from "../ir/ir.ts";
import { languageOf } from "../records/customer-fields.ts";
import type { PlanProblem } from "./plan.ts";
import { type PlanRequest, preparePlan } from "./prepare.ts";
import type { PlaySchedule } from "./schedule/anchors.ts";
import { scheduleActions } from "./schedule/schedule.ts";
import type { Setting } from "./setting.ts";

export interface PlannedDays {
  readonly setting: Setting;
  readonly stage: Stage | undefined;
  /** Those of the plan that are asked for, or have an action that is, in the order of the playbook. */
  readonly plays: readonly PlaySchedule[];
  /** Where there are any before a day is counted, there are no plays. */
  readonly problems: readonly PlanProblem[];
}

/** @param wanted names of plays, and of actions, whichever play they are in */
export function planDays(request: PlanRequest, wanted: ReadonlySet<string>): PlannedDays {
  // Who reads no words is told of no language.
  const language = request.language ?? languageOf(request.customer, request.playbook);
  const [first] = request.playbook.languages;
  const inSome = language ?? first;
  const { setting, persona, problems } = preparePlan(
    inSome === undefined ? request : { ...request, language: inSome },
  );
  const { stage } = setting;
  if (problems.length > 0 || persona === undefined) return { setting, stage, plays: [], problems };
  const plays = request.playbook.plays.filter(
    (play) =>
      isInPlan(play, persona.name, stage) && [play, ...play.actions].some(({ name }) => wanted.has(name)),
  );
  // Nobody reads what is noted.
  const quiet = { ...setting, note: () => {} };
  return { setting, stage, plays: plays.map((play) => scheduleActions(play, quiet, wanted)), problems };
}

/** A plan holds the plays of the customer's stage that are for their persona. */
export const isInPlan = (play: Play, persona: string, stage: Stage | undefined): boolean =>
  isFor(play, persona) && (stage === undefined || play.stage === stage.name);

export const isFor = ({ personas }: Play, persona: string): boolean =>
  personas.length === 0 || personas.includes(persona);
