import { expect, test } from "vitest";
import { decodeSource } from "../../compiler/syntax/decode.ts";

const said = (...bytes: number[]) => {
  const { text, diagnostics } = decodeSource(Uint8Array.from(bytes), "main.persona");
  return text ?? diagnostics?.map(({ code, message }) => `${code}: ${message}`).join();
};
const at = (offset: number) =>
  `not-utf8: the file is not saved as UTF-8; the first letter that cannot be read is at byte ${offset}`;

test.each([
  ["plain", [0x61, 0x62], "ab"],
  ["nothing", [], ""],
  ["two, three and four bytes", [0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80], "é€😀"],
  ["a byte order mark, which the parser reports", [0xef, 0xbb, 0xbf, 0x61], "\ufeffa"],
  ["Latin-1", [0x61, 0xe9, 0x62], at(1)],
  ["a character cut short", [0x61, 0xe2, 0x82], at(1)],
  ["a longer form than needed", [0xc0, 0xaf], at(0)],
  ["a three-byte longer form", [0xe0, 0x9f, 0xbf], at(0)],
  ["half a surrogate pair", [0x61, 0x62, 0xed, 0xa0, 0x80], at(2)],
  ["beyond the last character", [0xf4, 0x90, 0x80, 0x80], at(0)],
  ["a continuation alone", [0x61, 0x80], at(1)],
])("%s", (_name, bytes, expected) => {
  expect(said(...bytes)).toBe(expected);
});

test.each([
  ["little-endian with its mark", [0xff, 0xfe, 0x61, 0]],
  ["big-endian with its mark", [0xfe, 0xff, 0, 0x61]],
  ["little-endian without", [0x70, 0, 0x65, 0]],
  ["big-endian without", [0, 0x70, 0, 0x65]],
])("UTF-16, %s", (_name, bytes) => {
  expect(said(...bytes)).toMatch(/^utf16-text: /);
});

test("the byte that is named is the one where a strict reader stops", () => {
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
    const { diagnostics } = decodeSource(bytes, "main.persona");
    const offset = Number(/byte (\d+)/.exec(diagnostics?.[0]?.message ?? "")?.[1] ?? bytes.length);
    if (diagnostics?.[0]?.code === "utf16-text") continue;
    expect(sound(bytes.slice(0, offset)), `before byte ${offset} of ${bytes}`).toBe(true);
    if (offset < bytes.length) expect(sound(bytes), String(bytes)).toBe(false);
  }
});
