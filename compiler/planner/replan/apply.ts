/**
 * A migration that was looked over, put into effect: the plan afterwards, or, undone, the plan before.
 *
 * It is applied to just the plan that it was made of. If people have gone on working with that, the two no longer
 * fit, and planning again is the only way that loses nothing.
 */

import { countHours } from "../people/hours.ts";
import type { Plan, PlannedAction } from "../plan.ts";
import { byTime } from "../plan-play.ts";
import { type Conflict, type Migration, playTitle } from "./migration.ts";
import { partNames, partOf, sameParts, withPart } from "./parts.ts";
import { settleSeries } from "./settle-series.ts";

/** The plan after the migration, with every conflict as it says. */
export function planAfter({ after, conflicts }: Migration): Plan {
  const taken = conflicts.filter(({ take }) => take === "playbook");
  if (taken.length === 0) return after;
  const deleted = conflicts.flatMap(({ about, values }) =>
    about === "deleted by hand" && values !== undefined ? [values as PlannedAction] : [],
  );
  const known = [...after.plays.flatMap(({ actions }) => actions), ...deleted];
  return countHours(settleSeries(taken.reduce(withPlaybooksSide, after), known));
}

/**
 * The plan as it was before, as far as that was true: what people had put on another day says so, and words that only
 * name such days keep naming them.
 */
export function planBefore(migration: Migration): Plan {
  const { before, changes } = migration;
  const after = new Map(actionsIn(planAfter(migration)).map((action) => [action.identity, action]));
  const known = new Map(actionsIn(before).map((action) => [action.identity, action]));
  const isOnSameDay = (identity: string): boolean => {
    const [was, is] = [known.get(identity), after.get(identity)];
    return was !== undefined && is !== undefined && sameParts(was, is, "when");
  };
  const naming = new Set(
    changes
      .filter(({ days = [] }) => days.length > 0 && days.every(isOnSameDay))
      .map(({ identity }) => identity),
  );
  const restored = (action: PlannedAction): PlannedAction => {
    const now = after.get(action.identity);
    if (now === undefined) return action;
    const dated = isOnSameDay(action.identity) ? { ...action, reasons: now.reasons } : action;
    return naming.has(action.identity) ? withPart(dated, "words", partOf(now, "words")) : dated;
  };
  return {
    ...before,
    plays: before.plays.map((play) => ({ ...play, actions: play.actions.map(restored) })),
  };
}

const actionsIn = ({ plays }: Plan) => plays.flatMap(({ actions }) => actions);

function withPlaybooksSide(plan: Plan, conflict: Conflict): Plan {
  const { about, values } = conflict;
  if (about === playTitle) {
    const plays = plan.plays.map((play) =>
      play.name === conflict.play ? { ...play, title: values?.title ?? play.title } : play,
    );
    return { ...plan, plays };
  }
  return {
    ...plan,
    plays: plan.plays.map((play) =>
      play.name === conflict.play
        ? { ...play, actions: settle(play.actions, conflict).toSorted(byTime) }
        : play,
    ),
  };
}

function settle(
  actions: readonly PlannedAction[],
  { identity, about, values }: Conflict,
): readonly PlannedAction[] {
  if (about === "taken out by the playbook") return actions.filter((action) => action.identity !== identity);
  if (about === "deleted by hand")
    return values === undefined ? actions : [...actions, values as PlannedAction];
  const name = partNames.find((each) => each === about);
  return name === undefined
    ? actions
    : actions.map((action) => (action.identity === identity ? withPart(action, name, values ?? {}) : action));
}

/** Whether two plans say the same to people; what calendars know of it does not count. */
export const isSamePlan = (left: Plan, right: Plan): boolean => worksAs(left) === worksAs(right);

const worksAs = ({ plays, customer }: Plan): string =>
  JSON.stringify([customer.id, plays.map(({ name, title, actions }) => [name, title, actions.map(sorted)])]);

const sorted = (action: PlannedAction) =>
  Object.entries(action).sort(([left], [right]) => (left < right ? -1 : 1));
