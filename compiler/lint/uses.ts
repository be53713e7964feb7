/**
 * Whether a playbook uses what it declares.
 *
 * What is done for customers counts: rules, definitions, plays, texts, assignments, what a touchpoint takes up. What
 * only proves or gives does not: a test that sets a signal, an `assign` for a role, a touchpoint that asks.
 */

import type { Symbol } from "../binder/symbols.ts";
import type { LocatedReference } from "../resolver/program.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import type { Reference } from "../syntax/ast/node.ts";
import { declarationsOf, valueOf } from "../syntax/ast/typed-access.ts";
import type { LintedProgram } from "./rule.ts";

export function createUses({ program, namedInTexts }: LintedProgram): (symbol: Symbol) => boolean {
  /** Where touchpoints ask; found when first asked for. */
  let asked: ReadonlySet<Reference> | undefined;
  const counts = ({ node, within }: LocatedReference): boolean => {
    asked ??= new Set(
      program.symbols("stage").flatMap((stage) => askedIn(stage.node as Declaration<"stage">)),
    );
    const proves = within.kind === "test" || within.kind === "cohort";
    return !proves && within.subject !== node && !asked.has(node);
  };
  return (symbol) =>
    (inTexts.has(symbol.namespace) && namedInTexts.has(symbol.name)) ||
    program.references(symbol).some(counts);
}

const inTexts: ReadonlySet<string> = new Set<Symbol["namespace"]>(["signal", "role", "resource"]);

const askedIn = (stage: Declaration<"stage">): readonly Reference[] =>
  declarationsOf(stage, "touchpoint").flatMap((touchpoint) => valueOf(touchpoint, "asks")?.names ?? []);
