/** Asks every lint rule about a checked program. Which rules there are is said in rules.ts. */

import type { CheckedProgram } from "../checker/checked-program.ts";
import { createSignalFacts } from "../checker/signal-facts.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { Lint } from "./rule.ts";
import { rules } from "./rules.ts";

/** `sound`: nothing that was reported before is an error. */
export function lintProgram(checked: CheckedProgram, sound: boolean, reporter: Reporter): void {
  const lint: Lint = { ...checked, reporter, facts: createSignalFacts(checked.program) };
  for (const rule of rules) if (sound || rule.local) rule.check(lint);
}
