/** Files in another encoding, or that are no text at all. */

import { describe, expect, test } from "vitest";
import { readCustomers } from "../../compiler/records/codec.ts";
import { renderProblem } from "../../compiler/records/problems.ts";
import { allOf, bytesOf, complaints, readAll, strict } from "./sample.ts";

const idsOf = async (bytes: Uint8Array) =>
  (await readAll(bytes, "csv", strict)).flatMap(({ record }) => (record ? [record.id] : []));

describe("UTF-8", () => {
  test("a byte that is no UTF-8 costs its row, and the header all of them", async () => {
    const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
    const bytes = latin1(
      "id,name,goLive\nc1,Ana,2027-03-01\nc2,Jos\u00e9,2027-03-01\nc3,Bo,2027-03-01\nc4,Zo\u00eb",
    );
    expect(await idsOf(bytes)).toEqual(["c1", "c3"]);
    expect(await complaints(bytes, "csv", strict)).toEqual([
      "customers.csv, row 3 (c2), column name: `Jos\ufffd` holds a letter that cannot be read\n" +
        '  help: save the file as UTF-8; spreadsheets call it "CSV UTF-8"',
      "customers.csv, row 5 (c4), column name: `Zo\ufffd` holds a letter that cannot be read\n" +
        '  help: save the file as UTF-8; spreadsheets call it "CSV UTF-8"',
    ]);
    const header = latin1("id,name,goLive,caf\u00e9\nc1,Ana,2027-03-01,\n");
    expect(await complaints(header, "csv", strict)).toHaveLength(1);
    // Half a character, and U+FFFD that was there before.
    const more = [
      ...bytesOf("id,name,goLive\nc1,\ufffd,2027-03-01\nc2,B"),
      0xc3,
      ...bytesOf(",2027-03-01\nc3,C,2027-03-01\n"),
    ];
    expect(await idsOf(new Uint8Array(more))).toEqual(["c1", "c3"]);
  });

  test("U+FFFD that stands in the file is a character, also after and beside a byte that is none", async () => {
    const bytes = Uint8Array.from([
      ...bytesOf("id,name,goLive\nc1,Caf"),
      0xe9,
      ...bytesOf(",2027-02-15\nc2,A\ufffdB,2027-02-15\nc3,\ufffd"),
      ...[0xe2, 0x82],
      ...bytesOf(",2027-02-15\nc4,\ufffd,2027-02-15\nc\ufffd5,B"),
      ...[0xff],
      ...bytesOf(",2027-02-15"),
    ]);
    for (const size of [1, 2, 3, 1000]) {
      const chunks = (async function* () {
        for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
      })();
      const results = await allOf(readCustomers(strict, chunks, "csv", "customers.csv"));
      expect(results.flatMap(({ record }) => (record ? [record.name] : []))).toEqual(["A\ufffdB", "\ufffd"]);
      const refused = results.flatMap(({ record, problems, row }) => (record || row === 1 ? [] : problems));
      expect(refused.map(({ row, field, message }) => [row, field, message.split(" ")[0]])).toEqual([
        [2, "name", "`Caf\ufffd`"],
        [4, "name", "`\ufffd\ufffd\ufffd`"],
        [6, "name", "`B\ufffd`"],
      ]);
    }
  });

  test("a byte that is no UTF-8 costs its line of NDJSON, whatever chunks the bytes come in", async () => {
    const line = (id: string, name: string) =>
      `{"id":"${id}","name":"${name}","signals":{"goLive":"2027-03-01"}}\n`;
    const text =
      line("c1", "Ana") +
      line("c2", "Jos\u00e9") +
      line("c3", "Bo") +
      line("c4", "Zo\u00eb") +
      line("c5", "Di");
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    for (const size of [1, 7, 1000]) {
      const chunks = (async function* () {
        for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
      })();
      const results = await allOf(readCustomers(strict, chunks, "ndjson", "customers.ndjson"));
      expect(results.flatMap(({ record, row }) => (record ? [[record.id, row]] : []))).toEqual([
        ["c1", 1],
        ["c3", 3],
        ["c5", 5],
      ]);
      const places = results.flatMap(({ problems }) => problems.map(({ row, column }) => [row, column]));
      const columnOf = (row: number, sign: string) => (text.split("\n")[row - 1] as string).indexOf(sign) + 1;
      expect(places).toEqual([
        [2, columnOf(2, "\u00e9")],
        [4, columnOf(4, "\u00eb")],
      ]);
      expect(results[1]?.problems[0]?.message).toBe("a letter here cannot be read");
    }
  });
});

test("a byte that is no UTF-8 in a record that is no JSON leaves those before it as they are", async () => {
  const record = (id: string) => `{"id":"${id}","name":"Ana","signals":{"goLive":"2027-03-01"}}`;
  const bytes = Buffer.from(`[${record("c1")},\n{"id":"c\xe9",,}]`, "latin1");
  const results = await allOf(readCustomers(strict, bytes, "json", "customers.json"));
  expect(results.map(({ record }) => record?.id)).toEqual(["c1", undefined]);
  expect(results[1]?.problems[0]).toMatchObject({ line: 2, column: 12 });
});

describe("files of another kind", () => {
  test.each(['{"id":"c1"}\n', '\ufeff[\n  {\n "id": "c1"', "[{}]", "{\n"])(
    "JSON is named where CSV is read: %j",
    async (text) => {
      const [found, ...more] = await complaints(bytesOf(text), "csv", strict);
      expect(more).toEqual([]);
      expect(found).toContain("this is JSON, and is read as CSV");
    },
  );

  test.each([
    ["UTF-16 with its mark", [0xff, 0xfe, 0x69, 0, 0x64, 0]],
    ["UTF-16, the other way round", [0xfe, 0xff, 0, 0x69, 0, 0x64]],
    ["UTF-16 without a mark", [0x69, 0, 0x64, 0, 0x2c, 0]],
    ["a workbook of an older Excel", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
    ["a compressed file", [0x1f, 0x8b, 0x08, 0x00]],
    ["a workbook", [0x50, 0x4b, 0x03, 0x04, 0x14, 0, 0x06, 0]],
    ["a PDF", bytesOf("%PDF-1.7\n")],
    ["a page with a byte order mark", bytesOf("\ufeff\r\n  <!DOCTYPE html><table><tr><td>id,name")],
  ])("%s is named as what it is, in every format and whatever chunks it comes in", async (_, bytes) => {
    for (const format of ["csv", "json", "ndjson"] as const) {
      const found = await complaints(new Uint8Array(bytes), format, strict);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatch(/the file is (in UTF-16|a workbook|compressed|a PDF|a web page)/);
      expect(found[0]).toMatch(/help: (save|open|unpack|export)/);
      let closed = false;
      async function* slowly() {
        try {
          for (const byte of [...bytes, ...new Uint8Array(100)]) yield Uint8Array.of(byte);
        } finally {
          closed = true;
        }
      }
      const results = await allOf(readCustomers(strict, slowly(), format, `customers.${format}`));
      expect(results.flatMap(({ problems }) => problems.map(renderProblem))).toEqual(found);
      expect(closed).toBe(true);
    }
  });
});
