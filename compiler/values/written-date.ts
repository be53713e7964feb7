/**
 * Days as people and spreadsheets write them, `15/02/2027`, `15 Feb 2027`, `46433`: which days may be meant.
 *
 * Nothing is read in this way. It is for saying what should have been written, so an order of day and month
 * that cannot be told gives both days.
 */

import { dateOfEpochDay, isDate, nearestDate } from "./calendar-date.ts";

/** ISO texts: none where nothing is recognised; of two, the first counts the day first, the second the month. */
export function daysMeantBy(text: string): readonly string[] {
  const written = text.trim();
  if (written.length > longest) return [];
  const day = /^(.*\d)(?:T|\s+)\d{1,2}:\d{2}/.exec(written)?.[1] ?? written;
  const near = nearestDate(day) ?? nearestDate(day.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3"));
  if (near !== undefined) return [near];
  return [...new Set([...inNumbers(day), ...inWords(day), ...counted(day)])];
}

/** The number by which spreadsheets keep a day: 1 is 1899-12-31; here only those of 1970 to 2099. */
export const isSpreadsheetDay = (text: string): boolean =>
  /^\d{5}$/.test(text) && Number(text) >= 25_569 && Number(text) <= 73_050;

const longest = 40;

/** `15/02/2027`, `2-15-27`; with points, as in `15.02.2027`, the day always comes first. */
function inNumbers(text: string): readonly string[] {
  const match = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (match === null) return [];
  const [, first = "", separator, second = "", year = ""] = match;
  const monthFirst = separator === "." ? [] : dayOf(year, first, second);
  return [...dayOf(year, second, first), ...monthFirst];
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
  const number = months.findIndex((name) => name.startsWith(month.toLowerCase()));
  return month === "" || number < 0 ? [] : dayOf(year, String(number + 1), day);
}

const months = [
  ...["january", "february", "march", "april", "may", "june", "july"],
  ...["august", "september", "october", "november", "december"],
];

function counted(text: string): readonly string[] {
  const day = isSpreadsheetDay(text) ? dateOfEpochDay(Number(text) - 25_569) : undefined;
  return day === undefined ? [] : [day];
}

/** None where there is no such day. Years of two digits are of this century. */
function dayOf(year: string, month: string, day: string): readonly string[] {
  const date = `${year.padStart(4, "20")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDate(date) ? [date] : [];
}
