/** Whether values lie in a range. */

import type { Range } from "./ir.ts";

/** A canonical value, in the same form as the bounds: dates and times stand in the order of their texts. */
export function isWithin(value: number | string, { lower, upper, upperIncluded }: Range): boolean {
  if (lower !== undefined && value < lower) return false;
  return upper === undefined || (upperIncluded ? value <= upper : value < upper);
}
