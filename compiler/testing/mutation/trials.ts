/**
 * The faults of a playbook, each tried by itself. A fault is known by its place among all of them, so that threads which
 * were given the same playbook speak of the same one.
 */

import type { Playbook } from "../../ir/ir.ts";
import type { Mutant } from "./mutant.ts";
import { mutantsOf, noticedBy, type PassedTest } from "./run-mutants.ts";
import { type Showing, showingOf } from "./showing.ts";
import { createWitnesses } from "./witness.ts";

export interface Trials {
  /** All but those that are proven to change nothing. */
  readonly faults: readonly Mutant[];
  readonly leftOut: readonly Mutant[];
  /** Whether no test notices it. */
  isMissed(fault: number): boolean;
  /** A test that would notice it; undefined where none is found. */
  showing(fault: number): Showing | undefined;
}

export function createTrials(playbook: Playbook, tests: readonly PassedTest[]): Trials {
  const all = mutantsOf(playbook);
  const faults = all.filter(({ equivalent }) => equivalent === undefined);
  const witnesses = createWitnesses(playbook, tests);
  const mutant = (fault: number) => faults[fault] as Mutant;
  return {
    faults,
    leftOut: all.filter(({ equivalent }) => equivalent !== undefined),
    isMissed: (fault) => noticedBy(mutant(fault), tests) === undefined,
    showing(fault) {
      const witness = witnesses(mutant(fault));
      return witness && showingOf(witness, playbook);
    },
  };
}
