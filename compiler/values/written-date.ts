/**
 * Days as people and spreadsheets write them, `15/02/2027`, `15 Feb 2027`, `46433`: which days may be meant, and
 * the advice that follows.
 *
 * Nothing is read in this way. It is for saying what should have been written, so where the order of day and
 * month or the century cannot be told, no day is named for certain.
 */

import { dateOfEpochDay, daysInMonth, isDate, nearestDate, partsYearFirst } from "./calendar-date.ts";
import { monthNames } from "./month.ts";

/** What to do, as messages say it; undefined where nobody can say which day is meant. */
export function helpWithDate(text: string): string | undefined {
  const written = withoutTime(text);
  return written === undefined ? undefined : (helpWithLastDay(written) ?? helpWithSpelling(written));
}

/** Two days with a dash, a word or a slash between them, `24/12/2026 - 31/12/2026`, or one: how to write that period. */
export function helpWithPeriod(text: string): string {
  const [first = "", last = first] = text
    .trim()
    .replaceAll(/\s+/g, " ")
    .split(/ [-–—] | ?[–—] ?| \p{L}+ |\/(?=\d{4}-)/u);
  const [from, to] = [first, last].map(onlyDayMeantBy);
  if (from === undefined || to === undefined || from > to)
    return "write the first and the last day, each year first, with `to` between them";
  const period = `write \`${from} to ${to}\``;
  return from === to ? `${period} if it is that one day` : period;
}

/** Undefined where more than one day may be meant, or none. */
function onlyDayMeantBy(text: string): string | undefined {
  if (helpWithLastDay(text) !== undefined) return undefined;
  const days = isDate(text) ? [text] : daysMeantBy(text);
  return days.length === 1 ? days[0] : undefined;
}

/** Of a day that its month does not have no other is proposed: it could be the last one, the next one, or a slip. */
function helpWithLastDay(text: string): string | undefined {
  const { year, month, day } = partsYearFirst(text) ?? { year: 0, month: 0, day: 0 };
  const days = daysInMonth(year, month);
  if (days === 0 || day <= days) return undefined;
  const name = monthNames[month - 1] ?? "";
  // In backticks, as all that comes from the value: of a personal one such help is not shown.
  return `write the day that is meant: \`${name.charAt(0).toUpperCase()}${name.slice(1)} ${year}\` has ${days} days`;
}

function helpWithSpelling(text: string): string | undefined {
  const [day, other, ...more] = daysMeantBy(text);
  if (day === undefined) return undefined;
  if (more.length > 0) return "write year, month and day in this order, the year with four digits";
  if (other === undefined)
    return isSpreadsheetDay(text)
      ? `write \`${day}\`: let the spreadsheet show this column as dates`
      : `write \`${day}\``;
  const [year, otherYear] = [day.slice(0, 4), other.slice(0, 4)];
  return year === otherYear
    ? `write \`${day}\` if the day comes first, \`${other}\` if the month comes first`
    : `write \`${day}\` if the year is ${year}, \`${other}\` if it is ${otherYear}`;
}

/** ISO texts: none where nothing is recognised; those with the day first, the month first, the year first. */
function daysMeantBy(day: string): readonly string[] {
  const near = nearestDate(day);
  if (near !== undefined) return [near];
  return [...new Set([...inNumbers(day), ...inWords(day), ...counted(day)])];
}

/** The number by which spreadsheets keep a day: 1 is 1899-12-31; here only those of 1970 to 2099. */
const isSpreadsheetDay = (text: string): boolean =>
  /^\d{5}$/.test(text) && Number(text) >= 25_569 && Number(text) <= 73_050;

const longest = 40;

/** The day alone of `2027-02-15 10:00`, with hyphens in `20270215`; undefined of a text too long to be a day. */
function withoutTime(text: string): string | undefined {
  const written = text.trim();
  if (written.length > longest) return undefined;
  const day = /^(.*\d)(?:T|\s+)\d{1,2}:\d{2}/.exec(written)?.[1] ?? written;
  const [year, month, date] = /^(\d{4})(\d{2})(\d{2})$/.exec(day)?.slice(1) ?? [];
  return daysInMonth(Number(year), Number(month)) > 0 ? `${year}-${month}-${date}` : day;
}

/** `15/02/2027`, `2-15-27`, `27-02-15`; with points, as in `15.02.2027`, the day always comes first. */
function inNumbers(text: string): readonly string[] {
  const match = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (match === null) return [];
  const [, first = "", separator, second = "", year = ""] = match;
  const monthFirst = separator === "." ? [] : dayOf(year, first, second);
  const yearFirst = /^\d\d-\d\d-\d\d$/.test(text) ? dayOf(first, second, year) : [];
  return [...dayOf(year, second, first), ...monthFirst, ...yearFirst];
}

/** `15 Feb 2027`, `15-Feb-27`, `February 15, 2027`. */
function inWords(text: string): readonly string[] {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})$/i.exec(text);
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i.exec(text);
  const [day = "", month = "", year = ""] = dayFirst?.slice(1) ?? [
    monthFirst?.[2],
    monthFirst?.[1],
    monthFirst?.[3],
  ];
  const number = monthNames.findIndex((name) => name.startsWith(month.toLowerCase()));
  return month === "" || number < 0 ? [] : dayOf(year, String(number + 1), day);
}

function counted(text: string): readonly string[] {
  const day = isSpreadsheetDay(text) ? dateOfEpochDay(Number(text) - 25_569) : undefined;
  return day === undefined ? [] : [day];
}

/** None where there is no such day. Years of two digits may be of this century or of the last. */
function dayOf(year: string, month: string, day: string): readonly string[] {
  const years = year.length === 2 ? [`20${year}`, `19${year}`] : [year];
  return years.map((each) => `${each}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`).filter(isDate);
}
