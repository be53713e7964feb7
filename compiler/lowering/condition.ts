/** Conditions: parentheses and negated operators dissolved, every value canonical, definitions kept by name. */

import { operandType } from "../checker/assignable.ts";
import { isMessageField, messageFieldTypes } from "../checker/message-fields.ts";
import { isOrdered, withoutRange } from "../checker/ordered.ts";
import type { Condition, Definition, Field, Operand, Type } from "../ir/ir.ts";
import type * as ast from "../syntax/ast/ast.ts";
import { atOf, type Lowering, nameOf, present, valueOfLiteral } from "./context.ts";

export function lowerDefinitions(lowering: Lowering): readonly Definition[] {
  return lowering.program.declarations("define").map(({ file, node }) => ({
    name: nameOf(node),
    condition: lowerCondition(lowering, present(node.header, "a condition") as ast.Condition),
    at: atOf(lowering, file, node),
  }));
}

export function lowerCondition(lowering: Lowering, condition: ast.Condition): Condition {
  switch (condition.kind) {
    case "logical": {
      const conditions = condition.operands.map((operand) => lowerCondition(lowering, operand));
      return { kind: condition.operator === "and" ? "all" : "any", conditions };
    }
    case "not":
      return { kind: "not", condition: lowerCondition(lowering, condition.operand) };
    case "group":
      return lowerCondition(lowering, condition.condition);
    case "known": {
      const known: Condition = { kind: "known", field: lowerField(lowering, condition.subject) };
      return condition.known ? known : { kind: "not", condition: known };
    }
    case "comparison":
      return lowerComparison(lowering, condition);
  }
}

function lowerComparison(lowering: Lowering, comparison: ast.Comparison): Condition {
  const { subject, operator } = comparison;
  const definition = lowering.program.resolution(subject.name);
  if (definition?.namespace === "definition") return { kind: "definition", name: definition.name };
  const field = lowerField(lowering, subject);
  const type = operandType(typeOfField(lowering, subject));
  const operands = comparison.operands.map((operand) => lowerOperand(lowering, operand, type));
  switch (operator) {
    case "holds":
      return { kind: "holds", field };
    case "is":
    case "is one of":
      return { kind: "equals", field, operands };
    case "is not":
    case "is not one of":
      return { kind: "not", condition: { kind: "equals", field, operands } };
    case "has any of":
    case "has all of":
      return { kind: "has", field, which: operator === "has any of" ? "any" : "all", operands };
    case "matches": {
      const value = present(comparison.pattern, "a pattern").source.normalize("NFC");
      return { kind: "text", field, test: "matches", operands: [{ kind: "value", value }] };
    }
    case "contains":
    case "starts with":
      return { kind: "text", field, test: operator === "contains" ? "contains" : "starts", operands };
    default:
      return { kind: "compare", field, operator, operand: present(operands[0], "what is compared with") };
  }
}

/** A value outside of its signal's range may be compared with; so it is read without the range. */
function lowerOperand(lowering: Lowering, operand: ast.Literal | ast.Subject, type: Type): Operand {
  if (operand.kind === "subject") return { kind: "field", field: lowerField(lowering, operand) };
  return { kind: "value", value: valueOfLiteral(operand, isOrdered(type) ? withoutRange(type) : type) };
}

function lowerField({ program }: Lowering, subject: ast.Subject): Field {
  const symbol = program.resolution(subject.name);
  if (symbol === undefined && isMessageField(subject.name.text))
    return { of: "message", name: subject.name.text };
  const of = symbol === undefined || symbol.namespace === "column" ? "candidate" : "customer";
  return { of, name: symbol?.name ?? subject.name.text };
}

/** What is in no declaration is a column that every roster has: `name`, `email`. */
function typeOfField(lowering: Lowering, subject: ast.Subject): Type {
  const symbol = lowering.program.resolution(subject.name);
  if (symbol !== undefined) return lowering.typeOf(symbol);
  const ofMessage = messageFieldTypes(lowering.program).get(subject.name.text);
  if (ofMessage !== undefined) return ofMessage;
  return { kind: subject.name.text === "email" ? "email" : "text" };
}
