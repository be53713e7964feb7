/**
 * The compiler as npm would install it: bundled once for a run of the tests, in a folder of its own, with nothing
 * beside it. What the tests of the command start is what users start, not what an earlier build left.
 */

import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { root } from "./source-files.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the package. */
    installedPackage: string;
  }
}

export default function installPackage(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "persona-package-"));
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, "compiler/build.mjs"), "--out", join(folder, "dist")],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
  for (const part of ["bin", "starter", "package.json"]) {
    cpSync(join(root, "compiler", part), join(folder, part), { recursive: true });
  }
  project.provide("installedPackage", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
