import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type {
  CompletionItem,
  Diagnostic,
  Hover,
  Location,
  MarkupContent,
  WorkspaceDiagnosticReport,
  WorkspaceEdit,
} from "vscode-languageserver";
import { createPositions } from "../../language-server/protocol/positions.ts";
import { root } from "../harness/source-files.ts";
import { applied } from "./applied-edit.ts";
import { type Client, connect, modern } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

/** Two playbooks of one folder share a file: what is wrong in it for either is told, and its names are those of both. */

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

/** Both take in a type, and weigh one of its values. */
const withType = (text: string): string =>
  text
    .replace("\nsignals Call", '\nimport Reason from "./shared.persona"\n\nsignals Call')
    .replace("  goLive ", "  why Reason\n  goLive ")
    .replace("weights {\n", "weights {\n  when why is price then Quick +1\n");
const typed = new Map([
  ["a.persona", withType(starter)],
  ["b.persona", withType(starter.replaceAll("wantsFast", "wantsSoon"))],
  ["shared.persona", "type Reason one of price, speed\n"],
]);

const placeOf = (path: string, words: string, texts: ReadonlyMap<string, string>) => ({
  textDocument: { uri: uriOf(path) },
  position: createPositions(texts.get(path) ?? "", "utf-16").positionAt(texts.get(path)?.indexOf(words) ?? 0),
});

test.each([
  ["where it is declared", "shared.persona", "price"],
  ["in one of the two", "b.persona", "price then"],
])("a name of the shared file is found and renamed in both, %s", async (_, path, words) => {
  const { request } = await open(typed, [path], false);
  const place = placeOf(path, words, typed);
  const used = await request<Location[]>("textDocument/references", {
    ...place,
    context: { includeDeclaration: true },
  });
  expect(used.map(({ uri }) => uri).toSorted()).toEqual(paths.map(uriOf));
  const edit = await request<WorkspaceEdit>("textDocument/rename", { ...place, newName: "cost" });
  const changed = applied(edit, typed);
  for (const each of paths) expect(changed.get(each), each).toBe(typed.get(each)?.replace("price", "cost"));
});

/** Their numbers, from 0. */
const linesWith = (name: string, text: string) =>
  text.split("\n").flatMap((line, number) => (new RegExp(`\\b${name}\\b`).test(line) ? [number] : []));

test.each([
  ["where it is declared", "shared.persona", "Reason one"],
  ["where it is taken in", "a.persona", "Reason from"],
  ["where it is used", "b.persona", "Reason\n"],
])("a type that is taken in by its name is found and renamed, %s", async (_, path, words) => {
  const { request } = await open(typed, [path], false);
  const place = placeOf(path, words, typed);
  const [declared] = [await request<Location | Location[]>("textDocument/definition", place)].flat();
  expect(declared).toMatchObject({
    uri: uriOf("shared.persona"),
    range: { start: { line: 0, character: 5 } },
  });
  const hover = await request<Hover>("textDocument/hover", place);
  // To take it in is not to use it.
  expect((hover.contents as MarkupContent).value).toMatch(/^\*\*type\*\* `Reason`.+ 2 places$/s);
  const context = { includeDeclaration: true };
  const used = await request<Location[]>("textDocument/references", { ...place, context });
  for (const each of paths)
    expect(
      used.filter(({ uri }) => uri === uriOf(each)).map(({ range }) => range.start.line),
      each,
    ).toEqual(linesWith("Reason", typed.get(each) ?? ""));
  const edit = await request<WorkspaceEdit>("textDocument/rename", { ...place, newName: "Cause" });
  const changed = applied(edit, typed);
  for (const each of paths)
    expect(changed.get(each), each).toBe(typed.get(each)?.replaceAll(/\bReason\b/g, "Cause"));
});

test.each(["a.persona", "b.persona", "shared.persona"])(
  "whom a name of the shared file weighs for, and in how many places, is that of both, in %s",
  async (path) => {
    const texts = new Map([
      ["a.persona", withShared(starter)],
      ["b.persona", withShared(starter).replaceAll("Quick", "Swift")],
      ["shared.persona", shared],
    ]);
    const { request } = await open(texts, [path], false);
    const hover = await request<Hover>("textDocument/hover", placeOf(path, "inAHurry", texts));
    const { value } = hover.contents as MarkupContent;
    expect(value).toMatch(/weighs for (?:`Quick`, `Swift`|`Swift`, `Quick`)\n/);
    expect(value).toMatch(/used in 2 places$/);
    const offered = await request<CompletionItem[]>(
      "textDocument/completion",
      placeOf("a.persona", "inAHurry", texts),
    );
    const chosen = offered.find(({ label }) => label === "inAHurry") as CompletionItem;
    const { documentation } = await request<CompletionItem>("completionItem/resolve", chosen);
    expect((documentation as MarkupContent).value).toMatch(/used in 2 places$/);
  },
);

test("a new name that is wrong in the other playbook is refused, and says where", async () => {
  const both = new Map([...wrongForOne, ["b.persona", withShared(starter)]]);
  const { request } = await open(both, ["a.persona"], false);
  const asked = request("textDocument/rename", {
    ...placeOf("a.persona", "wantsFast ", both),
    newName: "hurried",
  });
  await expect(asked).rejects.toThrow("`hurried` will not do in b.persona: there is no ");
});
