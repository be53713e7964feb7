/** CSV rows as records: the header applied, and each row's cells under the names of its columns. */

import { quoted } from "../diagnostics/definition.ts";
import { saveAsUtf8 } from "../diagnostics/save-as.ts";
import { type Cell, readCsvRows } from "./csv-rows.ts";
import { separatorNames } from "./csv-separator.ts";
import type { Fields } from "./fields.ts";
import { type KnownColumn, readHeader } from "./header.ts";
import type { Input } from "./input.ts";
import { createProblems } from "./problems.ts";
import type { RawRecord } from "./raw-record.ts";

export async function* readCsvRecords(
  input: Input,
  file: string,
  columns: readonly KnownColumn[],
): AsyncGenerator<RawRecord> {
  const expected = columns.flatMap(({ name, titles = [] }) => [name, ...titles]);
  const rows = readCsvRows(input, file, expected);
  let names: readonly string[] | undefined;
  for await (const { row, line, cells, separator, problem, undecodable, last } of rows) {
    const problems = createProblems(file);
    if (problem) {
      yield { row, problems: [problem], ...(last || names === undefined ? { whole: true } : {}) };
      if (last || names === undefined) return;
    } else if (undecodable !== undefined) {
      const id = cells[names?.indexOf("id") ?? -1]?.text;
      const named = createProblems(file, id);
      named.report(
        "data-malformed",
        { row, line, ...fieldAt(names, undecodable) },
        undecodableIn(cells[undecodable]),
      );
      yield { row, problems: named.all, ...(names === undefined ? { whole: true } : {}) };
      if (names === undefined) return;
    } else if (names === undefined) {
      names = readHeader(cells, columns, problems);
      if (problems.all.length > 0) yield { row, problems: problems.all, whole: true };
      if (problems.refused) return;
    } else if (cells.length < names.length || cells.slice(names.length).some(({ text }) => text !== "")) {
      const quotes = `into double quotes`;
      problems.report(
        "data-malformed",
        { row, line },
        {
          what: `this row has ${cells.length} cells, the header has ${names.length}`,
          help:
            cells.length < names.length
              ? `add the cells that are missing; if a text was broken over two lines, put it ${quotes}`
              : `put a text that holds a ${separatorNames[separator]} ${quotes}`,
        },
      );
      yield { row, problems: problems.all };
    } else {
      yield { row, problems: [], fields: fieldsOf(names, cells, row, line) };
    }
  }
  if (names === undefined) {
    const problems = createProblems(file);
    problems.report(
      "data-malformed",
      {},
      { what: "the file is empty", help: "its first row names the columns" },
    );
    yield { row: 1, problems: problems.all, whole: true };
  }
}

const fieldAt = (names: readonly string[] | undefined, index: number) => {
  const field = names?.[index];
  return field === undefined || field === "" ? {} : { field };
};

const undecodableIn = (cell: Cell | undefined) => ({
  what: `${quoted(cell?.text ?? "")} holds a byte that belongs to no character in UTF-8`,
  help: saveAsUtf8,
});

function fieldsOf(names: readonly string[], cells: readonly Cell[], row: number, line: number): Fields {
  const values = new Map<string, Cell>();
  // A column that is not used may be there twice.
  for (const [index, name] of names.entries()) values.set(name, cells[index] as Cell);
  return {
    values,
    placeOf: (name) => (values.has(name) ? { row, line, field: name } : { row, line }),
  };
}
