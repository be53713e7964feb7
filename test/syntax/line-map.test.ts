import { createLineMap } from "@persona-lang/compiler";
import fc from "fast-check";
import { expect, test } from "vitest";

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
    }),
  );
});
