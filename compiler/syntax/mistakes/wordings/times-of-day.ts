/** A time of day as the language writes it. */

import type { Part } from "./wording.ts";

/** `half` is `a` or `p`, of the twelve hours before noon or after; nothing where there is no such time. */
export function timesOfDay(hour: Part, minute: Part, half?: Part): readonly string[] {
  let hours = Number(hour);
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return [];
    hours = (hours % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  }
  if (hours > 23 || Number(minute ?? 0) > 59) return [];
  return [`${String(hours).padStart(2, "0")}:${minute ?? "00"}`];
}
