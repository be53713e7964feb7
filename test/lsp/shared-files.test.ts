import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { Diagnostic, WorkspaceDiagnosticReport } from "vscode-languageserver";
import { root } from "../harness/source-files.ts";
import { type Client, connect, modern } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

/** Two playbooks of one folder share a file: what is wrong in it for either is told. */

const starter = readFileSync(join(root, "compiler/starter/main.persona"), "utf8");
const withShared = (text: string): string =>
  text
    .replace("\nsignals Call", '\nimport "./shared.persona"\n\nsignals Call')
    .replace("when wantsFast then", "when inAHurry then");
const shared = "define inAHurry as wantsFast\n";
const paths = ["a.persona", "b.persona", "shared.persona"];

let client: Client | undefined;
afterEach(async () => {
  await client?.end();
  client = undefined;
});

async function open(texts: ReadonlyMap<string, string>, opened: readonly string[], asks: boolean) {
  const capabilities = asks
    ? { ...modern, textDocument: { ...modern.textDocument, diagnostic: {} } }
    : modern;
  client = await connect(createMemoryFiles(texts), { capabilities, folder: uriOf("") });
  for (const path of opened) await client.open(uriOf(path), texts.get(path) ?? "");
  return client;
}

/** Of two playbooks, the second knows no `wantsFast`. */
const wrongForOne = new Map([
  ["a.persona", withShared(starter)],
  ["b.persona", withShared(starter).replaceAll("wantsFast", "wantsSoon")],
  ["shared.persona", shared],
]);
const codesOf = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);

test.each([
  ["the sound one first", ["a.persona", "b.persona"]],
  ["the wrong one first", ["b.persona", "a.persona"]],
  ["the shared file alone", ["shared.persona"]],
  ["the sound one and the shared file", ["a.persona", "shared.persona"]],
])("what is wrong for one is published once, with %s open", async (_, opened) => {
  const { published, until } = await open(wrongForOne, opened, false);
  await until(() => opened.every((path) => published.has(uriOf(path))));
  expect(codesOf(published.get(uriOf("shared.persona"))?.diagnostics ?? [])).toEqual(["unknown-name"]);
});

test("what is wrong for both is told once", async () => {
  const wrong = new Map([...wrongForOne, ["shared.persona", "define inAHurry as xyz\n"]]);
  const { published, until } = await open(wrong, paths, false);
  await until(() => paths.every((path) => published.has(uriOf(path))));
  expect(codesOf(published.get(uriOf("shared.persona"))?.diagnostics ?? [])).toEqual(["unknown-name"]);
});

test("who asks for the shared file, or for all, is told of it", async () => {
  const { request } = await open(wrongForOne, ["b.persona"], true);
  const { items } = await request<{ items: Diagnostic[] }>("textDocument/diagnostic", {
    textDocument: { uri: uriOf("shared.persona") },
  });
  expect(codesOf(items)).toEqual(["unknown-name"]);
  const all = await request<WorkspaceDiagnosticReport>("workspace/diagnostic", { previousResultIds: [] });
  const told = all.items.flatMap((each) => (each.kind === "full" && each.items.length > 0 ? [each.uri] : []));
  expect(told).toEqual([uriOf("shared.persona")]);
});
