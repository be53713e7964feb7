import { defineConfig } from "vitest/config";
import main from "./vitest.config.ts";

process.env.TIER ??= "hardening";
process.env.SEED ??= String(Date.now() % 2 ** 31);
console.log(`TIER=${process.env.TIER} SEED=${process.env.SEED}`);

/**
 * What attacks, accidents and sheer size must not do: `npm run hardening`, and `npm run soak` with larger numbers.
 * docs/hardening.md says what each file proves; test/harness/counts.ts how much each one tries.
 */
export default defineConfig({
  ...main,
  test: {
    ...main.test,
    // Memory is measured: each file has a process of its own.
    isolate: true,
    exclude: ["**/node_modules/**"],
    include: [
      "test/cli/hostile-input.test.ts",
      "test/format/meaning.test.ts",
      "test/hardening/*.hardening.ts",
      "test/differential/*.test.ts",
      "test/planner/schedule-properties.test.ts",
      "test/calendar/random-dates.test.ts",
      "test/fuzz/*.test.ts",
      "test/format/format.test.ts",
      "test/texts/check-template.test.ts",
      "test/emit/hostile-names.test.ts",
      "test/pages/hostile-texts.test.ts",
      "test/cli/output-set.test.ts",
      "test/cli/replacing.test.ts",
      "test/syntax/token-damage.test.ts",
      "test/lsp/edits.test.ts",
      "test/project/by-parts.test.ts",
      "test/project/turns.test.ts",
      "test/lsp/every-place.test.ts",
      "test/lsp/storms.test.ts",
      "test/lsp/rename.test.ts",
    ],
    testTimeout: process.env.TIER === "soak" ? 24 * 3_600_000 : 1_200_000,
    hookTimeout: 120_000,
  },
});
