/**
 * A series after a merge: the days of its rule on which nothing happens any more are days that it skips.
 *
 * Which days a rule has is not worked out again: today's plan knows them, or the one that had the series last.
 */

import type { Plan, PlannedAction } from "../plan.ts";

/** @param plans that `plan` came of: the first one that has a series says which days it has */
export function settleSeries(plan: Plan, plans: readonly Plan[]): Plan {
  const days = new Map<string, ReadonlySet<string>>();
  for (const each of plans) {
    for (const [key, ofSeries] of daysIn(each)) if (!days.has(key)) days.set(key, ofSeries);
  }
  return {
    ...plan,
    plays: plan.plays.map((play) => ({ ...play, actions: settled(play.actions, days) })),
  };
}

function daysIn({ plays }: Plan): ReadonlyMap<string, ReadonlySet<string>> {
  const days = new Map<string, Set<string>>();
  for (const { recurrence, date } of plays.flatMap(({ actions }) => actions)) {
    if (recurrence === undefined) continue;
    const key = keyOf(recurrence);
    days.set(key, new Set([...(days.get(key) ?? []), ...recurrence.skipped, recurrence.day ?? date]));
  }
  return days;
}

type Series = NonNullable<PlannedAction["recurrence"]>;

/** Days of another rule say nothing about this one. */
const keyOf = ({ identity, rule }: Series): string => `${identity} ${rule}`;

function settled(
  actions: readonly PlannedAction[],
  days: ReadonlyMap<string, ReadonlySet<string>>,
): readonly PlannedAction[] {
  const present = new Map<string, string[]>();
  for (const { recurrence, date } of actions) {
    if (recurrence === undefined) continue;
    const key = keyOf(recurrence);
    present.set(key, [...(present.get(key) ?? []), recurrence.day ?? date].sort());
  }
  return actions.map((action) => {
    const { recurrence } = action;
    if (recurrence === undefined) return action;
    const key = keyOf(recurrence);
    const held = present.get(key) ?? [];
    const [first = "", last = ""] = [held[0], held.at(-1)];
    const skipped = [...(days.get(key) ?? [])]
      .filter((day) => day > first && day < last && !held.includes(day))
      .sort();
    return { ...action, recurrence: { ...recurrence, skipped } };
  });
}
