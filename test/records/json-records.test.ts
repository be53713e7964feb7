/** JSON and NDJSON as records: what each holds, where it stands, and what ends the reading. */

import { describe, expect, test } from "vitest";
import { limits } from "../../compiler/limits.ts";
import { type Block, blocksOf, nothingRead } from "../../compiler/records/blocks.ts";
import {
  createJsonReader,
  createNdjsonReader,
  jsonCut,
  ndjsonCut,
  readJsonRecord,
  rowOf,
} from "../../compiler/records/json-records.ts";
import { renderProblem } from "../../compiler/records/problems.ts";
import type { RawRecord } from "../../compiler/records/raw-record.ts";
import { allOf, bytesOf } from "./sample.ts";

async function read(format: "json" | "ndjson", ...pieces: readonly string[]) {
  const reader = format === "json" ? createJsonReader("c") : createNdjsonReader("c");
  const blocks = await allOf<Block>(blocksOf(pieces.map(bytesOf), format === "json" ? jsonCut() : ndjsonCut));
  const records: RawRecord[] = [];
  let before = nothingRead;
  let last = false;
  for (const block of blocks) {
    if (last) break;
    const reading = reader.read(block, before);
    let next = reading.next();
    for (; !next.done; next = reading.next()) records.push(next.value);
    ({ after: before, last } = next.value);
  }
  return {
    ...{ reader, records, last, after: before },
    ids: records.flatMap(({ row, fields }) => {
      const id = fields?.values.get("id");
      return id?.kind === "string" ? [[row, id.text]] : [];
    }),
    said: records.flatMap(({ problems }) => problems.map(renderProblem)),
    wholes: records.flatMap(({ problems, whole }) => (problems.length === 0 ? [] : [whole])),
  };
}

const look = "\n  help: look at this place, and just before it";
const braces = '\n  help: write a record as in {"id": "c-1", "name": "Ana", "signals": {}}';

describe("a list of JSON", () => {
  test("one record an item, counted on from block to block, as are lines", async () => {
    const text = ' [\n\n {"id":"a"},\n {"id":"b"}, 7,\n  {"id":"c"}\n]\n ';
    const whole = await read("json", text);
    expect(whole.ids).toEqual([
      [1, "a"],
      [2, "b"],
      [4, "c"],
    ]);
    expect(whole.said).toEqual([
      `c, row 3, line 4, character 14: a record should be here: fields in braces${braces}`,
    ]);
    expect(whole.wholes).toEqual([undefined]);
    expect([whole.after, whole.last]).toEqual([{ rows: 4, lines: 6, characters: 1 }, true]);
    for (const size of [1, 2, 5]) {
      const pieces = text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
      const { ids, said, after } = await read("json", ...pieces);
      expect([ids, said, after]).toEqual([whole.ids, whole.said, whole.after]);
    }
  });

  test("without items has no records", async () => {
    expect((await read("json", "[ ]\n")).records).toEqual([]);
  });

  test("that is no JSON any more ends there, and the items before it are kept", async () => {
    const { ids, said, wholes, records, last } = await read("json", '[{"id":"a"},', '\n{"id":}, {"id":"c"}]');
    expect([ids, wholes, last]).toEqual([[[1, "a"]], [true], true]);
    expect(said).toEqual([`c, line 2, character 7: a value should be here instead of \`}\`${look}`]);
    expect(records.at(-1)?.row).toBe(2);
    const middle = await read("json", '[{"id":},', '{"id":"b"}]');
    expect([middle.ids, middle.said.length, middle.last]).toEqual([[], 1, true]);
  });

  test("may hold a record as long as the limit, and no longer one", async () => {
    const item = (length: number) => `{"id":"${"x".repeat(length - 9)}"}`;
    const { ids, said, wholes } = await read(
      "json",
      `[${item(limits.recordBytes)},\n ${item(limits.recordBytes + 1)},{"id":"c"}]`,
    );
    expect(ids).toHaveLength(1);
    expect(said).toEqual([
      "c, line 2, character 2: this record is larger than the limit of 1 MiB\n" +
        "  help: look for a quotation mark or bracket that is never closed",
    ]);
    expect(wholes).toEqual([true]);
  });
});

describe("one record of JSON", () => {
  test("alone has no row to be named by", async () => {
    const { records, after, last } = await read("json", '\n {"id":"a",\n"size":3}\n');
    const [record] = records;
    expect(record).toMatchObject({ row: 1, alone: true, problems: [] });
    expect(record?.fields?.placeOf("size")).toEqual({ field: "size", line: 3, column: 8 });
    expect(record?.fields?.placeOf("name")).toEqual({ field: "name", line: 2, column: 2 });
    expect(record?.placeAt?.(1)).toEqual({ line: 2, column: 1 });
    expect(record?.object?.kind).toBe("object");
    expect([after, last]).toEqual([{ rows: 1, lines: 3, characters: 0 }, true]);
  });

  test.each([
    [
      "",
      "c: the file is empty\n  help: write a record in braces, or several in square brackets with commas between them",
    ],
    [
      " \n",
      "c: the file is empty\n  help: write a record in braces, or several in square brackets with commas between them",
    ],
    ["\n 7", `c, line 2, character 2: a record should be here: fields in braces${braces}`],
    ['{"id":"a"} x', `c, line 1, character 12: something follows after the end of the JSON${look}`],
    [
      '{"id":"a"}\n{"id":"b"}',
      "c, line 2, character 1: something follows after the end of the JSON\n  help: put the records into square brackets, or name the file .ndjson",
    ],
  ])("%j is refused", async (text, message) => {
    const { said, ids, records, last } = await read("json", text);
    expect([said, ids, last]).toEqual([[message], [], true]);
    expect(records.map(({ row, whole }) => [row, whole])).toEqual([[1, text === "\n 7" ? undefined : true]]);
  });

  test("may be as long as the limit, and no longer", async () => {
    const record = (length: number) => `{"id":"${"x".repeat(length - 9)}"}`;
    expect((await read("json", record(limits.recordBytes))).said).toEqual([]);
    const { said, wholes } = await read("json", record(limits.recordBytes + 1));
    expect(said).toEqual([
      "c, line 1, character 1: this record is larger than the limit of 1 MiB\n" +
        "  help: look for a quotation mark or bracket that is never closed",
    ]);
    expect(wholes).toEqual([true]);
  });
});

