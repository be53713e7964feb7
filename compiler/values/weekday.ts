/** Weekdays by their words, counted as ISO 8601 does: Monday is 1, Sunday is 7. */

const numbers = {
  Monday: 1,
  Tuesday: 2,
  Wednesday: 3,
  Thursday: 4,
  Friday: 5,
  Saturday: 6,
  Sunday: 7,
} as const;

export type DayName = keyof typeof numbers;

/** In the order of the week. */
export const dayNames = Object.keys(numbers) as readonly DayName[];

export const weekdayNumber = <W extends DayName>(word: W): (typeof numbers)[W] => numbers[word];
