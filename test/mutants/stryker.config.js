import { tmpdir } from "node:os";
import { join } from "node:path";
import { guarded } from "./guarded.ts";

/** One group of faults, `GROUP`, or one file of it, `FILE`; run.ts goes through them. */
const { GROUP: group = "", FILE: file } = process.env;

export default {
  mutate: file === undefined ? guarded[group].files : [file],
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "vitest.mutants.config.ts", related: false, pool: "forks" },
  coverageAnalysis: "perTest",
  // TypeScript 7 has no library that the file could be read with, and nothing here needs it.
  tsconfigFile: "none.json",
  // In the copy that faults are made in.
  ignorePatterns: [
    "/bench",
    "/docs",
    "/vscode-extension",
    "/test/code-server",
    "/test/vscode",
    "node_modules",
    "dist",
  ],
  tempDirName: join(tmpdir(), `persona-mutants-${process.pid}`),
  cleanTempDir: "always",
  // In the soak, beside the other suites, one of two cores.
  concurrency: process.env.TIER === "soak" ? 1 : 2,
  thresholds: { high: 95, low: 85, break: 85 },
  reporters: ["progress-append-only", "clear-text", "json"],
  clearTextReporter: { allowColor: false, allowEmojis: false, reportTests: false, logTests: false },
  jsonReporter: { fileName: `node_modules/.cache/mutants/${file ?? group}.json` },
  allowConsoleColors: false,
};
