/**
 * The population stability index: how far two groups of customers differ in how they spread over bins.
 *
 * With the shares p before and q now of each bin it is the sum of (q − p) · ln(q ÷ p), as scorecards have been watched
 * since E. M. Lewis, “An Introduction to Credit Scoring” (1994); the marks of 0.1 and 0.25 are from there, too.
 * B. Yurdakul and J. Naranjo, “Statistical properties of the population stability index”, Journal of Risk Model
 * Validation 14 (2020), show that without any change the index is (1/n + 1/m) times a chi-square of bins − 1 degrees
 * of freedom: few customers give a large one by chance alone.
 *
 * A bin that is empty on one side would make the index infinite. So half a customer is added to every bin that either
 * side fills, on both sides; bins that both leave empty do not count.
 */

export interface StabilityIndex {
  readonly index: number;
  /** Nineteen times in twenty, chance alone gives no more than this. */
  readonly byChance: number;
}

export type Stability = "stable" | "shifted" | "drifted";

/** From here on it is worth a look, and from here on somebody must look. */
export const marks = { shifted: 0.1, drifted: 0.25 } as const;

/** @param before, now customers in each bin; there must be some on both sides */
export function stabilityIndex(before: readonly number[], now: readonly number[]): StabilityIndex {
  const filled = before.flatMap((count, bin) => {
    const other = now[bin] ?? 0;
    return count + other > 0 ? [[count, other] as const] : [];
  });
  const [all, allNow] = [sumOf(before), sumOf(now)];
  const bins = filled.length;
  let index = 0;
  for (const [count, other] of filled) {
    const p = (count + 0.5) / (all + bins / 2);
    const q = (other + 0.5) / (allNow + bins / 2);
    index += (q - p) * Math.log(q / p);
  }
  return { index, byChance: chiSquare95(bins - 1) * (1 / all + 1 / allNow) };
}

/** What chance alone explains is stable, however large. */
export function stabilityOf({ index, byChance }: StabilityIndex): Stability {
  if (index < marks.shifted || index <= byChance) return "stable";
  return index < marks.drifted ? "shifted" : "drifted";
}

/**
 * The value that a chi-square stays below nineteen times in twenty, to one in a hundred.
 *
 * E. B. Wilson and M. M. Hilferty, “The Distribution of Chi-Square”, Proceedings of the National Academy of Sciences
 * 17 (1931): the cube root of chi-square ÷ degrees is nearly normal.
 */
export function chiSquare95(degrees: number): number {
  if (degrees < 1) return 0;
  const spread = 2 / (9 * degrees);
  return degrees * (1 - spread + 1.6448536269514722 * Math.sqrt(spread)) ** 3;
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
