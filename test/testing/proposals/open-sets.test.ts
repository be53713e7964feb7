/** Rules that count the values of a set without an end: there are customers for them all the same. */

import { expect, test } from "vitest";
import type { Type } from "../../../compiler/ir/ir.ts";
import { differentValues } from "../../../compiler/testing/proposals/any-value.ts";
import { proposeTests } from "../../../compiler/testing/proposals/propose.ts";
import { runTest } from "../../../compiler/testing/run-test.ts";
import { renderAll, snapshotOf } from "../../harness/compile.ts";

const source = `
playbook Dental "Dental" { version "1.0.0"; owner "CX <cx@example.com>"; timezone "Europe/Madrid"; languages en }
signals Patient {
  speaks  any of language "Languages spoken"
  visits  any of date "Visits"
  ages    any of integer 8 to 10 "Ages of children"
  worries any of text "Worries"
  pain    boolean "Pain"
}
persona Planner "Planner" { summary "Plans ahead." }
persona Quick "Quick" { summary "Wants it quick." }
weights {
  for each of speaks then Planner +1 at most 2
  for each of visits then Planner +2 at most 6
  for each of ages then Planner +1 at most 2
  for each of worries then Planner +1 at most 1
  when pain then Quick +1
}
classify { accept when score >= 1; ties Planner, Quick; otherwise undecided }
`;

test("of each there are customers with one, with as many as count and with one more", async () => {
  const files = new Map([["main.persona", source]]);
  const snapshot = await snapshotOf(files);
  const playbook = snapshot.playbook() ?? expect.fail(renderAll(snapshot.diagnostics, files));
  const proposed = proposeTests(playbook);
  const countsOf = (signal: string) => [
    ...new Set(
      proposed
        .flatMap(({ signals }) => (Array.isArray(signals[signal]) ? [signals[signal].length] : []))
        .toSorted(),
    ),
  ];
  expect(countsOf("speaks")).toEqual([1, 2, 3]);
  expect(countsOf("visits")).toEqual([1, 3, 4]);
  expect(countsOf("ages")).toEqual([1, 2, 3]);
  expect(countsOf("worries")).toEqual([1, 2]);
  for (const each of proposed)
    expect(runTest(playbook, each, undefined, () => "").passed, each.name).toBe(true);
});

test("values made up are different, in the order of a set, and no more than there are", () => {
  const range = { lower: 8, upper: 10, upperIncluded: true };
  expect(differentValues({ kind: "integer", places: 0, range }, 5)).toEqual([8, 9, 10]);
  expect(differentValues({ kind: "boolean" }, 3)).toEqual([false, true]);
  expect(differentValues({ kind: "date" }, 3)).toEqual(["2027-03-01", "2027-03-02", "2027-03-03"]);
  expect(differentValues({ kind: "date", range: { upper: "2027-03-02", upperIncluded: true } }, 3)).toEqual([
    "2027-02-28",
    "2027-03-01",
    "2027-03-02",
  ]);
  const kinds = ["language", "country", "timezone", "text", "email", "link"] as const;
  for (const type of kinds.map((kind): Type => ({ kind }))) {
    const values = differentValues(type, 8);
    expect(values, type.kind).toEqual([...new Set(values)].toSorted());
    expect(values, type.kind).toHaveLength(8);
  }
});
