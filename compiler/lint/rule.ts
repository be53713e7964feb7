/**
 * What a lint rule is: one lesson of the practice, looked for in a playbook that means something already.
 *
 * A rule never says that a playbook is wrong, only that it will not do what it is for; so its codes are warnings and
 * hints, and a comment can allow each. What must hold for a playbook to mean anything is asked by checker/.
 */

import type { Symbol } from "../binder/symbols.ts";
import type { CheckedProgram } from "../checker/checked-program.ts";
import type { lintCatalog } from "../diagnostics/catalog/lint.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { Work } from "../source/work.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import type { ActionNode } from "../texts/play-actions.ts";

export type LintCode = keyof typeof lintCatalog;

export interface Rule {
  /** All that it reports. */
  readonly codes: readonly LintCode[];
  /**
   * It speaks of nothing but what stands in its own lines, so it is asked even where there are errors elsewhere. All
   * others wait until there are none: what an error took away may be just what they would miss.
   */
  readonly local?: true;
  /** In steps where it asks about much. */
  check(lint: Lint): Work<void> | void;
}

/** What is linted: the checked program, and what else its rules must know. */
export interface LintedProgram extends CheckedProgram {
  /** As `checkTexts` gives them. */
  readonly namedInTexts: ReadonlySet<string>;
  /** ISO 8601; absent: not known. */
  readonly today: string | undefined;
}

/** What every rule is given; what several of them ask for is worked out once, when the first asks. */
export interface Lint extends LintedProgram {
  readonly reporter: Reporter;
  /** Whether anything that is done for customers rests on it: see uses.ts. */
  readonly isUsed: (symbol: Symbol) => boolean;
  readonly plays: () => readonly Play[];
  /** Empty while no stage says more than its name and when it is entered: then the journey is only a list. */
  readonly journey: () => readonly Stage[];
}

/** A persona, or all that there are. */
export type Served = Symbol | "everyone";

/** A play, whom it is for, and what is done in it. */
export interface Play {
  readonly file: string;
  readonly personas: readonly Served[];
  readonly actions: readonly ActionNode[];
}

/** A stage of a journey with details, in the order of the journey. */
export interface Stage {
  readonly symbol: Symbol;
  readonly node: Declaration<"stage">;
  readonly touchpoints: readonly Declaration<"touchpoint">[];
}
