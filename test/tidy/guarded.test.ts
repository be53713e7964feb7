import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root, sourceFiles } from "../harness/source-files.ts";
import { guarded } from "../mutants/guarded.ts";

const groups = Object.values(guarded);
const named = groups.flatMap(({ files }) => files).flatMap((pattern) => globSync(pattern, { cwd: root }));

test("each file of a folder that guards the language is in one group of guarded.ts", () => {
  const files = ["resolver", "source", "records"].flatMap((folder) => sourceFiles(`compiler/${folder}`));
  expect(files.map(({ path }) => path).filter((path) => !named.includes(path))).toEqual([]);
  expect(named.length).toBe(new Set(named).size);
});

test("what guarded.ts names is there", () => {
  for (const { files, tests } of groups) {
    for (const pattern of files) expect(globSync(pattern, { cwd: root }), pattern).not.toEqual([]);
    for (const path of tests) expect(existsSync(join(root, path)), path).toBe(true);
  }
});
