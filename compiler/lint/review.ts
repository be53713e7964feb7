/** Days that are counted from a review of the playbook. */

import type { DurationLiteral } from "../syntax/ast/literals.ts";
import { addDays, addMonths, addYears } from "../values/calendar-date.ts";

/** The day so long after another, or with -1 before it; undefined where the calendar ends. */
export function dayAfter(
  day: string,
  { number, unit }: DurationLiteral,
  sign: 1 | -1 = 1,
): string | undefined {
  const count = Number(number.digits) * sign;
  switch (unit) {
    case "days":
      return addDays(day, count);
    case "weeks":
      return addDays(day, count * 7);
    case "months":
      return addMonths(day, count);
    case "years":
      return addYears(day, count);
    default:
      return undefined;
  }
}
