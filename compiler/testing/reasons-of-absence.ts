/** Why an action is not in a plan, where its play is for another stage than the customer's. */

import type { Playbook, Stage } from "../ir/ir.ts";
import { isFor, type PlannedDays } from "../planner/plan-days.ts";
import type { Values } from "../records/record.ts";
import type { Reasons } from "./result.ts";

/** What is known of the customer of a test, as far as it decides on their stage. */
interface Placed {
  readonly playbook: Playbook;
  readonly signals: Values;
  readonly classification: { readonly persona?: string | undefined };
  readonly days: PlannedDays | undefined;
}

/** How the customer came to be in their stage; undefined where a play with the action is not for their persona. */
export function reasonsOfStage(action: string, placed: Placed): Reasons | undefined {
  const { playbook, classification, days } = placed;
  const { persona } = classification;
  const stage = days?.stage;
  if (stage === undefined || persona === undefined) return undefined;
  const elsewhere = playbook.plays.some(
    (play) =>
      isFor(play, persona) && play.stage !== stage.name && play.actions.some(({ name }) => name === action),
  );
  return elsewhere ? { heading: `Why in ${stage.name}`, lines: linesFor(stage, placed) } : undefined;
}

function linesFor(stage: Stage, { playbook, signals }: Placed): readonly string[] {
  const holding = playbook.customer.stage;
  const value = holding === undefined ? undefined : signals.get(holding);
  if (typeof value === "string") return [`the test says \`${holding} ${value}\``];
  const entered =
    stage.enters === undefined || stage === playbook.stages[0]
      ? "it is the first stage, as nothing says otherwise"
      : `what \`enters\` of ${stage.name} asks for holds`;
  const remedy =
    holding === undefined
      ? "to name another, write `customer { stage … }` with a signal that holds the stage, and give it in the test"
      : `to name another, give \`${holding}\` in the test`;
  return [entered, remedy];
}
