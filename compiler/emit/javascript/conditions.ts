/**
 * Conditions as JavaScript expressions.
 *
 * A three-valued condition becomes two ordinary ones: `emitHolds` is true where it is surely true, `emitFails`
 * where it is surely false, and where neither holds it is unknown. Each mentions every part once, so code grows
 * with the condition and no faster. Comparing `undefined` with anything by `<` is false in JavaScript, which is
 * just what both need of an unknown number; elsewhere `null` may stand for what is unknown.
 *
 * Where a condition looks at one signal only, the classifier has asked already whether it is known: `emitKnown`
 * gives the plain two-valued expression for that branch; what holds in the other is worked out in cases.ts.
 */

import type { Condition, Field, Operand, Type } from "../../ir/ir.ts";
import { type PlainText, plainTextsOf } from "../../values/plain-pattern.ts";
import { comparable } from "./values.ts";
import { type Code, join, js, literal } from "./writers.ts";

export interface ConditionNames {
  /** The local constant of a signal. */
  signal(name: string): Code;
  /** The local constant of a definition: true, false or undefined. */
  definition(name: string): Code;
  typeOf(signal: string): Type;
  /** The steps of a pattern. */
  pattern(source: string): Code;
}

/** An expression that binds as loosely as `&&` and `||`, and needs parentheses inside another. */
interface Expression extends Code {
  readonly compound?: boolean;
}

type Compare = Extract<Condition, { kind: "compare" }>;
type ListTest = Extract<Condition, { kind: "equals" | "has" | "text" }>;

/** True where the condition is true. */
export function emitHolds(condition: Condition, names: ConditionNames): Expression {
  switch (condition.kind) {
    case "all":
      return conjunction(condition.conditions.map((part) => emitHolds(part, names)));
    case "any":
      return disjunction(condition.conditions.map((part) => emitHolds(part, names)));
    case "not":
      return emitFails(condition.condition, names);
    case "definition":
      return js`${names.definition(condition.name)} === true`;
    case "holds":
      return js`${names.signal(condition.field.name)} === true`;
    case "known":
      return isKnown(condition.field, names);
    case "compare":
      return comparison(condition, condition.operator, names);
    default:
      return conjunction([isKnown(condition.field, names), anyOrAll(condition, "holds", names)]);
  }
}

/** True where the condition is false. */
export function emitFails(condition: Condition, names: ConditionNames): Expression {
  switch (condition.kind) {
    case "all":
      return disjunction(condition.conditions.map((part) => emitFails(part, names)));
    case "any":
      return conjunction(condition.conditions.map((part) => emitFails(part, names)));
    case "not":
      return emitHolds(condition.condition, names);
    case "definition":
      return js`${names.definition(condition.name)} === false`;
    case "holds":
      return js`${names.signal(condition.field.name)} === false`;
    case "known":
      return js`${names.signal(condition.field.name)} == null`;
    case "compare":
      return comparison(condition, opposite[condition.operator], names);
    default:
      return conjunction([isKnown(condition.field, names), anyOrAll(condition, "fails", names)]);
  }
}

/** For the branch in which every signal of the condition is known: no question is left open. */
export function emitKnown(condition: Condition, names: ConditionNames): Expression {
  switch (condition.kind) {
    case "all":
      return conjunction(condition.conditions.map((part) => emitKnown(part, names)));
    case "any":
      return disjunction(condition.conditions.map((part) => emitKnown(part, names)));
    case "not":
      return js`!(${emitKnown(condition.condition, names)})`;
    case "definition":
      return js`${names.definition(condition.name)} === true`;
    case "known":
      return js`true`;
    case "holds":
      return names.signal(condition.field.name);
    case "compare":
      return comparison(condition, condition.operator, names);
    default:
      return anyOrAll(condition, "holds", names);
  }
}

/** A condition as two numbers, each 0 or 1: whether it is surely true, and whether it is surely false. */
export interface Bits {
  readonly holds: Code;
  readonly fails: Code;
}

/** Undefined where the tests are more than a few, or any of them costs more than a comparison. */
export function asBits(condition: Condition, names: ConditionNames): Bits | undefined {
  return countTests(condition) > mostBits ? undefined : bitsOf(condition, names);
}

const mostBits = 6;

function countTests(condition: Condition): number {
  if ("conditions" in condition)
    return condition.conditions.reduce((count, part) => count + countTests(part), 0);
  return condition.kind === "not" ? countTests(condition.condition) : 1;
}

