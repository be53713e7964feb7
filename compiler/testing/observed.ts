/** What a test is judged by: its customer, classified, and the plan that follows. */

import type { Classification, Explanation } from "../evaluator/classification.ts";
import type { RuleOutcome } from "../evaluator/rules.ts";
import type { Playbook } from "../ir/ir.ts";
import type { Plan } from "../planner/plan.ts";
import type { PlannedDays } from "../planner/plan-days.ts";
import type { Renderer } from "../planner/words/renderer.ts";
import type { Values } from "../records/record.ts";

export interface Observed {
  readonly playbook: Playbook;
  readonly signals: Values;
  readonly previous: string | undefined;
  readonly classification: Classification;
  /** What each rule gave; none where nothing was scored. */
  readonly outcomes: () => readonly RuleOutcome[];
  /** The same with every rule: only who failed is asked why. */
  readonly explain: () => Explanation;
  /** Of the plays and actions that are expected; absent where the customer has no persona to plan for. */
  readonly days: PlannedDays | undefined;
  /** The same if the customer came out as somebody else, or the playbook were another. */
  readonly daysFor: (persona: string | undefined, playbook?: Playbook) => PlannedDays | undefined;
  /** The whole plan: made only for what days do not tell. */
  readonly plan: () => Plan | undefined;
  /** The same if the playbook's words or the ways to its people were others: not who the customer is, nor its days. */
  readonly planFor: (playbook: Playbook, renderText?: Renderer) => Plan | undefined;
}
