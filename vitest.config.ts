import { defineConfig } from "vitest/config";
import LongestFirst from "./test/harness/longest-first.ts";

const conditions = ["@persona-lang/source", "module", "node", "development|production"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "./test/harness/installed-package.ts",
    pool: "forks",
    maxWorkers: 2,
    // No test leaves anything behind: the compiler is loaded once for each worker, not once for each file.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    reporters: ["default", "./test/harness/closing-line.ts"],
  },
});
