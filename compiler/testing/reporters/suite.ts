/** What one playbook claims of itself, and what came of it. */

import type { Finding } from "../../diagnostics/sarif.ts";
import type { At } from "../../ir/value.ts";
import type { Result } from "../result.ts";

export interface Suite {
  /** The playbook's name; of one with errors, what it was named by. */
  readonly name: string;
  readonly results: readonly Result[];
  /** Of a playbook that has some: where tests were to be run, none was. */
  readonly errors?: readonly Finding[];
  /** Warnings and hints that let it pass. */
  readonly remarks?: readonly Finding[];
  /**
   * What to say of a playbook that was checked, in which nothing was found: a result that passed, since readers take a
   * suite without any for one that did not run.
   */
  readonly sound?: string | undefined;
  /** What would make the expectation at a place say what came out; for formats that show fixes. */
  readonly fixesOf?: ((at: At) => Finding["fixes"]) | undefined;
}
