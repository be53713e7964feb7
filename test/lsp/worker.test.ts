import { afterEach, expect, test } from "vitest";
import type { Diagnostic } from "vscode-languageserver";
import { createProtocolConnection, type ProtocolConnection } from "vscode-languageserver/node";
import { limits } from "../../compiler/limits.ts";
import { type BrowserWorker, startBrowserWorker } from "../harness/browser-worker.ts";
import { oneTest as starter } from "../harness/one-test.ts";

/** The server in a browser: whatever its client sends or leaves out, it is there for the next question. */

const part = 'resource guide "Guide" {\n  link "https://example.com"\n}\n';
const uri = "vscode-vfs://host/book/main.persona";
const textDocument = { uri };
const hello = { processId: null, rootUri: null, capabilities: { textDocument: { diagnostic: {} } } };

let server: BrowserWorker | undefined;
afterEach(async () => {
  await server?.worker.terminate();
  server = undefined;
});

/** @param files by address: what the client can read */
async function start(files: Readonly<Record<string, string>> = { [uri]: starter }) {
  server = await startBrowserWorker();
  const connection = createProtocolConnection(server.reader, server.writer);
  const log: string[] = [];
  connection.onNotification("window/logMessage", ({ message }: { message: string }) => {
    log.push(message);
  });
  connection.onRequest("persona/readFile", ({ uri }: { uri: string }) =>
    files[uri] === undefined ? null : Buffer.from(files[uri]).toString("base64"),
  );
  connection.onRequest("persona/readFolder", ({ uri: folder }: { uri: string }) =>
    Object.keys(files)
      .filter((each) => each.startsWith(folder))
      .map((each) => each.slice(folder.length).split("/"))
      .map(([name, ...below]) => [name, below.length === 0 ? "file" : "folder"]),
  );
  connection.listen();
  return { server, connection, log };
}

async function greet(connection: ProtocolConnection): Promise<void> {
  await connection.sendRequest("initialize", hello);
  await connection.sendNotification("initialized", {});
}

const open = (connection: ProtocolConnection, of: string, text: string) =>
  connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri: of, languageId: "persona", version: 1, text },
  });

async function codes(connection: ProtocolConnection, of = uri): Promise<readonly unknown[]> {
  const { items } = await connection.sendRequest<{ items: Diagnostic[] }>("textDocument/diagnostic", {
    textDocument: { uri: of },
  });
  return items.map(({ code }) => code);
}

const refusal = (connection: ProtocolConnection, method: string, params: object) =>
  connection.sendRequest(method, params).then(
    () => 0,
    ({ code }: { code: number }) => code,
  );

test("a playbook that only the client can read is checked with its parts, and run", async () => {
  const text = starter.replace("\nsignals Call", '\nimport "./part.persona"\n\nsignals Call');
  const { connection, log } = await start({ [uri]: text, "vscode-vfs://host/book/part.persona": part });
  await greet(connection);
  await open(connection, uri, text);
  expect(await codes(connection)).toEqual([]);
  const run = { command: "persona.runTests", arguments: [{ uri }] };
  const { results } = await connection.sendRequest<{ results: { passed: boolean }[] }>(
    "workspace/executeCommand",
    run,
  );
  expect(results.map(({ passed }) => passed)).toEqual([true]);
  const preview = { command: "persona.preview", arguments: [{ uri, kind: "plan", persona: "Quick" }] };
  expect(await connection.sendRequest("workspace/executeCommand", preview)).toHaveProperty("text");
  expect(log).toEqual([]);
});

test("in the wrong order: before it was greeted, twice greeted, after the farewell", async () => {
  const { connection } = await start();
  await open(connection, uri, starter);
  expect(await refusal(connection, "textDocument/hover", { textDocument })).toBe(-32002);
  await greet(connection);
  expect(await refusal(connection, "initialize", hello)).toBe(-32600);
  expect(await codes(connection)).toEqual([]);
  await connection.sendRequest("shutdown");
  expect(await refusal(connection, "textDocument/diagnostic", { textDocument })).toBe(-32600);
});

test.each([
  ["nothing", null],
  ["nothing at all", undefined],
  ["a number", 5],
  ["words", "Content-Length: 2\r\n\r\n{}"],
  ["a list", [{ jsonrpc: "2.0", id: 7, method: "textDocument/hover" }]],
  ["an empty object", {}],
  ["a method that is none", { jsonrpc: "2.0", id: 7, method: 5 }],
  ["an answer to nothing", { jsonrpc: "2.0", id: 999, result: {} }],
  ["a failure of nothing", { jsonrpc: "2.0", id: null, error: { code: 1, message: "x" } }],
  ["a number that is none", { jsonrpc: "2.0", id: { a: 1 }, method: "textDocument/hover", params: {} }],
  ["bytes", new Uint8Array(9)],
])("a message that is %s reaches nobody, and the next is answered", async (_, message) => {
  const { connection, server } = await start();
  await greet(connection);
  await open(connection, uri, starter);
  server.worker.postMessage(message);
  expect(await codes(connection)).toEqual([]);
});

test("a text that is too large is told of, and the file beside it is answered", async () => {
  const { connection } = await start();
  await greet(connection);
  const big = "vscode-vfs://host/other/big.persona";
  await open(connection, big, "// x\n".repeat(Math.ceil(limits.sourceBytes / 5) + 1));
  await open(connection, uri, starter.replace("then Quick +3", "then Quik +3"));
  expect(await codes(connection, big)).toEqual(["file-too-large"]);
  expect(await codes(connection)).toEqual(["unknown-name"]);
});

test("one that is ended while it works is ended, and another takes its place", async () => {
  const first = await start();
  await greet(first.connection);
  await open(first.connection, uri, starter + "// x\n".repeat(400_000));
  void codes(first.connection).catch(() => {});
  const began = performance.now();
  await first.server.worker.terminate();
  expect(performance.now() - began).toBeLessThan(2_000);
  const { connection } = await start();
  await greet(connection);
  await open(connection, uri, starter);
  expect(await codes(connection)).toEqual([]);
});
