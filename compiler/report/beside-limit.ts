/** A figure beside the limit that it was held against. */

export interface Held {
  readonly found: number;
  readonly limit: number;
}

/** Further digits are no more than what is lost in counting with fractions. */
const mostDigits = 9;

/**
 * With as many digits as are usual, and with more where the two would look alike that differ, or where the limit would
 * be another by more than a twentieth: one of 0.0005 is not 0.
 */
export function besideLimit({ found, limit }: Held, usualDigits: number): Record<keyof Held, string> {
  const differing = Math.sign(found - limit);
  for (let digits = usualDigits; ; digits++) {
    const rounded = { found: Number(found.toFixed(digits)), limit: Number(limit.toFixed(digits)) };
    const areTold = Math.sign(rounded.found - rounded.limit) === differing;
    const isTrue = Math.abs(rounded.limit - limit) <= Math.abs(limit) / 20;
    if ((areTold && isTrue) || digits === mostDigits) {
      const numbers = new Intl.NumberFormat("en-GB", { maximumFractionDigits: digits });
      return { found: numbers.format(found), limit: numbers.format(limit) };
    }
  }
}
