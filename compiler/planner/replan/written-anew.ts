/**
 * What people wrote into a plan and the playbook alone says: the name of an action, the goal of a play.
 *
 * It is written anew with the next plan, and whoever looks the migration over is told, since they may have meant it.
 */

import type { Plan, PlannedAction, PlannedPlay } from "../plan.ts";
import { formatList } from "../words/format-value.ts";
import type { Migration } from "./migration.ts";

const ofAction = {
  name: "name",
  work: "time it takes",
  serves: "needs",
  needs: "actions before it",
} as const satisfies Partial<Record<keyof PlannedAction, string>>;

const ofPlay = {
  goal: "goal",
  window: "time",
  phases: "phases",
} as const satisfies Partial<Record<keyof PlannedPlay, string>>;

/** In the order of the plan as people have it. */
export function writtenAnew(base: Plan, live: Plan): Migration["notices"] {
  const plays = new Map(base.plays.map((play) => [play.name, play]));
  const actions = new Map(
    base.plays.flatMap(({ actions }) => actions.map((action) => [action.identity, action] as const)),
  );
  return live.plays.flatMap((play) => {
    const { name, title } = play;
    const told = (identity: string, of: string, words: readonly string[]) =>
      words.length === 0 ? [] : [{ identity, play: name, title: of, message: messageOf(words) }];
    const planned = plays.get(name);
    return [
      ...(planned === undefined ? [] : told(name, title, changed(planned, play, ofPlay))),
      ...play.actions.flatMap((action) => {
        const before = actions.get(action.identity);
        if (before === undefined || action.done === true) return [];
        return told(action.identity, action.title, changed(before, action, ofAction));
      }),
    ];
  });
}

function changed<T extends object>(
  before: T,
  after: T,
  words: Readonly<Partial<Record<keyof T, string>>>,
): readonly string[] {
  return (Object.keys(words) as (keyof T)[]).flatMap((field) =>
    JSON.stringify(before[field]) === JSON.stringify(after[field]) ? [] : [words[field] ?? ""],
  );
}

const messageOf = (words: readonly string[]): string =>
  `its ${formatList(words, "en")} ${words.length === 1 ? "was" : "were"} changed by hand in the plan; ` +
  "the playbook alone says that, and it is written anew";
