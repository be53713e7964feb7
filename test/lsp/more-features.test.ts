import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import type {
  CodeAction,
  DocumentHighlight,
  DocumentLink,
  SelectionRange,
  SemanticTokens,
  SemanticTokensEdit,
  SymbolInformation,
  TextEdit,
} from "vscode-languageserver";
import { DocumentHighlightKind } from "vscode-languageserver";
import { createPositions } from "../../language-server/protocol/positions.ts";
import { type Client, connect, modern } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

const starter = readFileSync(new URL("../../compiler/starter/main.persona", import.meta.url), "utf8");
const withImport = starter.replace("\nsignals Call", '\nimport "./more.persona"\nsignals Call');
const more = 'resource guide "Guide" {\n  link "https://example.com"\n}\n';
const uri = uriOf("main.persona");
const textDocument = { uri };

let client: Client;
let disk: Map<string, string>;
afterEach(() => client?.end());

async function openMain(capabilities = modern): Promise<void> {
  disk = new Map([
    ["main.persona", withImport],
    ["more.persona", more],
  ]);
  client = await connect(createMemoryFiles(disk), { capabilities, folder: "memory:/" });
  await client.open(uri, withImport);
}
const positions = createPositions(withImport, "utf-16");
const at = (word: string) => ({ textDocument, position: positions.positionAt(withImport.indexOf(word) + 1) });

test("uses of a name in the file are marked, its declaration apart", async () => {
  await openMain();
  const marks = await client.request<DocumentHighlight[]>("textDocument/documentHighlight", at("mainGoal"));
  expect(marks.filter(({ kind }) => kind === DocumentHighlightKind.Write)).toHaveLength(1);
  expect(marks).toHaveLength([...withImport.matchAll(/\bmainGoal\b/g)].length);
});

test("the selection grows from a word to its line, its block and the file", async () => {
  await openMain();
  const asked = { textDocument, positions: [at("mainGoal").position] };
  const [range] = await client.request<SelectionRange[]>("textDocument/selectionRange", asked);
  const written: string[] = [];
  for (let each = range; each !== undefined; each = each.parent)
    written.push(withImport.slice(positions.offsetAt(each.range.start), positions.offsetAt(each.range.end)));
  expect(written[0]).toBe("mainGoal");
  expect(written.at(-1)).toBe(withImport);
  for (const [index, outer] of written.slice(1).entries()) expect(outer).toContain(written[index]);
});

test("the path of an import leads to its file", async () => {
  await openMain();
  const [link] = await client.request<DocumentLink[]>("textDocument/documentLink", { textDocument });
  expect(link?.target).toBe(uriOf("more.persona"));
});

test("colours of some lines are those that they have in the whole file", async () => {
  await openMain();
  const all = await client.request<SemanticTokens>("textDocument/semanticTokens/full", { textDocument });
  const range = { start: { line: 0, character: 0 }, end: positions.positionAt(withImport.length) };
  const same = await client.request<SemanticTokens>("textDocument/semanticTokens/range", {
    textDocument,
    range,
  });
  expect(same.data).toEqual(all.data);
  const few = { start: { line: 10, character: 0 }, end: { line: 12, character: 0 } };
  const some = await client.request<SemanticTokens>("textDocument/semanticTokens/range", {
    textDocument,
    range: few,
  });
  expect(some.data.length).toBeGreaterThan(0);
  expect(some.data.length).toBeLessThan(all.data.length / 4);
});

test("of colours only what changed is told again", async () => {
  await openMain();
  const ask = (previousResultId: string) =>
    client.request<SemanticTokens & { edits?: SemanticTokensEdit[] }>(
      "textDocument/semanticTokens/full/delta",
      {
        textDocument,
        previousResultId,
      },
    );
  const before = await client.request<SemanticTokens>("textDocument/semanticTokens/full", { textDocument });
  expect(await ask(before.resultId ?? "")).toMatchObject({ edits: [] });
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: withImport.replace("when wantsFast then", "when developers > 2 then") }],
  });
  const same = await ask(before.resultId ?? "");
  // That is what the last answer but one was about.
  expect(same.data?.length).toBe(before.data.length + 5);
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 3 },
    contentChanges: [{ text: withImport }],
  });
  const { edits = [] } = await ask(same.resultId ?? "");
  expect(edits).toHaveLength(1);
  const [{ start, deleteCount, data = [] }] = edits as [SemanticTokensEdit];
  expect(data.length).toBeLessThan(20);
  expect(same.data.toSpliced(start, deleteCount, ...data)).toEqual(before.data);
});

test("names are found in all files of the workspace, by some of their letters", async () => {
  await openMain();
  const found = await client.request<SymbolInformation[]>("workspace/symbol", { query: "gd" });
  expect(found.map(({ name, location }) => [name, location.uri])).toContainEqual([
    "guide",
    uriOf("more.persona"),
  ]);
});

test("all that is certain is put right at once", async () => {
  await openMain();
  const broken = withImport.replace("ties      Quick,", "ties      Quick،").replace("Quick +3", "Quick ＋3");
  expect(broken).not.toBe(withImport);
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: broken }],
  });
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const context = { diagnostics: [], only: ["source.fixAll"] };
  const actions = await client.request<CodeAction[]>("textDocument/codeAction", {
    textDocument,
    range,
    context,
  });
  expect(actions).toHaveLength(1);
  const [change] = actions[0]?.edit?.documentChanges ?? [];
  const [edit] = change !== undefined && "edits" in change ? (change.edits as TextEdit[]) : [];
  const places = createPositions(broken, "utf-16");
  const { start, end } = edit?.range ?? range;
  expect(broken.slice(0, places.offsetAt(start)) + edit?.newText + broken.slice(places.offsetAt(end))).toBe(
    withImport,
  );
});

test("a file that came on the disk is seen when the client says so", async () => {
  await openMain();
  disk.delete("more.persona");
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: uriOf("more.persona"), type: 3 }],
  });
  await client.until(
    () => client.published.get(uri)?.diagnostics.some(({ code }) => code === "missing-file") === true,
  );
  disk.set("more.persona", more);
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: uriOf("more.persona"), type: 1 }],
  });
  await client.until(
    () => client.published.get(uri)?.diagnostics.some(({ code }) => code === "missing-file") === false,
  );
});

test("a client that can do little gets the older forms", async () => {
  await openMain({});
  const symbols = await client.request<SymbolInformation[]>("textDocument/documentSymbol", { textDocument });
  expect(symbols[0]).toHaveProperty("location");
  const edit = await client.request<object>("textDocument/rename", { ...at("mainGoal"), newName: "goal" });
  expect(edit).toHaveProperty("changes");
  const items = await client.request<{ insertTextFormat?: number }[]>("textDocument/completion", {
    textDocument,
    position: positions.positionAt(withImport.length),
  });
  expect(items.some(({ insertTextFormat }) => insertTextFormat === 2)).toBe(false);
});
