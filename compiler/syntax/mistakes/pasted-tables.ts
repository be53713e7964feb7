/**
 * Rows of a spreadsheet or of a web text, pasted between the lines of a playbook.
 *
 * Asked only of a file with mistakes. A table is told once, as what it is, and its rows are left out, so that none of
 * its cells is taken for a word of the language. A file that is nothing but a table is other-formats.ts.
 */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { limits } from "../../limits.ts";
import { countBefore } from "../../source/ascending.ts";
import type { Span } from "../../source/span.ts";
import { type SourceToken, TextBlockToken } from "../tokens.ts";

/** The tables in which something could not be read, each from its first to its last character. */
export function pastedTables(
  text: string,
  tokens: readonly SourceToken[],
  diagnostics: readonly Diagnostic[],
): readonly Span[] {
  if (!/\t|^[ \t]*\|/m.test(text)) return [];
  const inTexts = tokens.filter(({ tokenType }) => tokenType === TextBlockToken);
  const isText = (at: number) => {
    const block = inTexts[countBefore(inTexts.length, (index) => startOf(inTexts[index]) <= at) - 1];
    return block !== undefined && at <= block.startOffset + block.image.length;
  };
  // Where more is wrong than is kept, a table may be it.
  const mayBeWrong = diagnostics.length >= limits.diagnosticsPerCode;
  const wrong = diagnostics.map(({ span }) => span.start).toSorted((a, b) => a - b);
  const isWrong = ({ start, end }: Span) => {
    const first = wrong[countBefore(wrong.length, (index) => (wrong[index] as number) < start)];
    return first !== undefined && first <= end;
  };
  return runsOfRows(text).filter((run) => !isText(run.start) && (mayBeWrong || isWrong(run)));
}

const startOf = (token: SourceToken | undefined): number => token?.startOffset ?? 0;

/** The text with blanks in place of the tables: all else stays where it is. */
export function withoutTables(text: string, tables: readonly Span[]): string {
  let rest = "";
  let at = 0;
  for (const { start, end } of tables) {
    rest += text.slice(at, start) + text.slice(start, end).replaceAll(/[^\r\n]/g, " ");
    at = end;
  }
  return rest + text.slice(at);
}

/** Two rows at least, one below the other, with as many cells; between bars one is enough. */
function runsOfRows(text: string): readonly Span[] {
  const runs: { start: number; end: number; rows: number; cells: number; isSure: boolean }[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const cells = cellsOf(line);
    if (cells === undefined) continue;
    const start = index + line.search(/\S/);
    const end = index + line.trimEnd().length;
    const isSure = line.trim().startsWith("|") || cells.slice(1).every((cell) => /^[\d.,+%-]*$/.test(cell));
    const last = runs.at(-1);
    const goesOn = last?.cells === cells.length && text.slice(last.end, start).trim() === "";
    if (goesOn) Object.assign(last, { end, rows: last.rows + 1, isSure: last.isSure || isSure });
    else runs.push({ start, end, rows: 1, cells: cells.length, isSure });
  }
  return runs
    .filter(({ start, rows, isSure }) => isSure && (rows > 1 || text.charAt(start) === "|"))
    .map(({ start, end }) => ({ start, end }));
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
