import fc from "fast-check";
import { expect, test } from "vitest";
import { compilePattern } from "../../compiler/values/pattern.ts";
import { matchesPattern } from "../../compiler/values/pattern-match.ts";
import { type PlainText, plainTextsOf } from "../../compiler/values/plain-pattern.ts";
import { fold } from "../../compiler/values/text-fold.ts";

const anywhere = (text: string): PlainText => ({ text, atStart: false, atEnd: false });

test.each<[pattern: string, texts: readonly PlainText[] | undefined]>([
  ["logo", [anywhere("logo")]],
  ["LoGo", [anywhere("logo")]],
  ["Logo Σ", [anywhere("logo σ")]],
  ["a\\.b", [anywhere("a.b")]],
  ["(?:logo|brand)s?", [anywhere("logo"), anywhere("brand")]],
  ["gr[ae]y", [anywhere("gray"), anywhere("grey")]],
  ["^re: ", [{ text: "re: ", atStart: true, atEnd: false }]],
  ["urgent!$", [{ text: "urgent!", atStart: false, atEnd: true }]],
  ["^yes$|^no$", ["yes", "no"].map((text) => ({ text, atStart: true, atEnd: true }))],
  ["a{2}", [anywhere("aa")]],
  ["", [anywhere("")]],
  ["^logo|logo", [anywhere("logo")]],
  ["\\blogo", undefined],
  ["lo+go", undefined],
  ["l.go", undefined],
  ["\\d\\d", undefined],
  ["a^b", undefined],
  ["lo(go", undefined],
])("/%s/", (pattern, texts) => {
  expect(plainTextsOf(pattern)).toEqual(texts);
});

const holds = (text: string, { text: part, atStart, atEnd }: PlainText): boolean => {
  if (atStart && atEnd) return text === part;
  if (atStart) return text.startsWith(part);
  return atEnd ? text.endsWith(part) : text.includes(part);
};

test("one of the texts is there just where the pattern is", () => {
  const character = fc.constantFrom(
    ..."a b A ß ẞ σ ς Σ é É k \u212a ſ s 😀 - [aB] [^\u0000-\u0060]".split(" "),
    "\n",
    " ",
  );
  const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
    pattern: fc
      .array(
        fc.tuple(
          fc.constantFrom("", "", "^"),
          fc.array(tie("part"), { maxLength: 3 }),
          fc.constantFrom("", "", "$"),
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((alternatives) =>
        alternatives.map(([start, parts, end]) => start + parts.join("") + end).join("|"),
      ),
    part: fc.oneof(
      { maxDepth: 1 },
      fc.tuple(character, fc.constantFrom("", "", "", "?", "{2}")).map((parts) => parts.join("")),
      tie("pattern").map((inner) => `(${inner})`),
    ),
  }));
  const text = fc
    .array(
      fc.constantFrom(
        ..."a b A B ß ẞ σ ς Σ é E\u0301 k K \u212a ſ S 😀 \ud83d \ude00 -".split(" "),
        "\n",
        " ",
      ),
      {
        maxLength: 6,
      },
    )
    .map((characters) => characters.join(""));
  let plain = 0;
  let found = 0;
  fc.assert(
    fc.property(pattern, fc.array(text, { minLength: 10, maxLength: 10 }), (source, texts) => {
      const parts = plainTextsOf(source);
      const compiled = compilePattern(source);
      if (parts === undefined || "problem" in compiled) return;
      plain++;
      for (const each of texts.map(fold)) {
        const expected = matchesPattern(compiled.program, each);
        if (expected) found++;
        expect(parts.some((part) => holds(each, part))).toBe(expected);
      }
    }),
    { numRuns: 400, seed: 20_261 },
  );
  expect(plain).toBeGreaterThan(100);
  expect(found).toBeGreaterThan(100);
});
