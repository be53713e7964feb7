/** Definitions that build on one another: circles, and chains that are too long. */

import type { Symbol } from "../binder/symbols.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { limits } from "../limits.ts";
import { oneIn, type Work } from "../source/work.ts";

/** `usedBy` gives the definitions that one uses directly. Each circle is reported once, at its first definition. */
export function* checkDefinitions(
  definitions: readonly Symbol[],
  usedBy: (definition: Symbol) => readonly Symbol[],
  reporter: Reporter,
): Work<void> {
  /** How long the longest chain below a definition is, itself included; absent while it is being walked. */
  const depths = new Map<Symbol, number>();
  const inCircle = new Set<Symbol>();
  const endsStep = oneIn(64);

  for (const start of definitions) {
    if (endsStep()) yield;
    if (depths.has(start)) continue;
    // An own stack: a chain may be longer than the engine's.
    const path = [{ definition: start, rest: [...usedBy(start)], depth: 1 }];
    const onPath = new Set([start]);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.rest.shift();
      const known = next && depths.get(next);
      if (next === undefined) {
        path.pop();
        onPath.delete(top.definition);
        depths.set(top.definition, top.depth);
        reportDepth(top.definition, top.depth);
        const user = path.at(-1);
        if (user !== undefined) user.depth = Math.max(user.depth, top.depth + 1);
      } else if (onPath.has(next)) {
        const begin = path.findIndex(({ definition }) => definition === next);
        reportCircle(
          next,
          path.slice(begin + 1).map(({ definition }) => definition),
        );
      } else if (known !== undefined) {
        top.depth = Math.max(top.depth, known + 1);
      } else {
        path.push({ definition: next, rest: [...usedBy(next)], depth: 1 });
        onPath.add(next);
      }
    }
  }

  function reportDepth(definition: Symbol, depth: number): void {
    // Only where the limit is passed: those that build on it are longer for the same reason.
    if (depth !== limits.definitionDepth + 1 || inCircle.has(definition)) return;
    const { name, file, nameNode } = definition;
    reporter.report("definition-too-deep", file, nameNode, { name, depth });
  }

  function reportCircle(first: Symbol, others: readonly Symbol[]): void {
    const circle = [first, ...others];
    if (circle.some((definition) => inCircle.has(definition))) return;
    for (const definition of circle) inCircle.add(definition);
    const related = others.map(({ name, file, nameNode }) => ({
      file,
      span: nameNode,
      message: `\`${name}\` is part of the circle`,
    }));
    const names = circle.map(({ name }) => name);
    reporter.report("circular-definition", first.file, first.nameNode, { names }, { related });
  }
}
