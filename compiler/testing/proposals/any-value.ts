/** A value of a type, for a signal of which a playbook asks only whether it is known. */

import type { Range, Type, Value } from "../../ir/ir.ts";

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
