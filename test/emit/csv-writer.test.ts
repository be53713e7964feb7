/** Cells of CSV: what a spreadsheet would take for a formula is text, sign by sign; numbers stay numbers. */

import { describe, expect, test } from "vitest";
import { csvLine } from "../../compiler/emit/csv-writer.ts";

// OWASP's list, the full-width forms that spreadsheets of Chinese and Japanese take for the same, and older macros.
const signs = [..."=+-@", ..."\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}", "|", "%"];

describe.each(signs)("%s begins no formula", (sign) => {
  test.each(["", " ", "\u00a0", "\u3000"])("behind %j", (blank) => {
    const [cell = ""] = csvLine([`${blank}${sign}SUM(A1)`]).split("\n");
    expect(cell.replace(/^"/, "")).toBe(
      cell.startsWith('"') ? `'${blank}${sign}SUM(A1)"` : `'${blank}${sign}SUM(A1)`,
    );
  });
  test.each(["\n", "\r\n", "\r"])("in a line of a cell of several, with %j between them", (lineEnd) => {
    expect(csvLine([`a${lineEnd}${sign}b`])).toBe(`"a\n'${sign}b"\n`);
  });
});

test.each([
  [-3.5, "-3.5"],
  ["-3.5", "-3.5"],
  ["-12", "-12"],
  ["-12.75", "-12.75"],
  ["-12.", "'-12."],
  ["-", "'-"],
  ["-1-1", "'-1-1"],
  ["a=b", "a=b"],
])("%j is written %j", (cell, written) => {
  expect(csvLine([cell])).toBe(`${written}\n`);
});

test.each([
  ['a"b', '"a""b"'],
  ["a,b", '"a,b"'],
  ["a\r\nb", '"a\nb"'],
  [" a", '" a"'],
  ["a ", '"a "'],
  ["a (b)", "a (b)"],
  ["", ""],
])("%j is quoted as RFC 4180 has it: %j", (cell, written) => {
  expect(csvLine([cell, "x"])).toBe(`${written},x\n`);
});

test("marks of direction are kept in a sentence of ours, and shown in a value", () => {
  const isolated = "Amal: \u2068أمل\u2069, from Oman";
  expect(csvLine([{ sentence: isolated }])).toBe(`"${isolated}"\n`);
  expect(csvLine([isolated])).not.toContain("\u2068");
});
