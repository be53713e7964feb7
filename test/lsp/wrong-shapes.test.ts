import { expect, test } from "vitest";
import type { InlayHint } from "vscode-languageserver";
import { folderWith } from "../harness/command.ts";
import { oneTest } from "../harness/one-test.ts";
import { connectTo, startServerProcess } from "../harness/server-process.ts";
import { connect, modern } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

/** Sent as they are: a client of the library would not send them. */
async function start(capabilities: object = {}) {
  const folder = folderWith({ "main.persona": oneTest }, "starter");
  const server = startServerProcess(folder);
  const connection = connectTo(server);
  const log: string[] = [];
  connection.onNotification("window/logMessage", ({ message }: { message: string }) => {
    log.push(message);
  });
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: `file://${folder}`,
    capabilities,
  });
  await connection.sendNotification("initialized", {});
  const textDocument = { uri: `file://${folder}/main.persona` };
  return {
    ...server,
    connection,
    log,
    textDocument,
    asked: (method: string, params?: object | null) =>
      connection.sendRequest(method, params as object).then(
        () => "an answer",
        ({ code, message }: { code: number; message: string }) => `${code}: ${message}`,
      ),
    symbols: async () =>
      (await connection.sendRequest<unknown[]>("textDocument/documentSymbol", { textDocument })).length,
    tell: (message: object) =>
      new Promise<void>((resolve) => {
        const body = JSON.stringify({ jsonrpc: "2.0", ...message });
        server.child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`, () =>
          resolve(),
        );
      }),
  };
}

test("a request that is not of its shape is told what it needs, whichever it is", async () => {
  const { asked, textDocument, child, ended, connection } = await start();
  const position = { line: 0, character: 0 };
  const range = { start: position, end: position };
  const wrong: readonly [string, ...(object | null)[]][] = [
    ["workspace/symbol", null, {}, { query: 5 }],
    ["workspace/diagnostic", null, {}, { previousResultIds: "abc" }, { previousResultIds: [null] }],
    ["workspace/executeCommand", null, {}, { command: "persona.tests", arguments: 5 }],
    ["workspace/willRenameFiles", null, {}, { files: [null] }, { files: [{ oldUri: 5, newUri: 6 }] }],
    ["workspace/textDocumentContent", null, {}, { uri: 5 }],
    ["completionItem/resolve", null, {}],
    ["codeLens/resolve", null, {}, { range: null }],
    ["callHierarchy/incomingCalls", null, {}, { item: null }, { item: { uri: textDocument.uri } }],
    ["callHierarchy/outgoingCalls", null, {}, { item: null }, { item: { uri: textDocument.uri } }],
    ["textDocument/rename", { textDocument, position, newName: 5 }],
    ["textDocument/onTypeFormatting", { textDocument, position }],
    ["textDocument/codeAction", { textDocument, range }, { textDocument, range, context: { only: 5 } }],
    ["textDocument/rangesFormatting", { textDocument, ranges: [range, null] }],
    ["textDocument/selectionRange", { textDocument, positions: 5 }],
    ["textDocument/references", { textDocument, position }],
  ];
  for (const [method, ...all] of wrong)
    for (const params of all)
      expect(await asked(method, params), JSON.stringify(params)).toContain(`-32602: ${method} needs `);
  expect(await asked("completionItem/resolve", { label: "x", data: { about: 5 } })).toBe("an answer");
  expect(await asked("completionItem/resolve", { label: "x", data: { uri: 5, namespace: 5, name: 5 } })).toBe(
    "an answer",
  );
  const only = { textDocument, range, context: { diagnostics: [], only: null } };
  expect(await asked("textDocument/codeAction", only)).toBe("an answer");
  connection.dispose();
  child.kill();
  await ended;
});

test("a token that is none is told nothing, and what it was for is done", async () => {
  const { textDocument, connection, child, ended } = await start();
  const seen: unknown[] = [];
  connection.onNotification("$/progress", ({ token }: { token: unknown }) => {
    seen.push(token);
  });
  const run = (workDoneToken: unknown) =>
    connection.sendRequest<{ results: unknown[] }>("workspace/executeCommand", {
      command: "persona.runTests",
      arguments: [textDocument],
      workDoneToken,
      partialResultToken: workDoneToken,
    });
  for (const token of [null, {}, [], 1.5, true, undefined])
    expect((await run(token)).results, JSON.stringify(token)).toHaveLength(1);
  expect(seen).toEqual([]);
  for (const token of [7, "seven", ""]) await run(token);
  expect([...new Set(seen)]).toEqual([7, "seven", ""]);
  // Of methods that announce no progress, nobody is told any.
  const at = { position: { line: 0, character: 0 }, textDocument, workDoneToken: 8, partialResultToken: 8 };
  const range = { start: at.position, end: at.position };
  for (const method of ["hover", "completion", "documentSymbol", "semanticTokens/full", "codeLens"])
    await connection.sendRequest(`textDocument/${method}`, at);
  await connection.sendRequest("textDocument/references", { ...at, context: { includeDeclaration: true } });
  await connection.sendRequest("textDocument/inlayHint", { ...at, range });
  await connection.sendRequest("workspace/symbol", { query: "", workDoneToken: 8, partialResultToken: 8 });
  expect(seen).not.toContain(8);
  connection.dispose();
  child.kill();
  await ended;
});

test("what is told in a wrong shape changes nothing, ends nothing, and stands in the log", async () => {
  const { tell, symbols, log, textDocument, child, ended, connection } = await start();
  const before = await symbols();
  expect(before).toBeGreaterThan(0);
  const wrong: readonly [string, unknown][] = [
    ["textDocument/didOpen", null],
    ["textDocument/didOpen", { textDocument: { ...textDocument, version: 1, text: 5 } }],
    ["textDocument/didOpen", { textDocument: { ...textDocument, version: 1 } }],
    ["textDocument/didChange", null],
    ["textDocument/didChange", { textDocument, contentChanges: 5 }],
    ["textDocument/didChange", { textDocument, contentChanges: [{ text: null }] }],
    ["textDocument/didChange", { textDocument, contentChanges: [{ text: "", range: { start: {} } }] }],
    ["textDocument/didClose", {}],
    ["workspace/didChangeWorkspaceFolders", null],
    ["workspace/didChangeWorkspaceFolders", { event: null }],
    ["workspace/didChangeWorkspaceFolders", { event: { added: null, removed: 5 } }],
    ["$/cancelRequest", null],
  ];
  for (const [method, params] of wrong) {
    await tell({ method, params });
    expect(await symbols(), `${method} ${JSON.stringify(params)}`).toBe(before);
    expect(log.at(-1)).toContain(`${method} needs `);
    log.length = 0;
  }
  connection.dispose();
  child.kill();
  await ended;
});

test("a client that refuses what the server wants to be told of is served all the same", async () => {
  const changes = { dynamicRegistration: true };
  const workspace = { didChangeConfiguration: changes, didChangeWatchedFiles: changes };
  const { symbols, log, child, ended, connection } = await start({ workspace });
  expect(await symbols()).toBeGreaterThan(0);
  await expect.poll(() => log.filter((line) => line.includes("client/registerCapability")).length).toBe(2);
  expect(await symbols()).toBeGreaterThan(0);
  connection.dispose();
  child.kill();
  await ended;
});

const playbook = oneTest;

test("a client that never says what is set is waited for, but not for ever", async () => {
  const capabilities = { ...modern, workspace: { ...modern.workspace, configuration: true } };
  const client = await connect(createMemoryFiles(new Map([["main.persona", playbook]])), { capabilities });
  client.connection.onRequest("workspace/configuration", () => new Promise(() => {}));
  const uri = uriOf("main.persona");
  await client.open(uri, playbook);
  const hover = () =>
    client.request("textDocument/hover", { textDocument: { uri }, position: { line: 2, character: 4 } });
  expect(await hover()).not.toBeNull();
  await client.end();
});

test("what a client says late of its settings is what counts from then on", async () => {
  const capabilities = { ...modern, workspace: { ...modern.workspace, configuration: true } };
  const client = await connect(createMemoryFiles(new Map([["main.persona", playbook]])), { capabilities });
  let answer: (settings: readonly object[]) => void = () => {};
  let asked = 0;
  client.connection.onRequest("workspace/configuration", () => {
    asked++;
    return new Promise((resolve) => {
      answer = resolve;
    });
  });
  const uri = uriOf("main.persona");
  await client.open(uri, playbook);
  const range = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
  const days = async () =>
    (await client.request<InlayHint[]>("textDocument/inlayHint", { textDocument: { uri }, range }))
      .map(({ label }) => String(label))
      .filter((label) => label.includes(" at 10:00"));
  expect((await days())[0]).toBe("Thu, 3 Dec 2026 at 10:00");
  answer([{ exampleStart: "2027-03-01" }]);
  await expect.poll(async () => (await days())[0]).toBe("Wed, 3 Mar 2027 at 10:00");
  expect(asked).toBe(1);
  await client.end();
});

test("what was set at the start stays set until something else is told", async () => {
  const client = await connect(createMemoryFiles(new Map([["main.persona", playbook]])), {
    initializationOptions: { exampleStart: "2027-03-01" },
  });
  const uri = uriOf("main.persona");
  await client.open(uri, playbook);
  const range = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
  const day = async () =>
    (await client.request<InlayHint[]>("textDocument/inlayHint", { textDocument: { uri }, range }))
      .map(({ label }) => String(label))
      .find((label) => label.includes(" at 10:00"));
  const tell = (params: unknown) =>
    client.connection.sendNotification("workspace/didChangeConfiguration", params as object);
  for (const params of [{ settings: null }, { settings: {} }, { settings: 5 }, {}]) {
    await tell(params);
    expect(await day(), JSON.stringify(params)).toBe("Wed, 3 Mar 2027 at 10:00");
  }
  await tell({ settings: { persona: { exampleStart: "2027-04-05" } } });
  expect(await day()).toBe("Wed, 7 Apr 2027 at 10:00");
  expect(client.log).toEqual([]);
  await client.end();
});

test.each([
  { language: "%%", exampleStart: "2027-02-31" },
  { language: "__proto__", exampleStart: "0000-01-01" },
  { language: ["de"], exampleStart: 20270104 },
])("settings that are none are as if they were not set: %j", async (settings) => {
  const capabilities = { ...modern, workspace: { ...modern.workspace, configuration: true } };
  const client = await connect(createMemoryFiles(new Map([["main.persona", playbook]])), { capabilities });
  client.connection.onRequest("workspace/configuration", () => [settings]);
  const uri = uriOf("main.persona");
  await client.open(uri, playbook);
  for (const command of ["persona.pages", "persona.plan"])
    expect(
      await client.request("workspace/executeCommand", {
        command,
        arguments: [{ uri, persona: "Quick" }],
      }),
      command,
    ).not.toHaveProperty("problem");
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  expect(await client.request("textDocument/inlayHint", { textDocument: { uri }, range })).not.toBeNull();
  expect(client.log).toEqual([]);
  await client.end();
});

test.each([
  ["persona.pages", { language: "%%%" }, "`language` has to be a language"],
  ["persona.plan", { persona: "Quick", language: 5 }, "`language` has to be a language"],
  ["persona.plan", { persona: "Quick", start: "2027-02-31" }, "`start` has to be a day"],
  ["persona.plan", { persona: { toString: 5 } }, "`persona` has to be the name"],
  ["persona.classify", { customer: {} }, "`customer` has to be the `file`"],
  ["persona.classify", { customer: { file: 5, id: 5 } }, "`customer` has to be the `file`"],
  ["persona.runTests", { ids: "a test" }, "`ids` has to be a list"],
  ["persona.preview", { kind: "toString", persona: "Quick" }, "`kind` has to be `classifier`"],
  ["persona.preview", { persona: "Quick" }, "a preview is of a `kind`"],
])("%s with %j is told what it takes", async (command, given, problem) => {
  const client = await connect(createMemoryFiles(new Map([["main.persona", playbook]])));
  const uri = uriOf("main.persona");
  await client.open(uri, playbook);
  const answer = await client.request<{ problem?: string }>("workspace/executeCommand", {
    command,
    arguments: [{ uri, ...given }],
  });
  expect(answer.problem).toContain(problem);
  expect(client.log).toEqual([]);
  await client.end();
});

test("an address of a preview that asks for what is none shows what is wrong with it", async () => {
  const client = await connect(createMemoryFiles(new Map([["main.persona", playbook]])));
  const uri = uriOf("main.persona");
  await client.open(uri, playbook);
  const asked = Buffer.from(JSON.stringify({ kind: "plan", uri, persona: "Quick", language: 5 }));
  expect(
    await client.request("workspace/textDocumentContent", {
      uri: `persona-preview:/plan.md?${asked.toString("base64url")}`,
    }),
  ).toEqual({ text: "`language` has to be a language, as in `en` or `de-AT`\n" });
  await client.end();
});

test("an edit is passed on only for a client that knows no code actions, and a refusal is no failure", async () => {
  const delivered: unknown[] = [];
  const answers = [];
  for (const textDocument of [modern.textDocument, { ...modern.textDocument, codeAction: undefined }]) {
    const capabilities = { ...modern, textDocument } as typeof modern;
    const client = await connect(createMemoryFiles(new Map()), { capabilities });
    client.connection.onRequest("workspace/applyEdit", (params: object) => {
      delivered.push(params);
      throw new Error("no");
    });
    const edit = { documentChanges: [{ kind: "delete", uri: "file:///elsewhere" }] };
    answers.push(
      await client.request("workspace/executeCommand", { command: "persona.applyEdit", arguments: [edit] }),
    );
    await client.end();
  }
  expect(answers).toEqual([{ applied: false }, { applied: false }]);
  expect(delivered).toHaveLength(1);
});

test.each([
  ["no list", 5],
  ["without a text", [{ text: null }]],
  ["at no place", [{ text: "", range: { start: {} } }]],
])(
  "after a change that is %s nothing is said of the file but that, until its text is known again",
  async (_, contentChanges) => {
    const { tell, textDocument, log, child, ended, connection } = await start({
      textDocument: { diagnostic: {} },
    });
    const text = oneTest;
    const top = { line: 0, character: 0 };
    const said = async () => {
      const { items } = await connection.sendRequest<{ items: { code: string; message: string }[] }>(
        "textDocument/diagnostic",
        { textDocument },
      );
      return items.map(({ code, message }) => `${code}: ${message.split("\n").at(-1)}`);
    };
    const change = (changes: unknown) =>
      tell({
        method: "textDocument/didChange",
        params: { textDocument: { ...textDocument, version: 2 }, contentChanges: changes },
      });
    const symbols = () => connection.sendRequest("textDocument/documentSymbol", { textDocument });
    const open = () =>
      tell({
        method: "textDocument/didOpen",
        params: { textDocument: { ...textDocument, languageId: "persona", version: 1, text } },
      });
    const isLost = ["unreadable-file: help: close the file in the editor, and open it again"];
    await open();
    expect(await said()).toEqual([]);
    await change(contentChanges);
    expect(await said()).toEqual(isLost);
    expect(await symbols()).toBe(null);
    expect(log.at(-1)).toContain("textDocument/didChange needs ");
    await change([{ text: "", range: { start: top, end: top } }]);
    expect(await said()).toEqual(isLost);
    await change([{ text }]);
    expect(await said()).toEqual([]);

    await change(contentChanges);
    await tell({ method: "textDocument/didClose", params: { textDocument } });
    await open();
    expect(await said()).toEqual([]);
    expect(await symbols()).not.toBe(null);
    connection.dispose();
    child.kill();
    await ended;
  },
);
