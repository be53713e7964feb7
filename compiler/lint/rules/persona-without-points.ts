/**
 * A persona that no rule can give a point, so that hardly anybody becomes it.
 *
 * One that `otherwise` names is meant to be reached without points.
 */

import type { Program } from "../../resolver/program.ts";
import type { Declaration } from "../../syntax/ast/declaration.ts";
import { valueOf, valuesOf } from "../../syntax/ast/typed-access.ts";
import type { Award } from "../../syntax/ast/weights.ts";
import type { Rule } from "../rule.ts";

export const personaWithoutPoints: Rule = {
  codes: ["persona-without-points"],
  check({ program, reporter }) {
    const weights = program.declarations("weights");
    if (weights.length === 0) return;
    const reached = new Set([
      ...weights.flatMap(({ node }) => awardsIn(node)).flatMap((award) => raisedBy(award, program)),
      ...program.declarations("classify").map(({ node }) => {
        const fallback = valueOf(node, "otherwise")?.persona;
        return fallback && program.resolution(fallback);
      }),
    ]);
    for (const persona of program.symbols("persona"))
      if (!reached.has(persona))
        reporter.report("persona-without-points", persona.file, persona.nameNode.span, {
          persona: persona.name,
        });
  },
};

const awardsIn = (weights: Declaration<"weights">): readonly (Award | undefined)[] => [
  ...valuesOf(weights, "when").map(({ award }) => award),
  ...valuesOf(weights, "for").flatMap((rule) =>
    rule.kind === "each-rule" ? [rule.award] : rule.arms.map(({ award }) => award),
  ),
];

/** Whose score it can make larger. */
const raisedBy = (award: Award | undefined, program: Program) =>
  (award?.points ?? []).flatMap(({ persona, points }) =>
    points.digits.startsWith("-") || !/[1-9]/.test(points.digits) ? [] : (program.resolution(persona) ?? []),
  );
