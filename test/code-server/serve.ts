/**
 * VS Code as it is on a machine, with the extension as it is packed and installed: extensions run in a process of Node,
 * and the editor is looked at in a browser. The build is the one that code-server brings; code-server itself is not used.
 */

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../harness/source-files.ts";
import type { FolderOptions, ServedFolder } from "../vscode/workbench.ts";

export const serverMain = join(
  root,
  "test/code-server/node_modules/code-server/lib/vscode/out/server-main.js",
);
/** Where packed.ts installs the extension. */
export const extensions = join(root, "test/code-server/out/extensions");

const quiet = {
  "workbench.startupEditor": "none",
  "telemetry.telemetryLevel": "off",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "files.autoSave": "off",
  "chat.disableAIFeatures": true,
  "editor.accessibilitySupport": "off",
  // Where chat would be, there is nothing, and a third of the window.
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  // Who has not said that a folder is trusted is in Restricted Mode, and is not asked.
  "security.workspace.trust.startupPrompt": "never",
};

export async function serveFolder(
  folder: string,
  { trusted = true }: FolderOptions = {},
): Promise<ServedFolder> {
  const data = mkdtempSync(join(tmpdir(), "persona-vscode-data-"));
  mkdirSync(join(data, "data/User"), { recursive: true });
  const all = { ...quiet, "security.workspace.trust.enabled": !trusted };
  writeFileSync(join(data, "data/User/settings.json"), JSON.stringify(all));
  const port = await freePort();
  const server = spawn(
    process.execPath,
    [
      serverMain,
      ...["--server-data-dir", data, "--user-data-dir", join(data, "data"), "--extensions-dir", extensions],
      ...["--host", "127.0.0.1", "--port", String(port), "--without-connection-token"],
      ...["--accept-server-license-terms", "--telemetry-level", "off"],
    ],
    { env: { ...process.env, HOME: data, NODE_OPTIONS: "" }, stdio: "ignore" },
  );
  const address = `http://127.0.0.1:${port}/`;
  await answering(address);
  return {
    address: `${address}?folder=${encodeURIComponent(folder)}`,
    process: server.pid,
    close() {
      server.kill();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { readonly port: number };
  await new Promise((done) => server.close(done));
  return port;
}

async function answering(address: string): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((done) => setTimeout(done, 100)))
    if (
      await fetch(address).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
  throw new Error("VS Code did not start within 30 seconds");
}
