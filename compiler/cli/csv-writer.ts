/**
 * CSV that a spreadsheet opens safely.
 *
 * A cell of text that a spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets do not
 * show. Numbers stay numbers. Cells are quoted where they need it.
 */

/** One line, with its line end. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => (typeof cell === "number" ? String(cell) : quoteCell(withoutFormula(cell)))).join(",")}\n`;
}

/** Also after blanks, and the full-width forms that some spreadsheets take for the same. */
const formulaStart = /^[\s\u00a0\ufeff]*[=+\-@＝＋－＠\t\r\n|%]/u;
const plainNumber = /^-?\d+(\.\d+)?$/;

export const withoutFormula = (text: string): string =>
  formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;

const quoteCell = (text: string): string =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
