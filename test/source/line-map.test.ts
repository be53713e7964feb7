import fc from "fast-check";
import { expect, test } from "vitest";
import { createLineMap } from "../../compiler/source/line-map.ts";

/** A search by sign against a split at each line end. */
test("lines end where CR LF, a lone LF or a lone CR stands, and there only", () => {
  const pieces = fc.array(fc.constantFrom("a", "ü", "\r", "\n", "\r\n", "\u2028", "\u0085", "\v", "😀"));
  fc.assert(
    fc.property(pieces, (written) => {
      const text = written.join("");
      const lines = text.split(/\r\n|\n|\r/);
      const map = createLineMap(text);
      expect(map.lineCount).toBe(lines.length);
      const read = lines.map((_, index) => map.lineText(index + 1));
      expect(read).toEqual(lines);

      // Each line end belongs to its line.
      const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(({ index, 0: end }) => index + end.length)];
      for (let offset = 0; offset <= text.length; offset++) {
        const line = starts.findLastIndex((start) => start <= offset) + 1;
        const column = offset - (starts[line - 1] as number) + 1;
        expect(map.positionAt(offset)).toEqual({ line, column, offset });
        expect(map.offsetAt(line, column)).toBe(offset);
      }
    }),
  );
});

test("a place outside the text is held to it", () => {
  const map = createLineMap("ab\ncd");
  expect(map.positionAt(-3)).toEqual({ line: 1, column: 1, offset: 0 });
  expect(map.positionAt(9)).toEqual({ line: 2, column: 3, offset: 5 });
  expect(map.offsetAt(0, 2)).toBe(1);
  expect(map.offsetAt(1, -4)).toBe(0);
  expect(map.offsetAt(3, 1)).toBe(3);
  expect(map.offsetAt(2, 9)).toBe(5);
  expect([map.lineText(0), map.lineText(3)]).toEqual(["", ""]);
});
