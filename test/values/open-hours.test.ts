import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  arrangeHours,
  findOverlap,
  type Stretch,
  weekdaysBetween,
} from "../../compiler/values/open-hours.ts";
import { minutesOfTime, timeOfMinutes } from "../../compiler/values/time.ts";

const seed = { seed: 20261127 };

test.each([
  [1, 5, [1, 2, 3, 4, 5]],
  [6, 1, [6, 7, 1]],
  [3, 3, [3]],
  [1, 7, [1, 2, 3, 4, 5, 6, 7]],
  [2, 1, [2, 3, 4, 5, 6, 7, 1]],
] as const)("from weekday %i to %i", (first, last, days) => {
  expect(weekdaysBetween(first, last)).toEqual(days);
});

/** Two weekdays and a day of an hour in steps of ten minutes, so that stretches meet often. */
const stretch = fc
  .record({
    weekday: fc.constantFrom(1 as const, 2 as const),
    opens: fc.integer({ min: 0, max: 5 }),
    length: fc.integer({ min: 1, max: 3 }),
  })
  .map(
    ({ weekday, opens, length }): Stretch => ({
      weekday,
      opens: timeOfMinutes(opens * 10),
      closes: timeOfMinutes((opens + length) * 10),
    }),
  );
const stretches = fc.array(stretch, { maxLength: 6 });

/** How often each minute of the week is open: the oracle. */
function minutesOf(hours: readonly Stretch[]): ReadonlyMap<string, number> {
  const open = new Map<string, number>();
  for (const { weekday, opens, closes } of hours)
    for (let minute = minutesOfTime(opens); minute < minutesOfTime(closes); minute++) {
      const key = `${weekday} ${String(minute).padStart(4, "0")}`;
      open.set(key, (open.get(key) ?? 0) + 1);
    }
  return new Map([...open].sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe("stretches of hours", () => {
  test("overlap when a minute is in two of them", () => {
    fc.assert(
      fc.property(stretches, (hours) => {
        const found = findOverlap(hours);
        expect(found !== undefined).toBe([...minutesOf(hours).values()].some((count) => count > 1));
        if (found === undefined) return;
        const [first, second] = found;
        expect([...minutesOf(found).values()]).toContain(2);
        expect(hours.indexOf(first)).toBeLessThan(hours.indexOf(second));
      }),
      seed,
    );
  });

  test("arranged, are the same minutes, in order, none meeting the next", () => {
    fc.assert(
      fc.property(stretches, (hours) => {
        fc.pre(findOverlap(hours) === undefined);
        const arranged = arrangeHours(hours);
        expect(minutesOf(arranged)).toEqual(minutesOf(hours));
        for (const [index, later] of arranged.slice(1).entries()) {
          const earlier = arranged[index] as Stretch;
          const key = ({ weekday }: Stretch, time: string) => `${weekday} ${time}`;
          expect(key(earlier, earlier.closes) < key(later, later.opens)).toBe(true);
        }
      }),
      seed,
    );
  });
});
