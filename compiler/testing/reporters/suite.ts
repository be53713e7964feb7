/** What one playbook claims of itself, and what came of it. */

import type { Result } from "../result.ts";

export interface Suite {
  /** The playbook's name. */
  readonly name: string;
  readonly results: readonly Result[];
}
