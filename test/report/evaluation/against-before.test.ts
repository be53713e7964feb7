/** An evaluation against an earlier one: what counts as a drop, and which customers can be told as new. */

import { describe, expect, test } from "vitest";
import { compareWith } from "../../../compiler/report/evaluation/comparison.ts";
import { checkEvaluation } from "../../../compiler/report/evaluation/limits.ts";
import type { Earlier } from "../../../compiler/report/evaluation/measures.ts";

const shareOf = (count: number, of: number) => ({ count, of, share: (100 * count) / of, low: 0, high: 100 });
/** Of 1,000 customers so many agree, and of 200 who are said to be Technical so many come out so. */
const result = (agreed: number, recalled: number, missed: Earlier["missed"] = []): Earlier => ({
  agreement: shareOf(agreed, 1000),
  personas: [{ name: "Technical", title: "Technical", recall: shareOf(recalled, 200) }],
  missed,
});

describe("what is lower than before", () => {
  const failed = (now: Earlier, limits = {}, before = result(900, 180)) =>
    checkEvaluation(now, limits, before).flatMap(({ of, passed }) => (passed ? [] : [of]));

  test.each([
    ["agreement may not fall at all", result(899, 180), {}, ["agreement, against before"]],
    ["but for what is let pass", result(899, 180), { maxDrop: 0.1 }, []],
    ["a persona may by 5 points", result(900, 170), {}, []],
    ["and no more", result(900, 169), {}, ["recall of Technical"]],
    ["half a point is more than none", result(900, 179), { maxPersonaDrop: 0 }, ["recall of Technical"]],
  ])("%s", (_, now, limits, expected) => {
    expect(failed(now, limits)).toEqual(expected);
  });

  test("a persona that nobody is found as any more has fallen to nothing", () => {
    const now = { ...result(900, 180), personas: [{ name: "Technical", title: "Technical" }] };
    expect(failed(now)).toEqual(["recall of Technical"]);
  });
});

describe("who does not agree now and did before", () => {
  const missed = ["a", "b"].map((id) => ({ id, said: "Technical", found: "Marketing" }));

  test("is told where the earlier result names all who did not", () => {
    const { newlyMissed, newlyFound } = compareWith(
      result(999, 0, missed.slice(0, 1)),
      result(999, 0, missed.slice(1)),
      new Set(["a"]),
    );
    expect(newlyMissed?.map(({ id }) => id)).toEqual(["b"]);
    expect(newlyFound.map(({ id }) => id)).toEqual(["a"]);
  });

  test("is not told where it names only some", () => {
    expect(compareWith(result(900, 0, missed), result(998, 0, missed), new Set())).not.toHaveProperty(
      "newlyMissed",
    );
  });
});
