/** Days that are given as options. */

import { isDate } from "../../values/calendar-date.ts";
import { usageFailure } from "../failure.ts";

/** Refuses what is no day in the form 2026-12-01. @param otherwise what to write where no day can be meant */
export async function checkDay(
  option: "--start" | "--today" | "--on" | "--data-from",
  day: string | undefined,
  otherwise = "write it as in 2026-12-01",
): Promise<void> {
  if (day === undefined || isDate(day)) return;
  // Loaded for this mistake alone.
  const { helpWithDate } = await import("../../values/written-date.ts");
  const meant = helpWithDate(day);
  throw usageFailure(
    `${option} ${day}: ${meant === undefined ? "there is no such day" : problemWith(day)}`,
    meant ?? otherwise,
  );
}

function problemWith(day: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(day)) return "there is no such day";
  return /^\d{4}(?:\D|\d{4}$)/.test(day)
    ? "month and day have two digits each, after hyphens"
    : "a day is written year first";
}
