/** Where something is in a file, in words. */

import { expect, test } from "vitest";
import { createProblem } from "../../compiler/records/problem.ts";
import { createProblems, describePlace, mebibytes, renderProblem } from "../../compiler/records/problems.ts";

test.each([
  [{}, "c"],
  [{ row: 7 }, "c, row 7"],
  [{ row: 7, id: "C-1" }, "c, row 7 (C-1)"],
  [{ row: 7, line: 7, field: "size" }, "c, row 7, column size"],
  [{ row: 7, line: 9, field: "size" }, "c, row 7, column size, line 9"],
  [{ row: 7, line: 7, column: 3, field: "signals.size" }, "c, row 7, signals.size"],
  [{ row: 7, line: 7, column: 3 }, "c, row 7, character 3"],
  [{ row: 2, line: 5, column: 3 }, "c, row 2, line 5, character 3"],
  [{ line: 5, column: 3, field: "id" }, "c, id, line 5"],
  [{ line: 5 }, "c, line 5"],
  [{ row: 2, id: " a\n b ", field: "a \t b" }, "c, row 2 (a b), column a b"],
])("%j is %s", (place, words) => {
  expect(describePlace({ file: "c", ...place })).toBe(words);
});

test("a problem has its words from the catalog, and its help where there is one", () => {
  const args = { what: "it is bent", help: "bend it back" };
  expect(createProblem("data-malformed", { file: "c", row: 2 }, args)).toEqual({
    ...{ code: "data-malformed", file: "c", row: 2, message: "it is bent", severity: "error" },
    ...{ help: "bend it back", why: expect.stringMatching(/^What cannot be read/) },
  });
  const notice = createProblem("data-unknown-column", { file: "c" }, { names: ["x"], help: "" });
  expect(notice).not.toHaveProperty("help");
  expect(notice.severity).toBe("notice");
  expect(renderProblem(notice)).toBe("c: the column `x` is not used");
});

test("problems of a record have its id, those of a file none; an error refuses, a notice does not", () => {
  const problems = createProblems("c", "C-1");
  expect(problems.refused).toBe(false);
  problems.report("data-unknown-column", { row: 1, line: 1 }, { names: ["x"] });
  expect(problems.refused).toBe(false);
  problems.report("data-malformed", {}, { what: "it is bent" });
  expect(problems.refused).toBe(true);
  problems.report("data-malformed", { row: 3, id: "other" }, { what: "it is bent" });
  expect(problems.all.map(({ row, id }) => [row, id])).toEqual([
    [1, "C-1"],
    [undefined, undefined],
    [3, "other"],
  ]);
  expect(problems.all[1]).not.toHaveProperty("id");
  const nobody = createProblems("c");
  nobody.report("data-malformed", { row: 3 }, { what: "it is bent" });
  expect(nobody.all[0]).not.toHaveProperty("id");
});

test("a limit in words", () => {
  expect(mebibytes(3 * 1024 * 1024)).toBe("3 MiB");
});
