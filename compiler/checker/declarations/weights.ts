/**
 * `weights`: who gets points, for what, and why.
 *
 * What fits the type of the signal in a `for` block is decided here; its lines are checked in cases.ts and bands.ts.
 */

import type { Symbol } from "../../binder/symbols.ts";
import type { Type } from "../../ir/ir.ts";
import { limits } from "../../limits.ts";
import type { Declaration } from "../../syntax/ast/declaration.ts";
import type { NumberLiteral } from "../../syntax/ast/literals.ts";
import type { Reference } from "../../syntax/ast/node.ts";
import { valuesOf } from "../../syntax/ast/typed-access.ts";
import type { Award, EachRule, ForRule, Points, WhenRule } from "../../syntax/ast/weights.ts";
import { reportDuplicateCase } from "../arms.ts";
import { hasAny } from "../asks-if-known.ts";
import { checkBands } from "../bands.ts";
import { checkCases } from "../cases.ts";
import { checkCondition, signalsOf } from "../conditions.ts";
import { type Context, declaredAt, reportListedTwice, reportProblem, textAt } from "../context.ts";
import { pointsType, readLiteral } from "../literals.ts";
import { isOrdered } from "../ordered.ts";
import { describeType } from "../type-words.ts";
import { isWhole, isWholeIn } from "../whole.ts";

export function checkWeights(context: Context, file: string, weights: Declaration<"weights">): void {
  for (const rule of valuesOf(weights, "when")) checkWhen(context, file, rule);
  for (const rule of valuesOf(weights, "for"))
    if (rule.kind === "for-rule") checkFor(context, file, rule);
    else checkEach(context, file, rule);
}

/** Over all `weights` blocks together. */
export function rulesAreWithinLimit({ program, reporter }: Context): void {
  const blocks = program.declarations("weights");
  const count = blocks.reduce((sum, { node }) => sum + node.items.length, 0);
  const last = blocks.at(-1);
  if (count > limits.rules && last !== undefined)
    reporter.report("too-many", last.file, last.node.keyword, { what: "rules", count, limit: limits.rules });
}

function checkWhen(context: Context, file: string, rule: WhenRule): void {
  checkCondition(context, file, rule.condition);
  if (rule.award === undefined) return;
  checkAward(context, file, rule.award);
  ruleHasPoints(context, file, rule.award);
  for (const { symbol, reference } of signalsOf(context.program, rule.condition))
    signalMayBeWeighed(context, file, reference, symbol);
}

function checkEach(context: Context, file: string, rule: EachRule): void {
  const symbol = context.program.resolution(rule.signal);
  if (rule.award !== undefined) {
    checkAward(context, file, rule.award, "each");
    ruleHasPoints(context, file, rule.award);
  }
  if (symbol === undefined) return;
  const type = context.types.ofSymbol(symbol);
  if (type !== undefined && type.kind !== "set") {
    const args = { signal: symbol.name, type: describeType(type) };
    const related = [declaredAt(symbol, "declared here")];
    context.reporter.report("wrong-each", file, rule.signal, args, { related });
    return;
  }
  if (type !== undefined) sumIsBounded(context, file, rule, symbol, type);
  signalMayBeWeighed(context, file, rule.signal, symbol);
}

/** Only an enumeration has a largest set; of anything else points could add up without end. */
function sumIsBounded(context: Context, file: string, { award }: EachRule, symbol: Symbol, type: Type): void {
  if (type.kind !== "set" || type.element.kind === "enumeration" || type.element.kind === "boolean") return;
  for (const points of award?.points ?? []) {
    if (points.atMost !== undefined || !isWhole(points)) continue;
    const args = {
      signal: symbol.name,
      type: describeType(type),
      written: textAt(context, file, points),
    };
    const related = [declaredAt(symbol, "declared here")];
    context.reporter.report("missing-at-most", file, points, args, { related });
  }
}

function checkFor(context: Context, file: string, rule: ForRule): void {
  const awards = rule.arms.flatMap(({ award }) => award ?? []);
  for (const award of awards) checkAward(context, file, award);
  const symbol = context.program.resolution(rule.signal);
  if (symbol === undefined) return;
  signalMayBeWeighed(context, file, rule.signal, symbol);
  unknownIsUsed(context, file, rule, symbol);
  const type = context.types.ofSymbol(symbol);
  if (type === undefined) return;
  if (isOrdered(type)) checkBands(context, file, rule, symbol, type);
  else if (type.kind === "set" || type.kind === "list" || type.kind === "text" || type.kind === "period")
    reportWrongFor(context, file, rule, symbol);
  else checkCases(context, file, rule, symbol, type);
}

