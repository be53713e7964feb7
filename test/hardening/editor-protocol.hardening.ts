import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { CancellationTokenSource, type ProtocolConnection } from "vscode-languageserver/node";
import { folderWith } from "../harness/command.ts";
import { countOf } from "../harness/counts.ts";
import { connectTo, memoryOf, type ServerProcess, startServerProcess } from "../harness/server-process.ts";

/**
 * What editors do that are in a hurry, mistaken or busy: the server is alive afterwards, has answered everything, and
 * takes no more memory than before. Messages that are none are tried in test/lsp/process.test.ts.
 */

const hello = { processId: process.pid, rootUri: null, capabilities: { textDocument: { diagnostic: {} } } };
const position = { line: 32, character: 8 };

interface Session {
  readonly server: ServerProcess;
  readonly connection: ProtocolConnection;
  readonly uri: string;
  readonly text: string;
}

async function open(): Promise<Session> {
  const folder = folderWith({}, "starter");
  const server = startServerProcess(folder, 600_000);
  const connection = connectTo(server);
  await connection.sendRequest("initialize", hello);
  await connection.sendNotification("initialized", {});
  const text = readFileSync(join(folder, "main.persona"), "utf8");
  const uri = `file://${folder}/main.persona`;
  await openDocument(connection, uri, text);
  return { server, connection, uri, text };
}

const openDocument = (connection: ProtocolConnection, uri: string, text: string): Promise<void> =>
  connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "persona", version: 1, text },
  });

/** That it explains what stands in the file: it is alive, and has the text that the client has. */
async function explains({ connection, uri, text }: Session): Promise<number> {
  const began = performance.now();
  const hover = await connection.sendRequest<{ contents: { value: string } } | null>("textDocument/hover", {
    textDocument: { uri },
    position: placeOf(text, "wantsFast then"),
  });
  expect(hover?.contents.value).toContain("Wants to start as soon as possible");
  return performance.now() - began;
}

function placeOf(text: string, words: string): { line: number; character: number } {
  const lines = text.slice(0, text.indexOf(words)).split("\n");
  return { line: lines.length - 1, character: (lines.at(-1) ?? "").length };
}

async function end({ connection, server }: Session): Promise<void> {
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  expect(await server.ended).toBe(0);
}

test("storms of questions that are taken back, between edits: memory stays as it is", async () => {
  const session = await open();
  const { connection, uri, text, server } = session;
  const methods = ["hover", "completion", "semanticTokens/full", "codeLens", "diagnostic", "inlayHint"];
  const range = { start: { line: 0, character: 0 }, end: { line: 200, character: 0 } };
  const rounds = countOf("storms of requests");
  const memory: number[] = [];
  let version = 1;
  for (let round = 0; round < rounds; round++) {
    const answers: Promise<unknown>[] = [];
    for (let index = 0; index < 200; index++) {
      const source = new CancellationTokenSource();
      const method = methods[index % methods.length];
      const asked = connection.sendRequest(
        `textDocument/${method}`,
        { textDocument: { uri }, position, range },
        source.token,
      );
      answers.push(asked.catch(({ code }: { code: number }) => expect([-32800, -32801]).toContain(code)));
      if (index % 10 !== 0) source.cancel();
      if (index % 20 === 0)
        await connection.sendNotification("textDocument/didChange", {
          textDocument: { uri, version: ++version },
          contentChanges: [{ text: index % 40 === 0 ? `${text}\n// ${version}` : text }],
        });
    }
    await Promise.all(answers);
    memory.push(memoryOf(server));
  }
  // Until three quarters are over, the engine takes what it is given.
  const settled = Math.floor(memory.length * 0.75);
  const growth = Math.max(...memory.slice(settled)) - Math.max(...memory.slice(0, settled));
  console.log(
    `${rounds * 200} questions: memory ${memory[0]?.toFixed(0)} to ${memory.at(-1)?.toFixed(0)} MB, ${growth.toFixed(1)} in the last quarter`,
  );
  await explains(session);
  await end(session);
  expect(growth).toBeLessThanOrEqual(32);
});

test("a client that reads nothing for a while gets every answer when it does", async () => {
  const session = await open();
  const { connection, uri, server } = session;
  server.child.stdout.pause();
  const answers = Array.from({ length: 500 }, () =>
    connection.sendRequest("textDocument/semanticTokens/full", { textDocument: { uri } }),
  );
  await pause(3_000);
  server.child.stdout.resume();
  expect((await Promise.all(answers)).every((answer) => answer !== null)).toBe(true);
  await explains(session);
  await end(session);
});

test("a file of 50 MB beside a small one: what is asked of the small one is answered at once", async () => {
  const session = await open();
  const { connection, uri } = session;
  const line = 'signals S { a boolean "A long title, so that lines are like those of people" }\n';
  const big = `${uri.slice(0, uri.lastIndexOf("/"))}/big.persona`;
  await openDocument(connection, big, line.repeat(Math.ceil(50e6 / line.length)));
  const { items } = await connection.sendRequest<{ items: { code: string }[] }>("textDocument/diagnostic", {
    textDocument: { uri: big },
  });
  expect(items.map(({ code }) => code)).toEqual(["file-too-large"]);
  const times: number[] = [];
  for (let again = 0; again < 100; again++) times.push(await explains(session));
  const p95 = times.toSorted((a, b) => a - b)[95] ?? 0;
  console.log(`beside 50 MB: p95 ${p95.toFixed(1)} ms`);
  expect(p95).toBeLessThanOrEqual(100);
  await connection.sendNotification("textDocument/didClose", { textDocument: { uri: big } });
  await explains(session);
  await end(session);
});

const odd = [-1, 0, 1.5, 1e9, 2 ** 31, -(2 ** 31)];

test("places that are none, and ranges from behind to before", async () => {
  const session = await open();
  const { connection, uri, text } = session;
  const textDocument = { uri };
  for (const line of odd)
    for (const character of odd) {
      const at = { line, character };
      const range = { start: at, end: { line: 0, character: 0 } };
      for (const method of ["hover", "completion", "definition", "signatureHelp", "prepareRename"])
        await connection.sendRequest(`textDocument/${method}`, { textDocument, position: at });
      for (const method of ["codeAction", "inlayHint", "rangeFormatting", "semanticTokens/range"])
        await connection.sendRequest(`textDocument/${method}`, {
          textDocument,
          range,
          context: { diagnostics: [] },
          options: {},
        });
      await connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version: 2 },
        contentChanges: [{ range, text: "" }],
      });
      await connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version: 3 },
        contentChanges: [{ text }],
      });
      await explains(session);
    }
  await end(session);
});
