/** The lines of a `for` block about a signal with countable values: each value once, and all of them. */

import type { Symbol } from "../binder/symbols.ts";
import type { Type, Value } from "../ir/ir.ts";
import type { ForRule, Literal } from "../syntax/ast.ts";
import { addingArm, reportDuplicateCase } from "./arms.ts";
import { type Context, reportProblem, textAt } from "./context.ts";
import { readLiteral } from "./literals.ts";
import { exampleOf } from "./type-words.ts";
import { isWhole } from "./whole.ts";

export function checkCases(context: Context, file: string, rule: ForRule, symbol: Symbol, type: Type): void {
  const first = new Map<Value, Literal>();
  let complete = isWhole(rule);
  for (const { test } of rule.arms) {
    if (!isWhole(test)) continue;
    if (test.kind === "band") {
      const args = {
        written: textAt(context, file, test.span),
        signal: symbol.name,
        wanted: "cases",
        example: `${exampleOf(type)} then …`,
      } as const;
      context.reporter.report("wrong-arm", file, test.span, args);
      complete = false;
    }
    if (test.kind !== "case") continue;
    for (const literal of test.values) {
      const reading = readLiteral(literal, type);
      if ("problem" in reading) {
        reportProblem(context, file, reading.problem);
        complete = false;
        continue;
      }
      const before = first.get(reading.value);
      if (before === undefined) first.set(reading.value, literal);
      else reportDuplicateCase(context, file, before.span, literal.span, textAt(context, file, literal.span));
    }
  }
  if (complete) reportMissingCases(context, file, rule, symbol, type, new Set(first.keys()));
}

/** Languages, countries and the like have too many values to name each: nothing is missing there. */
function reportMissingCases(
  context: Context,
  file: string,
  rule: ForRule,
  symbol: Symbol,
  type: Type,
  covered: ReadonlySet<Value>,
): void {
  const all =
    type.kind === "enumeration"
      ? type.members.map(({ name }) => name)
      : type.kind === "boolean"
        ? [true, false]
        : [];
  const members = all.filter((value) => !covered.has(value)).map(String);
  if (members.length === 0) return;
  const line = `${members.join(" or ")} then none`;
  const fixes = addingArm(
    context,
    file,
    rule.arms,
    line,
    rule.arms.find(({ test }) => test.kind === "unknown"),
  );
  context.reporter.report(
    "missing-case",
    file,
    rule.signal.span,
    { members, signal: symbol.name, line },
    { fixes },
  );
}