/** The help says it with the first line of the block, as far as that can be read. */
function reportWrongFor(context: Context, file: string, { signal, arms }: ForRule, symbol: Symbol): void {
  const type = context.types.ofSymbol(symbol);
  if (type === undefined) return;
  const { name } = symbol;
  const { test, award } = arms[0] ?? {};
  const [first] = test?.kind === "case" ? test.values : [];
  const value = first !== undefined && isWhole(first) ? textAt(context, file, first) : undefined;
  const last = isWhole(award) ? award?.points.at(-1) : undefined;
  const then =
    award === undefined || last === undefined
      ? "then …"
      : textAt(context, file, { start: award.start, end: last.end });
  const use =
    type.kind === "set"
      ? `write \`when ${value === "none" ? `not ${hasAny(name, type)}` : `${name} has ${value ?? "…"}`} ${then}\`, and so on; or \`for each of ${name} then …\`, if each gives the same`
      : type.kind === "text"
        ? `write \`when ${name} contains ${value?.startsWith('"') ? value : '"…"'} ${then}\``
        : `write \`when\` with a condition about \`${name}\``;
  const args = { signal: name, type: describeType(type), use };
  context.reporter.report("wrong-for", file, signal, args, {
    related: [declaredAt(symbol, "declared here")],
  });
}

/** At most one line is for unknown values, and they must be possible. */
function unknownIsUsed(context: Context, file: string, { arms }: ForRule, symbol: Symbol): void {
  const [first, second] = arms.filter(({ test }) => test.kind === "unknown");
  if (first === undefined) return;
  const { reporter } = context;
  if (context.facts(symbol).required) {
    const related = [declaredAt(symbol, "declared here")];
    reporter.report("unused-unknown", file, first.test, { signal: symbol.name }, { related });
  }
  if (second !== undefined) reportDuplicateCase(context, file, first.test, second.test, "unknown");
}

// ---------- points ----------

function checkAward(context: Context, file: string, award: Award, rule: "each" | "other" = "other"): void {
  if (award.broken) return;
  reportListedTwice(
    context,
    file,
    award.points.map(({ persona }) => persona),
  );
  for (const points of award.points) {
    const count = pointsAreExact(context, file, points.points);
    if (count === 0)
      context.reporter.report("zero-points", file, points.points, {
        written: textAt(context, file, points),
      });
    atMostFits(context, file, points, rule);
  }
}

/**
 * At most three decimal places, and not so many points that sums would lose their last digits; also of `prefer`.
 * Gives the points in thousandths; undefined where they could not be read.
 */
export function pointsAreExact(context: Context, file: string, points: NumberLiteral): number | undefined {
  if (!isWholeIn(context.program, points)) return undefined;
  const reading = readLiteral(points, pointsType);
  if ("problem" in reading) {
    reportProblem(context, file, reading.problem);
    return undefined;
  }
  const count = reading.value as number;
  if (Math.abs(count) > limits.points * 10 ** limits.pointPlaces)
    context.reporter.report("too-many-points", file, points, {
      written: textAt(context, file, points),
      limit: limits.points,
    });
  return count;
}

function atMostFits(context: Context, file: string, { atMost }: Points, rule: "each" | "other"): void {
  if (atMost === undefined || !isWhole(atMost)) return;
  if (rule !== "each") {
    context.reporter.report("misplaced-at-most", file, atMost, {});
    return;
  }
  const count = pointsAreExact(context, file, atMost);
  if (count !== undefined && (atMost.signed || count <= 0))
    context.reporter.report("wrong-at-most", file, atMost, {
      written: textAt(context, file, atMost),
    });
}

/** `then none` is for lines of a `for` block, where it says that a value was thought of. */
function ruleHasPoints(context: Context, file: string, award: Award): void {
  if (award.points.length === 0 && isWhole(award))
    context.reporter.report("zero-points", file, award, { written: "none" });
}

// ---------- what may be weighed ----------

function signalMayBeWeighed(context: Context, file: string, signal: Reference, symbol: Symbol): void {
  if (!context.facts(symbol).context) return;
  const related = [declaredAt(symbol, "marked here")];
  context.reporter.report("weighed-context", file, signal, { signal: symbol.name }, { related });
}
