/** Rows of CSV as records: which are blank, which are refused by themselves, and where each stands. */

import { describe, expect, test } from "vitest";
import { limits } from "../../compiler/limits.ts";
import { type Block, blocksOf, nothingRead } from "../../compiler/records/blocks.ts";
import { createCsvReader, csvCut } from "../../compiler/records/csv-records.ts";
import { renderProblem } from "../../compiler/records/problems.ts";
import type { RawRecord } from "../../compiler/records/raw-record.ts";
import type { Separator } from "../../compiler/values/csv-rows.ts";
import { allOf, bytesOf } from "./sample.ts";

const columns = ["id", "name", "size"].map((name) => ({ name, required: name === "id", quiet: true }));

/** Reads block after block, as many as the pieces make, until one is the last that makes sense. */
async function read(pieces: readonly (string | Uint8Array)[], separator: Separator = ",") {
  const reader = createCsvReader({ format: "csv", separator }, "c.csv", columns);
  const bytes = pieces.map((piece) => (typeof piece === "string" ? bytesOf(piece) : piece));
  const records: RawRecord[] = [];
  let before = nothingRead;
  let last = false;
  for (const block of await allOf<Block>(blocksOf(bytes, csvCut(separator)))) {
    if (last) break;
    const reading = reader.read(block, before);
    let next = reading.next();
    for (; !next.done; next = reading.next()) records.push(next.value);
    ({ after: before, last } = next.value);
  }
  const good = records.filter(({ problems }) => problems.length === 0);
  return {
    ...{ reader, records, after: before, last },
    rows: good.map(({ csv, row, line }) => [row, line, ...(csv?.cells ?? [])]),
    said: records.flatMap(({ problems }) => problems.map(renderProblem)),
    wholes: records.flatMap(({ problems, whole }) => (problems.length === 0 ? [] : [whole])),
  };
}

/** Every letter one byte: those past ASCII belong to no character in UTF-8. */
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe("blank rows", () => {
  test("count and are passed over, a quoted cell is none", async () => {
    const { rows, said, after } = await read(["\n\nid,name\n  , \n,\n", 'c1,Ana\n,Bo\n"",\n,""\n \n']);
    expect(rows).toEqual([
      [6, 6, "c1", "Ana"],
      [7, 7, "", "Bo"],
      [8, 8, "", ""],
      [9, 9, "", ""],
    ]);
    expect(said).toEqual([]);
    expect(after).toEqual({ rows: 10, lines: 10, characters: 0 });
  });

  test.each([[[]], [["\n", "  \n", "\r\n"]], [["\ufeff"]]])("%j alone are an empty file", async (pieces) => {
    const { said, wholes, records } = await read(pieces);
    expect(said).toEqual(["c.csv: the file is empty\n  help: its first row names the columns"]);
    expect(wholes).toEqual([true]);
    expect(records[0]?.row).toBe(1);
  });

  test("after a header are no empty file", async () => {
    expect((await read(["id,name,size\n", "\n \n"])).said).toEqual([]);
    expect((await read(["id,name,size\n\n"])).said).toEqual([]);
  });
});

describe("rows of another length", () => {
  test.each([
    [",", "comma"],
    [";", "semicolon"],
    ["\t", "tab"],
  ] as const)("with %j between the cells", async (separator, name) => {
    const text = "id,name\nc1\nc2,Bo,\nc3,Bo,,more,\nc4,Di,,\n".replaceAll(",", separator);
    const { rows, said, wholes } = await read([text], separator);
    expect(rows).toEqual([
      [3, 3, "c2", "Bo", ""],
      [5, 5, "c4", "Di", "", ""],
    ]);
    expect(said).toEqual([
      "c.csv, row 2: this row has 1 cell, the header has 2\n" +
        "  help: add the cells that are missing; if a text was broken over two lines, put it into double quotes",
      "c.csv, row 4: this row has 5 cells, the header has 2\n" +
        `  help: put a text that holds a ${name} into double quotes`,
    ]);
    expect(wholes).toEqual([undefined, undefined]);
  });
});

describe("broken quotes", () => {
  test("cost their own row, told with its line where that is another", async () => {
    const { rows, said, wholes } = await read(['id,name\nc1,"A\nna"\nc2,5" pipe\nc3,Bo\nc4,"Di\nc5,Ed\n']);
    expect(rows).toEqual([
      [2, 2, "c1", "A\nna"],
      [4, 5, "c3", "Bo"],
    ]);
    expect(said).toEqual([
      "c.csv, row 3, line 4: a quotation mark stands in the middle of a cell\n" +
        '  help: put the whole cell into quotes, and write each quote inside it twice, as in "5"" pipe"',
      "c.csv, row 5, line 6: a quotation mark is opened here and never closed, so all that follows counts as one cell\n" +
        "  help: close it, or take it out",
    ]);
    expect(wholes).toEqual([undefined, undefined]);
  });

  test("in the header cost the whole file", async () => {
    const { rows, said, wholes, last } = await read(['id,na"me\nc1,Ana\n', "c2,Bo\n"]);
    expect([rows, wholes, last]).toEqual([[], [true], true]);
    expect(said).toEqual([expect.stringContaining("c.csv, row 1: a quotation mark stands in the middle")]);
  });
});

