/** Asks every lint rule about a checked program. Which rules there are is said in rules.ts. */

import type { Reporter } from "../diagnostics/reporter.ts";
import type { Work } from "../source/work.ts";
import { createJourney } from "./journey.ts";
import { createPlays } from "./plays.ts";
import type { Lint, LintedProgram } from "./rule.ts";
import { rules } from "./rules.ts";
import { createUses } from "./uses.ts";

/** `sound`: nothing that was reported before is an error. A step for each rule, or for what a rule makes one. */
export function* lintProgram(linted: LintedProgram, sound: boolean, reporter: Reporter): Work<void> {
  const lint: Lint = {
    ...linted,
    reporter,
    isUsed: createUses(linted),
    plays: createPlays(linted),
    journey: createJourney(linted),
  };
  for (const rule of rules) {
    if (!sound && !rule.local) continue;
    yield* rule.check(lint) ?? [];
    yield;
  }
}
