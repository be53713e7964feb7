/** Why a play or an action is not in a plan: it is for another stage than the customer's, or its `if` does not hold. */

import { createScope, evaluateCondition, fieldsOf } from "../evaluator/condition.ts";
import type { Action, Condition, Play, Playbook, Stage } from "../ir/ir.ts";
import { isFor, type PlannedDays } from "../planner/plan-days.ts";
import { wordCondition } from "../planner/words/condition-words.ts";
import { createSpeaker } from "../planner/words/speaker.ts";
import type { Values } from "../records/record.ts";
import { signalSource } from "./proposals/test-source.ts";
import type { Reasons } from "./result.ts";

/** What is known of the customer of a test, as far as it decides on their stage. */
interface Placed {
  readonly playbook: Playbook;
  readonly signals: Values;
  readonly classification: { readonly persona?: string | undefined };
  readonly days: PlannedDays | undefined;
}

/** How the customer came to be in their stage; undefined where none of the plays is for their persona in another. */
export function reasonsOfStage(plays: readonly Play[], placed: Placed): Reasons | undefined {
  const { persona } = placed.classification;
  const stage = placed.days?.stage;
  if (stage === undefined || persona === undefined) return undefined;
  const elsewhere = plays.some((play) => isFor(play, persona) && play.stage !== stage.name);
  return elsewhere ? { heading: `Why in ${stage.name}`, lines: linesFor(stage, placed) } : undefined;
}

function linesFor(stage: Stage, { playbook, signals }: Placed): readonly string[] {
  const holding = playbook.customer.stage;
  const value = holding === undefined ? undefined : signals.get(holding);
  if (typeof value === "string") return [`the test says \`${holding} ${value}\``];
  const entered =
    stage.enters === undefined || stage === playbook.stages[0]
      ? whyFirst(playbook, signals)
      : `what \`enters\` of ${stage.name} asks for holds`;
  const remedy =
    holding === undefined
      ? "to name another, write `customer { stage … }` with a signal that holds the stage, and give it in the test"
      : `to name another, give \`${holding}\` in the test`;
  return [entered, remedy];
}

/** Those after it are not entered, or it cannot be told whether they are. */
function whyFirst(playbook: Playbook, signals: Values): string {
  const scope = createScope(playbook, signals);
  const asked = playbook.stages.flatMap(({ name, enters }) =>
    enters !== undefined && evaluateCondition(enters, scope) === undefined
      ? [{ name, fields: fieldsOf(enters, scope.definitions) }]
      : [],
  );
  const unsaid = new Set(
    asked.flatMap(({ fields }) => fields.map(({ name }) => name)).filter((name) => !signals.has(name)),
  );
  if (unsaid.size === 0) return "it is the first stage, as nothing says otherwise";
  const missing = [...unsaid].map((name) => `\`${name}\``).join(", ");
  const stages = asked.map(({ name }) => name).join(", ");
  return `it is the first stage, as the test does not say ${missing}, on which ${stages} ${asked.length === 1 ? "depends" : "depend"}`;
}

/** What the actions would need, and what the test says of it; undefined where none of their conditions fails. */
export function reasonsOfConditions(
  actions: readonly Action[],
  { playbook, signals }: Placed,
): Reasons | undefined {
  const scope = createScope(playbook, signals);
  const failing = actions.flatMap(({ conditions }) =>
    conditions.filter((condition) => evaluateCondition(condition, scope) === false),
  );
  if (failing.length === 0) return undefined;
  const { chain, locale, phrases } = createSpeaker(playbook, signals, "en");
  const customer = { id: "test", name: "test", contacts: [], signals };
  const setting = { playbook, customer, scope, chain, locale, phrases };
  const lines = failing.flatMap((condition) => [wordCondition(condition, setting), ...saidOf(condition)]);
  return { heading: "What its `if` asks for", lines: [...new Set(lines)] };

  function saidOf(condition: Condition): readonly string[] {
    const asked = fieldsOf(condition, scope.definitions).map(({ name }) => name);
    return playbook.signals.flatMap((signal) => {
      const value = signals.get(signal.name);
      const isSaid = asked.includes(signal.name) && value !== undefined && !signal.personal;
      return isSaid ? [`the test says \`${signalSource(signal, value)}\``] : [];
    });
  }
}
