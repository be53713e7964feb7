import { expect, test } from "vitest";
import { decodeSource, firstBadByte, undecodedFile } from "../../compiler/syntax/decode.ts";

const said = (...bytes: number[]) => {
  const { text, diagnostics } = decodeSource(Uint8Array.from(bytes), "main.persona");
  return text ?? diagnostics?.map(({ code, message }) => `${code}: ${message}`).join();
};
const at = (place: string) => `not-utf8: letters in this file cannot be read, the first one in line ${place}`;

test.each([
  ["plain", [0x61, 0x62], "ab"],
  ["nothing", [], ""],
  ["two, three and four bytes", [0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80], "é€😀"],
  ["a byte order mark, which the parser reports", [0xef, 0xbb, 0xbf, 0x61], "\ufeffa"],
  ["Latin-1", [0x61, 0xe9, 0x62], at("1, behind `a`")],
  ["a character cut short", [0x61, 0xe2, 0x82], at("1, behind `a`")],
  ["a longer form than needed", [0xc0, 0xaf], at("1, at its start")],
  ["a three-byte longer form", [0xe0, 0x9f, 0xbf], at("1, at its start")],
  ["half a surrogate pair", [0x61, 0x62, 0xed, 0xa0, 0x80], at("1, behind `ab`")],
  ["beyond the last character", [0xf4, 0x90, 0x80, 0x80], at("1, at its start")],
  ["a continuation alone", [0x61, 0x80], at("1, behind `a`")],
  [
    "in a later line",
    [0x61, 0x0d, 0x0a, 0x20, 0xc3, 0xa9, 0x0a, 0x20, 0x62, 0x80, 0x0a],
    at("3, behind `b`"),
  ],
  ["beyond the last lead", [0x61, 0xf5, 0x80, 0x80, 0x80], at("1, behind `a`")],
  ["a four-byte longer form", [0xf0, 0x8f, 0xbf, 0xbf], at("1, at its start")],
  ["behind four bytes", [0xf0, 0x9f, 0x98, 0x80, 0xff], at("1, behind `😀`")],
  ["behind the last of two bytes", [0xc3, 0xbf, 0xe9], at("1, behind `ÿ`")],
  ["behind a lone CR", [0x61, 0x0d, 0x62, 0xe9], at("2, behind `b`")],
  ["half a mark of UTF-16", [0x61, 0xff], at("1, behind `a`")],
  ["the first half of one", [0xff, 0x61], at("1, at its start")],
  ["half of another", [0x61, 0xfe], at("1, behind `a`")],
  ["the first half of that", [0xfe, 0x61], at("1, at its start")],
  ["behind much", [...new Uint8Array(30).fill(0x61), 0x80], at(`1, behind \`${"a".repeat(20)}\``)],
])("%s", (_name, bytes, expected) => {
  expect(said(...bytes)).toBe(expected);
});

test.each([
  ["little-endian with its mark", [0xff, 0xfe, 0x61, 0]],
  ["big-endian with its mark", [0xfe, 0xff, 0, 0x61]],
  ["little-endian without", [0x70, 0, 0x65, 0]],
  ["big-endian without", [0, 0x70, 0, 0x65]],
])("UTF-16, %s", (_name, bytes) => {
  expect(said(...bytes)).toContain("utf16-text:");
});

test.each([
  ["a first sign of NUL", [0, 0x61, 0x62, 0x63]],
  ["three bytes", [0x61, 0, 0x62]],
  ["a NUL that stands once", [0x61, 0, 0x62, 0x63]],
  ["a NUL in every place but one", [0, 0, 0, 0x61]],
  ["two NULs in a row", [0x61, 0, 0, 0x62]],
  ["a NUL in the third place", [0x61, 0x62, 0, 0x63]],
  ["a NUL in the last place", [0x61, 0x62, 0x63, 0]],
  ["three NULs behind a letter", [0x61, 0, 0, 0]],
  ["a letter as the second", [0, 0x61, 0, 0]],
  ["a letter as the third", [0, 0, 0x61, 0]],
])("not UTF-16, %s", (_name, bytes) => {
  expect(said(...bytes)).toBe(String.fromCharCode(...bytes));
});

test("what cannot be read begins at the byte where a strict reader stops", () => {
  const strict = new TextDecoder("utf-8", { fatal: true });
  const sound = (bytes: Uint8Array) => {
    try {
      strict.decode(bytes);
      return true;
    } catch {
      return false;
    }
  };
  let seed = 7;
  const random = () => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return seed >>> 16;
  };
  for (let round = 0; round < 3000; round++) {
    const bytes = Uint8Array.from({ length: 12 }, () =>
      random() % 3 === 0 ? random() % 256 : 1 + (random() % 127),
    );
    const offset = firstBadByte(bytes);
    expect(sound(bytes.slice(0, offset)), `before byte ${offset} of ${bytes}`).toBe(true);
    // What is longer is unsound, or would be cut in the middle of a character.
    for (let end = offset + 1; end <= bytes.length; end++)
      expect(sound(bytes.slice(0, end)), `before byte ${end} of ${bytes}`).toBe(false);
  }
});

test("a file that cannot be read has nothing in it but the reason, and is never formatted", () => {
  const { diagnostics = [] } = decodeSource(Uint8Array.of(0xff), "a.persona");
  expect(diagnostics).toHaveLength(1);
  expect(undecodedFile("a.persona", diagnostics)).toEqual({
    source: { path: "a.persona", text: "", version: 0 },
    tree: { kind: "file", start: 0, end: 0, broken: true, declarations: [] },
    ...{ comments: [], diagnostics, printable: false, skippedNames: new Set() },
  });
});
