/** What changed since an earlier result: how much agreement, and which customers. */

import type { Earlier, Missed } from "./measures.ts";

export interface Comparison {
  /** Percent, of the earlier result. */
  readonly agreement: number;
  /** Points of percent. */
  readonly change: number;
  /** Who came out as they are said to be, and does no more; and the other way round. In the order of the file. */
  readonly newlyMissed: readonly Missed[];
  readonly newlyFound: readonly Missed[];
}

export function compareWith(earlier: Earlier, now: Earlier): Comparison {
  const without = (some: readonly Missed[], others: readonly Missed[]): readonly Missed[] => {
    const ids = new Set(others.map(({ id }) => id));
    return some.filter(({ id }) => !ids.has(id));
  };
  return {
    agreement: earlier.agreement.share,
    change: now.agreement.share - earlier.agreement.share,
    newlyMissed: without(now.missed, earlier.missed),
    newlyFound: without(earlier.missed, now.missed),
  };
}
