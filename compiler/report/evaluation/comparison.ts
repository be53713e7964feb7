/** What changed since an earlier result: how much agreement, and which customers. */

import type { Earlier, Missed } from "./measures.ts";

export interface Comparison {
  /** Percent, of the earlier result. */
  readonly agreement: number;
  /** Points of percent. */
  readonly change: number;
  /** Who came out as somebody else before, as it was then, and now comes out as is said. */
  readonly newlyFound: readonly Missed[];
  /**
   * Who comes out as somebody else and did not before, those who are new in the file included. Absent: the earlier
   * result does not name all who did.
   */
  readonly newlyMissed?: readonly Missed[];
}

/** @param agreeing of those who were missed before, the ids of those who come out as is said now */
export function compareWith(earlier: Earlier, now: Earlier, agreeing: ReadonlySet<string>): Comparison {
  const before = new Set(earlier.missed.map(({ id }) => id));
  const allNamed = earlier.agreement.of - earlier.agreement.count === earlier.missed.length;
  return {
    agreement: earlier.agreement.share,
    change: now.agreement.share - earlier.agreement.share,
    newlyFound: earlier.missed.filter(({ id }) => agreeing.has(id)),
    ...(allNamed ? { newlyMissed: now.missed.filter(({ id }) => !before.has(id)) } : {}),
  };
}
