/** Values of a type, for a signal of which a playbook asks only whether it is known, or how many of them there are. */

import type { Range, Type, Value } from "../../ir/ir.ts";
import { stepFrom } from "../step.ts";

/** Undefined where none is known to lie within the range. */
export function anyValue(type: Type): Value | undefined {
  switch (type.kind) {
    case "boolean":
      return true;
    case "enumeration":
      return type.members[0]?.name;
    case "set":
    case "list": {
      const member = anyValue(type.element);
      return member === undefined ? undefined : [member];
    }
    case "period":
      return { from: "2027-03-01", to: "2027-03-15" };
    case "date":
      return within("2027-03-01", type.range);
    case "time":
      return within("10:00", type.range);
    case "duration":
      return within(2 * 24 * 60, type.range);
    case "integer":
    case "decimal":
    case "percent":
    case "money":
      return within(10 * 10 ** type.places, type.range);
    default:
      return usual[type.kind];
  }
}

const usual = {
  text: "something else",
  language: "es",
  country: "US",
  timezone: "America/Denver",
  email: "name@example.com",
  link: "https://example.com",
} as const;

/** So many different values, or as many as can be made up, in the order in which a set has them. */
export function differentValues(type: Type, count: number): readonly Value[] {
  const numbered = (textOf: (number: number) => string) =>
    Array.from({ length: count }, (_, index) => textOf(index + 1)).toSorted();
  switch (type.kind) {
    case "enumeration":
      return type.members.slice(0, count).map(({ name }) => name);
    case "boolean":
      return [false, true].slice(0, count);
    case "language":
    case "country":
    case "timezone":
      return others[type.kind].split(" ").slice(0, count).toSorted();
    case "text":
      return numbered((number) => `something ${number}`);
    case "email":
      return numbered((number) => `name${number}@example.com`);
    case "link":
      return numbered((number) => `https://example.com/${number}`);
    default: {
      const first = anyValue(type);
      if (typeof first !== "string" && typeof first !== "number") return first === undefined ? [] : [first];
      const upwards = stepsFrom(first, 1, type, count);
      const downwards = stepsFrom(first, -1, type, count - upwards.length + 1).slice(1);
      return [...downwards.toReversed(), ...upwards];
    }
  }
}

const others = {
  language: "es en de fr it pt nl pl el ar",
  country: "US ES DE FR IT PT NL PL GR EG",
  timezone:
    "America/Denver Europe/Madrid Europe/Berlin Europe/Athens Asia/Tokyo Asia/Dubai America/Lima Africa/Cairo",
} as const;

/** The value and those behind it, as far as there are any. */
function stepsFrom<Ordered extends number | string>(
  first: Ordered,
  by: 1 | -1,
  type: Type,
  count: number,
): readonly (number | string)[] {
  const values: (number | string)[] = [first];
  while (values.length < count) {
    const next = stepFrom(values.at(-1) as number | string, by, type);
    if (next === undefined) break;
    values.push(next);
  }
  return values;
}

/** The value, or the bound that it lies beyond. */
function within<Ordered extends number | string>(
  value: Ordered,
  range: Range | undefined,
): Value | undefined {
  if (range === undefined) return value;
  const { lower, upper, upperIncluded } = range;
  if (lower !== undefined && value < lower) return lower;
  if (upper === undefined || value < upper || (upperIncluded && value === upper)) return value;
  return upperIncluded ? upper : lower;
}
