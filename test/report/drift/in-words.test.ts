/**
 * Drift in words: of shares of personas what holds of all together may not hold of one, and then it says so; and every
 * column has a title, by which it is named where there is no room for it.
 */

import { expect, test } from "vitest";
import type { Drift } from "../../../compiler/report/drift/drift.ts";
import { driftSections } from "../../../compiler/report/drift/drift-sections.ts";
import { someDrift } from "./some-drift.ts";

const tablesOf = (of: Drift) => driftSections(of).flatMap(({ table }) => table ?? []);
const leadOf = (of: Drift) => driftSections(of).find(({ heading }) => heading === "Personas")?.lead;

test.each<[string, Parameters<typeof someDrift>, string]>([
  [
    "one has moved, all together may be chance",
    [0.375, "stable", 1],
    "no more than chance. That is of all together; one by itself has moved by more than chance.",
  ],
  [
    "one has moved, all together are alike",
    [0.05, "stable", 1],
    "stable. That is of all together; one by itself has moved by more than chance.",
  ],
  [
    "two have moved",
    [0.375, "stable", 2],
    "no more than chance. That is of all together; 2 by themselves have moved by more than chance.",
  ],
  ["none has moved", [0.375, "stable", 0], "no more than chance."],
  ["all together have moved, too", [0.41, "drifted", 1], "drifted."],
])("%s", (_, of, said) => {
  expect(leadOf(someDrift(...of))).toBe(`Stability index of all shares ${of[0].toFixed(3)}: ${said}`);
});

test("every column has a title, that of verdicts too", () => {
  const tables = tablesOf({
    ...someDrift(0.375, "stable", 1),
    gate: [{ of: "coverage", limit: 50, bound: "at least", found: 80, unit: "percent", passed: true }],
    newValues: [{ signal: "region", title: "Region", value: "Africa", customers: 2 }],
  });
  expect(tables).toHaveLength(3);
  expect(tables.flatMap(({ columns }) => columns.filter(({ title }) => title === ""))).toEqual([]);
  const verdicts = tables.flatMap(({ columns }) =>
    columns.flatMap((each) => (each.verdict ? each.title : [])),
  );
  expect(verdicts).toEqual(["Verdict", "Verdict"]);
});
