import { expect, test } from "vitest";
import { formatWorkingHours, parseWorkingHours } from "../../compiler/records/working-hours.ts";

test.each([
  ["Monday 09:00 to 17:00", "Monday 09:00 to 17:00"],
  [
    " Thursday to Friday 09:00 to 12:00, Thursday 14:00 to 18:00 ",
    "Thursday 09:00 to 12:00, Thursday 14:00 to 18:00, Friday 09:00 to 12:00",
  ],
  [
    "Saturday to Monday 08:30 to 13:00",
    "Monday 08:30 to 13:00, Saturday 08:30 to 13:00, Sunday 08:30 to 13:00",
  ],
])("`%s` is a week", (text, week) => {
  expect(formatWorkingHours(parseWorkingHours(text) ?? [])).toBe(week);
});

test.each([
  "",
  "Monday",
  "Moonday 09:00 to 17:00",
  "Monday to Noday 09:00 to 17:00",
  "monday 09:00 to 17:00",
  "Monday 9 to 17",
  "Monday 25:00 to 26:00",
  "Monday 17:00 to 09:00",
  "Monday 09:00 to 09:00",
  "Monday 09:00 to 12:00, Monday 11:00 to 17:00",
  "Monday 09:00 to 12:00,",
])("`%s` is none", (text) => {
  expect(parseWorkingHours(text)).toBeUndefined();
});
