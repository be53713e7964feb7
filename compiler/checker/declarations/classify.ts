/** `classify`: what the first must reach, who wins a tie, how firmly a customer stays. */

import {
  type AcceptClause,
  type Declaration,
  type Measure,
  type NumberLiteral,
  type PercentLiteral,
  valueOf,
} from "../../syntax/ast.ts";
import { type Context, replacing, reportProblem, resolvedOf } from "../context.ts";
import { pointsType, readLiteral, shareType } from "../literals.ts";
import { isWhole } from "../whole.ts";

export function checkClassify(context: Context, file: string, classify: Declaration<"classify">): void {
  const rankByFit = valueOf(classify, "rank")?.choice === "by fit";
  const clauses = valueOf(classify, "accept")?.clauses ?? [];
  for (const { measure, value } of clauses) checkMeasure(context, file, measure, value, rankByFit);
  measuresAreAskedOnce(context, file, clauses);
  tiesAreComplete(context, file, classify);
  tiesDecide(context, file, classify, clauses);
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

/** Without `ties` the declared order serves, and nothing is said. */
function tiesAreComplete(context: Context, file: string, classify: Declaration<"classify">): void {
  const ties = valueOf(classify, "ties");
  if (ties === undefined || !isWhole(ties)) return;
  const listed = new Set(resolvedOf(context, ties.names));
  // A name that nothing has, or a doubled one, may well stand for the persona that seems to be missing.
  if (listed.size < ties.names.length) return;
  const personas = context.program.symbols("persona").filter((persona) => !listed.has(persona));
  if (personas.length === 0) return;
  const names = personas.map(({ name }) => name);
  const all = [...ties.names.map(({ text }) => text), ...names].join(", ");
  const fixes = [replacing(file, ties.span, all)];
  context.reporter.report("incomplete-ties", file, ties.span, { personas: names }, { fixes });
}

function tiesDecide(
  context: Context,
  file: string,
  classify: Declaration<"classify">,
  clauses: readonly AcceptClause[],
): void {
  const ties = classify.items.find((item) => item.node === "property" && item.word.text === "ties");
  if (ties?.node !== "property" || ties.value === undefined) return;
  const margin = clauses.find(demandsMargin);
  if (margin === undefined) return;
  const related = [{ file, span: margin.span, message: "this wants a margin" }];
  context.reporter.report("idle-ties", file, ties.word.span, {}, { related });
}

function demandsMargin({ measure, operator, value }: AcceptClause): boolean {
  if (measure !== "margin" || !isWhole(value)) return false;
  const { digits } = value.kind === "percent" ? value.number : value;
  return operator === ">" ? !digits.startsWith("-") : /[1-9]/.test(digits) && !digits.startsWith("-");
}
