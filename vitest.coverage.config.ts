import { defineConfig } from "vitest/config";
import main from "./vitest.config.ts";

// Which branches random cases take is settled after a few.
process.env.AT_MOST ??= "20";

/** Nineteen of twenty branches of each of these are taken by the tests below; docs/hardening.md says why these. */
const guarded = {
  resolver: ["compiler/resolver/**"],
  limits: ["compiler/limits.ts", "compiler/project/cap.ts"],
  readers: ["compiler/records/**", "compiler/source/**", "compiler/syntax/decode.ts"],
  writers: [
    "compiler/emit/javascript/writers.ts",
    "compiler/emit/pages/html.ts",
    "compiler/planner/calendar/content-line.ts",
    "compiler/planner/words/markdown.ts",
    "compiler/values/json-text.ts",
    "compiler/emit/csv-writer.ts",
    "compiler/diagnostics/build-log-commands.ts",
  ],
};
const oneGroup = (patterns: readonly string[]) => `{${patterns.join(",")}}`;

/** How much of what keeps bad input out its tests reach: `npm run test:coverage`. */
export default defineConfig({
  ...main,
  test: {
    ...main.test,
    testTimeout: 300_000,
    exclude: ["**/node_modules/**"],
    include: [
      "test/fixtures.test.ts",
      "test/{calendar,project,records,resolver}/*.test.ts",
      "test/emit/{csv-writer,hostile-names,json,record}.test.ts",
      "test/pages/hostile-texts.test.ts",
      "test/plans/{markdown,plans}.test.ts",
      "test/syntax/decode.test.ts",
      "test/hardening/texts-in-sinks.hardening.ts",
    ],
    coverage: {
      enabled: true,
      provider: "v8",
      reportOnFailure: true,
      include: Object.values(guarded).flat(),
      reporter: ["text-summary", "json"],
      reportsDirectory: "node_modules/.cache/coverage",
      thresholds: Object.fromEntries(
        Object.values(guarded).map((patterns) => [oneGroup(patterns), { branches: 95 }]),
      ),
    },
  },
});
