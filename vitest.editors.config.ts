import { defineConfig } from "vitest/config";
import main from "./vitest.config.ts";

/** The language server in editors: `npm run test:editors`. Apart from the others, as it needs packages of Debian's. */
export default defineConfig({
  ...main,
  test: { ...main.test, include: ["test/editors/*.editor.ts"], testTimeout: 120_000 },
});
