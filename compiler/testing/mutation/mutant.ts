/** A playbook with one small fault: what tests that are any good notice. */

import type { At, Playbook } from "../../ir/ir.ts";

export interface Mutant {
  /** What is wrong: `Technical +2 becomes +3`, `kickoff is left out`. */
  readonly fault: string;
  readonly at: At;
  /** Whether days may change although the customer is the same person. */
  readonly ofPlays: boolean;
  /** The actions whose days may change, and their play; of classification alone, none. */
  readonly actions?: ReadonlySet<string>;
  /** Why no customer can tell, where that is proven. */
  readonly equivalent?: string;
  readonly playbook: Playbook;
}
