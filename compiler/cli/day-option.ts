/** Days that are given as options. */

import { isDate } from "../values/calendar-date.ts";
import { usageFailure } from "./failure.ts";

/** Refuses what is no day in the form 2026-12-01. */
export async function checkDay(option: "--start" | "--today", day: string | undefined): Promise<void> {
  if (day === undefined || isDate(day)) return;
  // Loaded for this mistake alone.
  const { helpWithDate } = await import("../records/right-spelling.ts");
  const meant = helpWithDate(day);
  const otherOrder = meant !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(day);
  throw usageFailure(
    `${option} ${day}: ${otherOrder ? "a day is written year first" : "there is no such day"}`,
    meant ?? "write it as in 2026-12-01",
  );
}
