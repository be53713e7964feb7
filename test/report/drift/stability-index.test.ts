/** The index against its definition by brute force, against tables of chi-square, and against the chance it speaks of. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { chiSquare95, stabilityIndex, stabilityOf } from "../../../compiler/report/drift/stability-index.ts";

/** Each customer one by one, and two halves of one in each bin that somebody is in: twice Kullback and Leibler. */
function byDefinition(before: readonly number[], now: readonly number[]): number {
  const halves = (counts: readonly number[]): readonly number[] =>
    counts.flatMap((count, bin) => {
      const isFilled = count + (now[bin] ?? 0) + (before[bin] ?? 0) > 0;
      return Array<number>(2 * count + (isFilled ? 1 : 0)).fill(bin);
    });
  const share = (customers: readonly number[], bin: number) =>
    customers.filter((each) => each === bin).length / customers.length;
  const [p, q] = [halves(before), halves(now)];
  const divergence = (from: readonly number[], to: readonly number[]) =>
    [...new Set(from)].reduce(
      (sum, bin) => sum + share(from, bin) * (Math.log(share(from, bin)) - Math.log(share(to, bin))),
      0,
    );
  return divergence(p, q) + divergence(q, p);
}

const pairs = fc
  .array(fc.tuple(fc.nat(40), fc.nat(40)), { minLength: 1, maxLength: 8 })
  .map((bins) => [bins.map(([count]) => count), bins.map(([, count]) => count)] as const)
  .filter((sides) => sides.every((counts) => counts.some((count) => count > 0)));

test("is the sum over bins, with half a customer more in each", () => {
  fc.assert(
    fc.property(pairs, ([before, now]) => {
      const { index } = stabilityIndex(before, now);
      expect(index).toBeCloseTo(byDefinition(before, now), 9);
      expect(stabilityIndex(now, before).index).toBeCloseTo(index, 12);
    }),
    { seed: 1994 },
  );
});

test("an empty bin gives no infinite index, and one that both leave empty changes nothing", () => {
  expect(stabilityIndex([100, 0], [0, 100]).index).toBeCloseTo(2 * (100 / 101) * Math.log(201), 9);
  expect(stabilityIndex([30, 0, 20], [25, 0, 25])).toEqual(stabilityIndex([30, 20], [25, 25]));
  expect(stabilityIndex([7], [3])).toEqual({ index: 0, byChance: 0 });
});

/** From the usual tables. */
test.each([
  [1, 3.841],
  [2, 5.991],
  [5, 11.07],
  [10, 18.307],
  [30, 43.773],
])("chi-square of %d degrees", (degrees, value) => {
  expect(Math.abs(chiSquare95(degrees) / value - 1)).toBeLessThan(0.03);
});

test("the same customers twice stay below the mark of chance about nineteen times in twenty", () => {
  let state = 7;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  const shares = [0.1, 0.35, 0.6, 1];
  const draw = (customers: number) => {
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < customers; i++) {
      const drawn = random();
      const bin = shares.findIndex((end) => drawn < end);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    return counts;
  };
  let within = 0;
  for (let i = 0; i < 1_000; i++) {
    const { index, byChance } = stabilityIndex(draw(300), draw(200));
    if (index <= byChance) within++;
  }
  expect(within).toBeGreaterThan(930);
  expect(within).toBeLessThan(970);
});

test.each([
  [0.09, 0, "stable"],
  [0.1, 0, "shifted"],
  [0.25, 0, "drifted"],
  [0.3, 0.31, "stable"],
])("an index of %d, where chance gives %d, is %s", (index, byChance, stability) => {
  expect(stabilityOf({ index, byChance })).toBe(stability);
});
