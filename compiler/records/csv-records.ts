/**
 * Rows of CSV as records: the header applied, rows numbered as a spreadsheet numbers them, and each row's cells
 * under the names of its columns.
 */

import { quoted } from "../diagnostics/definition.ts";
import { saveAsUtf8 } from "../diagnostics/save-as.ts";
import { limits } from "../limits.ts";
import { type CsvRow, createRowScanner, type Separator } from "../values/csv-rows.ts";
import type { Block, Cut, Extent } from "./blocks.ts";
import { separatorNames } from "./csv-separator.ts";
import type { Fields } from "./fields.ts";
import { type KnownColumn, readHeader } from "./header.ts";
import { createProblems, mebibytes } from "./problems.ts";
import type { BlockEnd, RawRecord, RecordReader } from "./raw-record.ts";
import type { Cell } from "./read-value.ts";
import { invalidMark } from "./utf8.ts";

/** What is known of a file of CSV once its first row was read: enough to read any of its blocks. */
export interface CsvLayout {
  readonly format: "csv";
  readonly separator: Separator;
  /** Those of the columns; undefined as long as the header is to come. */
  readonly names?: readonly string[];
}

export const csvCut = (separator: Separator): Cut => ({
  endsWithLine: false,
  wholeRecords(text) {
    const rows = createRowScanner(text, separator, false);
    while (rows.skip());
    return rows.at;
  },
});

export function createCsvReader(
  given: CsvLayout,
  file: string,
  columns: readonly KnownColumn[],
): RecordReader<CsvLayout> {
  let { names } = given;
  const { separator } = given;

  function* read(block: Block, before: Extent): Generator<RawRecord, BlockEnd> {
    const rows = createRowScanner(block.text, separator);
    let isEmpty = true;
    let row = before.rows;
    let line = before.lines + 1;
    let last = false;
    for (let next = rows.next(); next !== undefined && !last; next = rows.next()) {
      row++;
      const record = readRow(next, row, line, block.marked);
      line += next.lines;
      if (record !== undefined) {
        isEmpty = false;
        yield record;
      }
      // Where the header cannot be read, or where a row begins and never ends, nothing else can be.
      last = next.broken === "too-large" || (record !== undefined && names === undefined);
    }
    if (block.final && names === undefined && isEmpty) yield emptyFile(file);
    return { after: { rows: row, lines: line - 1, characters: 0 }, last };
  }

  /** Undefined of a blank row, and of a header with nothing to tell. */
  function readRow(csv: CsvRow, row: number, line: number, marked: boolean): RawRecord | undefined {
    const { cells, broken } = csv;
    const place = { row, line };
    const whole = names === undefined ? ({ whole: true } as const) : {};
    if (broken !== undefined) {
      const problems = createProblems(file);
      if (broken === "too-large") {
        const limit = mebibytes(limits.recordBytes);
        problems.report("data-too-large", place, { what: "this row", limit });
        return { row, problems: problems.all, whole: true };
      }
      problems.report("data-malformed", place, badQuote[broken]);
      return { row, problems: problems.all, ...whole };
    }
    const undecodable = marked ? cells.findIndex((cell) => cell.includes(invalidMark)) : -1;
    if (undecodable >= 0) {
      const shown = cells.map((cell) => cell.replaceAll(invalidMark, "\ufffd"));
      const problems = createProblems(file, shown[names?.indexOf("id") ?? -1]);
      problems.report(
        "data-malformed",
        { ...place, ...fieldAt(names, undecodable) },
        undecodableIn(shown[undecodable] as string),
      );
      return { row, problems: problems.all, ...whole };
    }
    if (isBlank(csv)) return undefined;
    if (names === undefined) return readFirst(cells, row);
    if (cells.length < names.length || cells.slice(names.length).some((cell) => cell !== "")) {
      const problems = createProblems(file);
      problems.report("data-malformed", place, wrongCount(cells.length, names.length, separator));
      return { row, problems: problems.all };
    }
    return new CsvRecord(csv, names, row, line);
  }

  function readFirst(cells: readonly string[], row: number): RawRecord | undefined {
    const problems = createProblems(file);
    const read = readHeader(cells, columns, problems);
    if (!problems.refused) names = read;
    return problems.all.length === 0 ? undefined : { row, problems: problems.all, whole: true };
  }

  return {
    get layout() {
      return { format: "csv", separator, ...(names === undefined ? {} : { names }) } as const;
    },
    get isReady() {
      return names !== undefined;
    },
    read,
  };
}

/** A row with its cells; that they have names is worked out for who asks. */
class CsvRecord implements RawRecord {
  readonly csv: CsvRow;
  readonly row: number;
  readonly line: number;
  readonly problems = [];
  readonly #names: readonly string[];

  constructor(csv: CsvRow, names: readonly string[], row: number, line: number) {
    this.csv = csv;
    this.row = row;
    this.line = line;
    this.#names = names;
  }

  get fields(): Fields {
    const { csv, row, line } = this;
    const values = new Map<string, Cell>();
    // A column that is not used may be there twice.
    for (const [index, name] of this.#names.entries()) {
      const quoted = csv.quoted?.has(index) === true;
      values.set(name, { kind: "cell", text: csv.cells[index] as string, quoted });
    }
    return { values, placeOf: (name) => (values.has(name) ? { row, line, field: name } : { row, line }) };
  }
}

const isBlank = ({ cells, quoted }: CsvRow): boolean =>
  cells[0]?.trim() === "" && cells.every((cell, index) => cell.trim() === "" && quoted?.has(index) !== true);

function emptyFile(file: string): RawRecord {
  const problems = createProblems(file);
  problems.report(
    "data-malformed",
    {},
    { what: "the file is empty", help: "its first row names the columns" },
  );
  return { row: 1, problems: problems.all, whole: true };
}

const badQuote = {
  "quote-not-closed": {
    what: "a quotation mark is opened here and never closed, so all that follows counts as one cell",
    help: "close it, or take it out",
  },
  "quote-inside": {
    what: "a quotation mark stands in the middle of a cell",
    help: 'put the whole cell into quotes, and write each quote inside it twice, as in "5"" pipe"',
  },
} as const;

const fieldAt = (names: readonly string[] | undefined, index: number) => {
  const field = names?.[index];
  return field === undefined || field === "" ? {} : { field };
};

const undecodableIn = (cell: string) => ({
  what: `${quoted(cell)} holds a letter that cannot be read`,
  help: saveAsUtf8,
});

const wrongCount = (cells: number, names: number, separator: Separator) => ({
  what: `this row has ${cells} ${cells === 1 ? "cell" : "cells"}, the header has ${names}`,
  help:
    cells < names
      ? "add the cells that are missing; if a text was broken over two lines, put it into double quotes"
      : `put a text that holds a ${separatorNames[separator]} into double quotes`,
});
