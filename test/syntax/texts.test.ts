import { describe, expect, test } from "vitest";
import type { Text } from "../../compiler/syntax/ast/node.ts";
import { parse } from "../../compiler/syntax/parse.ts";
import { sourceOffsetIn } from "../../compiler/syntax/text-offsets.ts";
import { descendants } from "../../compiler/syntax/walk.ts";

function textIn(written: string): { readonly text: Text; readonly source: string } {
  const source = `persona A {\n    summary ${written}\n}\n`;
  const { tree } = parse({ path: "main.persona", text: source, version: 0 });
  const text = [...descendants(tree)].find(({ kind }) => kind === "text") as unknown as Text;
  return { text, source };
}

describe("what a text says", () => {
  test.each([
    ['"plain"', "plain"],
    ['""', ""],
    ['"a \\"b\\" \\\\ \\n \\t \\u{1F600} \\u{e9}"', 'a "b" \\ \n \t 😀 é'],
    ['"a \\x b \\u{110000} \\u{d800}"', "a \\x b \\u{110000} \\u{d800}"],
    ['""" one line """', "one line"],
    ['"""\n      a\n        b\n\n      c\n      """', "a\n  b\n\nc"],
    ['"""\r\n      a\r\n      b\r\n      """', "a\nb"],
    ['"""\n   left\n      right\n      """', "left\nright"],
    ['"""\n      a \\"""b\\""" "c"\n      """', 'a """b""" "c"'],
    ['"""first\n      second"""', "first\nsecond"],
    ['"""\n      """', ""],
    ['"unclosed', "unclosed"],
  ])("%j", (written, value) => {
    expect(textIn(written).text.value).toBe(value);
  });
});

test("every letter of a value is found in the source again", () => {
  const { text, source } = textIn('"""\r\n      ab\\tc\r\n        \\u{1F600}d\r\n      """');
  expect(text.value).toBe("ab\tc\n  😀d");
  const found = [...text.value].map((letter) => {
    const offset = sourceOffsetIn(text, source, text.value.indexOf(letter));
    return source.slice(offset, offset + (letter === "😀" ? 9 : 1));
  });
  expect(found).toEqual(["a", "b", "\\", "c", "\r", " ", " ", "\\u{1F600}", "d"]);
  const end = sourceOffsetIn(text, source, text.value.length);
  expect(source.slice(end - 1, end)).toBe("d");
});
