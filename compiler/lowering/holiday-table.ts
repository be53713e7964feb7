/**
 * Days off from a table, as spreadsheets write CSV: a first row with a column `date`, and `name` where days have names;
 * below it one day a row.
 *
 * Further columns are none of its business. A day that cannot be read costs the whole file: it would be worked on.
 */

import { limits } from "../limits.ts";
import { isDate } from "../values/calendar-date.ts";
import { createRowScanner, type Separator } from "../values/csv-rows.ts";
import { helpWithDate } from "../values/written-date.ts";
import { type Holiday, type HolidayFile, holidaysOn, nameOfSummary, textOf } from "./holiday.ts";

const help =
  "begin the table with a row `date,name`, and write one day a row, as in `2026-12-24,Christmas Eve`";
const separators: readonly Separator[] = [",", ";", "\t"];

export function readHolidayTable(bytes: Uint8Array): HolidayFile {
  const text = textOf(bytes);
  if (typeof text !== "string") return text;
  const separator = separators.find((each) => columnsOf(text, each).includes("date"));
  if (separator === undefined) return { problem: "has no column `date`", help };
  const columns = columnsOf(text, separator);
  const rows = createRowScanner(text, separator);
  rows.skip();
  const holidays: Holiday[] = [];
  for (let row = rows.next(), number = 2; row !== undefined; row = rows.next(), number++) {
    const cellOf = (column: string): string => row?.cells[columns.indexOf(column)]?.trim() ?? "";
    if (row.broken !== undefined) return { problem: `has marks in row ${number} that cannot be read`, help };
    if (row.cells.every((cell) => cell.trim() === "")) continue;
    const date = cellOf("date");
    if (!isDate(date)) {
      const problem = `has no day in row ${number}${date === "" ? "" : `, but \`${nameOfSummary(date)}\``}`;
      return { problem, help: helpWithDate(date) ?? help };
    }
    holidays.push(...holidaysOn([date], nameOfSummary(cellOf("name"))));
    if (holidays.length > limits.holidays) return { problem: `has more than ${limits.holidays} days off` };
  }
  return holidays.length > 0 ? { holidays } : { problem: "has no day off", help };
}

const columnsOf = (text: string, separator: Separator): readonly string[] =>
  createRowScanner(text, separator)
    .next()
    ?.cells.map((name) => name.trim().toLowerCase()) ?? [];
