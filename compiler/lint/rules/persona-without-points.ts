/**
 * A persona that no rule can give a point, so that hardly anybody becomes it.
 *
 * One that `otherwise` names is meant to be reached without points.
 */

import type { Declaration } from "../../syntax/ast/declaration.ts";
import type { NumberLiteral } from "../../syntax/ast/literals.ts";
import type { Reference } from "../../syntax/ast/node.ts";
import { valueOf, valuesOf } from "../../syntax/ast/typed-access.ts";
import type { Arm, Points } from "../../syntax/ast/weights.ts";
import type { Rule } from "../rule.ts";

export const personaWithoutPoints: Rule = {
  codes: ["persona-without-points"],
  check({ program, reporter }) {
    const weights = program.declarations("weights");
    if (weights.length === 0) return;
    const unreached = new Set(program.symbols("persona"));
    const reach = (persona: Reference | undefined) => {
      const symbol = persona && program.resolution(persona);
      if (symbol !== undefined) unreached.delete(symbol);
    };
    for (const { node } of program.declarations("classify")) reach(valueOf(node, "otherwise")?.persona);
    for (const { node } of weights) {
      // Most rules come when all have been reached.
      if (unreached.size === 0) return;
      for (const { persona, points } of pointsIn(node)) if (isPositive(points)) reach(persona);
    }
    for (const { file, name, nameNode } of unreached)
      reporter.report("persona-without-points", file, nameNode, { persona: name });
  },
};

/** A line that may give points. */
type Line = Pick<Arm, "award">;

function pointsIn(weights: Declaration<"weights">): readonly Points[] {
  const lines: readonly Line[] = [
    ...valuesOf(weights, "when"),
    ...valuesOf(weights, "for").flatMap((rule): readonly Line[] =>
      rule.kind === "each-rule" ? [rule] : rule.arms,
    ),
  ];
  return lines.flatMap(({ award }) => award?.points ?? []);
}

const isPositive = ({ digits }: NumberLiteral): boolean => !digits.startsWith("-") && /[1-9]/.test(digits);
