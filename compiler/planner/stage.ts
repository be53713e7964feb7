/**
 * Which stage a customer is in: what the record says, else the last declared one that is entered, else the first.
 *
 * A record names a stage without regard to case; a stage that the playbook does not have is an error.
 */

import { evaluateCondition, type Scope } from "../evaluator/condition.ts";
import type { Playbook, Stage } from "../ir/ir.ts";
import type { CustomerRecord } from "../records/record.ts";
import { fold } from "../values/text-fold.ts";
import type { PlanProblem } from "./plan.ts";
import { createPlanProblem } from "./problem.ts";
import type { Phrases } from "./words/phrases.ts";

export type FoundStage =
  | { readonly stage: Stage; readonly reason: string }
  /** The playbook has no stages. */
  | { readonly stage: undefined }
  | { readonly problem: PlanProblem };

export function findStage(
  { stages, customer: mapped }: Playbook,
  customer: CustomerRecord,
  scope: Scope,
  phrases: Phrases,
): FoundStage {
  const [first] = stages;
  if (first === undefined) return { stage: undefined };
  const value = mapped.stage === undefined ? undefined : customer.signals.get(mapped.stage);
  const named = customer.stage ?? (typeof value === "string" ? value : undefined);
  if (named !== undefined) {
    const stage = stages.find(({ name }) => fold(name) === fold(named));
    if (stage !== undefined) return { stage, reason: phrases.reasons.stageOfRecord };
    const known = stages.map(({ name }) => name);
    return { problem: createPlanProblem("plan-unknown-stage", { stage: named, known }) };
  }
  const entered = stages.findLast(({ enters }) => enters && evaluateCondition(enters, scope) === true);
  return entered === undefined
    ? { stage: first, reason: phrases.reasons.firstStage }
    : { stage: entered, reason: phrases.reasons.stageEntered };
}
