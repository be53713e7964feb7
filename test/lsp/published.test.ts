import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import type { Location } from "vscode-languageserver";
import type { FileSystem } from "../../language-server/file-system.ts";
import { createPositions } from "../../language-server/protocol/positions.ts";
import { createMemoryHost } from "../harness/memory-host.ts";
import { type Client, connect } from "./client.ts";

/**
 * What a client is told unasked: of which version of a text, and taken back as soon as nothing is wrong any more, in
 * whatever way that came to be.
 */

const starter = readFileSync(new URL("../../compiler/starter/main.persona", import.meta.url), "utf8");
const broken = starter.replace("then Quick +3", "then Quik +3");
const [one, two] = ["one:/main.persona", "two:/main.persona"];

let client: Client;
let disk: Readonly<Record<string, Map<string, string>>>;
afterEach(() => client.end());

/** Two folders, and addresses in capitals or with escapes that stand for the same files. */
async function start(): Promise<void> {
  disk = { "one:/": new Map([["main.persona", starter]]), "two:/": new Map([["main.persona", starter]]) };
  const files: FileSystem = {
    async locate(uri) {
      const written = decodeURIComponent(uri).toLowerCase();
      const root = Object.keys(disk).find((each) => written.startsWith(each));
      return root === undefined ? undefined : { root, path: written.slice(root.length) };
    },
    host: (root) => createMemoryHost(disk[root] ?? new Map()),
    uriOf: ({ root, path }) => root + path,
    sourcesIn: async (folder) => [{ root: folder, path: "main.persona" }],
  };
  client = await connect(files, { folder: "one:/" });
}

const codesOf = (uri: string) => client.published.get(uri)?.diagnostics.map(({ code }) => code);
const told = (uri: string, codes: readonly string[]) =>
  client.until(() => JSON.stringify(codesOf(uri)) === JSON.stringify(codes));
const close = (uri: string) =>
  client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
const change = (uri: string, version: unknown, text: string) =>
  client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version },
    contentChanges: [{ text }],
  });

test("a file that is closed, as it lies on the disk, has no mistakes", async () => {
  await start();
  await client.open(one, broken);
  await client.open(two, broken);
  await told(one, ["unknown-name"]);
  await told(two, ["unknown-name"]);
  await close(one);
  await told(one, []);
  expect(codesOf(two)).toEqual(["unknown-name"]);
  await close(two);
  await told(two, []);
});

test("a part that is deleted, or taken in no more", async () => {
  await start();
  const text = starter.replace("\nsignals Call", '\nimport "./part.persona"\n\nsignals Call');
  const part = "one:/part.persona";
  disk["one:/"]?.set("part.persona", "define never as nowhere\n");
  await client.open(one, text);
  await told(part, ["unknown-name"]);
  await change(one, 2, starter);
  await told(part, []);
  await change(one, 3, text);
  await told(part, ["unknown-name"]);
  disk["one:/"]?.delete("part.persona");
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: part, type: 3 }],
  });
  await told(part, []);
  await told(one, ["missing-file"]);
});

test("a folder that is removed, and its files are closed", async () => {
  await start();
  const event = { added: [{ uri: "two:/", name: "two" }], removed: [] };
  await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event });
  await client.open(two, broken);
  await told(two, ["unknown-name"]);
  await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
    event: { added: [], removed: event.added },
  });
  await close(two);
  await told(two, []);
});

test.each([[null], [undefined], ["7"], [1.5]])("a version that is %j is told as none", async (version) => {
  await start();
  await client.connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri: one, languageId: "persona", version, text: broken },
  });
  await told(one, ["unknown-name"]);
  expect(client.published.get(one)).not.toHaveProperty("version");
  await change(one, version, starter);
  await told(one, []);
  expect(client.published.get(one)).not.toHaveProperty("version");
});

test("a version that goes back is told as it is, with the text that came last", async () => {
  await start();
  await client.open(one, starter, 9);
  await client.until(() => client.published.get(one)?.version === 9);
  await change(one, 3, broken);
  await told(one, ["unknown-name"]);
  expect(client.published.get(one)?.version).toBe(3);
});

test.each([
  ["in capitals", "one:/MAIN.persona"],
  ["with an escape", "one:/%6dain.persona"],
])("an address %s: what is closed is what was opened by it, and the other stays open", async (_, other) => {
  await start();
  await client.open(one, starter);
  await client.open(other, broken);
  await told(other, ["unknown-name"]);
  await close(one);
  // What is still open counts, and not what lies on the disk.
  const symbols = async (uri: string) =>
    JSON.stringify(await client.request("textDocument/formatting", { textDocument: { uri }, options: {} }));
  await change(other, 2, `${broken}persona   Late "Late" {\n}\n`);
  expect(await symbols(other)).not.toBe("[]");
  await close(other);
  await told(other, []);
  expect(await symbols(one)).toBe("[]");
  // Nothing is left of how it was spelled.
  const position = createPositions(starter, "utf-16").positionAt(starter.indexOf("Quick +3"));
  const found = await client.request<Location>("textDocument/definition", {
    textDocument: { uri: one },
    position,
  });
  expect(found.uri).toBe(one);
});
