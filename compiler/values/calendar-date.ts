/**
 * Calendar days in the Gregorian calendar, from 0001-01-01 to 9999-12-31, as ISO texts and as day numbers.
 *
 * A day number counts from 1970-01-01, which is 0; arithmetic and comparison happen on day numbers. No zone and
 * no clock is involved. What would leave the range gives `undefined`.
 */

import { numberAt } from "./digits.ts";

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Whether there is such a day: `2027-02-29` is none. */
export function isDate(text: string): boolean {
  const parts = partsOf(text);
  return parts !== undefined && parts.day >= 1 && parts.day <= daysInMonth(parts.year, parts.month);
}

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** 0 where there is no such month. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29;
  return [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** Days since 1970-01-01, of a date for which `isDate` holds. */
export function epochDayOf(date: string): number {
  const { year, month, day } = partsOf(date) as Parts;
  // Years begin in March, so that the leap day is the last of its year; eras are 400 years of 146,097 days.
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `epochDayOf`; undefined outside the range of years. */
export function dateOfEpochDay(epochDay: number): string | undefined {
  const shifted = epochDay + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9);
  return isoOf({ year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day });
}

export const addDays = (date: string, days: number): string | undefined =>
  dateOfEpochDay(epochDayOf(date) + days);

/** The same day of another month, held to that month's last day: 31 January and one month is 28 February. */
export function addMonths(date: string, months: number): string | undefined {
  const { year, month, day } = partsOf(date) as Parts;
  const count = year * 12 + month - 1 + months;
  const to = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
  return isoOf({ ...to, day: Math.min(day, daysInMonth(to.year, to.month)) });
}

/** 29 February becomes 28 February in a common year. */
export const addYears = (date: string, years: number): string | undefined => addMonths(date, years * 12);

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: string): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const fromMonday = (((epochDayOf(date) + 3) % 7) + 7) % 7;
  return (fromMonday + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/**
 * The day that was probably meant by a text that is no date: `2027-02-29` gives 2027-02-28, `2027-2-3` and
 * `2027/02/03` give 2027-02-03. Undefined where that would be a guess, as in `03/02/2027`.
 */
export function nearestDate(text: string): string | undefined {
  const parts = partsYearFirst(text);
  if (parts === undefined) return undefined;
  const { year, month, day } = parts;
  const days = daysInMonth(year, month);
  if (days === 0 || day === 0 || day > 31) return undefined;
  return isoOf({ year, month, day: Math.min(day, days) });
}

/** What a text says with the year first, `2027-2-30` and `2027/02/30`, be there such a day or not. */
export function partsYearFirst(text: string): Parts | undefined {
  const match = /^\s*([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})\s*$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return { year, month, day };
}

function partsOf(text: string): Parts | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== hyphen || text.charCodeAt(7) !== hyphen) return undefined;
  const year = numberAt(text, 0, 4);
  const month = numberAt(text, 5, 7);
  const day = numberAt(text, 8, 10);
  return year > 0 && month >= 0 && day >= 0 ? { year, month, day } : undefined;
}

const hyphen = 45;

function isoOf({ year, month, day }: Parts): string | undefined {
  if (year < 1 || year > 9999) return undefined;
  const two = (n: number) => String(n).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}