test("a row that is too large costs all that follows", async () => {
  const long = "x".repeat(limits.recordBytes);
  const { rows, said, wholes, last } = await read([`id,name\nc1,Ana\nc2,${long}\nc3,Bo\n`]);
  expect([rows, wholes, last]).toEqual([[[2, 2, "c1", "Ana"]], [true], true]);
  expect(said).toEqual([
    "c.csv, row 3: this row is larger than the limit of 1 MiB\n" +
      "  help: look for a quotation mark or bracket that is never closed",
  ]);
});

describe("bytes that belong to no character", () => {
  const help = '\n  help: save the file as UTF-8; spreadsheets call it "CSV UTF-8"';

  test("cost their row, told with its column where that has a name", async () => {
    const bytes = latin1("id,name,\nc\xe91,Ana,\nc2,Jos\xe9 \xe9,\nc3,Bo,\xe9\nc4,Di,,\xe9\nc5,Ed,\n");
    const { rows, said, wholes } = await read([bytes]);
    expect(rows).toEqual([[6, 6, "c5", "Ed", ""]]);
    expect(said).toEqual([
      `c.csv, row 2 (c\ufffd1), column id: \`c\ufffd1\` holds a letter that cannot be read${help}`,
      `c.csv, row 3 (c2), column name: \`Jos\ufffd \ufffd\` holds a letter that cannot be read${help}`,
      `c.csv, row 4 (c3): \`\ufffd\` holds a letter that cannot be read${help}`,
      `c.csv, row 5 (c4): \`\ufffd\` holds a letter that cannot be read${help}`,
    ]);
    expect(wholes).toEqual(said.map(() => undefined));
  });

  test("in the header cost the whole file", async () => {
    const { rows, said, wholes } = await read([latin1("id,name,caf\xe9\nc1,Ana,\n")]);
    expect(rows).toEqual([]);
    expect(said).toEqual([`c.csv, row 1: \`caf\ufffd\` holds a letter that cannot be read${help}`]);
    expect(wholes).toEqual([true]);
  });

  test("a sign that stands for such a byte may stand in a text itself", async () => {
    const { rows, said } = await read(["id,name\nc1,A\uffff\n"]);
    expect([rows, said]).toEqual([[[2, 2, "c1", "A\uffff"]], []]);
  });
});

describe("the layout", () => {
  test("is known when the header was read, with a notice or without", async () => {
    const before = createCsvReader({ format: "csv", separator: ";" }, "c.csv", columns);
    expect([before.isReady, before.layout]).toEqual([false, { format: "csv", separator: ";" }]);
    expect(before.layout).not.toHaveProperty("names");
    const { reader, wholes, rows } = await read(["id,crm\nc1,x\n"]);
    expect(reader.isReady).toBe(true);
    expect(reader.layout).toEqual({ format: "csv", separator: ",", names: ["id", "crm"] });
    expect([wholes, rows]).toEqual([[true], [[2, 2, "c1", "x"]]]);
  });

  test("is never known where the header is refused, and nothing is read", async () => {
    const { reader, records, said, last } = await read(["\nname,size\nAna,3\n", "Bo,4\n"]);
    expect([reader.isReady, last, records.length]).toEqual([false, true, 1]);
    expect(records[0]).toMatchObject({ row: 2, whole: true });
    expect(said).toEqual([
      "c.csv, row 1: the column `id`, which must be there, is missing\n  help: add the column",
    ]);
  });
});

test("a row has its cells by name, and its place is that of a cell where there is one", async () => {
  const { records } = await read(['id,name\n"a\nb",""\n c2 ,Bo\n']);
  const [first, second] = records.map(({ fields }) => fields);
  expect(first?.values).toEqual(
    new Map([
      ["id", { kind: "cell", text: "a\nb", quoted: true }],
      ["name", { kind: "cell", text: "", quoted: true }],
    ]),
  );
  expect(second?.values.get("id")).toEqual({ kind: "cell", text: " c2 ", quoted: false });
  expect(second?.placeOf("name")).toEqual({ row: 3, line: 4, field: "name" });
  expect(second?.placeOf("size")).toEqual({ row: 3, line: 4 });
});
