/** What an evaluation must keep: an agreement of so much, and no less than an earlier result. */

import type { Earlier, Measured } from "./measures.ts";

export interface EvaluationLimits {
  /** Percent. */
  readonly minAgreement?: number;
  /** Points of percent by which agreement may be lower than in the earlier result. */
  readonly maxDrop?: number;
  /** The same for precision and recall of each persona. */
  readonly maxPersonaDrop?: number;
}

export interface LimitCheck {
  /** "agreement", "recall of Technical" */
  readonly of: string;
  /** Percent: no less than this. */
  readonly limit: number;
  readonly found: number;
  readonly passed: boolean;
}

/** A few customers more or less of one persona are no regression; that more of all are wrong is one. */
const usualDrops = { maxDrop: 0, maxPersonaDrop: 5 };

export function checkEvaluation(
  { agreement, personas }: Measured,
  {
    minAgreement,
    maxDrop = usualDrops.maxDrop,
    maxPersonaDrop = usualDrops.maxPersonaDrop,
  }: EvaluationLimits,
  earlier: Earlier | undefined,
): readonly LimitCheck[] {
  const checks: LimitCheck[] = [];
  const atLeast = (of: string, limit: number, found: number): void => {
    // What is rounded in no place may still differ in the last one.
    checks.push({ of, limit, found, passed: found >= limit - 1e-9 });
  };
  if (minAgreement !== undefined) atLeast("agreement", minAgreement, agreement.share);
  if (earlier === undefined) return checks;
  atLeast("agreement, against before", earlier.agreement.share - maxDrop, agreement.share);
  for (const before of earlier.personas) {
    const now = personas.find(({ name }) => name === before.name);
    for (const measure of ["precision", "recall"] as const) {
      const [was, is] = [before[measure], now?.[measure]];
      if (was === undefined) continue;
      // Nobody comes out as it any more, or nobody is said to be it: nothing is right about that persona.
      const share = is?.share ?? 0;
      const drop = was.share - share;
      if (drop > 0) atLeast(`${measure} of ${before.title}`, Math.max(0, was.share - maxPersonaDrop), share);
    }
  }
  return checks;
}
