/**
 * Reads CSV after RFC 4180, one row at a time: comma, semicolon or tab (its first
 * line decides), double quotes, any line end, strict UTF-8.
 *
 * csv-parse does the reading; this file adds what a spreadsheet's user needs: rows numbered as the spreadsheet
 * numbers them, a broken row that costs only itself, limits, and whether a cell was quoted, because a quoted
 * empty cell is empty text and an unquoted one is unknown. Only one row is held at a time.
 */

import { type CsvError, parse } from "csv-parse";
import { limits } from "../limits.ts";
import { type Separator, separatorOf } from "./csv-separator.ts";
import { createProblem, mebibytes } from "./problems.ts";
import type { DataProblem } from "./record.ts";
import { createUtf8Marker, invalidMark } from "./utf8.ts";

export interface Cell {
  readonly kind: "cell";
  readonly text: string;
  readonly quoted: boolean;
}

export interface CsvRow {
  /** The header is row 1; blank rows count. */
  readonly row: number;
  /** The line on which the row begins. */
  readonly line: number;
  readonly cells: readonly Cell[];
  readonly separator: Separator;
  /** A row with a problem has no cells. */
  readonly problem?: DataProblem;
  /** The first of its cells with a byte that belongs to no character, counted from 0. */
  readonly undecodable?: number;
  /** Nothing after this row can be read. */
  readonly last?: true;
}

/** `columns`: the names and titles that the header may hold, by which its separator is told. */
export async function* readCsvRows(
  input: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  file: string,
  columns: readonly string[],
): AsyncGenerator<CsvRow> {
  const ready: CsvRow[] = [];
  let row = 0;
  let line = 1;
  let brokenLine = 0;
  const utf8 = createUtf8Marker();

  const { separator, bytes } = await separatorOf(input, columns);
  const parser = parse({
    bom: true,
    delimiter: separator,
    relax_column_count: true,
    max_record_size: limits.recordBytes,
    skip_records_with_error: true,
    cast: (text, { quoting }) =>
      ({ kind: "cell", text, quoted: quoting }) satisfies Cell as unknown as string,
    on_record(record: unknown, { lines }) {
      row++;
      const cells = record as readonly Cell[];
      const undecodable = utf8.marked ? cells.findIndex(({ text }) => text.includes(invalidMark)) : -1;
      if (undecodable >= 0) ready.push({ row, line, cells: cells.map(shown), separator, undecodable });
      else if (!isBlank(cells)) ready.push({ row, line, cells, separator });
      line = lines + 1;
      return null; // nothing waits inside the parser
    },
    on_skip(error) {
      if (!error) return undefined;
      const { lines, code } = error as CsvError & { readonly lines: number };
      if (code === "CSV_MAX_RECORD_SIZE") throw error;
      if (lines !== brokenLine) {
        row++;
        ready.push({ row, line, cells: [], separator, problem: badQuote(code, file, row, line) });
      }
      brokenLine = lines;
      line = lines + 1;
      return undefined;
    },
  });
  let failed: Error | undefined;
  parser.on("error", (error) => {
    failed = error;
  });

  const write = (bytes: Uint8Array) => new Promise<void>((resolve) => parser.write(bytes, () => resolve()));
  for await (const chunk of bytes) {
    await write(utf8.mark(chunk));
    yield* ready.splice(0);
    if (failed) {
      yield { row: row + 1, line, cells: [], separator, problem: tooLarge(file, row + 1, line), last: true };
      return;
    }
  }
  await write(utf8.end());
  await new Promise<void>((resolve) => {
    parser.once("error", () => resolve());
    parser.end(() => resolve());
  });
  yield* ready.splice(0);
  if (failed)
    yield { row: row + 1, line, cells: [], separator, problem: tooLarge(file, row + 1, line), last: true };
}

/** Bytes that belong to no character, as people know them from elsewhere. */
const shown = (cell: Cell): Cell => ({ ...cell, text: cell.text.replaceAll(invalidMark, "\ufffd") });

const isBlank = (cells: readonly Cell[]): boolean =>
  cells.every(({ text, quoted }) => !quoted && text.trim() === "");

const badQuote = (code: string, file: string, row: number, line: number): DataProblem =>
  createProblem(
    "data-malformed",
    { file, row, line },
    code === "CSV_QUOTE_NOT_CLOSED"
      ? {
          what: "a quotation mark is opened here and never closed, so all that follows counts as one cell",
          help: "close it, or take it out",
        }
      : {
          what: "a quotation mark stands in the middle of a cell",
          help: 'put the whole cell into quotes, and write each quote inside it twice, as in "5"" pipe"',
        },
  );

const tooLarge = (file: string, row: number, line: number): DataProblem =>
  createProblem(
    "data-too-large",
    { file, row, line },
    { what: "this row", limit: mebibytes(limits.recordBytes) },
  );
