import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyFixes } from "../../compiler/diagnostics/apply-fixes.ts";
import type { Fix } from "../../compiler/diagnostics/diagnostic.ts";

const replacing = (start: number, end: number, newText: string, file = "a"): Fix => ({
  title: newText,
  edits: [{ file, span: { start, end }, newText }],
});
const texts = new Map([
  ["a", "one two three"],
  ["b", "four"],
]);
const apply = (...fixes: Fix[]) => {
  const { texts: after, fixes: made } = applyFixes(fixes, (file) => texts.get(file));
  return { ...Object.fromEntries(after), made: made.map(({ title }) => title) };
};

describe("applyFixes", () => {
  test("makes fixes of several files, whatever their order", () => {
    expect(apply(replacing(8, 13, "3"), replacing(0, 4, "4", "b"), replacing(0, 3, "1"))).toEqual({
      a: "1 two 3",
      b: "4",
      made: ["3", "4", "1"],
    });
  });

  test.each([
    ["one inside the other", replacing(0, 7, "x"), replacing(2, 3, "y"), "x three"],
    ["one that ends where the other begins", replacing(0, 3, "x"), replacing(3, 4, "y"), "xtwo three"],
    ["two insertions at one place", replacing(3, 3, "x"), replacing(3, 3, "y"), "onex two three"],
  ])("of %s, the later waits", (_, first, second, expected) => {
    const result = apply(first, second);
    expect(result).toEqual({ a: expected.replace("xtwo", "x two"), made: ["x"] });
  });

  test("makes a fix whole or not at all", () => {
    const both: Fix = {
      title: "both",
      edits: [...replacing(0, 3, "x").edits, ...replacing(8, 13, "y").edits],
    };
    expect(apply(replacing(9, 10, "z"), both)).toEqual({ a: "one two tzree", made: ["z"] });
    expect(apply(replacing(0, 1, "x", "not there"))).toEqual({ made: [] });
  });

  test("leaves every other character where it was", () => {
    const place = fc
      .tuple(fc.nat(12), fc.nat(4))
      .map(([start, length]) => [start, Math.min(13, start + length)]);
    fc.assert(
      fc.property(fc.array(place, { maxLength: 6 }), (places) => {
        const fixes = places.map(([start = 0, end = 0], index) => replacing(start, end, `<${index}>`));
        const { texts: after, fixes: made } = applyFixes(fixes, (file) => texts.get(file));
        // Character by character: what no made fix covers stays, and each made fix stands once.
        const covered = new Set(made.flatMap(({ edits }) => edits.flatMap(({ span }) => numbersIn(span))));
        const kept = [..."one two three"].filter((_, offset) => !covered.has(offset)).join("");
        const text = after.get("a") ?? "one two three";
        expect(text.replace(/<\d+>/g, "")).toBe(kept);
        expect((text.match(/<\d+>/g) ?? []).length).toBe(made.length);
      }),
      { seed: 7 },
    );
  });
});

const numbersIn = ({ start, end }: { readonly start: number; readonly end: number }) =>
  Array.from({ length: end - start }, (_, index) => start + index);

test.each([
  ["\r\n", "a {\r\n}\r\n"],
  ["\r", "a {\r}\r"],
  ["\n", "a {\n}\n"],
  ["\n", "a {}"],
])("a line that is added ends with %j where the others do", (end, text) => {
  const at = { start: 3, end: 3 };
  const fix = { title: "add a line", edits: [{ file: "main.persona", span: at, newText: "\n  b" }] };
  expect(applyFixes([fix], () => text).texts.get("main.persona")).toBe(`a {${end}  b${text.slice(3)}`);
});
