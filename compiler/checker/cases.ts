/** The lines of a `for` block about a signal with countable values: each value once, and all of them. */

import type { Symbol } from "../binder/symbols.ts";
import type { Type, Value } from "../ir/ir.ts";
import type { Span } from "../source/span.ts";
import type { Literal } from "../syntax/ast/literals.ts";
import type { ForRule } from "../syntax/ast/weights.ts";
import { addingArm, reportDuplicateCase, reportRest, restOf } from "./arms.ts";
import { type Context, reportProblem, textAt } from "./context.ts";
import { readLiteral } from "./literals.ts";
import { exampleOf } from "./type-words.ts";
import { isWholeIn } from "./whole.ts";

export function checkCases(context: Context, file: string, rule: ForRule, symbol: Symbol, type: Type): void {
  const first = new Map<Value, Literal>();
  let complete = true;
  let rest: Span | undefined;
  for (const arm of rule.arms) {
    const { test } = arm;
    if (!isWholeIn(context.program, test)) continue;
    if (test.kind === "band") {
      const args = {
        written: textAt(context, file, test),
        signal: symbol.name,
        wanted: "cases",
        example: `${fromThereOn(textAt(context, file, test), type) ?? exampleOf(type)} then …`,
      } as const;
      context.reporter.report("wrong-arm", file, test, args);
      complete = false;
    }
    if (test.kind !== "case") continue;
    for (const literal of test.values) {
      const reading = readLiteral(literal, type);
      if ("problem" in reading) {
        if (restOf(arm) !== undefined) rest = literal;
        else reportProblem(context, file, reading.problem);
        complete = false;
        continue;
      }
      const before = first.get(reading.value);
      if (before === undefined) first.set(reading.value, literal);
      else reportDuplicateCase(context, file, before, literal, textAt(context, file, literal));
    }
  }
  if (rest !== undefined) {
    const left = allOf(type).filter((value) => !first.has(value));
    reportRest(context, file, rest, left.length === 0 ? [] : [left.join(" or ")]);
  }
  if (complete) reportMissingCases(context, file, rule, symbol, type, new Set(first.keys()));
}

/** `gold and above`: the values from there on, in the order in which the type lists them. */
function fromThereOn(written: string, type: Type): string | undefined {
  const [, first] = /^(\S+) and above$/.exec(written) ?? [];
  const all = allOf(type);
  const at = all.indexOf(first ?? "");
  return at < 0 ? undefined : all.slice(at).join(" or ");
}

const allOf = (type: Type): readonly (string | boolean)[] =>
  type.kind === "enumeration"
    ? type.members.map(({ name }) => name)
    : type.kind === "boolean"
      ? [true, false]
      : [];

/** Languages, countries and the like have too many values to name each: nothing is missing there. */
function reportMissingCases(
  context: Context,
  file: string,
  rule: ForRule,
  symbol: Symbol,
  type: Type,
  covered: ReadonlySet<Value>,
): void {
  const members = allOf(type)
    .filter((value) => !covered.has(value))
    .map(String);
  if (members.length === 0 || !isWholeIn(context.program, rule)) return;
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
    rule.signal,
    { members, signal: symbol.name, line },
    { fixes },
  );
}
