/** JSON and NDJSON as records: one object each, in a list or alone, or one a line. */

import { limits } from "../limits.ts";
import { createLineMap } from "../source/line-map.ts";
import type { Fields } from "./fields.ts";
import { type Input, readWhole } from "./input.ts";
import { type JsonNode, type JsonProblem, readJson } from "./json-text.ts";
import { createProblems, mebibytes, notUtf8, type Place } from "./problems.ts";
import type { RawRecord } from "./raw-record.ts";
import { readLines } from "./text-lines.ts";
import { decodeUtf8 } from "./utf8.ts";

type PlaceAt = (offset: number) => Pick<Place, "line" | "column">;
/** The record that something stands in: its row, and how to find lines in its file. */
type Within = Pick<RawRecord, "row" | "alone" | "placeAt">;

/** The row of a place; none where there is only one record. */
export const rowOf = ({ row, alone }: Within): { readonly row?: number } => (alone ? {} : { row });

/** A list of records, or a single one. It cannot be read in parts: a file may be as large as a source file. */
export async function* readJsonRecords(input: Input, file: string): AsyncGenerator<RawRecord> {
  const problems = createProblems(file);
  const bytes = await readWhole(input);
  if (bytes === undefined) {
    const limit = mebibytes(limits.sourceBytes);
    const help = "give it as NDJSON or CSV, which are read row by row";
    problems.report("data-too-large", {}, { what: "this JSON file", limit, help });
    yield { row: 1, problems: problems.all, whole: true };
    return;
  }
  const text = decodeUtf8(bytes);
  if (typeof text !== "string") {
    yield { row: 1, problems: [notUtf8(file, text.byteOffset)], whole: true };
    return;
  }
  if (text.trim() === "") {
    const help = "write a record in braces, or several in square brackets with commas between them";
    problems.report("data-malformed", {}, { what: "the file is empty", help });
    yield { row: 1, problems: problems.all, whole: true };
    return;
  }
  const lines = createLineMap(text);
  const placeAt: PlaceAt = (offset) => {
    const { line, column } = lines.positionAt(offset);
    return { line, column };
  };
  const root = readJson(text);
  if (root.kind === "problem") {
    problems.report("data-malformed", placeAt(root.offset), wordsOf(root));
    yield { row: 1, problems: problems.all, whole: true };
    return;
  }
  if (root.kind !== "array") yield recordOf(root, { row: 1, alone: true, placeAt }, file);
  else {
    for (const [index, node] of root.items.entries()) yield recordOf(node, { row: index + 1, placeAt }, file);
  }
}

export async function* readNdjsonRecords(input: Input, file: string): AsyncGenerator<RawRecord> {
  for await (const read of readLines(input)) {
    const row = read.line;
    const problems = createProblems(file);
    if (read.kind === "not-utf8") {
      yield { row, problems: [notUtf8(file, read.byteOffset, { row, line: row })] };
    } else if (read.kind === "too-long") {
      problems.report(
        "data-too-large",
        { row, line: row },
        { what: "this line", limit: mebibytes(limits.recordBytes) },
      );
      yield { row, problems: problems.all };
    } else if (read.text.trim() !== "") {
      yield readJsonRecord(read.text, row, file);
    }
  }
}

/** One record on one line of JSON. */
export function readJsonRecord(text: string, row: number, file: string): RawRecord {
  const placeAt: PlaceAt = (offset) => ({ line: row, column: offset + 1 });
  const node = readJson(text);
  if (node.kind !== "problem") return recordOf(node, { row, placeAt }, file);
  const problems = createProblems(file);
  problems.report("data-malformed", { row, ...placeAt(node.offset) }, wordsOf(node));
  return { row, problems: problems.all };
}

const wordsOf = ({ what, help }: JsonProblem) => ({
  what,
  help: help ?? "look at this place, and just before it",
});

function recordOf(node: JsonNode, within: Within & { readonly placeAt: PlaceAt }, file: string): RawRecord {
  const problems = createProblems(file);
  const { row, placeAt } = within;
  const place = rowOf(within);
  if (node.kind !== "object") {
    problems.report(
      "data-malformed",
      { ...place, ...placeAt(node.offset) },
      {
        what: "a record should be here: fields in braces",
        help: 'write a record as in {"id": "c-1", "name": "Ana", "signals": {}}',
      },
    );
    return { row, problems: problems.all };
  }
  reportDoubled(node, (key, offset) => {
    problems.report(
      "data-duplicate",
      { ...place, field: key, ...placeAt(offset) },
      { what: "field", name: key },
    );
  });
  if (problems.refused) return { row, problems: problems.all };
  return { ...within, problems: [], fields: jsonFields(node, within), object: node };
}

/** The members of an object as fields; `path` goes before their names. */
export function jsonFields(node: JsonNode & { kind: "object" }, within: Within, path = ""): Fields {
  return {
    values: node.members,
    placeOf: (name: string) => ({
      ...rowOf(within),
      field: path + name,
      ...within.placeAt?.(node.members.get(name)?.offset ?? node.offset),
    }),
  };
}

function reportDoubled(node: JsonNode, report: (key: string, offset: number) => void): void {
  if (node.kind === "array") for (const item of node.items) reportDoubled(item, report);
  if (node.kind !== "object") return;
  for (const { key, offset } of node.doubled) report(key, offset);
  for (const member of node.members.values()) reportDoubled(member, report);
}
