/** A playbook with one small fault: what tests that are any good notice. */

import type { At, Expectation, Playbook, Test } from "../../ir/ir.ts";

export interface Mutant {
  /** What is wrong: `Technical +2 becomes +3`, `kickoff is left out`. */
  readonly fault: string;
  readonly at: At;
  /** Whether days may change although the customer is the same person. */
  readonly ofPlays: boolean;
  /** The actions whose days may change, and their play; of classification alone, none. */
  readonly actions?: ReadonlySet<string>;
  /** Of a fault of words or people, the expectations that may be met no longer: who the customer is stays, and each day. */
  readonly concerns?: (expected: Expectation, test: Test) => boolean;
  /** Why no customer can tell, where that is proven. */
  readonly equivalent?: string;
  readonly playbook: Playbook;
}
