import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { commandFile, folderWith } from "../harness/command.ts";

/** The command itself, as an editor starts it. */
function start(folder: string) {
  const child = spawn(process.execPath, [commandFile, "lsp", "--stdio"], {
    cwd: folder,
    stdio: ["pipe", "pipe", "ignore"],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const timer = setTimeout(() => child.kill(), 30_000);
  ended.then(() => clearTimeout(timer));
  return { connection, ended, child };
}

const hello = {
  processId: process.pid,
  rootUri: null,
  capabilities: { textDocument: { publishDiagnostics: {} } },
};

test("it says what is wrong in a folder on the disk, and ends with 0 when told to", async () => {
  const folder = folderWith({}, "starter");
  const { connection, ended } = start(folder);
  await connection.sendRequest("initialize", hello);
  await connection.sendNotification("initialized", {});
  const uri = `file://${folder}/main.persona`;
  const told = new Promise<unknown[]>((resolve) =>
    connection.onNotification("textDocument/publishDiagnostics", ({ diagnostics }) => resolve(diagnostics)),
  );
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "persona", version: 1, text: "persona {" },
  });
  expect((await told).length).toBeGreaterThan(0);
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  expect(await ended).toBe(0);
});

test("it ends with 1 when the editor goes away without a word", async () => {
  const { connection, ended, child } = start(folderWith({}, "starter"));
  await connection.sendRequest("initialize", hello);
  child.stdin.end();
  expect(await ended).toBe(1);
});
