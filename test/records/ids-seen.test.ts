import fc from "fast-check";
import { expect, test } from "vitest";
import { createIdsSeen } from "../../compiler/records/ids-seen.ts";

test("says of every id what a Map says", () => {
  const id = fc.oneof(
    fc.integer({ min: 0, max: 3_000 }).map((number) => `C-${number}`),
    fc.string({ unit: "binary", maxLength: 6 }).map((text) => text.toWellFormed()),
  );
  fc.assert(
    fc.property(fc.array(id, { minLength: 2_000, maxLength: 6_000 }), (ids) => {
      const seen = createIdsSeen([20_261_127, 4]);
      const expected = new Map<string, number>();
      for (const [row, each] of ids.entries()) {
        expect(seen.see(each, row)).toBe(expected.get(each));
        if (!expected.has(each)) expected.set(each, row);
      }
    }),
    { seed: 20261127, numRuns: 8 },
  );
});

test("ids as long as a cell may be, in blocks of their own", () => {
  const seen = createIdsSeen([1, 2]);
  const long = (sign: string) => sign.repeat(64 * 1024);
  for (const [row, sign] of [..."abcdefghijklmnopqrstuvwxyz"].entries()) {
    expect(seen.see(long(sign), row)).toBeUndefined();
    expect(seen.see(long("漢") + sign, row)).toBeUndefined();
  }
  expect(seen.see(long("q"), 99)).toBe(16);
  expect(seen.see(`${long("漢")}z`, 99)).toBe(25);
});

test("ids that fill several blocks, of which one has room left", () => {
  const seen = createIdsSeen([5, 6]);
  const name = (at: number) => `${at}`.padEnd(1_100, "x");
  // Longer than a block, between ids that are short.
  const far = ["y".repeat(2 ** 20), "small", "z".repeat(2 ** 20), "last", "very last"];
  for (const [row, id] of far.entries()) expect(seen.see(id, row)).toBeUndefined();
  expect(far.map((id) => seen.see(id, 7))).toEqual([...far.keys()]);
  // So many that the table grows over the blocks.
  const ids = [...far, ...Array.from({ length: 3_000 }, (_, at) => name(at))];
  for (const [row, id] of ids.entries()) expect(seen.see(id, row)).toBe(far[row] && row);
  expect(ids.map((id) => seen.see(id, 7))).toEqual([...ids.keys()]);
});

test("an id without letters is an id like another, also when the table has just grown", () => {
  const seen = createIdsSeen([7, 8]);
  // Half of the first table, and one more.
  for (let row = 0; row < 1_025; row++) expect(seen.see(`C-${row}`, row)).toBeUndefined();
  expect(seen.see("", 2_000)).toBeUndefined();
  expect(seen.see("", 2_001)).toBe(2_000);
});

test("lengths and rows on both sides of what a short head holds", () => {
  const seen = createIdsSeen([3, 4]);
  const rows = [0, 1, 255, 2 ** 24 - 1, 2 ** 24, 2 ** 32 - 1];
  const ids = [254, 255, 256, 257].flatMap((length) =>
    rows.map((row) => ({ id: `${row}`.padEnd(length, "x"), row })),
  );
  for (const { id, row } of ids) expect(seen.see(id, row)).toBeUndefined();
  // So many that the table grows over them.
  for (let row = 0; row < 5_000; row++) expect(seen.see(`C-${row}`, row)).toBeUndefined();
  for (const { id, row } of ids) expect(seen.see(id, 7)).toBe(row);
});
