/**
 * Rows of a spreadsheet or of a web text, pasted between the lines of a playbook.
 *
 * Asked only of a file with mistakes. A table is told once, as what it is, and its rows are left out, so that none of
 * its cells is taken for a word of the language. A file that is nothing but a table is other-formats.ts.
 */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { contains, type Span } from "../source/span.ts";
import { type SourceToken, TextBlockToken } from "./tokens.ts";

/** The tables in which something could not be read, each from its first to its last character. */
export function pastedTables(
  text: string,
  tokens: readonly SourceToken[],
  diagnostics: readonly Diagnostic[],
): readonly Span[] {
  if (!/\t|^[ \t]*\|/m.test(text)) return [];
  const inTexts = tokens.filter(({ tokenType }) => tokenType === TextBlockToken);
  const isText = (at: number) =>
    inTexts.some(({ startOffset, image }) =>
      contains({ start: startOffset, end: startOffset + image.length }, at),
    );
  return runsOfRows(text).filter(
    ({ start, end }) =>
      !isText(start) && diagnostics.some(({ span }) => contains({ start, end }, span.start)),
  );
}

/** The text with blanks in place of the tables: all else stays where it is. */
export const withoutTables = (text: string, tables: readonly Span[]): string =>
  tables.reduce(
    (rest, { start, end }) =>
      rest.slice(0, start) + rest.slice(start, end).replaceAll(/[^\r\n]/g, " ") + rest.slice(end),
    text,
  );

/** Two rows at least, one below the other, with as many cells. */
function runsOfRows(text: string): readonly Span[] {
  const runs: { start: number; end: number; rows: number; cells: number; numbers: boolean }[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const cells = cellsOf(line);
    if (cells === undefined) continue;
    const start = index + line.search(/\S/);
    const end = index + line.trimEnd().length;
    const numbers = cells.slice(1).every((cell) => /^[\d.,+%-]*$/.test(cell));
    const last = runs.at(-1);
    const goesOn = last?.cells === cells.length && text.slice(last.end, start).trim() === "";
    if (goesOn) Object.assign(last, { end, rows: last.rows + 1, numbers: last.numbers || numbers });
    else runs.push({ start, end, rows: 1, cells: cells.length, numbers });
  }
  return runs.filter(({ rows, numbers }) => rows > 1 && numbers).map(({ start, end }) => ({ start, end }));
}

/** Of `| 0-10 | 2 | 0 |`, or of cells with tabs between; undefined where it is no row. */
function cellsOf(line: string): readonly string[] | undefined {
  const row = line.trim();
  if (row.length > longestRow) return undefined;
  const bars = /^\|(?<cells>.*)\|$/.exec(row)?.groups?.cells;
  const cells = (bars?.split("|") ?? row.split("\t")).map((cell) => cell.trim());
  const least = bars === undefined ? 3 : 2;
  return cells.length < least || /[{}"]|\/\//.test(row) ? undefined : cells;
}

/** A longer line was not pasted by hand. */
const longestRow = 1_000;
