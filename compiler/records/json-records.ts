/** JSON and NDJSON as records: one object each, in a list or alone, or one a line. */

import { saveAsUtf8 } from "../diagnostics/save-as.ts";
import { limits } from "../limits.ts";
import { createLineMap, type LineMap } from "../source/line-map.ts";
import type { Block, Cut, Extent } from "./blocks.ts";
import type { Fields } from "./fields.ts";
import {
  createItemCut,
  type JsonNode,
  type JsonProblem,
  readJson,
  readJsonItems,
  tooLong,
} from "./json-text.ts";
import { createProblem, type Place } from "./problem.ts";
import { createProblems, mebibytes } from "./problems.ts";
import type { BlockEnd, RawRecord, RecordReader } from "./raw-record.ts";
import type { DataProblem } from "./record.ts";
import { invalidMark } from "./utf8.ts";

type PlaceAt = (offset: number) => Pick<Place, "line" | "column">;
/** The record that something stands in: its row, and how to find lines in its file. */
type Within = Pick<RawRecord, "row" | "alone" | "placeAt">;

/** The row of a place; none where there is only one record. */
export const rowOf = ({ row, alone }: Within): { readonly row?: number } => (alone ? {} : { row });

/** Nothing has to be known before any block of JSON can be read. */
export interface JsonLayout {
  readonly format: "json" | "ndjson";
}

export const jsonCut = (): Cut => ({ wholeRecords: createItemCut(), endsWithLine: false });

export const ndjsonCut: Cut = { wholeRecords: (text) => text.lastIndexOf("\n") + 1, endsWithLine: true };

/** A list of records, or a single one. */
export function createJsonReader(file: string): RecordReader<JsonLayout> {
  function* read(block: Block, before: Extent): Generator<RawRecord, BlockEnd> {
    const { text, first, final } = block;
    const places = placesIn(text, before);
    let { rows } = before;
    let failed = false;
    const failure = (problem: DataProblem): RawRecord => {
      failed = true;
      return { row: ++rows, problems: [problem], whole: true };
    };
    const begins = first ? text.trimStart()[0] : undefined;
    if (first && begins === undefined) yield failure(emptyFile(file));
    else if (first && begins !== "[") {
      const node = text.length > limits.recordBytes ? tooLongAlone : readJson(text);
      if (node.kind === "problem") yield failure(problemAt(node, places.of(node.offset), file));
      else {
        rows++;
        yield recordOf(node, { row: 1, alone: true, placeAt: places.of }, markIn(block, text), file);
      }
    } else {
      const { items, end, problem } = readJsonItems(text, block, limits.recordBytes);
      for (const [index, node] of items.entries()) {
        const within = { row: ++rows, placeAt: places.of };
        const mark = markIn(block, text, node.offset, items[index + 1]?.offset ?? end);
        yield recordOf(node, within, mark, file);
      }
      if (problem !== undefined) yield failure(problemAt(problem, places.of(problem.offset), file));
    }
    return { after: { rows, ...places.end() }, last: failed || final };
  }
  return { layout: { format: "json" }, isReady: true, read };
}

/** One record a line. */
export function createNdjsonReader(file: string): RecordReader<JsonLayout> {
  function* read(block: Block, before: Extent): Generator<RawRecord, BlockEnd> {
    const lines = block.text.split("\n");
    if (lines.at(-1) === "") lines.pop();
    for (const [index, line] of lines.entries()) {
      const row = before.rows + index + 1;
      if (line.length > limits.recordBytes) {
        const problems = createProblems(file);
        const limit = mebibytes(limits.recordBytes);
        problems.report("data-too-large", { row, line: row }, { what: "this line", limit });
        yield { row, problems: problems.all };
      } else if (line.trim() !== "") {
        const text = line.endsWith("\r") ? line.slice(0, -1) : line;
        // A letter that cannot be read may stand anywhere.
        yield block.marked ? readJsonRecord(text, row, file, block) : new JsonLine(text, row, file);
      }
    }
    const rows = before.rows + lines.length;
    return { after: { rows, lines: rows, characters: 0 }, last: false };
  }
  return { layout: { format: "ndjson" }, isReady: true, read };
}

/** A line; what stands in it is worked out for who asks. */
class JsonLine implements RawRecord {
  readonly text: string;
  readonly row: number;
  readonly #file: string;
  #record: RawRecord | undefined;

  constructor(text: string, row: number, file: string) {
    this.text = text;
    this.row = row;
    this.#file = file;
  }

  get #read(): RawRecord {
    this.#record ??= readJsonRecord(this.text, this.row, this.#file);
    return this.#record;
  }

  get problems(): RawRecord["problems"] {
    return this.#read.problems;
  }

  get fields(): RawRecord["fields"] {
    return this.#read.fields;
  }

  get object(): RawRecord["object"] {
    return this.#read.object;
  }

  placeAt(offset: number): { readonly line: number; readonly column: number } {
    return { line: this.row, column: offset + 1 };
  }
}

/** One record on one line of JSON. */
export function readJsonRecord(
  text: string,
  row: number,
  file: string,
  block: Pick<Block, "marked"> = { marked: false },
): RawRecord {
  const placeAt: PlaceAt = (offset) => ({ line: row, column: offset + 1 });
  const node = readJson(text);
  if (node.kind !== "problem") return recordOf(node, { row, placeAt }, markIn(block, text), file);
  return { row, problems: [problemAt(node, { row, ...placeAt(node.offset) }, file)] };
}

/** Lines and columns in a text that begins after something; worked out when they are asked for. */
function placesIn(text: string, before: Extent) {
  let map: LineMap | undefined;
  const of: PlaceAt = (offset) => {
    map ??= createLineMap(text);
    const { line, column } = map.positionAt(offset);
    return { line: before.lines + line, column: line === 1 ? before.characters + column : column };
  };
  const end = (): Omit<Extent, "rows"> => {
    const { line = 1, column = 1 } = of(text.length);
    return { lines: line - 1, characters: column - 1 };
  };
  return { of, end };
}

const tooLongAlone = { kind: "problem", what: tooLong, offset: 0 } as const;

function problemAt(problem: JsonProblem, place: Omit<Place, "file">, file: string): DataProblem {
  if (problem.what !== tooLong) return createProblem("data-malformed", { file, ...place }, wordsOf(problem));
  const limit = mebibytes(limits.recordBytes);
  return createProblem("data-too-large", { file, ...place }, { what: "this record", limit });
}

function emptyFile(file: string): DataProblem {
  const help = "write a record in braces, or several in square brackets with commas between them";
  return createProblem("data-malformed", { file }, { what: "the file is empty", help });
}

const wordsOf = ({ what, help }: JsonProblem) => ({
  what,
  help: help ?? "look at this place, and just before it",
});

/** The first byte between two places of the text that belongs to no character. */
function markIn(
  { marked }: Pick<Block, "marked">,
  text: string,
  from = 0,
  to = text.length,
): number | undefined {
  const at = marked ? text.indexOf(invalidMark, from) : -1;
  return at >= 0 && at < to ? at : undefined;
}

function recordOf(
  node: JsonNode,
  within: Within & { readonly placeAt: PlaceAt },
  mark: number | undefined,
  file: string,
): RawRecord {
  const problems = createProblems(file);
  const { row, placeAt } = within;
  const place = rowOf(within);
  if (mark !== undefined) {
    const what = "a letter here cannot be read";
    problems.report("data-malformed", { ...place, ...placeAt(mark) }, { what, help: saveAsUtf8 });
    return { row, problems: problems.all };
  }
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
