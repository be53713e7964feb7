/**
 * CSV that a spreadsheet opens safely.
 *
 * A cell of text that a spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets do not
 * show. Numbers stay numbers. Cells are quoted where they need it. What a terminal or a build server would obey is
 * made visible, as such files are often printed.
 */

import { visible } from "../diagnostics/display-text.ts";
import { withoutCommands } from "./build-log-commands.ts";

/** One line, with its line end. */
export const csvLine = (cells: readonly (string | number)[]): string =>
  `${cells.map((cell) => (typeof cell === "number" ? String(cell) : csvText(cell))).join(",")}\n`;

/** Nothing in it that anybody obeys, or that needs quotes: nearly every cell. */
const ordinary = /^(?:[A-Za-z0-9](?:[A-Za-z0-9 ._]*[A-Za-z0-9])?)?$/;

function csvText(text: string): string {
  if (ordinary.test(text)) return text;
  const lines = text.split(/\r\n?|\n/).map((line) => visible(withoutFormula(withoutCommands(line))));
  const cell = lines.join("\n");
  return /[",\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Also after blanks, and the full-width forms that some spreadsheets take for the same. */
const formulaStart = /^\s*[=+\-@＝＋－＠|%]/u;
const plainNumber = /^-?\d+(\.\d+)?$/;

const withoutFormula = (line: string): string =>
  formulaStart.test(line) && !plainNumber.test(line) ? `'${line}` : line;
