import { defineConfig } from "vitest/config";
import { guarded } from "./test/mutants/guarded.ts";
import main from "./vitest.config.ts";

// Which branches random cases take is settled after a few.
process.env.AT_MOST ??= "20";

const parts = [...Map.groupBy(Object.values(guarded), ({ part }) => part).values()].map((groups) =>
  groups.flatMap(({ files }) => files),
);

/** Nineteen of twenty branches of each part are taken by the tests below: `npm run test:coverage`. */
export default defineConfig({
  ...main,
  test: {
    ...main.test,
    testTimeout: 300_000,
    exclude: ["**/node_modules/**"],
    include: [
      "test/fixtures.test.ts",
      "test/{calendar,project,records,resolver,source}/*.test.ts",
      "test/diagnostics/build-log-commands.test.ts",
      "test/emit/{csv-writer,hostile-names,javascript-writers,json,record}.test.ts",
      "test/pages/{hostile-texts,html}.test.ts",
      "test/plans/{escape-markdown,markdown,plans}.test.ts",
      "test/syntax/decode.test.ts",
      "test/values/json-text.test.ts",
      "test/hardening/texts-in-sinks.hardening.ts",
    ],
    coverage: {
      enabled: true,
      provider: "v8",
      reportOnFailure: true,
      include: parts.flat(),
      reporter: ["text-summary", "json"],
      reportsDirectory: "node_modules/.cache/coverage",
      thresholds: Object.fromEntries(parts.map((files) => [`{${files.join(",")}}`, { branches: 95 }])),
    },
  },
});
