import { readFileSync } from "node:fs";
import { afterAll, expect, test, vi } from "vitest";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

/**
 * Every answer says how far it needs a playbook understood, and has nothing done beyond that: types keep it from using
 * more, and here it is seen what is done. A client asks one question of a file that nobody has looked at before.
 */

const reached = vi.hoisted(() => new Set<string>());

/** Says that a phase was begun, and goes on as always. */
const telling = vi.hoisted(() => async (phase: string, name: string, original: () => Promise<unknown>) => {
  const module = (await original()) as Record<string, (...args: unknown[]) => unknown>;
  const told = (...args: unknown[]) => {
    reached.add(phase);
    return module[name]?.(...args);
  };
  return { ...module, [name]: told };
});
vi.mock("../../compiler/resolver/resolve.ts", (original) => telling("resolved", "resolveProgram", original));
vi.mock("../../compiler/checker/check.ts", (original) => telling("checked", "checkProgram", original));
vi.mock("../../compiler/lowering/lower-program.ts", (original) =>
  telling("lowered", "lowerProgram", original),
);

// Other tests of the process may have loaded the server before.
vi.resetModules();
const { connect, modern } = await import("./client.ts");
afterAll(() => vi.resetModules());

const starter = readFileSync(new URL("../../compiler/starter/main.persona", import.meta.url), "utf8");
const uri = uriOf("main.persona");
const textDocument = { uri };
const range = { start: { line: 0, character: 0 }, end: { line: 60, character: 0 } };
const line = starter.split("\n").indexOf('persona Builder "Builder" {');
const at = { textDocument, position: { line, character: 10 } };
const onSignal = {
  textDocument,
  position: {
    line: starter.split("\n").findIndex((each) => each.includes("when wantsFast then")),
    character: 9,
  },
};

const read: readonly string[] = [];
const resolved = ["resolved"];
const checked = ["resolved", "checked"];
const lowered = ["resolved", "checked", "lowered"];

test.each<[string, object, readonly string[]]>([
  ["textDocument/documentSymbol", { textDocument }, read],
  ["textDocument/foldingRange", { textDocument }, read],
  ["textDocument/selectionRange", { textDocument, positions: [at.position] }, read],
  ["textDocument/documentLink", { textDocument }, read],
  ["textDocument/formatting", { textDocument, options: {} }, read],
  ["textDocument/rangeFormatting", { textDocument, range, options: {} }, read],
  ["textDocument/rangesFormatting", { textDocument, ranges: [range], options: {} }, read],
  ["textDocument/onTypeFormatting", { ...at, ch: "\n", options: {} }, read],
  ["textDocument/definition", at, resolved],
  ["textDocument/typeDefinition", at, resolved],
  ["textDocument/references", { ...at, context: { includeDeclaration: true } }, resolved],
  ["textDocument/documentHighlight", at, resolved],
  ["textDocument/completion", at, resolved],
  ["textDocument/inlineCompletion", { ...at, context: { triggerKind: 1 } }, resolved],
  ["textDocument/signatureHelp", at, resolved],
  ["textDocument/prepareRename", at, resolved],
  ["textDocument/prepareCallHierarchy", at, resolved],
  ["textDocument/semanticTokens/full", { textDocument }, resolved],
  ["textDocument/semanticTokens/range", { textDocument, range }, resolved],
  ["workspace/symbol", { query: "a" }, resolved],
  ["textDocument/diagnostic", { textDocument }, checked],
  ["workspace/diagnostic", { previousResultIds: [] }, checked],
  ["textDocument/hover", onSignal, resolved],
  // A persona's card has the points that it can get.
  ["textDocument/hover", at, lowered],
  ["textDocument/codeAction", { textDocument, range, context: { diagnostics: [] } }, lowered],
  ["textDocument/codeLens", { textDocument }, lowered],
  ["textDocument/inlayHint", { textDocument, range }, lowered],
])("%s goes no further than it needs", async (method, params, phases) => {
  // Clients that ask for themselves are told nothing unasked.
  const capabilities = { ...modern, textDocument: { ...modern.textDocument, diagnostic: {} } };
  const client = await connect(createMemoryFiles(new Map([["main.persona", starter]])), { capabilities });
  reached.clear();
  await client.open(uri, starter);
  await client.request(method, params);
  expect([...reached]).toEqual(phases);
  await client.end();
});
