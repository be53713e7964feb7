/** How points decide, with the defaults filled in: by score, always accepted, ties in the order declared. */

import { pointsType, shareType } from "../checker/literals.ts";
import type { AcceptClause, Classify } from "../ir/ir.ts";
import type { NumberLiteral, PercentLiteral } from "../syntax/ast/literals.ts";
import { propertiesOf, valueOf } from "../syntax/ast/typed-access.ts";
import {
  type Lowering,
  nameOf,
  optional,
  present,
  referred,
  referredAll,
  valueOfLiteral,
} from "./context.ts";

export function lowerClassify(lowering: Lowering): Classify {
  const { file, node } = present(lowering.program.declarations("classify")[0], "a `classify` block");
  const otherwise = valueOf(node, "otherwise")?.persona;
  const keep = valueOf(node, "keep");
  const placeOf = (word: "ties" | "otherwise" | "keep") => {
    const [property] = propertiesOf(node, word);
    return property && lowering.at(file, property.start);
  };
  return {
    rankBy: valueOf(node, "rank")?.choice === "by fit" ? "fit" : "score",
    accept: (valueOf(node, "accept")?.clauses ?? []).map(
      (clause): AcceptClause => ({
        measure: clause.measure,
        operator: clause.operator,
        value: lowerMeasured(clause.value),
        at: lowering.at(file, clause.start),
      }),
    ),
    ties: inTieOrder(lowering, referredAll(lowering, valueOf(node, "ties"))),
    ...optional("tiesAt", placeOf("ties")),
    ...optional("otherwise", otherwise && referred(lowering, otherwise)),
    ...optional("otherwiseAt", placeOf("otherwise")),
    ...optional("keepUnlessBeatenBy", keep && lowerMeasured(keep.beatenBy)),
    ...optional("keepAt", placeOf("keep")),
  };
}

/** Points in thousandths, shares in basis points: how it is written says which. */
export const lowerMeasured = (literal: NumberLiteral | PercentLiteral): number =>
  valueOfLiteral(literal, literal.kind === "percent" ? shareType : pointsType) as number;

/** Those that are listed, then the others as declared. */
function inTieOrder({ program }: Lowering, listed: readonly string[]): readonly string[] {
  const declared = program.declarations("persona").map(({ node }) => nameOf(node));
  return [...new Set([...listed, ...declared])];
}
