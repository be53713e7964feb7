import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { tier } from "../harness/counts.ts";
import { root } from "../harness/source-files.ts";
import { guarded } from "../mutants/guarded.ts";

/** Of faults made in what guards the language, its tests notice 85 of 100 in each group. Only in the soak. */

test.runIf(tier === "soak").each(Object.keys(guarded))("faults in %s", (group) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["test/mutants/run.ts", group], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  expect(status, stdout + stderr).toBe(0);
});
