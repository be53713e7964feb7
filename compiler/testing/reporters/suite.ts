/** What one playbook claims of itself, and what came of it. */

import type { Finding } from "../../diagnostics/sarif.ts";
import type { Result } from "../result.ts";

export interface Suite {
  /** The playbook's name; of one with errors, what it was named by. */
  readonly name: string;
  readonly results: readonly Result[];
  /** Why nothing of it could be run: the errors of the playbook. */
  readonly errors?: readonly Finding[];
}
