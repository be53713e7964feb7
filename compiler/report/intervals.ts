/**
 * How sure a figure is: 95 % intervals of a net promoter score, of a share and of the difference of two shares, in
 * percent, from counts.
 *
 * All keep their promise for few answers, where the textbook interval is too narrow, and for answers that are all
 * alike, where it has no width at all.
 */

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The normal distribution's two-sided 95 %. */
const z = 1.959963984540054;

/**
 * Of the net promoter score, from -100 to 100: the adjusted Wald interval.
 *
 * An answer counts 1 (promoter), 0 or -1 (detractor), so with shares p and d the variance of one answer is
 * p + d − (p − d)². Three answers are added before, 3/4 to promoters and to detractors each and 3/2 between them, and
 * the interval is (p − d) ± z · √(variance ÷ (n + 3)), held to what a score can be.
 * B. Rocks, “Interval Estimation for the ‘Net Promoter Score’”, The American Statistician 70 (2016), 365–372, finds
 * it the best of those that need no iteration.
 */
export function netPromoterInterval(promoters: number, detractors: number, answers: number): Interval {
  const n = answers + 3;
  const p = (promoters + 0.75) / n;
  const d = (detractors + 0.75) / n;
  const half = z * Math.sqrt((p + d - (p - d) ** 2) / n);
  return { low: 100 * Math.max(-1, p - d - half), high: 100 * Math.min(1, p - d + half) };
}

/**
 * Of a share, from 0 to 100: the score interval of E. B. Wilson, “Probable Inference, the Law of Succession, and
 * Statistical Inference”, Journal of the American Statistical Association 22 (1927), 209–212.
 *
 * With the share p = count ÷ n it is (p + z²/2n ± z · √(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n).
 */
export function shareInterval(count: number, answers: number): Interval {
  const p = count / answers;
  const middle = p + z ** 2 / (2 * answers);
  const half = z * Math.sqrt((p * (1 - p)) / answers + z ** 2 / (4 * answers ** 2));
  const all = 1 + z ** 2 / answers;
  return {
    low: 100 * Math.max(0, (middle - half) / all),
    high: 100 * Math.min(1, (middle + half) / all),
  };
}

/**
 * Of the second share less the first, from -100 to 100: the hybrid score interval, which puts together Wilson's of both.
 *
 * R. G. Newcombe, “Interval Estimation for the Difference Between Independent Proportions”, Statistics in Medicine 17
 * (1998), 873–890, method 10.
 */
export function differenceInterval(count: number, of: number, count2: number, of2: number): Interval {
  const [p, q] = [(100 * count) / of, (100 * count2) / of2];
  const [first, second] = [shareInterval(count, of), shareInterval(count2, of2)];
  return {
    low: q - p - Math.hypot(q - second.low, first.high - p),
    high: q - p + Math.hypot(second.high - q, p - first.low),
  };
}
