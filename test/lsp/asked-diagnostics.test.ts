import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import type {
  ClientCapabilities,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
} from "vscode-languageserver";
import { type Client, connect } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

/** What is wrong, for clients that ask: told once, and then only when it is another list. */

const starter = readFileSync(new URL("../../compiler/starter/main.persona", import.meta.url), "utf8");
const [uri, other] = [uriOf("main.persona"), uriOf("other.persona")];
const misspelt = (text: string) => text.replace("then Quick +3", "then Quik +3");
const doubled = `${starter}persona Quick "Again" {\n  summary "Again."\n}\n`;

let client: Client;
afterEach(() => client.end());

async function open(text: string, capabilities: ClientCapabilities = { textDocument: { diagnostic: {} } }) {
  const files = new Map([
    ["main.persona", text],
    ["other.persona", misspelt(starter)],
  ]);
  client = await connect(createMemoryFiles(files), { capabilities, folder: "memory:/" });
  await client.open(uri, text);
}

let version = 1;
const change = (text: string) =>
  client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: ++version },
    contentChanges: [{ text }],
  });

test("of a file: unchanged for who has the list, whole for who has another", async () => {
  await open(misspelt(starter));
  const ask = (previousResultId?: string) =>
    client.request<DocumentDiagnosticReport>("textDocument/diagnostic", {
      textDocument: { uri },
      previousResultId,
    });
  const first = await ask();
  expect(first).toMatchObject({ kind: "full", items: [{ code: "unknown-name" }] });
  expect(await ask(first.resultId)).toEqual({ kind: "unchanged", resultId: first.resultId });
  // A comment behind all of it changes nothing that is told.
  await change(`${misspelt(starter)}// more\n`);
  expect(await ask(first.resultId)).toMatchObject({ kind: "unchanged" });
  await change(`// above\n${misspelt(starter)}`);
  const moved = await ask(first.resultId);
  expect(moved).toMatchObject({ kind: "full", items: [{ code: "unknown-name" }] });
  await change(starter);
  expect(await ask(moved.resultId)).toMatchObject({ kind: "full", items: [] });
  expect(await ask("none of ours")).toMatchObject({ kind: "full" });
});

test("of the workspace: whole for the file whose list is another, and of no version where it is not open", async () => {
  await open(starter);
  const ask = async (previous: WorkspaceDiagnosticReport = { items: [] }) => {
    const previousResultIds = previous.items.map(({ uri: of, resultId = "" }) => ({
      uri: of,
      value: resultId,
    }));
    return client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", { previousResultIds });
  };
  const kinds = ({ items }: WorkspaceDiagnosticReport) =>
    Object.fromEntries(items.map((each) => [each.uri, each.kind]));
  const first = await ask();
  expect(kinds(first)).toEqual({ [uri]: "full", [other]: "full" });
  expect(first.items.find((each) => each.uri === other)).toMatchObject({
    version: null,
    items: [{ code: "unknown-name" }],
  });
  expect(kinds(await ask(first))).toEqual({ [uri]: "unchanged", [other]: "unchanged" });
  await change(misspelt(starter));
  const second = await ask(first);
  expect(kinds(second)).toEqual({ [uri]: "full", [other]: "unchanged" });
  expect(second.items.find((each) => each.uri === uri)).toMatchObject({ version });
});

test.each<[string, ClientCapabilities, boolean]>([
  ["shows them", { textDocument: { diagnostic: { relatedInformation: true } } }, true],
  ["shows none", { textDocument: { diagnostic: {} } }, false],
])("places that have to do with it, for a client that %s", async (_, capabilities, shown) => {
  await open(doubled, capabilities);
  const { items } = await client.request<{ items: { code: string; relatedInformation?: unknown[] }[] }>(
    "textDocument/diagnostic",
    { textDocument: { uri } },
  );
  const found = items.find(({ code }) => code === "duplicate-name");
  expect(found).toBeDefined();
  expect((found?.relatedInformation ?? []).length > 0).toBe(shown);
});
