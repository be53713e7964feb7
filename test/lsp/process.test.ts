import { fork } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { createProtocolConnection, IPCMessageReader, IPCMessageWriter } from "vscode-languageserver/node";
import { folderWith } from "../harness/command.ts";
import { connectTo, startServerProcess } from "../harness/server-process.ts";
import { root } from "../harness/source-files.ts";

function start(folder: string) {
  const server = startServerProcess(folder);
  return { ...server, connection: connectTo(server) };
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

test("a file that was never saved is read as well", async () => {
  const { connection, ended } = start(folderWith({}));
  await connection.sendRequest("initialize", hello);
  const told = new Promise<unknown>((resolve) =>
    connection.onNotification("textDocument/publishDiagnostics", resolve),
  );
  const textDocument = { uri: "untitled:Untitled-1", languageId: "persona", version: 1, text: "persona {" };
  await connection.sendNotification("textDocument/didOpen", { textDocument });
  expect(await told).toMatchObject({ uri: "untitled:Untitled-1", version: 1 });
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  expect(await ended).toBe(0);
});

test("a file in a folder that is not there is read, and takes nothing from the others", async () => {
  const folder = folderWith({ "main.persona": "persona {" });
  const { connection, ended } = start(folder);
  await connection.sendRequest("initialize", hello);
  const told = new Map<string, number>();
  const all = new Promise<void>((resolve) =>
    connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }) => {
      told.set(uri, diagnostics.length);
      if (told.size === 3) resolve();
    }),
  );
  const main = `file://${folder}/main.persona`;
  // The same file, spelled as some editors spell it.
  const uris = [`file://${folder}/gone/far/main.persona`, main, `file://${folder}/%6dore.persona`];
  for (const uri of uris)
    await connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "persona", version: 1, text: "persona {" },
    });
  await all;
  expect([...told.keys()].sort()).toEqual([...uris].sort());
  expect([...told.values()].every((count) => count > 0)).toBe(true);
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  expect(await ended).toBe(0);
});

test("in the wrong order: before it was greeted, twice greeted, after the farewell", async () => {
  const server = startServerProcess(folderWith({}, "starter"));
  const connection = connectTo(server);
  const asked = () =>
    connection
      .sendRequest("textDocument/hover", {
        textDocument: { uri: "untitled:a" },
        position: { line: 0, character: 0 },
      })
      .then(
        () => 0,
        ({ code }: { code: number }) => code,
      );
  await connection.sendNotification("textDocument/didClose", { textDocument: { uri: "untitled:a" } });
  expect(await asked()).toBe(-32002);
  await connection.sendRequest("initialize", hello);
  await connection.sendNotification("initialized", {});
  const again = await connection.sendRequest("initialize", hello).then(
    () => 0,
    ({ code }: { code: number }) => code,
  );
  expect(again).toBe(-32600);
  expect(await asked()).toBe(0);
  await connection.sendRequest("shutdown");
  expect(await asked()).toBe(-32600);
  await connection.sendNotification("exit");
  expect(await server.ended).toBe(0);
});

/** The server that the extension of VS Code brings along, as it is started on a machine: over a channel. */
async function startWorker(folder: string) {
  const bundled = join(folderWith({}), "server.cjs");
  await build({
    entryPoints: [join(root, "language-server/worker.ts")],
    outfile: bundled,
    bundle: true,
    format: "cjs",
    platform: "browser",
    conditions: ["@persona-lang/source"],
    external: ["node:*", "source-map"],
  });
  const child = fork(bundled, [], { cwd: folder, stdio: "ignore" });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  connection.listen();
  return { child, ended, connection };
}

test.each([
  ["as editors start it", start],
  ["as VS Code starts it", startWorker],
])("a request that does not say of which text, or where, is told what it lacks, %s", async (_, starting) => {
  const { connection, ...server } = await starting(folderWith({}, "starter"));
  await expect(connection.sendRequest("textDocument/hover", {})).rejects.toMatchObject({ code: -32002 });
  await connection.sendRequest("initialize", hello);
  const asked = (method: string, params: object) =>
    connection.sendRequest(`textDocument/${method}`, params).then(
      () => "an answer",
      ({ code, message }: { code: number; message: string }) => `${code}: ${message}`,
    );
  const textDocument = { uri: "untitled:a" };
  const place = { line: 0, character: 0 };
  expect(await asked("hover", {})).toBe("-32602: textDocument/hover needs `textDocument.uri`, an address");
  expect(await asked("documentSymbol", { textDocument: { uri: 5 } })).toContain("needs `textDocument.uri`");
  expect(await asked("hover", { textDocument })).toContain("needs `position`");
  expect(await asked("rename", { textDocument, position: { line: "0" }, newName: "x" })).toContain(
    "needs `position`",
  );
  expect(await asked("inlayHint", { textDocument, range: { start: place } })).toContain("needs `range`");
  expect(await asked("hover", { textDocument, position: place })).toBe("an answer");
  expect(await asked("inlayHint", { textDocument, range: { start: place, end: place } })).toBe("an answer");
  server.child.kill();
  await server.ended;
});

describe("messages that are none", () => {
  const frame = (body: string): string => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  const request = (id: number, method: string): string =>
    frame(JSON.stringify({ jsonrpc: "2.0", id, method, params: hello }));

  test.each([
    ["no message but words", "GET / HTTP/1.1\r\n\r\n"],
    ["a length that is no number", "Content-Length: many\r\n\r\n{}"],
    ["a length below nothing", "Content-Length: -5\r\n\r\n{}"],
    ["a length that nobody sends", "Content-Length: 5000000000\r\n\r\n{}"],
    ["a length beyond all numbers", `Content-Length: ${"9".repeat(400)}\r\n\r\n{}`],
    ["a header without CR", "Content-Length: 2\n\n{}"],
    ["a header without a colon", "Content-Length 2\r\n\r\n{}"],
    ["a header that does not end", "X".repeat(100_000)],
    ["a body that is longer than it says", 'Content-Length: 2\r\n\r\n{"jsonrpc":"2.0"}'],
    ["a body that is shorter than it says", "Content-Length: 20\r\n\r\n{}"],
    ["a body that is no JSON", frame("{ not json")],
    ["a body that is a list of nothing", frame("[]")],
    ["a body that is null", frame("null")],
    ["a request without a method", frame('{"jsonrpc":"2.0","id":7}')],
    ["a method that nobody knows", frame('{"jsonrpc":"2.0","id":7,"method":"__proto__","params":null}')],
    ["a document that is none", frame('{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{}}')],
    [
      "a change of what is not open",
      frame(
        '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"x","version":1},"contentChanges":[{"text":"a"}]}}',
      ),
    ],
    [
      "a place before the text",
      frame(
        '{"jsonrpc":"2.0","id":7,"method":"textDocument/hover","params":{"textDocument":{"uri":"untitled:a"},"position":{"line":-5,"character":-1}}}',
      ),
    ],
  ])("%s: the next request is answered, or the process ends with an error", async (_, message) => {
    const { child, ended } = startServerProcess(folderWith({}));
    let heard = "";
    const answer = (id: number) =>
      new Promise<"answered">((resolve) => {
        child.stdout.on("data", (data: Buffer) => {
          heard += data;
          if (heard.includes(`"id":${id}`)) resolve("answered");
        });
      });
    child.stdin.write(request(1, "initialize"));
    await answer(1);
    const began = performance.now();
    child.stdin.write(message + request(2, "shutdown"));
    expect(["answered", 1]).toContain(await Promise.race([answer(2), ended]));
    expect(performance.now() - began).toBeLessThan(2_000);
    child.kill();
    await ended;
  });
});
