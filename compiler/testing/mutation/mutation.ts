/** What came of a playbook's faults: how many the tests notice, and which they do not. */

import type { At } from "../../ir/ir.ts";
import type { Showing } from "./showing.ts";

export interface Mutation {
  readonly name: string;
  /** Of those that are not proven to change nothing. */
  readonly faults: number;
  readonly noticed: number;
  /** Proven to change nothing. */
  readonly leftOut: readonly { readonly fault: string; readonly at: At; readonly because: string }[];
  readonly missed: readonly {
    readonly fault: string;
    readonly at: At;
    /** Absent where no customer who would show it was found. */
    readonly shownBy?: Showing;
    /** Of words and people, who would show it is looked for among the tests alone. */
    readonly isOfPlan: boolean;
  }[];
}
