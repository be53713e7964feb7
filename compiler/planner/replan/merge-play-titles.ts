/**
 * The three-way merge of what plays are called: as they were planned, as people call them by now, as they would be
 * called today.
 *
 * The same rules hold as for a part of an action. Plays themselves come and go with the playbook; that is not told here.
 */

import type { Plan } from "../plan.ts";
import { type Change, type Conflict, type Migration, playTitle } from "./migration.ts";

export interface PlayTitles {
  /** Today's plan with what people call its plays. */
  readonly plan: Plan;
  readonly conflicts: readonly Conflict[];
  readonly keptByHand: Migration["keptByHand"];
  readonly changes: readonly Change[];
}

/** @param cause why a title is another one, where people did not change it */
export function mergePlayTitles(base: Plan, live: Plan, next: Plan, cause: string): PlayTitles {
  const [planned, worked] = [titlesIn(base), titlesIn(live)];
  const conflicts: Conflict[] = [];
  const keptByHand: Migration["keptByHand"][number][] = [];
  const changes: Change[] = [];
  const plays = next.plays.map((play) => {
    const { name, title: theirs } = play;
    const [before, mine] = [planned.get(name), worked.get(name)];
    if (mine === undefined || mine === theirs) return play;
    const about = { identity: name, play: name, title: mine };
    if (before === mine) {
      const what = `${playTitle}, from ${mine} to ${theirs}`;
      changes.push({ ...about, title: theirs, kind: "changed", parts: [], what, why: cause });
      return play;
    }
    keptByHand.push({
      ...about,
      parts: [playTitle],
      what: `${playTitle}, from ${before ?? theirs} to ${mine}`,
    });
    if (before !== theirs)
      conflicts.push({
        ...about,
        about: playTitle,
        mine,
        playbook: theirs,
        take: "mine",
        values: { title: theirs },
      });
    return { ...play, title: mine };
  });
  return { plan: { ...next, plays }, conflicts, keptByHand, changes };
}

const titlesIn = ({ plays }: Plan): ReadonlyMap<string, string> =>
  new Map(plays.map(({ name, title }) => [name, title]));
