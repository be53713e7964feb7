/** Blocks of whole records, and what becomes of a record without end. */

import { expect, test } from "vitest";
import { limits } from "../../compiler/limits.ts";
import { blocksOf } from "../../compiler/records/blocks.ts";
import { csvCut } from "../../compiler/records/csv-records.ts";
import { jsonCut, ndjsonCut } from "../../compiler/records/json-records.ts";
import { allOf, bytesOf } from "./sample.ts";

const rows = csvCut(",");
const lines = ndjsonCut;

async function read(pieces: readonly (string | readonly number[])[], cut = lines) {
  let taken = 0;
  const input = (function* () {
    for (const piece of pieces) {
      taken++;
      yield typeof piece === "string" ? bytesOf(piece) : Uint8Array.from(piece);
    }
  })();
  const blocks = await allOf(blocksOf(input, cut));
  return { blocks, taken, texts: blocks.map(({ text }) => text) };
}

test("what is whole comes at once, and the rest at the end", async () => {
  const { blocks } = await read(["\ufeffa\nb", "", "c", "d\ne\nf", "g"]);
  expect(blocks).toEqual([
    { text: "a\n", first: true, final: false, marked: false },
    { text: "bcd\ne\n", first: false, final: false, marked: false },
    { text: "fg", first: false, final: true, marked: false },
  ]);
  expect((await read([])).blocks).toEqual([{ text: "", first: true, final: true, marked: false }]);
});

test("a sign for the order of bytes is left out where the file begins, and nowhere else", async () => {
  expect((await read(["\ufeffa", "\ufeffb\n", "\ufeffc"])).texts).toEqual(["a\ufeffb\n", "\ufeffc"]);
});

test("what was seen before is told to who looks for whole records", async () => {
  const asked: [string, number][] = [];
  const wholeRecords = (text: string, seen: number) => {
    asked.push([text, seen]);
    return text.indexOf(";") + 1;
  };
  await read(["ab", "c;d", "e"], { wholeRecords, endsWithLine: false });
  expect(asked).toEqual([
    ["ab", 0],
    ["abc;d", 2],
    ["de", 1],
  ]);
});

test("bytes that belong to no character are known from the block on in which they stand", async () => {
  const { blocks } = await read(["a\n", [0x62, 0xe9, 0x0a], "c\n", [0x64, 0xc3]]);
  expect(blocks.map(({ text, marked }) => [text, marked])).toEqual([
    ["a\n", false],
    ["b\uffff\n", true],
    ["c\n", true],
    ["d\uffff", true],
  ]);
  const cut = await read(["a\n", [0x64, 0xc3]]);
  expect(cut.blocks.map(({ text, marked }) => [text, marked])).toEqual([
    ["a\n", false],
    ["d\uffff", true],
  ]);
});

const longest = "x".repeat(3 * limits.recordBytes);
const told = "x".repeat(limits.recordBytes + 1);

test("a line without end is cut to what tells that it is too long, up to its line's end", async () => {
  expect((await read(["a\n", longest, "\nb\n"])).texts).toEqual(["a\n", `${longest}\nb\n`, ""]);
  const { texts } = await read(["a\n", longest, "x", "yy", "zz\nb\nc", "d\ne"]);
  expect(texts).toEqual(["a\n", `${told}\nb\n`, "cd\n", "e"]);
  expect((await read([longest, "x", "\nb", "c\n"])).texts).toEqual([`${told}\n`, "bc\n", ""]);
  expect((await read([longest, "x", "yy"])).texts).toEqual([told]);
});

test("where a record may go on in the next line, nothing after one without end is read", async () => {
  expect((await read([longest, "y\nb", "c"], rows)).texts).toEqual([`${longest}y\n`, "bc"]);
  const { blocks, taken } = await read(["a\n", longest, "x", "y\n", "b"], rows);
  expect(blocks).toEqual([
    { text: "a\n", first: true, final: false, marked: false },
    { text: `${longest}x`, first: false, final: true, marked: false },
  ]);
  expect(taken).toBe(3);
  const list = await read(["[1,", `${longest}x`, "\n,2,", "3]"], jsonCut());
  expect([list.texts, list.taken]).toEqual([["[1,", `${longest}x`], 2]);
});
