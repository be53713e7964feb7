/** What a test measures of a customer, as the playbook keeps such values. */

import type { Classification } from "../evaluator/classification.ts";
import type { Expectation, Playbook } from "../ir/ir.ts";

export type Measure = Extract<Expectation, { kind: "measure" }>["measure"];

export interface Measured {
  /** Basis points of a share, else thousandths of a point. */
  readonly value: number;
  readonly isShare: boolean;
}

export const isShareOf = (measure: Measure, { classify }: Pick<Playbook, "classify">): boolean =>
  measure === "coverage" || measure === "fit" || (measure === "margin" && classify.rankBy === "fit");

export function measuredOf(
  classification: Pick<Classification, Measure>,
  measure: Measure,
  playbook: Pick<Playbook, "classify">,
): Measured {
  const isShare = isShareOf(measure, playbook);
  return { value: Math.round(classification[measure] * (isShare ? 10_000 : 1000)), isShare };
}
