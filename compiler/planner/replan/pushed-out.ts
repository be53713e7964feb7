/**
 * What a day that people chose makes impossible: it pushes another action out of its phase or play, or comes too
 * late for one whose day is fixed.
 *
 * The playbook alone has no such mistake, so it is none to refuse the plan for: whoever looks the migration over
 * decides. Of something pushed out, that is whether it keeps its day; of something too late, whether what people
 * moved does.
 */

import { quoted } from "../../diagnostics/definition.ts";
import type { Plan, PlannedAction, PlanProblem } from "../plan.ts";
import { sameParts } from "./parts.ts";

const pushing: ReadonlySet<string> = new Set(["action-outside-phase", "action-outside-play"]);

export interface WrongDay {
  /** Whose day is the wrong one. */
  readonly side: "mine" | "playbook";
  readonly message: string;
}

/**
 * By identity, what is wrong with a day of the action; undefined where anything else is wrong.
 *
 * @param settled today's plan, counted from what people moved
 * @param byPlaybook today's plan without that
 * @param open identities of what people moved and have not done yet
 */
export function pushedOut(
  settled: Plan,
  byPlaybook: Plan,
  open: ReadonlySet<string>,
): ReadonlyMap<string, WrongDay> | undefined {
  const wrong = new Map<string, WrongDay>();
  if (byPlaybook.problems.length > 0) return settled.problems.length === 0 ? wrong : undefined;
  const before = new Map(actionsIn(byPlaybook).map((action) => [action.identity, action]));
  for (const problem of settled.problems) {
    const { message } = problem;
    if (problem.code === "dependency-too-late") {
      // What is done cannot be put anywhere else: that is told as a notice.
      for (const identity of leadingTo(problem, settled))
        if (open.has(identity)) wrong.set(identity, { side: "mine", message });
      continue;
    }
    const outside = settled.plays
      .filter(({ name }) => name === problem.play)
      .flatMap(({ actions }) => actions)
      .filter((action) => isAbout(problem, action) && isMoved(action, before.get(action.identity)));
    if (!pushing.has(problem.code) || outside.length === 0) return undefined;
    for (const { identity } of outside) wrong.set(identity, { side: "playbook", message });
  }
  return wrong;
}

/** Everything that has to be over before the action of a problem, by identity. */
function leadingTo({ play, action }: PlanProblem, plan: Plan): ReadonlySet<string> {
  const known = new Map(actionsIn(plan).map((each) => [each.identity, each]));
  const ends = plan.plays.filter(({ name }) => name === play).flatMap(({ actions }) => actions);
  const found = new Set(
    ends.filter(({ name }) => name === action).flatMap(({ dependsOn = [] }) => dependsOn),
  );
  // A set is walked on over what is added to it meanwhile.
  for (const identity of found) for (const each of known.get(identity)?.dependsOn ?? []) found.add(each);
  return found;
}

const actionsIn = ({ plays }: Plan) => plays.flatMap(({ actions }) => actions);

const isAbout = ({ message }: PlanProblem, { name }: PlannedAction): boolean =>
  message.includes(quoted(name));

const isMoved = (action: PlannedAction, before: PlannedAction | undefined): boolean =>
  before !== undefined && !sameParts(action, before, "when");
