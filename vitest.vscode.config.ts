import { defineConfig } from "vitest/config";
import main from "./vitest.config.ts";

/** The extension in VS Code for the web: `npm run test:vscode`. Apart from the others, as it needs a browser and VS Code. */
export default defineConfig({
  ...main,
  test: {
    ...main.test,
    include: ["test/vscode/*.vscode.ts"],
    globalSetup: ["./test/harness/temporary-folder.ts", "./test/vscode/built-extension.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
