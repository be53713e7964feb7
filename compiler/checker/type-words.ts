/** Types in the reader's words: "a whole number", "one of `price`, `design`", and an example of each. */

import { quotedList } from "../diagnostics/definition.ts";
import type { EnumerationType, Type } from "../ir/ir.ts";
import { intervalOf, isOrdered, type OrderedType, writeOrdinal } from "./ordered.ts";

/** Reads well after "which is" and after "is not". */
export function describeType(type: Type): string {
  switch (type.kind) {
    case "boolean":
      return "true or false";
    case "integer":
      return "a whole number";
    case "decimal":
      return `a number with up to ${type.places === 1 ? "one decimal place" : `${type.places} decimal places`}`;
    case "percent":
      return "a percentage";
    case "money":
      return `an amount in ${type.currency}`;
    case "duration":
    case "date":
    case "text":
    case "language":
    case "country":
    case "link":
    case "period":
      return `a ${type.kind}`;
    case "time":
      return "a time of day";
    case "timezone":
      return "a time zone";
    case "email":
      return "an e-mail address";
    case "enumeration":
      return `one of ${describeMembers(type)}`;
    case "set":
    case "list":
      return `a ${type.kind} of ${describeElement(type.element)}`;
  }
}

/** The first few members. */
export function describeMembers({ members }: EnumerationType): string {
  const names = members.map(({ name }) => name);
  return names.length > 8
    ? `${quotedList(names.slice(0, 7)).replace(" or ", ", ")} and ${names.length - 7} more`
    : quotedList(names);
}

function describeElement(type: Type): string {
  return type.kind === "enumeration"
    ? describeMembers(type)
    : `${describeType(type).replace(/^an? /, "")} values`;
}

/** A value as it could be written. */
export function exampleOf(type: Type): string {
  switch (type.kind) {
    case "boolean":
      return "true";
    case "text":
      return '"a text in quotes"';
    case "language":
      return "es";
    case "country":
      return "US";
    case "timezone":
      return '"America/Denver"';
    case "email":
      return '"name@example.com"';
    case "link":
      return '"https://example.com"';
    case "period":
      return "2026-08-01 to 2026-08-15";
    case "enumeration":
      return type.members[0]?.name ?? "";
    case "set":
    case "list":
      return exampleOf(type.element);
    default:
      return exampleInRange(type);
  }
}

const examples = {
  integer: 12,
  percent: 8_000,
  duration: 2 * 24 * 60,
  date: 20_879,
  time: 570,
} as const;

/** The bound of a range where there is one, so that the example fits. */
function exampleInRange(type: Type): string {
  if (!isOrdered(type)) return "";
  const lower = type.range?.lower;
  if (typeof lower === "string") return lower;
  if (lower !== undefined && lower > 0) return writeOrdinal(type, lower);
  return writeOrdinal(type, Math.min(usual(type), intervalOf(type).below - 1));
}

function usual(type: OrderedType): number {
  if (type.kind === "money") return 125 * 10 ** type.places;
  if (type.kind === "decimal") return type.places > 0 ? 125 * 10 ** (type.places - 1) : 12;
  return examples[type.kind];
}
