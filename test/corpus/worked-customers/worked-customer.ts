/** One customer of whom it was worked out by hand what must come out. */

import type { Classification } from "../../../compiler/evaluator/classification.ts";
import type { Playbook, Value } from "../../../compiler/ir/ir.ts";

export interface WorkedCustomer {
  /** The row of the rulings. */
  readonly ruling: string;
  readonly case: string;
  readonly playbook: Playbook;
  /** Canonical. */
  readonly signals: Readonly<Record<string, Value>>;
  readonly previous?: string;
  readonly expected: Partial<Classification>;
}
