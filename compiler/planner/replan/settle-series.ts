/**
 * A series after a merge: the days of its rule on which nothing happens any more are days that it skips.
 *
 * Which days a rule has is not worked out again: today's plan knows them. Those before the first occurrence and after
 * the last are kept as well, for whoever takes one of them back.
 */

import type { Plan, PlannedAction } from "../plan.ts";

/** @param known actions of which the days that a rule has are seen, in whatever plan they stand */
export function settleSeries(plan: Plan, known: readonly PlannedAction[]): Plan {
  const days = daysIn(known);
  const present = presentIn(plan.plays.flatMap(({ actions }) => actions));
  return {
    ...plan,
    plays: plan.plays.map((play) => ({ ...play, actions: settled(play.actions, days, present) })),
  };
}

function daysIn(actions: readonly PlannedAction[]): ReadonlyMap<string, ReadonlySet<string>> {
  const days = new Map<string, Set<string>>();
  for (const { recurrence, date } of actions) {
    if (recurrence === undefined) continue;
    const key = keyOf(recurrence);
    days.set(key, new Set([...(days.get(key) ?? []), ...recurrence.skipped, recurrence.day ?? date]));
  }
  return days;
}

type Series = NonNullable<PlannedAction["recurrence"]>;

/** Days of another rule say nothing about this one. */
const keyOf = ({ identity, rule }: Series): string => `${identity} ${rule}`;

/** By rule, the days on which something happens, in whichever play. */
function presentIn(actions: readonly PlannedAction[]): ReadonlyMap<string, ReadonlySet<string>> {
  const present = new Map<string, Set<string>>();
  for (const { recurrence, date } of actions) {
    if (recurrence === undefined) continue;
    const key = keyOf(recurrence);
    present.set(key, new Set([...(present.get(key) ?? []), recurrence.day ?? date]));
  }
  return present;
}

function settled(
  actions: readonly PlannedAction[],
  days: ReadonlyMap<string, ReadonlySet<string>>,
  present: ReadonlyMap<string, ReadonlySet<string>>,
): readonly PlannedAction[] {
  return actions.map((action) => {
    const { recurrence } = action;
    if (recurrence === undefined) return action;
    const key = keyOf(recurrence);
    const skipped = [...(days.get(key) ?? [])].filter((day) => !present.get(key)?.has(day)).sort();
    return { ...action, recurrence: { ...recurrence, skipped } };
  });
}
