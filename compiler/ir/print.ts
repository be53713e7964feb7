/**
 * A playbook as text to be read: for snapshots in tests and for `persona debug ir`.
 *
 * Every field is there but those that say nothing (empty lists and texts, `false`); conditions stand as formulas,
 * places as `file:line:column`. It is for people: nothing reads it back.
 */

import { jsonText } from "../values/json-text.ts";
import type { At, Condition, Operand, Playbook, Range, Span, Type, Value } from "./ir.ts";

export const printPlaybook = (playbook: Playbook): string => `${printObject(playbook, "").join("\n")}\n`;

/** How fields of these names are printed on their line. */
const inline: Readonly<Record<string, (value: never) => string>> = {
  at: printPlace,
  tiesAt: printPlace,
  otherwiseAt: printPlace,
  keepAt: printPlace,
  condition: printCondition,
  enters: printCondition,
  type: printType,
  element: printType,
  takes: printSpan,
  every: printSpan,
  span: printSpan,
  over: printSpan,
};

function printPlace({ file, line, column }: At): string {
  return `${file}:${line}:${column}`;
}

function printObject(value: object, indentation: string): string[] {
  return Object.entries(value).flatMap(([name, field]) => printField(name, field, indentation));
}

function printField(name: string, value: unknown, indentation: string): string[] {
  if (saysNothing(value)) return [];
  const label = `${indentation}${name}: `;
  if (typeof value === "object" && Object.hasOwn(inline, name)) return [label + printInline(name, value)];
  if (name === "conditions") return [label + (value as readonly Condition[]).map(printCondition).join("; ")];
  if (isFlat(value)) return [label + printFlat(value)];
  const inner = `${indentation}  `;
  const lines = Array.isArray(value)
    ? value.flatMap((element, index) => printElement(element, index, inner))
    : printObject(value as object, inner);
  return [`${indentation}${name}:`, ...lines];
}

const printInline = (name: string, value: unknown): string =>
  (inline[name] as (value: unknown) => string)(value);

/** An element of a list: its fields, with a dash before the first. */
function printElement(element: unknown, index: number, indentation: string): string[] {
  if (typeof element !== "object" || element === null || Array.isArray(element))
    return [`${indentation}- ${jsonText(element)}`];
  if (isFlat(element)) return [`${indentation}- ${printFlat(element)}`];
  const [first = `${indentation}  ${index}`, ...rest] = printObject(element, `${indentation}  `);
  return [`${indentation}- ${first.slice(indentation.length + 2)}`, ...rest];
}

function saysNothing(value: unknown): boolean {
  if (value === undefined || value === false) return true;
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

/** Scalars, and lists and objects of nothing but scalars. */
function isFlat(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every((part) => typeof part !== "object");
}

function printFlat(value: unknown): string {
  if (Array.isArray(value)) return value.map(printScalar).join(", ");
  if (typeof value !== "object" || value === null) return printScalar(value);
  return Object.entries(value)
    .map(([name, part]) => `${name} ${printScalar(part)}`)
    .join(", ");
}

/** Words stand by themselves; everything else is quoted, so that nothing hides. */
const printScalar = (value: unknown): string =>
  typeof value === "string" && /^[\p{L}\p{N}_:/.-]+(?: [\p{L}\p{N}_]+)*$/u.test(value)
    ? value
    : jsonText(value);

function printSpan({ count, unit }: Span): string {
  return `${count} ${unit}`;
}

function printType(type: Type): string {
  switch (type.kind) {
    case "set":
    case "list":
      return `${type.kind} of ${printType(type.element)}`;
    case "enumeration": {
      const members = type.members.map(
        ({ name, titles }) => `${name}${saysNothing(titles) ? "" : ` (${printFlat(titles)})`}`,
      );
      return `${type.name === undefined ? "one" : `${type.name}, one`} of ${members.join(", ")}`;
    }
    default: {
      const places = "places" in type && type.places > 0 ? ` ${type.places}` : "";
      const currency = "currency" in type ? ` ${type.currency}` : "";
      return `${type.kind}${currency}${places}${"range" in type && type.range ? ` ${printRange(type.range)}` : ""}`;
    }
  }
}

/** As mathematics writes intervals: `[0, 500]`, `[1, 3)`. */
const printRange = ({ lower, upper, upperIncluded }: Range): string =>
  `[${lower ?? ""}, ${upper ?? ""}${upperIncluded ? "]" : ")"}`;

function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case "all":
    case "any":
      return `(${condition.conditions.map(printCondition).join(condition.kind === "all" ? " and " : " or ")})`;
    case "not":
      return `not ${printCondition(condition.condition)}`;
    case "definition":
      return condition.name;
    case "known":
      return `known ${printOperand(condition)}`;
    case "holds":
      return printOperand(condition);
    case "compare":
      return `${printOperand(condition)} ${condition.operator} ${printOperand(condition.operand)}`;
    case "equals":
      return `${printOperand(condition)} = ${printOperands(condition.operands)}`;
    case "has":
      return `${printOperand(condition)} has ${condition.which} ${printOperands(condition.operands)}`;
    case "text":
      return `${printOperand(condition)} ${condition.test} ${printOperands(condition.operands)}`;
  }
}

const printOperands = (operands: readonly Operand[]): string => operands.map(printOperand).join(" | ");

function printOperand(
  operand: Operand | { readonly field: { readonly of: string; readonly name: string } },
): string {
  return "field" in operand ? `${operand.field.of}.${operand.field.name}` : printValue(operand.value);
}

const printValue = (value: Value): string => (isFlat(value) ? printFlat(value) : jsonText(value));
