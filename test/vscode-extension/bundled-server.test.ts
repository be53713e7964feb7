/** The server as the extension brings it along, on a machine: a process with a channel, which reads playbooks itself. */

import { fork, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../harness/source-files.ts";

const extension = join(root, "vscode-extension");
let server: ReturnType<typeof fork>;
beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, [join(extension, "build.mjs")], {
    encoding: "utf8",
  });
  expect(status, stderr).toBe(0);
  // As in Node 20, in which older editors run it on remote machines.
  const older = "data:text/javascript,delete Map.groupBy";
  server = fork(join(extension, "dist/server.js"), [], {
    execArgv: ["--import", older],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
});
afterAll(() => server.kill());

let asked = 0;
function ask(method: string, params: object): Promise<unknown> {
  asked += 1;
  const id = asked;
  server.send({ jsonrpc: "2.0", id, method, params });
  return new Promise((answered) => {
    server.on("message", (message: { id?: number; method?: string; result?: unknown }) => {
      if (message.id === id && message.method === undefined) answered(message.result);
    });
  });
}

test("it reads the files of the folder that an opened playbook lies in", async () => {
  const folder = mkdtempSync(join(tmpdir(), "persona-bundled-"));
  cpSync(join(root, "compiler/starter"), folder, { recursive: true });
  const main = join(folder, "main.persona");
  const uri = pathToFileURL(main).href;
  await ask("initialize", { processId: null, capabilities: {}, rootUri: pathToFileURL(folder).href });
  server.send({ jsonrpc: "2.0", method: "initialized", params: {} });
  const textDocument = { uri, languageId: "persona", version: 1, text: readFileSync(main, "utf8") };
  server.send({ jsonrpc: "2.0", method: "textDocument/didOpen", params: { textDocument } });
  const found = await ask("workspace/executeCommand", {
    command: "persona.customers",
    arguments: [{ uri }],
  });
  expect(found).toMatchObject({
    customers: expect.arrayContaining([expect.objectContaining({ id: "C-2" })]),
  });
});
