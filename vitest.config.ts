import { defineConfig } from "vitest/config";

const conditions = ["@persona-lang/source", "module", "node", "development|production"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "./test/harness/installed-package.ts",
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    reporters: ["default", "./test/harness/closing-line.ts"],
  },
});
