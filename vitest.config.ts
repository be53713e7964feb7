import { defineConfig } from "vitest/config";
import LongestFirst from "./test/harness/longest-first.ts";

const conditions = ["@persona-lang/source", "module", "node", "development|production"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["test/**/*.test.ts"],
    // Those that start many processes or draw much at random: `npm run hardening` runs them, with larger numbers.
    exclude: [
      "**/node_modules/**",
      "test/cli/hostile-input.test.ts",
      "test/cli/replacing.test.ts",
      "test/calendar/random-dates.test.ts",
      "test/differential/receipts.test.ts",
      "test/emit/hostile-names.test.ts",
      "test/format/meaning.test.ts",
      "test/lsp/edits.test.ts",
      "test/lsp/every-place.test.ts",
      "test/lsp/storms.test.ts",
      "test/planner/schedule-properties.test.ts",
      "test/project/by-parts.test.ts",
      "test/syntax/token-damage.test.ts",
    ],
    globalSetup: ["./test/harness/temporary-folder.ts", "./test/harness/installed-package.ts"],
    pool: "forks",
    maxWorkers: 2,
    // No test leaves anything behind: the compiler is loaded once for each worker, not once for each file.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    // It imports JSON in the way of bundlers.
    server: { deps: { inline: ["@actions/workflow-parser"] } },
    // `UPDATE=1` rewrites snapshots as well as labels and what pages show.
    update: process.env.UPDATE === "1",
    reporters: ["default", "./test/harness/closing-line.ts"],
  },
});