function bitsOf(condition: Condition, names: ConditionNames): Bits | undefined {
  switch (condition.kind) {
    case "all":
    case "any": {
      const parts = condition.conditions
        .map((part) => bitsOf(part, names))
        .filter((bits) => bits !== undefined);
      if (parts.length < condition.conditions.length || parts.length === 0) return undefined;
      const every = (side: keyof Bits) =>
        join(
          parts.map((bits) => bits[side]),
          " & ",
        );
      const some = (side: keyof Bits) =>
        js`(${join(
          parts.map((bits) => bits[side]),
          " | ",
        )})`;
      return condition.kind === "all"
        ? { holds: every("holds"), fails: some("fails") }
        : { holds: some("holds"), fails: every("fails") };
    }
    case "not": {
      const bits = bitsOf(condition.condition, names);
      return bits && { holds: bits.fails, fails: bits.holds };
    }
    case "compare":
      if (condition.operand.kind === "field" || !isNumeric(names.typeOf(condition.field.name)))
        return undefined;
      break;
    case "holds":
    case "known":
    case "definition":
      break;
    default:
      return undefined;
  }
  return { holds: js`+(${emitHolds(condition, names)})`, fails: js`+(${emitFails(condition, names)})` };
}

const isNumeric = ({ kind }: Type): boolean =>
  ["integer", "decimal", "percent", "money", "duration"].includes(kind);

/** The test against each operand, given that its field is known. An operand that is a field is still asked. */
function anyOrAll(test: ListTest, sought: "holds" | "fails", names: ConditionNames): Expression {
  const tests = test.operands.map((operand): Expression => {
    const code = testAgainst(test, operand, sought, names);
    return operand.kind === "field" ? conjunction([isKnown(operand.field, names), code]) : code;
  });
  const forAll = test.kind === "has" && test.which === "all";
  return forAll === (sought === "holds") ? conjunction(tests) : disjunction(tests);
}

function testAgainst(
  test: ListTest,
  operand: Operand,
  sought: "holds" | "fails",
  names: ConditionNames,
): Expression {
  const value = names.signal(test.field.name);
  if (test.kind === "text" && test.test === "matches") return patternTest(test, operand, sought, names);
  const other = operandCode(operand, names.typeOf(test.field.name), names);
  const not = sought === "holds" ? js`` : js`!`;
  switch (test.kind) {
    case "equals":
      return sought === "holds" ? js`${value} === ${other}` : js`${value} !== ${other}`;
    case "has":
      return js`${not}${value}.includes(${other})`;
    case "text":
      return test.test === "contains"
        ? js`${not}${value}.includes(${other})`
        : js`${not}${value}.startsWith(${other})`;
  }
}

function patternTest(
  { field }: ListTest,
  operand: Operand,
  sought: "holds" | "fails",
  names: ConditionNames,
): Expression {
  const pattern = operand.kind === "value" ? String(operand.value) : "";
  const local = names.signal(field.name);
  const plain = plainTextsOf(pattern)?.map((text) => plainTest(text, local, sought));
  if (plain) return sought === "holds" ? disjunction(plain) : conjunction(plain);
  const matches = js`matchesPattern(${names.pattern(pattern)}, ${local})`;
  return sought === "holds" ? matches : js`!${matches}`;
}

function plainTest({ text, atStart, atEnd }: PlainText, local: Code, sought: "holds" | "fails"): Code {
  const written = literal(text);
  if (atStart && atEnd) return sought === "holds" ? js`${local} === ${written}` : js`${local} !== ${written}`;
  const found = atStart
    ? js`${local}.startsWith(${written})`
    : atEnd
      ? js`${local}.endsWith(${written})`
      : js`${local}.includes(${written})`;
  return sought === "holds" ? found : js`!${found}`;
}

function comparison({ field, operand }: Compare, operator: Compare["operator"], names: ConditionNames): Code {
  const bound = operandCode(operand, names.typeOf(field.name), names);
  return js`${names.signal(field.name)} ${operators[operator]} ${bound}`;
}

function isKnown(field: Field, names: ConditionNames): Code {
  return js`${names.signal(field.name)} != null`;
}

function operandCode(operand: Operand, type: Type, names: ConditionNames): Code {
  return operand.kind === "field" ? names.signal(operand.field.name) : comparable(operand.value, type);
}

const operators = { "<": js`<`, "<=": js`<=`, ">": js`>`, ">=": js`>=` } as const;
const opposite = { "<": ">=", "<=": ">", ">": "<=", ">=": "<" } as const;

function conjunction(parts: readonly Expression[]): Expression {
  return parts.length === 0 ? js`true` : joined(parts, " && ");
}

function disjunction(parts: readonly Expression[]): Expression {
  return parts.length === 0 ? js`false` : joined(parts, " || ");
}

function joined(parts: readonly Expression[], operator: " && " | " || "): Expression {
  if (parts.length === 1 && parts[0]) return parts[0];
  return {
    ...join(
      parts.map((part) => (part.compound ? js`(${part})` : part)),
      operator,
    ),
    compound: true,
  };
}
