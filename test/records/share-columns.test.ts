import { expect, test } from "vitest";
import { createShareWatch } from "../../compiler/records/share-columns.ts";
import { sample, signalsOf, types } from "./sample.ts";

const playbook = sample;
const place = playbook.signals.findIndex(({ name }) => name === "discount");
const row = (discount: unknown) =>
  playbook.signals.map((_, index) => (index === place ? discount : undefined));

/** Whether the column seems to hold shares, seen by one watch, and by two whose counts are added. */
function seemsShares(...discounts: readonly unknown[]): boolean {
  const watches = [createShareWatch(playbook), createShareWatch(playbook)] as const;
  const whole = createShareWatch(playbook);
  for (const [index, discount] of discounts.entries()) {
    whole.see(row(discount));
    watches[index % 2 === 0 ? 0 : 1].see(row(discount));
  }
  watches[0].add(watches[1].counts);
  expect(watches[0].found()).toEqual(whole.found());
  return whole.found().includes("discount");
}

test("a percent with decimal places is watched", () => {
  expect(types.discount.kind).toBe("percent");
  expect(place).toBeGreaterThanOrEqual(0);
});

test.each([
  [true, [0.5, 0.25]],
  [true, [0.5, undefined, 0.25]],
  [false, [0.5]],
  [false, []],
  [false, [0.5, 50]],
  [false, [0, 0.5]],
  [false, [1, 0.5]],
  [false, ["0.5", "0.25"]],
])("%s: %j", (expected, discounts) => {
  expect(seemsShares(...discounts)).toBe(expected);
});

test("other numbers are not watched, nor a percent without decimal places", () => {
  const percent = (places: number) => ({ kind: "percent", places }) as const;
  const signals = signalsOf({ whole: percent(0), used: percent(1), ratio: types.ratio, left: percent(2) });
  const watch = createShareWatch({ signals });
  for (let row = 0; row < 3; row++) watch.see([0.5, 0.5, 0.5, 0.5]);
  expect(watch.found()).toEqual(["used", "left"]);
  watch.see([0.5, 0.5, 0.5, 80]);
  expect(watch.found()).toEqual(["used"]);
});

test("what another has seen counts for the same column", () => {
  const signals = signalsOf({ used: types.discount, left: types.discount });
  const [here, there] = [createShareWatch({ signals }), createShareWatch({ signals })];
  here.see([0.5, 0.5]);
  there.see([undefined, 0.25]);
  there.see([undefined, 7]);
  here.add(structuredClone(there.counts));
  expect(here.found()).toEqual([]);
  here.see([0.5, undefined]);
  expect(here.found()).toEqual(["used"]);
});
