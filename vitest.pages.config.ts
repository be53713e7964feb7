import { defineConfig } from "vitest/config";
import main from "./vitest.config.ts";

/** The pages in a real browser: `npm run test:pages`. Apart from the others, as it needs Debian's chromium. */
export default defineConfig({
  ...main,
  test: {
    ...main.test,
    include: ["test/pages/*.browser.ts"],
    globalSetup: "./test/harness/temporary-folder.ts",
    testTimeout: 120_000,
  },
});
