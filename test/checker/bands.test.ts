import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findHoles, findOverlaps } from "../../compiler/checker/bands.ts";
import type { Interval } from "../../compiler/checker/ordered.ts";

const seed = 20_261_122;

describe("bands", () => {
  test.each<[string, Interval, Interval[], Interval[]]>([
    ["nothing", { from: 0, below: 5 }, [], [{ from: 0, below: 5 }]],
    ["all", { from: 0, below: 5 }, [{ from: -Infinity, below: Infinity }], []],
    [
      "the middle",
      { from: 0, below: 9 },
      [
        { from: 6, below: Infinity },
        { from: -Infinity, below: 3 },
      ],
      [{ from: 3, below: 6 }],
    ],
    [
      "both ends",
      { from: -Infinity, below: Infinity },
      [{ from: 0, below: 1 }],
      [
        { from: -Infinity, below: 0 },
        { from: 1, below: Infinity },
      ],
    ],
  ])("leave a hole: %s", (_, domain, bands, holes) => {
    expect(findHoles(domain, bands)).toEqual(holes);
  });

  test("that only touch do not overlap", () => {
    expect(
      findOverlaps([
        { from: 0, below: 3 },
        { from: 3, below: 5 },
      ]),
    ).toEqual([]);
  });

  // The oracle counts, for every value there is, the bands that hold it.
  const bound = fc.integer({ min: -6, max: 16 });
  const band = fc
    .tuple(fc.option(bound, { nil: -Infinity }), fc.option(bound, { nil: Infinity }))
    .filter(([from, below]) => from < below)
    .map(([from, below]) => ({ from, below }));
  const bandLists = fc.array(band, { maxLength: 6 });
  const values = Array.from({ length: 61 }, (_, i) => i - 30);
  const holding = (bands: readonly Interval[], value: number) =>
    bands.filter(({ from, below }) => from <= value && value < below).length;

  test("overlap exactly where a value has two of them", () => {
    fc.assert(
      fc.property(bandLists, (bands) => {
        const expected = values.some((value) => holding(bands, value) > 1);
        const found = findOverlaps(bands);
        expect(found.length > 0).toBe(expected);
        for (const [a, b] of found)
          expect(values.some((value) => holding([a], value) === 1 && holding([b], value) === 1)).toBe(true);
      }),
      { seed, numRuns: 2_000 },
    );
  });

  test("leave holes exactly where a value has none of them", () => {
    fc.assert(
      fc.property(
        bandLists,
        fc.integer({ min: -4, max: 0 }),
        fc.integer({ min: 1, max: 12 }),
        (bands, from, below) => {
          const domain = { from, below };
          const expected = values.filter(
            (value) => from <= value && value < below && holding(bands, value) === 0,
          );
          const holes = findHoles(domain, bands);
          expect(values.filter((value) => holding(holes, value) === 1)).toEqual(expected);
          expect(values.filter((value) => holding(holes, value) > 1)).toEqual([]);
        },
      ),
      { seed, numRuns: 2_000 },
    );
  });
});
