/** `classify`: what the first must reach, how firmly a customer stays. */

import type { Declaration } from "../../syntax/ast/declaration.ts";
import type { Measure } from "../../syntax/ast/expectations.ts";
import type { NumberLiteral, PercentLiteral } from "../../syntax/ast/literals.ts";
import type { AcceptClause } from "../../syntax/ast/property-values.ts";
import { valueOf } from "../../syntax/ast/typed-access.ts";
import { type Context, reportProblem } from "../context.ts";
import { pointsType, readLiteral, shareType } from "../literals.ts";
import { isWhole } from "../whole.ts";

export function checkClassify(context: Context, file: string, classify: Declaration<"classify">): void {
  const rankByFit = valueOf(classify, "rank")?.choice === "by fit";
  const clauses = valueOf(classify, "accept")?.clauses ?? [];
  for (const { measure, value } of clauses) checkMeasure(context, file, measure, value, rankByFit);
  measuresAreAskedOnce(context, file, clauses);
  const keep = valueOf(classify, "keep");
  if (keep !== undefined) checkMeasure(context, file, "margin", keep.beatenBy, rankByFit);
}

/** Scores are points, coverage and fit are shares; a margin is in what is ranked by. */
export function checkMeasure(
  context: Context,
  file: string,
  measure: Measure,
  value: NumberLiteral | PercentLiteral,
  rankByFit: boolean,
): void {
  if (!isWhole(value)) return;
  const isPoints = measure === "score" || (measure === "margin" && !rankByFit);
  const reading = readLiteral(value, isPoints ? pointsType : shareType);
  if ("problem" in reading) reportProblem(context, file, reading.problem);
}

function measuresAreAskedOnce({ reporter }: Context, file: string, clauses: readonly AcceptClause[]): void {
  const first = new Map<Measure, AcceptClause>();
  for (const clause of clauses) {
    const before = first.get(clause.measure);
    if (before === undefined) first.set(clause.measure, clause);
    else {
      const related = [{ file, span: before.measureSpan, message: "listed here first" }];
      reporter.report("listed-twice", file, clause.measureSpan, { name: clause.measure }, { related });
    }
  }
}
