/**
 * The only place that compares types: which operator fits which type, and which types may be compared.
 *
 * There is no implicit conversion, so two fields may be compared when they hold the same kind of value, written
 * in the same canonical form. Ranges do not matter.
 */

import type { Type } from "../ir/ir.ts";
import type { ComparisonOperator } from "../syntax/ast/conditions.ts";
import { isOrdered } from "./ordered.ts";

const equality: readonly ComparisonOperator[] = ["is", "is not", "is one of", "is not one of"];
const order: readonly ComparisonOperator[] = [">", ">=", "<", "<="];
const membership: readonly ComparisonOperator[] = ["has any of", "has all of"];
const words: readonly ComparisonOperator[] = ["contains", "starts with", "matches"];

/** The operators that fit a type. */
export function operatorsOf(type: Type): readonly ComparisonOperator[] {
  if (type.kind === "set" || type.kind === "list") return membership;
  if (type.kind === "boolean") return ["holds", ...equality];
  if (type.kind === "text") return [...equality, ...words];
  return isOrdered(type) ? [...equality, ...order] : equality;
}

/** The type that an operand must have. */
export const operandType = (type: Type): Type =>
  type.kind === "set" || type.kind === "list" ? type.element : type;

/** Whether the values of two types are written alike, so that they can be compared. */
export function areComparable(a: Type, b: Type): boolean {
  switch (a.kind) {
    case "integer":
    case "decimal":
    case "percent":
    case "money":
      return a.kind === b.kind && a.places === b.places && a.currency === b.currency;
    case "enumeration":
      return b.kind === "enumeration" && sameMembers(a.members, b.members);
    case "set":
    case "list":
      return a.kind === b.kind && areComparable(a.element, b.element);
    default:
      return a.kind === b.kind;
  }
}

const sameMembers = (a: readonly { name: string }[], b: readonly { name: string }[]) => {
  const names = new Set(b.map(({ name }) => name));
  return a.length === b.length && a.every(({ name }) => names.has(name));
};

/** What to write instead of an operator that does not fit: words for the reader, and the operator where certain. */
export function operatorAdvice(
  type: Type,
  operator: ComparisonOperator,
  operands: number,
): { readonly use: string; readonly replacement?: string } {
  const several = operands > 1;
  if (type.kind === "set" || type.kind === "list") {
    const has = several ? "has any of" : "has";
    if (operator === "is" || operator === "is one of" || operator === "contains")
      return { use: `write \`${has}\``, replacement: has };
    if (operator === "is not" || operator === "is not one of") return { use: `write \`not … ${has} …\`` };
    return { use: `ask what it holds, with \`${has}\`` };
  }
  if (operator === "has any of" || operator === "has all of") {
    if (type.kind === "text") return { use: "write `contains`", replacement: "contains" };
    const is = several ? "is one of" : "is";
    return operator === "has all of" && several
      ? { use: `write \`${is}\`` }
      : { use: `write \`${is}\``, replacement: is };
  }
  if (words.includes(operator)) return { use: "compare it with `is`" };
  return { use: "compare it with `is` or `is one of`" };
}
