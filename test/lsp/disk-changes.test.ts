import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, expect, test } from "vitest";
import type { Diagnostic, WorkspaceDiagnosticReport } from "vscode-languageserver";
import { createDisk } from "../../language-server/disk.ts";
import { type Client, connect, modern } from "./client.ts";

/** An editor stays open for days: files that come, go and get other names meanwhile are seen as they are. */

const pulled = { ...modern, textDocument: { ...modern.textDocument, diagnostic: {} } };
const starter = readFileSync(new URL("../../compiler/starter/main.persona", import.meta.url), "utf8");
const book = starter.replace("\nsignals Call", '\nimport "./parts/part.persona"\n\nsignals Call');

let client: Client | undefined;
let folder = "";
afterEach(async () => {
  await client?.end();
  client = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;

async function open(): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), "persona-"));
  writeFileSync(join(folder, "main.persona"), book);
  client = await connect(createDisk(), { capabilities: pulled, folder: uriOf("") });
  await client.open(uriOf("main.persona"), book);
}

/** Asked without a word of what changed: not every client watches files. */
async function codes(path = "main.persona"): Promise<readonly unknown[]> {
  const { items } = (await client?.request<{ items: Diagnostic[] }>("textDocument/diagnostic", {
    textDocument: { uri: uriOf(path) },
  })) ?? { items: [] };
  return items.map(({ code }) => code);
}

test("a file that is made, gets another name, another case and is removed", async () => {
  await open();
  expect(await codes()).toEqual(["missing-file"]);
  mkdirSync(join(folder, "parts"));
  expect(await codes()).toEqual(["missing-file"]);
  const part = join(folder, "parts/part.persona");
  writeFileSync(part, "// part\n");
  expect(await codes()).toEqual([]);
  renameSync(part, join(folder, "parts/Part.persona"));
  expect(await codes()).toEqual(["wrong-case-path"]);
  renameSync(join(folder, "parts/Part.persona"), part);
  expect(await codes()).toEqual([]);
  writeFileSync(part, "persona {\n");
  expect(await codes()).toEqual([]);
  expect(await codes("parts/part.persona")).not.toEqual([]);
  rmSync(part);
  expect(await codes()).toEqual(["missing-file"]);
});

test("a playbook that takes a file in later is the one that the file is part of", async () => {
  await open();
  mkdirSync(join(folder, "parts"));
  const part = "weights {\n  when nowhere then Nobody +1\n}\n";
  writeFileSync(join(folder, "parts/part.persona"), part);
  writeFileSync(join(folder, "parts/other.persona"), part);
  expect(await codes("parts/other.persona")).toContain("no-playbook");
  writeFileSync(join(folder, "parts/whole.persona"), book.replace("parts/part", "other"));
  expect(await codes("parts/other.persona")).not.toContain("no-playbook");
});

test("files in folders that are gone, and addresses that are no paths, take nothing from the others", async () => {
  await open();
  const odd = [
    uriOf("gone/far/part.persona"),
    uriOf("gone/main.persona"),
    "file:///a%00b/part.persona",
    "file:///a%2Fb.persona",
    "file://host/share/part.persona",
    "file:///",
    "file:",
    "",
  ];
  for (const uri of odd) await client?.open(uri, "persona {");
  for (const uri of odd)
    expect(await client?.request("textDocument/diagnostic", { textDocument: { uri } }), uri).toHaveProperty(
      "items",
    );
  const { items } = (await client?.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
    previousResultIds: [],
  })) ?? { items: [] };
  expect(items.map(({ uri }) => uri)).toContain(uriOf("main.persona"));
  expect(await codes()).toEqual(["missing-file"]);
  expect(client?.log).toEqual([]);
});

test("a file that leaves the folder of its playbook, and one that comes in, change no paths", async () => {
  await open();
  mkdirSync(join(folder, "parts"));
  writeFileSync(join(folder, "parts/part.persona"), 'import "./more.persona"\n');
  writeFileSync(join(folder, "parts/more.persona"), "// more\n");
  const renamed = (from: string, to: string) =>
    client?.request("workspace/willRenameFiles", { files: [{ oldUri: uriOf(from), newUri: uriOf(to) }] });
  expect(await renamed("parts/part.persona", "../part.persona")).toBe(null);
  expect(await renamed("../part.persona", "parts/part.persona")).toBe(null);
  expect(await renamed("parts", "bits")).toMatchObject({
    documentChanges: [{ edits: [{ newText: "./bits/part.persona" }] }],
  });
  expect(await renamed("parts/", "bits/")).toMatchObject({
    documentChanges: [{ edits: [{ newText: "./bits/part.persona" }] }],
  });
});
