/** Before the tests in VS Code on a machine: the extension is packed and installed, as a person would install it. */

import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../harness/source-files.ts";
import { extensions, serverMain } from "./serve.ts";

export default function install(): void {
  if (!existsSync(serverMain) || !existsSync(join(serverMain, "../../node_modules")))
    throw new Error(
      "VS Code is not there, so the extension was not tried in it; `npm ci --ignore-scripts --prefix test/code-server` " +
        "and then `npm run install-server --prefix test/code-server` install it",
    );
  const extension = join(root, "vscode-extension");
  run(join(extension, "build.mjs"));
  run(join(extension, "package.mjs"));
  rmSync(extensions, { recursive: true, force: true });
  run(
    serverMain,
    ...["--accept-server-license-terms", "--extensions-dir", extensions],
    ...["--install-extension", join(extension, "dist/persona.vsix")],
  );
}

function run(...command: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
}
