/** Files that are none of customers, told by how they begin; a single row that no text has is none of them. */

import { describe, expect, test } from "vitest";
import { foreignFile } from "../../compiler/records/foreign-file.ts";
import { renderProblem } from "../../compiler/records/problems.ts";
import type { DataFormat } from "../../compiler/records/record.ts";
import { complaints, readAll, strict } from "./sample.ts";

/** What is said of a file that begins so; of a text one byte for each sign. */
function said(start: string | readonly number[], format: DataFormat = "csv"): string | undefined {
  const bytes = typeof start === "string" ? Buffer.from(start, "latin1") : Uint8Array.from(start);
  const found = foreignFile("c", bytes, format);
  return found && renderProblem(found);
}

const asCsv = '\n  help: open it in a spreadsheet program and save it as "CSV UTF-8"';
const page = `c: the file is a web page or XML, not a table in CSV${asCsv}`;
const compressed = "c: the file is compressed\n  help: unpack it first";
const utf16 =
  'c: the file is in UTF-16, which some programs call "Unicode text", not in UTF-8\n' +
  '  help: save the file as UTF-8; spreadsheets call it "CSV UTF-8"';
const noText =
  "c: the file is no text, but a picture, a database or another program's own, whatever its name says\n" +
  "  help: export the table itself, as CSV";

describe.each<[string, string, readonly string[]]>([
  [
    "a workbook",
    `c: the file is a workbook (.xlsx or .ods), not a text, whatever its name says${asCsv}`,
    ["PK\x03\x04\x14\0"],
  ],
  [
    "a workbook of an older Excel",
    `c: the file is a workbook of an older Excel (.xls), not a text, whatever its name says${asCsv}`,
    ["\xd0\xcf\x11\xe0\xa1"],
  ],
  ["compressed", compressed, ["\x1f\x8b\x08", "\x28\xb5\x2f\xfd", "\xfd7zX", "7z\xbc\xaf", "BZh1", "BZh91"]],
  [
    "Parquet",
    "c: the file is in Parquet, whatever its name says\n" +
      "  help: end its name in .parquet, which `persona classify` reads, or export it as CSV",
    ["PAR1\x15"],
  ],
  ["a PDF", "c: the file is a PDF\n  help: export the table itself, as CSV", ["%PDF-1.7"]],
  ["a page", page, ["<!DOCTYPE html>", "\n\t <html>", "<?xml version", " <table>", "\xef\xbb\xbf\r\n<HTML>"]],
  ["UTF-16", utf16, ["\xff\xfei", "\xfe\xff\0", "i\0d\0", "\0i\0d"]],
  [
    "no text",
    noText,
    ["\x89PNG\r", "\xff\xd8\xff\xe0", "SQLite format 3\0", "ARROW1\0\0", "Obj\x01", "\0\0\0\0"],
  ],
])("%s", (_, message, starts) => {
  test.each(starts)("%j is told as what it is", (start) => {
    expect(said(start)).toBe(message);
    expect(said(start, "ndjson")).toBe(message);
  });

  test.each(starts)("%j is none of them behind a letter", (start) => {
    expect(said(`xy${start}`)).toBeUndefined();
  });
});

test.each([
  "PK\x03\x05",
  "PK\x01\x04",
  "PX\x03\x04",
  "\xd0\xcf\x11\xe1",
  "\x1f\x8c",
  "\x28\xb5\x2f\xfe",
  "\xfd7zY",
  "7z\xbc\xb0",
  "BZh0",
  "BZip",
  "PAR2",
  "%PDF",
  "x<html>",
  "<tr>",
  "id <table>",
  "\xff\xd8\xfe",
  "SQLite format 4\0",
  "ARROW2\0",
  "Obj\x02",
  "id,name\n",
  "",
])("%j is none of them", (start) => {
  expect(said(start)).toBeUndefined();
});

test.each([
  [[0x69, 0, 0x64, 0], utf16],
  [[0, 0x69, 0, 0x64], utf16],
  [[0x69, 0, 0x64], undefined],
  [[0, 0x69, 0], undefined],
  [[0x69, 0, 0x64, 0x2c], undefined],
  [[0x69, 0x64, 0x2c, 0], undefined],
  [[0, 0x69, 0x64, 0], undefined],
  [[0, 0, 0, 0x69], undefined],
  [[0, 0, 0x69, 0], undefined],
])("%j: every second byte of four is 0 in UTF-16", (bytes, message) => {
  expect(said(bytes)).toBe(message);
});

describe("JSON", () => {
  const message =
    "c: this is JSON, and is read as CSV\n" +
    "  help: end its name in .json, or in .ndjson where each line is a record; " +
    "standard input has no name: add `--input json` or `--input ndjson`";
  test.each(['{"id"', "{}", "{", "{ ", '[{"id"', "[ {", ' \n[\n  {\n "id"', "[{ }", "  { }"])(
    "%j is named where CSV is read, and only there",
    (start) => {
      expect(said(start)).toBe(message);
      expect(said(start, "json")).toBeUndefined();
      expect(said(start, "ndjson")).toBeUndefined();
    },
  );

  test.each(["{id},name", "[id,name", 'x{"id"', 'id [{"', "[[{", "{ x", "["])(
    "%j may be a header",
    (start) => {
      expect(said(start)).toBeUndefined();
    },
  );
});

test.each(["csv", "json", "ndjson"] as const)("refuses all of a file that is to be %s", async (format) => {
  expect(await complaints("%PDF-1.7\n", format, strict)).toEqual([
    `customers.${format}: the file is a PDF\n  help: export the table itself, as CSV`,
  ]);
  expect(await readAll("%PDF-1.7\n", format, strict)).toMatchObject([{ row: 1, whole: true }]);
});

test.each(["csv", "ndjson"] as const)(
  "one row of %s with signs that no text has is refused alone",
  async (format) => {
    const text =
      format === "csv"
        ? "id,name,goLive\n1,\u0001\u0002\u0000,2027-03-01\n2,Bo,2027-03-01\n"
        : '{"id":"1","name":"\u0001\u0002"}\n{"id":"2","name":"Bo","signals":{"goLive":"2027-03-01"}}\n';
    const records = (await readAll(text, format, strict)).map(({ record }) => record?.id);
    expect(records).toContain("2");
  },
);
