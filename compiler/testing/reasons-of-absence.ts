/** Why an action is not in a plan, where its play is for another stage than the customer's. */

import type { Stage } from "../ir/ir.ts";
import { isFor } from "../planner/plan-days.ts";
import type { Observed } from "./judge.ts";
import type { Reasons } from "./result.ts";

/** How the customer came to be in their stage; undefined where a play with the action is not for their persona. */
export function reasonsOfStage(action: string, observed: Observed): Reasons | undefined {
  const { playbook, classification, days } = observed;
  const { persona } = classification;
  const stage = days?.stage;
  if (stage === undefined || persona === undefined) return undefined;
  const elsewhere = playbook.plays.some(
    (play) =>
      isFor(play, persona) && play.stage !== stage.name && play.actions.some(({ name }) => name === action),
  );
  return elsewhere ? { heading: `Why in ${stage.name}`, lines: linesFor(stage, observed) } : undefined;
}

function linesFor(stage: Stage, { playbook, signals }: Observed): readonly string[] {
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
