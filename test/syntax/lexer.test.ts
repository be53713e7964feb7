import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { finish } from "../../compiler/source/work.ts";
import { layOut } from "../../compiler/syntax/layout.ts";
import { lex, lexing } from "../../compiler/syntax/lexer.ts";
import { parse } from "../../compiler/syntax/parse.ts";
import { createRandom, mutate } from "../harness/mutate.ts";
import { textFiles } from "../harness/source-files.ts";

/** Kind and text of each token; line ends as `⏎`. */
const lexed = (text: string): string =>
  lex(text)
    .tokens.map(({ tokenType, image }) => (tokenType.name === "LineEnd" ? "⏎" : `${tokenType.name}:${image}`))
    .join(" ");

test.each([
  ["usedCompetitor _x a1", "Word:usedCompetitor Word:_x Word:a1"],
  ["pt-BR zh-Hant-TW", "Word:pt-BR Word:zh-Hant-TW"],
  ["naïve नाम 名前 שם", "Word:naïve Word:नाम Word:名前 Word:שם"],
  ["می‌خواهم", "Word:می‌خواهم"],
  ["1_000 0.5 +2 -1.5", "Number:1_000 Number:0.5 Number:+2 Number:-1.5"],
  ["50%", "Number:50 PercentSign:%"],
  ["2026-10-01 09:00", "Date:2026-10-01 Time:09:00"],
  ["a>=1 b<2", "Word:a AtLeast:>= Number:1 Word:b LessThan:< Number:2"],
  ['"a \\" b" ""', 'Text:"a \\" b" Text:""'],
  ['"a\n b', 'Text:"a ⏎ Word:b'],
  ['"""\na "b" \\"""\n"""', 'TextBlock:"""\na "b" \\"""\n"""'],
  ["a // b\n\r\n c", "Word:a ⏎ Word:c"],
  ["{}(),;.", "LeftBrace:{ RightBrace:} LeftParenthesis:( RightParenthesis:) Comma:, Semicolon:; Dot:."],
  ["٣٫٥ −2 ۲۰۲۶-۱۰-۰۱", "OddNumber:٣٫٥ OddNumber:−2 OddNumber:۲۰۲۶-۱۰-۰۱"],
  ["== != && ≥ ،", "Oddity:== Oddity:!= Oddity:&& Oddity:≥ Oddity:،"],
  ["“a b” «c» 'd'", "Oddity:“a b” Oddity:«c» Oddity:'d'"],
  ["matches /a\\/b/", "Word:matches Pattern:/a\\/b/"],
])("%s", (text, expected) => {
  expect(lexed(text)).toBe(expected);
});

describe("line ends", () => {
  const laidOut = (text: string): string =>
    layOut(lex(text).tokens, text, () => {})
      .tokens.map(({ tokenType, image }) => (tokenType.name === "LineEnd" ? "⏎" : image))
      .join(" ");

  test.each([
    ["a\nb", "a ⏎ b"],
    ["\n\na\n\n", "a"],
    ["a,\nb", "a , b"],
    ["a {\n b\n}\nc", "a { b } ⏎ c"],
    ["a\n{\n b }", "a { b }"],
    ["(a\nb)\nc", "( a b ) ⏎ c"],
    ["{ (a\nb }", "{ ( a ⏎ b }"],
    ["a;\nb", "a ; b"],
    ["a // b\n// c\nd", "a ⏎ d"],
  ])("%j", (text, expected) => {
    expect(laidOut(text)).toBe(expected);
  });
});

test("tokens, comments and the blanks between them join to the source again", () => {
  for (const { path, text } of textFiles("test/fixtures/**/*.persona")) {
    const { tokens, comments } = lex(text);
    const pieces = [...tokens, ...comments].sort((a, b) => a.startOffset - b.startOffset);
    let joined = "";
    for (const { startOffset, image } of pieces) {
      const between = text.slice(joined.length, startOffset);
      expect(between, path).toMatch(/^[ \t]*$/);
      joined += between + image;
    }
    expect(joined, path).toBe(text.slice(0, joined.length));
    expect(text.slice(joined.length).trim(), path).toBe("");
  }
});

describe("lexed part by part", () => {
  /** At every line end where a part may end, and at some of them. */
  function expectSame(text: string, hint: string): void {
    const whole = lex(text);
    for (const partLength of [1, 40, 700]) {
      const parts = finish(lexing(text, partLength));
      if (!isDeepStrictEqual(parts, whole)) expect(parts, `${hint}, by ${partLength}`).toEqual(whole);
    }
  }

  test.each([
    'a """\n  one\n\n  two\n""" b\nc\n',
    'a """\n  never closed\nb "c"\nagenda """\n  d\n""" e\n',
    "a <!-- one\ntwo\n--> b\nc\n",
    "<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\nc\n",
    "a matches\n/b/\n",
    'a "b\nc" d\n',
    "a \n \t\n\r\n  b // c\r\r\nd   \n",
    "\n\n\n",
  ])("%j", (text) => expectSame(text, "as it is"));

  test("all examples, and damaged ones", () => {
    const random = createRandom(20261128);
    for (const { path, text } of textFiles("{playbooks,test/fixtures/syntax}/**/*.persona")) {
      expectSame(text, path);
      let damaged = text;
      for (let again = 0; again < 3; again++) damaged = mutate(damaged, random);
      expectSame(damaged, `${path}, damaged`);
    }
  });
});

test("hidden characters are told wherever they stand in a long text", () => {
  for (const before of [262_141, 262_142, 262_143, 262_144]) {
    const text = `${"/".repeat(before)}😀\u200b\n`;
    const { diagnostics } = parse({ path: "main.persona", text, version: 0 });
    expect(diagnostics.map(({ code, span }) => [code, span.start])).toEqual([
      ["hidden-character", before + 2],
    ]);
  }
});
