/**
 * `voice`: the conditions of its tones, and whether each tone can ever be the first that holds.
 *
 * A condition is looked at for every feeling (or none known), channel and persona that conditions name, and one that
 * none does. What it asks of signals is left open: it may be true, false or unknown. So a tone that is reported can
 * surely never be first; one that is not may still never be.
 */

import type { Comparison, Condition } from "../../syntax/ast/conditions.ts";
import type { Declaration } from "../../syntax/ast/declaration.ts";
import type { ToneValue } from "../../syntax/ast/property-values.ts";
import { valuesOf } from "../../syntax/ast/typed-access.ts";
import { checkCondition } from "../conditions.ts";
import { type Context, textAt } from "../context.ts";
import { messageFieldNames, messageFieldTypes } from "../message-fields.ts";
import { isWhole } from "../whole.ts";

/** More cases than this are not looked at. */
const mostCases = 20_000;

export function checkVoice(context: Context, file: string, voice: Declaration<"voice">): void {
  const tones = valuesOf(voice, "tone");
  const inside: Context = { ...context, givenFields: messageFieldTypes(context.program) };
  for (const { condition } of tones) if (condition !== undefined) checkCondition(inside, file, condition);
  if (tones.every(isWhole) && !voice.broken && !voice.items.some(({ broken }) => broken))
    everyToneCanBeFirst(context, file, tones);
}

function everyToneCanBeFirst(context: Context, file: string, tones: readonly ToneValue[]): void {
  const cases = casesOf(tones);
  const written = ({ condition }: ToneValue) =>
    condition === undefined ? "" : textAt(context, file, condition);
  for (const [index, tone] of tones.entries()) {
    const earlier = tones.slice(0, index);
    const same = earlier.find((other) => other.condition === undefined || written(other) === written(tone));
    const canBeFirst =
      cases.length === 0 ||
      cases.some(
        (one) =>
          possible(tone.condition, one).has(true) &&
          earlier.every((other) => [...possible(other.condition, one)].some((truth) => truth !== true)),
      );
    if (same === undefined && canBeFirst) continue;
    const before = same ?? earlier.at(-1);
    const related = before && [{ file, span: before.name, message: "this one comes first" }];
    context.reporter.report(
      "unreachable-tone",
      file,
      tone.name,
      { tone: tone.name.text },
      { related: related ?? [] },
    );
  }
}

/** A value of each field; undefined: not known, or none that a condition names. */
type Case = ReadonlyMap<string, string | undefined>;

/** None where they would be too many. */
function casesOf(tones: readonly ToneValue[]): readonly Case[] {
  const named = new Map<string, Set<string>>(messageFieldNames.map((field) => [field, new Set<string>()]));
  for (const { condition } of tones)
    for (const { subject, operands } of comparisonsIn(condition))
      for (const operand of operands)
        if (operand.kind === "reference") named.get(subject.name.text)?.add(operand.text);
  const count = [...named.values()].reduce((product, values) => product * (values.size + 1), 1);
  if (count > mostCases) return [];
  return [...named].reduce<readonly Case[]>(
    (cases, [field, values]) =>
      cases.flatMap((one) => [undefined, ...values].map((value) => new Map([...one, [field, value]]))),
    [new Map()],
  );
}

function comparisonsIn(condition: Condition | undefined): readonly Comparison[] {
  switch (condition?.kind) {
    case "logical":
      return condition.operands.flatMap(comparisonsIn);
    case "not":
      return comparisonsIn(condition.operand);
    case "group":
      return comparisonsIn(condition.condition);
    case "comparison":
      return [condition];
    default:
      return [];
  }
}

type Truth = boolean | undefined;
const anything: ReadonlySet<Truth> = new Set([true, false, undefined]);

/** What a condition can come to in a case, after Kleene. */
function possible(condition: Condition | undefined, one: Case): ReadonlySet<Truth> {
  switch (condition?.kind) {
    case undefined:
      return new Set([true]);
    case "group":
      return possible(condition.condition, one);
    case "not":
      return new Set(
        [...possible(condition.operand, one)].map((truth) => (truth === undefined ? truth : !truth)),
      );
    case "logical":
      return condition.operands
        .map((operand) => possible(operand, one))
        .reduce((left, right) => combined(left, right, condition.operator === "or"));
    case "known":
      return anything;
    case "comparison":
      return comparisonIn(condition, one);
  }
}

/** `settles`: the truth that decides the whole by itself. */
function combined(left: ReadonlySet<Truth>, right: ReadonlySet<Truth>, settles: boolean): ReadonlySet<Truth> {
  const results = new Set<Truth>();
  for (const a of left)
    for (const b of right)
      results.add(
        a === settles || b === settles ? settles : a === undefined || b === undefined ? undefined : a,
      );
  return results;
}

function comparisonIn({ subject, operator, operands }: Comparison, one: Case): ReadonlySet<Truth> {
  if (!one.has(subject.name.text) || subject.ofCustomer) return anything;
  const value = one.get(subject.name.text);
  const holds = operands.some((operand) => operand.kind === "reference" && operand.text === value);
  switch (operator) {
    case "is":
    case "is one of":
      return value === undefined ? new Set([false, undefined]) : new Set([holds]);
    case "is not":
    case "is not one of":
      // A feeling that is not known neither is nor is not another one.
      return value === undefined ? new Set([true, undefined]) : new Set([!holds]);
    default:
      return anything;
  }
}
