/**
 * What a day that people chose would push out of its phase or play.
 *
 * The playbook alone has no such mistake, so it is none to refuse the plan for: whoever looks the migration over
 * decides whether that action keeps its day or goes where its predecessor pushes it.
 */

import { quoted } from "../../diagnostics/definition.ts";
import type { Plan, PlannedAction, PlanProblem } from "../plan.ts";
import { sameParts } from "./parts.ts";

const pushing: ReadonlySet<string> = new Set(["action-outside-phase", "action-outside-play"]);

/**
 * By identity, what is wrong with the day that it would have; undefined where anything else is wrong.
 *
 * @param settled today's plan, counted from what people moved
 * @param byPlaybook today's plan without that
 */
export function pushedOut(settled: Plan, byPlaybook: Plan): ReadonlyMap<string, string> | undefined {
  const pushed = new Map<string, string>();
  if (byPlaybook.problems.length > 0) return settled.problems.length === 0 ? pushed : undefined;
  const before = new Map(actionsIn(byPlaybook).map((action) => [action.identity, action]));
  for (const problem of settled.problems) {
    const outside = settled.plays
      .filter(({ name }) => name === problem.play)
      .flatMap(({ actions }) => actions)
      .filter((action) => isAbout(problem, action) && isMoved(action, before.get(action.identity)));
    if (!pushing.has(problem.code) || outside.length === 0) return undefined;
    for (const { identity } of outside) pushed.set(identity, problem.message);
  }
  return pushed;
}

const actionsIn = ({ plays }: Plan) => plays.flatMap(({ actions }) => actions);

const isAbout = ({ message }: PlanProblem, { name }: PlannedAction): boolean =>
  message.includes(quoted(name));

const isMoved = (action: PlannedAction, before: PlannedAction | undefined): boolean =>
  before !== undefined && !sameParts(action, before, "when");