describe("NDJSON", () => {
  test("one record a line; blank ones count, and a line end may be of two signs", async () => {
    const pieces = ['{"id":"a"}\r\n\n \t\r\n{"i', 'd":"b"}\n[1]\n{"id"\n', '{"id":"c"}'];
    const { ids, said, wholes, after, last, records } = await read("ndjson", ...pieces);
    expect(ids).toEqual([
      [1, "a"],
      [4, "b"],
      [7, "c"],
    ]);
    expect(said).toEqual([
      `c, row 5, character 1: a record should be here: fields in braces${braces}`,
      `c, row 6, character 6: the JSON ends too early: \`:\` is missing${look}`,
    ]);
    expect(wholes).toEqual([undefined, undefined]);
    expect([after, last]).toEqual([{ rows: 7, lines: 7, characters: 0 }, false]);
    expect(records.map(({ text }) => text)).toEqual([
      '{"id":"a"}',
      '{"id":"b"}',
      "[1]",
      '{"id"',
      '{"id":"c"}',
    ]);
    expect(records[1]?.placeAt?.(5)).toEqual({ line: 4, column: 6 });
    expect(records[1]?.fields?.placeOf("id")).toEqual({ row: 4, field: "id", line: 4, column: 7 });
    expect(records[1]?.object).toBe(records[1]?.object);
    expect(records[1]?.object?.members.get("id")).toMatchObject({ text: "b" });
  });

  test("a line may be as long as the limit, and no longer", async () => {
    const line = (length: number) => `{"id":"${"x".repeat(length - 9)}"}\n`;
    const { ids, said, wholes } = await read(
      "ndjson",
      `${line(limits.recordBytes)}${line(limits.recordBytes + 1)}{"id":"c"}\n`,
    );
    expect(ids.map(([row]) => row)).toEqual([1, 3]);
    expect(said).toEqual([
      "c, row 2: this line is larger than the limit of 1 MiB\n" +
        "  help: look for a quotation mark or bracket that is never closed",
    ]);
    expect(wholes).toEqual([undefined]);
  });
});

test.each(["json", "ndjson"] as const)("any block of %s can be read from the start", (format) => {
  const reader = format === "json" ? createJsonReader("c") : createNdjsonReader("c");
  expect([reader.isReady, reader.layout]).toEqual([true, { format }]);
});

test("a name that is there twice anywhere in a record refuses it, told where it is the second time", () => {
  const text =
    '{"id":"a","id":"b","contacts":[{"name":"x","name":"y"}],"signals":{"a":1,"b":{"c":1,"c":2},"a":2}}';
  const { problems, fields } = readJsonRecord(text, 3, "c");
  expect(fields).toBeUndefined();
  expect(problems.map(renderProblem).map((line) => line.split("\n")[0])).toEqual([
    "c, row 3, id: the field `id` is there twice",
    "c, row 3, name: the field `name` is there twice",
    "c, row 3, a: the field `a` is there twice",
    "c, row 3, c: the field `c` is there twice",
  ]);
  expect(problems.map(({ line, column }) => [line, column])).toEqual(
    ['"id":"b"', '"name":"y"', '"a":2', '"c":2'].map((part) => [3, text.indexOf(part) + 1]),
  );
});

describe("a byte that belongs to no character", () => {
  const marked = (text: string) => readJsonRecord(text, 2, "c", { marked: true }).problems.map(renderProblem);

  test("refuses its record at its place, and no other", () => {
    expect(marked('{"id":"\uffff"}')).toEqual([
      "c, row 2, character 8: a letter here cannot be read\n" +
        '  help: save the file as UTF-8; spreadsheets call it "CSV UTF-8"',
    ]);
    expect(marked('{"id":"a"}')).toEqual([]);
    expect(readJsonRecord('{"id":"\uffff"}', 2, "c").problems).toEqual([]);
    const block = { text: '[{"id":"a"},{"id":"\uffff"},{"id":"c"}]', first: true, final: true, marked: true };
    const records = [...createJsonReader("c").read(block, nothingRead)];
    expect(records.map(({ row, problems }) => [row, ...problems.map(({ column }) => column)])).toEqual([
      [1],
      [2, 20],
      [3],
    ]);
    const last = { ...block, text: '[{"id":"a"},{"id":"\uffff"}]' };
    expect([...createJsonReader("c").read(last, nothingRead)].map(({ problems }) => problems.length)).toEqual(
      [0, 1],
    );
  });
});

test("a record that is alone has no row", () => {
  expect(rowOf({ row: 3 })).toEqual({ row: 3 });
  expect(rowOf({ row: 1, alone: true })).toEqual({});
});
