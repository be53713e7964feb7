/** Failures are for reading: ten seeded faults, and what is said of each. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";

const read = (path: string): string => readFileSync(join(root, path), "utf8");

test("ten faults, ten failures, each with what made the difference", async () => {
  const faults = read("test/testing/faults.persona");
  const main = `import "./faults.persona"\n\n${read("compiler/starter/main.persona")}`;
  const folder = folderWith({ "main.persona": main, "faults.persona": faults }, "starter");
  const { status, stdout, stderr } = persona(["test", "faults.persona"], { in: folder });
  expect(stderr).toBe("");
  expect(status).toBe(1);
  expect(stdout.match(/✗/g)).toHaveLength(10);
  await expect(stdout).toMatchFileSnapshot("faults.txt");
});
