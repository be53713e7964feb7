/**
 * CSV that a spreadsheet opens safely.
 *
 * A cell of text that a spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets do not
 * show. Numbers stay numbers. Cells are quoted where they need it. What a terminal or a build server would obey is
 * made visible, as such files are often printed.
 */

import { withoutCommands } from "../diagnostics/build-log-commands.ts";
import { visible, visibleSentence } from "../diagnostics/display-text.ts";

/** A sentence of ours may hold the marks that keep directions apart. */
export type Cell = string | number | { readonly sentence: string };

/** One line, with its line end. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(",")}\n`;

function csvCell(cell: Cell): string {
  if (typeof cell === "number") return String(cell);
  return typeof cell === "string" ? csvText(cell, visible) : csvText(cell.sentence, visibleSentence);
}

/** Nothing in it that anybody obeys, or that needs quotes: nearly every cell. */
const ordinary = /^(?:[A-Za-z0-9](?:[A-Za-z0-9 ._-]*[A-Za-z0-9])?)?$/;

function csvText(text: string, shown: (line: string) => string): string {
  if (ordinary.test(text)) return text;
  const lines = text.split(/\r\n?|\n/).map((line) => shown(withoutFormula(withoutCommands(line))));
  const cell = lines.join("\n");
  return /[",\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Also after blanks, and the full-width forms that some spreadsheets take for the same. */
const formulaStart = /^\s*[=+\-@＝＋－＠|%]/u;
const negativeNumber = /^-\d+(\.\d+)?$/;

/** A line of text that no spreadsheet takes for a formula. */
export const withoutFormula = (line: string): string =>
  formulaStart.test(line) && !negativeNumber.test(line) ? `'${line}` : line;
