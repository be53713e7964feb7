import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import type { Diagnostic, WorkspaceDiagnosticReport } from "vscode-languageserver";
import type { createNodeHost } from "../../compiler/disk/node-host.ts";
import type { Client } from "./client.ts";

/** An editor stays open for days: files that come, go and get other names meanwhile are seen as they are. */

const read = vi.hoisted((): string[] => []);
vi.mock("../../compiler/disk/node-host.ts", async (original) => {
  const module = (await original()) as { readonly createNodeHost: typeof createNodeHost };
  return {
    ...module,
    createNodeHost(root: string) {
      const host = module.createNodeHost(root);
      return {
        ...host,
        read(path: string) {
          read.push(path);
          return host.read(path);
        },
      };
    },
  };
});

// Other tests of the process may have loaded the server before.
vi.resetModules();
const { createDisk } = await import("../../language-server/disk.ts");
const { connect, modern } = await import("./client.ts");
afterAll(() => vi.resetModules());

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

/** So long that two questions are asked in it even where a machine is busy. */
const rest = 300;

async function open(): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), "persona-"));
  writeFileSync(join(folder, "main.persona"), book);
  client = await connect(createDisk(rest), { capabilities: pulled, folder: uriOf("") });
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

test("a main.persona that comes above a file makes it a part, once the client says so", async () => {
  await open();
  mkdirSync(join(folder, "book/parts"), { recursive: true });
  mkdirSync(join(folder, "book/.git"));
  writeFileSync(join(folder, "book/parts/part.persona"), "define nowhere as wantsFast\n");
  expect(await codes("book/parts/part.persona")).toContain("no-playbook");
  writeFileSync(join(folder, "book/main.persona"), book);
  await client?.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: uriOf("book/main.persona"), type: 1 }],
  });
  expect(await codes("book/parts/part.persona")).not.toContain("no-playbook");
});

test.each([
  ["the client says so", true],
  ["it is opened", false],
])("a main.persona that comes above an open file takes it as it is typed, once %s", async (_, watches) => {
  await open();
  mkdirSync(join(folder, "book/parts"), { recursive: true });
  mkdirSync(join(folder, "book/.git"));
  const part = "book/parts/part.persona";
  writeFileSync(join(folder, part), "define hurry as wantsFast\n");
  await client?.open(uriOf(part), "define hurry as wantsFast\n");
  expect(await codes(part)).toContain("no-playbook");
  writeFileSync(join(folder, "book/main.persona"), book);
  if (watches) await tellOfFiles();
  else await client?.open(uriOf("book/main.persona"), book);
  expect(await codes(part)).not.toContain("no-playbook");
  await client?.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri: uriOf(part), version: 2 },
    contentChanges: [{ text: "define hurry as nobodyKnows\n" }],
  });
  expect(await codes(part)).toContain("unknown-name");
  rmSync(join(folder, "book/main.persona"));
  await tellOfFiles();
  expect(await codes(part)).toContain("no-playbook");
});

const tellOfFiles = () =>
  client?.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: uriOf("book/main.persona"), type: 1 }],
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

test("what lies untouched is not read again, and is as soon as it is written or replaced", async () => {
  await open();
  mkdirSync(join(folder, "parts"));
  const part = join(folder, "parts/part.persona");
  const [sound, wrong] = ["// part one\n", "define a as\n"];
  writeFileSync(part, sound);
  const readAgain = async (): Promise<readonly string[]> => {
    read.length = 0;
    expect(await codes("parts/part.persona")).toEqual([]);
    return read.filter((path) => path.endsWith("part.persona"));
  };
  expect(await readAgain()).not.toEqual([]);
  expect(await readAgain()).not.toEqual([]);
  await after(rest * 2);
  await readAgain();
  expect(await readAgain()).toEqual([]);
  // As long as before, and said to be as old.
  const { atime, mtime } = statSync(part);
  writeFileSync(part, wrong);
  utimesSync(part, atime, mtime);
  expect(await codes("parts/part.persona")).not.toEqual([]);
  writeFileSync(join(folder, "other"), sound);
  utimesSync(join(folder, "other"), atime, mtime);
  await after(rest * 2);
  await codes("parts/part.persona");
  expect(await codes("parts/part.persona")).not.toEqual([]);
  renameSync(join(folder, "other"), part);
  expect(await codes("parts/part.persona")).toEqual([]);
});
