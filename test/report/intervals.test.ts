/** Intervals against published figures, against their definition by brute force, and against the promise they make. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { differenceInterval, netPromoterInterval, shareInterval } from "../../compiler/report/intervals.ts";

/** R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3. */
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("Wilson's interval of %d in %d, as published", (count, answers, low, high) => {
  const interval = shareInterval(count, answers);
  expect(interval.low / 100).toBeCloseTo(low, 4);
  expect(interval.high / 100).toBeCloseTo(high, 4);
});

/** Every answer as a number of its own, four to an answer so that three quarters are whole. */
function byDefinition(promoters: number, detractors: number, answers: number) {
  const quarters = [
    ...Array<number>(4 * promoters + 3).fill(1),
    ...Array<number>(4 * (answers - promoters - detractors) + 6).fill(0),
    ...Array<number>(4 * detractors + 3).fill(-1),
  ];
  const mean = quarters.reduce((sum, each) => sum + each, 0) / quarters.length;
  const variance = quarters.reduce((sum, each) => sum + (each - mean) ** 2, 0) / quarters.length;
  const half = 1.959964 * Math.sqrt(variance / (quarters.length / 4));
  return { low: Math.max(-100, 100 * (mean - half)), high: Math.min(100, 100 * (mean + half)) };
}

const counts = fc
  .tuple(fc.nat(60), fc.nat(60), fc.nat(60))
  .filter(([promoters, passives, detractors]) => promoters + passives + detractors > 0);

test("the interval of a net promoter score is that of the mean of its answers, with three more", () => {
  fc.assert(
    fc.property(counts, ([promoters, passives, detractors]) => {
      const answers = promoters + passives + detractors;
      const interval = netPromoterInterval(promoters, detractors, answers);
      const expected = byDefinition(promoters, detractors, answers);
      expect(interval.low).toBeCloseTo(expected.low, 3);
      expect(interval.high).toBeCloseTo(expected.high, 3);
    }),
    { seed: 2016 },
  );
});

test("both hold the figure, and neither leaves its scale", () => {
  fc.assert(
    fc.property(counts, ([promoters, passives, detractors]) => {
      const answers = promoters + passives + detractors;
      for (const [figure, { low, high }, least] of [
        [
          (100 * (promoters - detractors)) / answers,
          netPromoterInterval(promoters, detractors, answers),
          -100,
        ],
        [(100 * promoters) / answers, shareInterval(promoters, answers), 0],
      ] as const) {
        expect(low).toBeGreaterThanOrEqual(least);
        expect(high).toBeLessThanOrEqual(100);
        expect(low).toBeLessThanOrEqual(figure + 1e-9);
        expect(high).toBeGreaterThanOrEqual(figure - 1e-9);
        expect(high).toBeGreaterThan(low);
      }
    }),
    { seed: 1927 },
  );
});

/** Of every possible outcome of so many answers, how probable those are whose interval holds the truth. */
function coverage(answers: number, p: number, d: number): number {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  let held = 0;
  for (let promoters = 0; promoters <= answers; promoters++) {
    for (let detractors = 0; promoters + detractors <= answers; detractors++) {
      const passives = answers - promoters - detractors;
      const ways = factorial(answers) / factorial(promoters) / factorial(detractors) / factorial(passives);
      const { low, high } = netPromoterInterval(promoters, detractors, answers);
      const truth = 100 * (p - d);
      if (low <= truth && truth <= high)
        held += ways * p ** promoters * d ** detractors * (1 - p - d) ** passives;
    }
  }
  return held;
}

test.each([5, 10, 25])("of %d answers, nineteen intervals in twenty hold the truth", (answers) => {
  const all: number[] = [];
  for (let p = 0.1; p < 0.9; p += 0.1) {
    for (let d = 0.05; p + d < 0.99; d += 0.1) all.push(coverage(answers, p, d));
  }
  const mean = all.reduce((sum, each) => sum + each, 0) / all.length;
  expect(mean).toBeGreaterThan(0.945);
  expect(mean).toBeLessThan(0.98);
  expect(Math.min(...all)).toBeGreaterThan(0.88);
});

/** R. G. Newcombe, Statistics in Medicine 17 (1998), 873–890, table II, method 10; there the second is taken away. */
test.each([
  [48, 80, 56, 70, 0.0524, 0.3339],
  [3, 10, 9, 10, 0.1705, 0.809],
  [2, 7, 6, 7, 0.0582, 0.8062],
  [0, 29, 5, 56, -0.0381, 0.1926],
])("the interval of %d in %d to %d in %d, as published", (count, of, count2, of2, low, high) => {
  const interval = differenceInterval(count, of, count2, of2);
  expect(interval.low / 100).toBeCloseTo(low, 4);
  expect(interval.high / 100).toBeCloseTo(high, 4);
});
