/** Weekdays by their words, counted as ISO 8601 does. */

import type { Weekday } from "../ir/ir.ts";
import type { Weekday as WeekdayWord } from "../syntax/ast.ts";

const numbers: Readonly<Record<WeekdayWord, Weekday>> = {
  Monday: 1,
  Tuesday: 2,
  Wednesday: 3,
  Thursday: 4,
  Friday: 5,
  Saturday: 6,
  Sunday: 7,
};

export const weekdayNumber = (word: WeekdayWord): Weekday => numbers[word];
