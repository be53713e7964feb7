import { expect, test } from "vitest";
import { lastMonthIn } from "../../compiler/values/month.ts";

test.each([
  ["27 interviews, 2026-03", "2026-03"],
  ["27 interviews, 2026-03-15", "2026-03"],
  ["18 interviews, 03/2026", "2026-03"],
  ["18 interviews, 3/2026", "2026-03"],
  ["18 interviews (12.2025)", "2025-12"],
  ["March 2026, 18 interviews", "2026-03"],
  ["talks of 15 SEPT. 2025", "2025-09"],
  ["talks of Sep. 2025", "2025-09"],
  ["talks of Septe 2025", undefined],
  ["Jan 2026 to may 2026", "2026-05"],
  ["2026-03, before that 11/2025", "2025-11"],
  ["Booking data 2025", undefined],
  ["Marketing 2026", undefined],
  ["13/2026", undefined],
  ["03/04/2026", undefined],
  ["tickets 1-2026-03", undefined],
  ["marzo de 2026", undefined],
])("%s", (text, month) => {
  expect(lastMonthIn(text)).toBe(month);
});
