import { expect, test } from "vitest";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { generatePlaybook } from "../../bench/generate.ts";
import { oneTest as starter } from "../harness/one-test.ts";
import { connect, modern } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

/** As long as before, line by line: an answer may be about the text of a moment ago. */
const broken = starter.replace("then Quick +3", "then Quikk+3");
const uri = uriOf("main.persona");
const textDocument = { uri };
const range = { start: { line: 0, character: 0 }, end: { line: 200, character: 0 } };
const position = { line: 33, character: 8 };

const asked: readonly (readonly [string, object])[] = [
  ["textDocument/hover", { textDocument, position }],
  ["textDocument/completion", { textDocument, position }],
  ["textDocument/inlayHint", { textDocument, range }],
  ["textDocument/codeLens", { textDocument }],
  ["textDocument/semanticTokens/full", { textDocument }],
  ["textDocument/codeAction", { textDocument, range, context: { diagnostics: [] } }],
  ["textDocument/diagnostic", { textDocument }],
  ["workspace/diagnostic", { previousResultIds: [] }],
  ["workspace/symbol", { query: "a" }],
  ["workspace/executeCommand", { command: "persona.runTests", arguments: [{ uri }] }],
  ["workspace/executeCommand", { command: "persona.coverage", arguments: [{ uri }] }],
];

/** As editors do when somebody types faster than answers come. */
test("requests that are taken back, between edits, closed and opened files: the last one is answered", async () => {
  const client = await connect(createMemoryFiles(new Map([["main.persona", starter]])), {
    capabilities: modern,
  });
  await client.open(uri, starter);
  const answers: Promise<unknown>[] = [];
  for (let round = 0; round < 30; round++) {
    for (const [method, params] of asked) {
      const source = new CancellationTokenSource();
      // The token goes as its own argument: the request is cancelled, not its connection.
      answers.push(
        client.connection
          .sendRequest(method, params, source.token)
          .catch((error: { code: number }) => error.code),
      );
      if (round % 3 !== 0) source.cancel();
    }
    await client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: round + 2 },
      contentChanges: [{ text: round % 2 === 0 ? broken : starter }],
    });
    if (round % 10 === 9) {
      await client.connection.sendNotification("textDocument/didClose", { textDocument });
      await client.open(uri, starter, 100 + round);
    }
  }
  const codes = new Set((await Promise.all(answers)).filter((answer) => typeof answer === "number"));
  // Cancelled: -32800. Nothing else may go wrong.
  expect([...codes].filter((code) => code !== -32800)).toEqual([]);
  const { results } = await client.request<{ results: unknown[] }>("workspace/executeCommand", {
    command: "persona.runTests",
    arguments: [{ uri }],
  });
  expect(results).toHaveLength(1);
  expect(client.log).toEqual([]);
  await client.end();
});

/** Client and server share a thread here: what is taken back is heard only where the work stops for a moment. */
test.each([
  ["colours", "textDocument/semanticTokens/full"],
  ["folds", "textDocument/foldingRange"],
  ["hints", "textDocument/inlayHint"],
])(
  "%s of a long playbook that are taken back while they are worked out are not worked out",
  async (_, method) => {
    const text = generatePlaybook(12_000);
    const client = await connect(createMemoryFiles(new Map([["main.persona", text]])), {
      capabilities: modern,
    });
    await client.open(uri, text);
    // All that the compiler finds out is there.
    await client.request("textDocument/codeLens", { textDocument });
    const whole = { start: range.start, end: { line: 12_000, character: 0 } };
    const source = new CancellationTokenSource();
    const answer = client.connection
      .sendRequest(method, { textDocument, range: whole }, source.token)
      .catch(({ code }: { code: number }) => code);
    setTimeout(() => source.cancel(), 1);
    expect(await answer).toBe(-32800);
    await client.end();
  },
);
