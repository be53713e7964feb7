/** How many customers are of each persona, before and now, and whether that is more than chance. */

import type { Playbook } from "../../ir/ir.ts";
import { chainOf, titleOf } from "../../planner/words/language.ts";
import { differenceInterval, type Interval, shareInterval } from "../intervals.ts";
import type { Observation } from "./observe.ts";

export interface PersonaDrift {
  /** Absent: undecided. */
  readonly name?: string;
  readonly title: string;
  readonly before: ShareOf;
  readonly now: ShareOf;
  /** In points of percent, with the 95 % interval; `sure` where it leaves out 0. */
  readonly change: Interval & { readonly points: number; readonly sure: boolean };
}
export interface ShareOf extends Interval {
  readonly customers: number;
  /** Percent. */
  readonly share: number;
}

export function personasOf(
  { personas, languages }: Playbook,
  before: Observation,
  now: Observation,
): readonly PersonaDrift[] {
  const chain = chainOf("en", languages);
  const who = [
    ...personas.map((persona) => ({ name: persona.name, title: titleOf(persona, chain) })),
    { title: "undecided" },
  ];
  return who.map((persona, place) => {
    const [count = 0, countNow = 0] = [before.personas[place], now.personas[place]];
    const change = differenceInterval(count, before.customers, countNow, now.customers);
    const [share, shareNow] = [shareOf(count, before.customers), shareOf(countNow, now.customers)];
    return {
      ...persona,
      before: share,
      now: shareNow,
      change: {
        points: shareNow.share - share.share,
        ...change,
        sure: change.low > 0 || change.high < 0,
      },
    };
  });
}

const shareOf = (count: number, of: number): ShareOf => ({
  customers: count,
  share: (100 * count) / of,
  ...shareInterval(count, of),
});
