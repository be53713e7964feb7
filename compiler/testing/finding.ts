/** What was found of one expectation; and how long the lists are that say so. */

import type { Reasons } from "./result.ts";

/** What was found, and whether that is what was expected. */
export interface Finding {
  readonly met: boolean;
  /** Both are worded only for who reads them. */
  readonly found: () => string;
  /**
   * What made the difference; made only where the expectation is not met.
   *
   * @param isMendable whether the nearest change that would meet it is told: what else would bring it nearer is then
   * left out
   */
  readonly why: (isMendable: boolean) => readonly (Reasons | undefined)[];
}

/** So many lines stand under a heading. */
export const mostLines = 6;

/** @param all how many there are, where only some of them are handed in */
export const listOf = (items: readonly string[], all = items.length): string => {
  const shown = items.slice(0, mostLines);
  return all <= shown.length ? shown.join(", ") : `${shown.join(", ")} and ${all - shown.length} more`;
};

/** @param all how many there are, where only the first of them are handed in */
export function cut(lines: readonly string[], most = mostLines, all = lines.length): readonly string[] {
  const more = all - most;
  return more <= 0 ? lines : [...lines.slice(0, most), `and ${more} more`];
}
