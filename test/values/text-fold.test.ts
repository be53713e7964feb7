import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { foldTable } from "../../compiler/values/fold-table.ts";
import { expandFolds, fold } from "../../compiler/values/text-fold.ts";
import { foldTableFile, unicodeFolds } from "./fold-table.ts";

const file = fileURLToPath(new URL("../../compiler/values/fold-table.ts", import.meta.url));

describe("the pinned table", () => {
  test("is the one that Unicode's data gives", () => {
    if (process.env.UPDATE === "1") writeFileSync(file, foldTableFile());
    expect(readFileSync(file, "utf8")).toBe(foldTableFile());
  });

  test("expands to Unicode's foldings", () => {
    expect(expandFolds(foldTable)).toEqual(unicodeFolds());
  });

  // The regular expression engine folds for /iu by its own copy of the same rule.
  test("agrees with /iu on every code point", () => {
    const folds = expandFolds(foldTable);
    const wrong: string[] = [];
    for (const [from, to] of folds) if (!equalByRegExp(from, to)) wrong.push(from.toString(16));
    const targets = new Set(folds.values());
    for (let point = 0; point <= 0x10ffff; point++) {
      if (point >= 0xd800 && point <= 0xdfff) continue;
      if (folds.has(point) || targets.has(point)) continue;
      const text = String.fromCodePoint(point);
      for (const other of [text.toLowerCase(), text.toUpperCase()]) {
        const single = [...other];
        if (other !== text && single.length === 1 && equalByRegExp(point, other.codePointAt(0) as number)) {
          wrong.push(point.toString(16));
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

test.each([
  ["ΟΔΌΣ", "οδός"],
  ["ςΣ", "σσ"],
  ["STRASSE", "strasse"],
  ["ẞ", "ß"],
  ["ÉCOLE", "e\u0301cole"],
  ["K", "k"], // the Kelvin sign
  ["𐐀", "𐐨"],
])("%s and %s are equal", (a, b) => expect(fold(a)).toBe(fold(b)));

test.each([
  ["ß", "ss"],
  ["ﬁ", "fi"],
  ["İ", "i"],
  ["ı", "i"],
  ["e", "é"],
])("%s and %s are different", (a, b) => expect(fold(a)).not.toBe(fold(b)));

test("folding twice is folding once", () => {
  for (const to of expandFolds(foldTable).values()) {
    const text = String.fromCodePoint(to);
    expect(fold(fold(text))).toBe(fold(text));
  }
});

function equalByRegExp(a: number, b: number): boolean {
  return new RegExp(`^\\u{${a.toString(16)}}$`, "iu").test(String.fromCodePoint(b));
}
