import { defineConfig } from "vitest/config";
import main from "./vitest.config.ts";

/**
 * The packed extension in VS Code on a machine: `npm run test:vscode-node`. The same flow as in VS Code for the web, and
 * what is different where there are processes.
 */
export default defineConfig({
  ...main,
  test: {
    ...main.test,
    include: ["test/vscode/*.vscode.ts", "test/code-server/*.vscode.ts"],
    globalSetup: ["./test/harness/temporary-folder.ts", "./test/code-server/packed.ts"],
    env: { VSCODE_ON: "machine" },
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
