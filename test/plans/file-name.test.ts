/** Names of files: safe on every file system, whatever they are named after, and never twice. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { createFileNames, slug } from "../../compiler/emit/file-name.ts";

test.each([
  ["2026-12-04-Kick-off", "2026-12-04-Kick-off"],
  ["../../etc/passwd", "etc-passwd"],
  ["..", "untitled"],
  ["", "untitled"],
  ["a\u0000b/c\\d:e*f?", "a-b-c-d-e-f"],
  ["CON", "CON-file"],
  ["lpt1", "lpt1-file"],
  ["Einführung: الجلسة الأولى", "Einführung-الجلسة-الأولى"],
  ["\u202eevil.exe", "evil-exe"],
  ["-rf", "rf"],
])("%j is called %j", (text, name) => {
  expect(slug(text)).toBe(name);
});

test("every name is safe, and no two are alike without regard to case", () => {
  const texts = fc.oneof(
    fc.constantFrom("con", "CON", "a", "A", "a-2", "..", "é", "e\u0301", "ﬁ", "fi"),
    fc.string({ unit: "grapheme", maxLength: 120 }),
  );
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 12 }), (drawn) => {
      const nameOf = createFileNames();
      const names = drawn.map(nameOf);
      for (const name of names) {
        expect(name).toMatch(/^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}_-]*$/u);
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(170);
      }
      expect(new Set(names.map((name) => name.normalize("NFKC").toLowerCase())).size).toBe(names.length);
    }),
    { seed: 255, numRuns: 300 },
  );
});
