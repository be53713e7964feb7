/**
 * Files that are no text at all, or not in UTF-8, told by how they begin: a workbook that was renamed to `.csv`,
 * a page that a system calls an export, text in UTF-16; and JSON that is read as CSV.
 *
 * What such a file is and how to make a readable one of it is worth more than the first byte that does not fit.
 */

import { saveAsCsv, saveAsUtf8 } from "../diagnostics/save-as.ts";
import { createProblem } from "./problem.ts";
import type { DataFormat, DataProblem } from "./record.ts";

/** As many bytes as are looked at, blanks before the beginning of a page included. */
export const startBytes = 32;

/** The problem with the whole file, if its first bytes (`startBytes`, or all) are those of something else. */
export function foreignFile(file: string, start: Uint8Array, format: DataFormat): DataProblem | undefined {
  const found = [...kinds, ...(format === "csv" ? [jsonAsCsv] : [])].find(({ begins }) => begins(start));
  return found && createProblem("data-malformed", { file }, { what: found.what, help: found.help });
}

interface ForeignKind {
  readonly begins: (start: Uint8Array) => boolean;
  readonly what: string;
  readonly help: string;
}

const withBytes =
  (...bytes: readonly number[]) =>
  (start: Uint8Array): boolean =>
    bytes.every((byte, index) => start[index] === byte);

const withText =
  (text: RegExp) =>
  (start: Uint8Array): boolean =>
    // The decoder drops a byte order mark.
    text.test(new TextDecoder().decode(start));

/** Every second byte of Latin letters in UTF-16 is 0, and no text in UTF-8 holds any. */
const withNulls = (start: Uint8Array): boolean =>
  start.length >= 4 &&
  ((start[0] === 0 && start[1] !== 0 && start[2] === 0) ||
    (start[0] !== 0 && start[1] === 0 && start[3] === 0));

const utf16 = {
  what: 'the file is in UTF-16, which some programs call "Unicode text", not in UTF-8',
  help: saveAsUtf8,
};

/** gzip, Zstandard, xz, 7-Zip, bzip2 */
const compressed: readonly ForeignKind[] = [
  withBytes(0x1f, 0x8b),
  withBytes(0x28, 0xb5, 0x2f, 0xfd),
  withBytes(0xfd, 0x37, 0x7a, 0x58),
  withBytes(0x37, 0x7a, 0xbc, 0xaf),
  withText(/^BZh[1-9]/),
].map((begins) => ({ begins, what: "the file is compressed", help: "unpack it first" }));

/** Pictures, databases, what other programs keep tables in, and what a crash has left empty. */
const noText: readonly ForeignKind[] = [
  "\u0089PNG",
  "\u00ff\u00d8\u00ff",
  "SQLite format 3\0",
  "ARROW1\0",
  "Obj\u0001",
  "\0\0\0\0",
].map((magic) => ({
  begins: withBytes(...Array.from(magic, (character) => character.charCodeAt(0))),
  what: "the file is no text, but a picture, a database or another program's own, whatever its name says",
  help: "export the table itself, as CSV",
}));

const kinds: readonly ForeignKind[] = [
  {
    begins: withBytes(0x50, 0x4b, 0x03, 0x04),
    what: "the file is a workbook (.xlsx or .ods), not a text, whatever its name says",
    help: saveAsCsv,
  },
  {
    begins: withBytes(0xd0, 0xcf, 0x11, 0xe0),
    what: "the file is a workbook of an older Excel (.xls), not a text, whatever its name says",
    help: saveAsCsv,
  },
  { begins: withBytes(0xff, 0xfe), ...utf16 },
  { begins: withBytes(0xfe, 0xff), ...utf16 },
  { begins: withNulls, ...utf16 },
  ...compressed,
  {
    begins: withText(/^PAR1/),
    what: "the file is in Parquet, whatever its name says",
    help: "end its name in .parquet, which `persona classify` reads, or export it as CSV",
  },
  { begins: withText(/^%PDF-/), what: "the file is a PDF", help: "export the table itself, as CSV" },
  {
    begins: withText(/^\s*<(!doctype|html|\?xml|table)/i),
    what: "the file is a web page or XML, not a table in CSV",
    help: saveAsCsv,
  },
  ...noText,
];

/** No header of CSV begins so: its cells would need a quotation mark before the brace. */
const jsonAsCsv: ForeignKind = {
  begins: withText(/^\s*(\[\s*)?\{\s*("|\}|$)/),
  what: "this is JSON, and is read as CSV",
  help: "end its name in .json, or in .ndjson where each line is a record; standard input has no name: add `--input json` or `--input ndjson`",
};
