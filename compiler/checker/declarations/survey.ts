/**
 * `survey`: days that can be counted, a question without fields, and a target that answers of its kind can reach.
 *
 * Whether role, channel and stage exist was asked by the resolver. When a survey is asked of whom is worked out when
 * a customer is planned.
 */

import type { NumericType } from "../../ir/ir.ts";
import type { Declaration } from "../../syntax/ast/declaration.ts";
import type { ChoiceValue } from "../../syntax/ast/property-values.ts";
import { valueOf, valuesOf } from "../../syntax/ast/typed-access.ts";
import { type Context, reportProblem } from "../context.ts";
import { checkSpan, spanPlaces } from "../durations.ts";
import { netPromoterType, readLiteral, shareType } from "../literals.ts";
import { checkSchedule } from "../schedules.ts";
import { isWhole } from "../whole.ts";
import { fieldWritten } from "../written-field.ts";

export function checkSurvey(context: Context, file: string, survey: Declaration<"survey">): void {
  for (const schedule of valuesOf(survey, "ask")) checkSchedule(context, file, schedule, false);
  questionHasNoFields(context, file, survey);
  const kind = valueOf(survey, "kind");
  const target = valueOf(survey, "target");
  if (target === undefined) return;
  checkSpan(context, file, target.over, spanPlaces.target);
  if (kind === undefined || !isWhole(kind) || !isWhole(target.mark)) return;
  const reading = readLiteral(target.mark, markOf(kind));
  if (!("problem" in reading)) return;
  const { problem } = reading;
  // `target 4.5`: a mean of the answers, which is no share of them.
  if (problem.code === "missing-unit" && Number(problem.args.written) <= 5) {
    const args = {
      written: problem.args.written,
      expected: "the share of those who answer 4 or 5",
      example: "80%",
    };
    context.reporter.report(problem.code, file, problem.span, args);
  } else reportProblem(context, file, problem);
}

/** Of each language the first is told. */
function questionHasNoFields(context: Context, file: string, survey: Declaration<"survey">): void {
  for (const { text } of valueOf(survey, "question")?.texts ?? []) {
    const field = fieldWritten(context, file, text);
    if (field === undefined) continue;
    context.reporter.report("field-in-question", file, field.span, { written: field.written });
  }
}

/** The net promoter score runs from -100 to 100; satisfaction is the share of answers that are 4 or 5. */
export const markOf = ({ choice }: ChoiceValue): NumericType =>
  choice === "nps" ? netPromoterType : shareType;
