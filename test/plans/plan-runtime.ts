/** The planner's bundle as compiler/build.mjs makes it, held in memory, and plans.js run by a process of its own. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { planRuntime as bundling } from "../../compiler/bundling/plan-runtime.mjs";
import type { OutputFile } from "../../compiler/emit/emitter.ts";
import { plans } from "../../compiler/emit/plans/emit.ts";
import type { Playbook } from "../../compiler/ir/ir.ts";

const planner = join(import.meta.dirname, "../../compiler/planner");

const { outputFiles } = await build({
  ...bundling,
  bundle: true,
  write: false,
  minify: true,
  conditions: ["@persona-lang/source"],
});

export const planRuntime = {
  code: outputFiles?.[0]?.text ?? "",
  types: readFileSync(join(planner, "plan.ts"), "utf8"),
};

export const emitPlans = (playbook: Playbook, start?: string): readonly OutputFile[] => [
  ...plans.emit(playbook, {
    generator: "persona 0.0.0",
    digest: "0".repeat(64),
    planRuntime,
    ...(start === undefined ? {} : { start }),
  }),
];

/**
 * Runs a program beside the emitted files, in a process that cannot make code out of text and sees a locale and
 * zone of its own. The program gives its result as the value of `result`.
 */
export function runBeside(files: readonly OutputFile[], program: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), "plans-"));
  try {
    for (const { path, content } of files) {
      if (!path.includes("/")) writeFileSync(join(folder, path), content);
    }
    writeFileSync(join(folder, "program.mjs"), `${program}\nprocess.stdout.write(JSON.stringify(result));\n`);
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ["--disallow-code-generation-from-strings", "program.mjs"],
      { cwd: folder, encoding: "utf8", env: { TZ: "Asia/Tokyo", LANG: "de_DE.UTF-8" } },
    );
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
