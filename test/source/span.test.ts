import { expect, test } from "vitest";
import { contains, cover, emptySpan } from "../../compiler/source/span.ts";

test("a span covers two, whichever comes first, and one within the other", () => {
  const [early, late, wide] = [
    { start: 2, end: 4 },
    { start: 6, end: 9 },
    { start: 1, end: 12 },
  ];
  expect(cover(early, late)).toEqual({ start: 2, end: 9 });
  expect(cover(late, early)).toEqual({ start: 2, end: 9 });
  expect(cover(wide, late)).toEqual(wide);
  expect(cover(late, wide)).toEqual(wide);
});

test("a span contains the offsets at its start and its end, as a cursor stands between characters", () => {
  const span = { start: 2, end: 4 };
  expect([1, 2, 3, 4, 5].map((offset) => contains(span, offset))).toEqual([false, true, true, true, false]);
  expect(contains(emptySpan(3), 3)).toBe(true);
  expect(contains(emptySpan(3), 4)).toBe(false);
});
