/**
 * Whether a playbook uses what it declares.
 *
 * What is done for customers counts: rules, definitions, plays, texts, assignments, what a touchpoint takes up. What
 * only proves or gives does not: a test that sets a signal, an `assign` for a role, a touchpoint that asks.
 */

import type { Symbol } from "../binder/symbols.ts";
import type { Program } from "../resolver/program.ts";
import { once } from "../source/work.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import type { Reference } from "../syntax/ast/node.ts";
import { declarationsOf, valueOf } from "../syntax/ast/typed-access.ts";
import type { LintedProgram } from "./rule.ts";

export function createUses({ program, namedInTexts }: LintedProgram): (symbol: Symbol) => boolean {
  const used = once(() => usedIn(program));
  return (symbol) => (inTexts.has(symbol.namespace) && namedInTexts.has(symbol.name)) || used().has(symbol);
}

function usedIn(program: Program): ReadonlySet<Symbol> {
  const used = new Set<Symbol>();
  const asked = new Set(
    program.symbols("stage").flatMap((stage) => askedIn(stage.node as Declaration<"stage">)),
  );
  for (const { node: within, references } of program.members.values()) {
    if (within.kind === "test" || within.kind === "cohort") continue;
    for (const { node, to } of references) if (within.subject !== node && !asked.has(node)) used.add(to);
  }
  return used;
}

const inTexts: ReadonlySet<string> = new Set<Symbol["namespace"]>(["signal", "role", "resource"]);

const askedIn = (stage: Declaration<"stage">): readonly Reference[] =>
  declarationsOf(stage, "touchpoint").flatMap((touchpoint) => valueOf(touchpoint, "asks")?.names ?? []);
