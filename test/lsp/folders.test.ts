import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import type {
  ClientCapabilities,
  InlayHint,
  SymbolInformation,
  WorkspaceDiagnosticReport,
} from "vscode-languageserver";
import type { FileSystem } from "../../language-server/file-system.ts";
import { createMemoryHost } from "../harness/memory-host.ts";
import { type Client, connect, modern } from "./client.ts";

/** Two folders side by side, each a playbook of its own, with its own settings; folders come and go. */

const starter = readFileSync(new URL("../../compiler/starter/main.persona", import.meta.url), "utf8");
const broken = starter.replaceAll("Quick", "Fast").replace("then Fast +3", "then Fats +3");

const roots: Readonly<Record<string, string>> = { "one:/": starter, "two:/": broken };
const files: FileSystem = {
  locate: async (uri) => {
    const root = Object.keys(roots).find((each) => uri.startsWith(each));
    return root === undefined ? undefined : { root, path: uri.slice(root.length) };
  },
  host: (root) => createMemoryHost(new Map([["main.persona", roots[root] ?? ""]])),
  uriOf: ({ root, path }) => root + path,
  sourcesIn: async (folder) => [{ root: folder, path: "main.persona" }],
};

let client: Client;
afterEach(() => client.end());

const pulled: ClientCapabilities = {
  ...modern,
  textDocument: { ...modern.textDocument, diagnostic: {} },
  workspace: { ...modern.workspace, configuration: true },
};

const folders = (...names: readonly string[]) => names.map((uri) => ({ uri, name: uri }));
const change = (added: readonly string[], removed: readonly string[]) =>
  client.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
    event: { added: folders(...added), removed: folders(...removed) },
  });

/** Files, each with its number of mistakes. */
async function mistakes(): Promise<Readonly<Record<string, number>>> {
  const { items } = await client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
    previousResultIds: [],
  });
  return Object.fromEntries(items.map((each) => [each.uri, each.kind === "full" ? each.items.length : -1]));
}

const named = async (query: string) =>
  (await client.request<SymbolInformation[]>("workspace/symbol", { query })).map(
    ({ location }) => location.uri,
  );

test("folders that come and go: their files are told of and found", async () => {
  client = await connect(files, { capabilities: pulled, folder: "one:/" });
  expect(await mistakes()).toEqual({ "one:/main.persona": 0 });
  await change(["two:/"], []);
  expect(await mistakes()).toEqual({ "one:/main.persona": 0, "two:/main.persona": 1 });
  expect(new Set(await named("Workshop"))).toEqual(new Set(["one:/main.persona", "two:/main.persona"]));
  await change([], ["one:/"]);
  expect(await mistakes()).toEqual({ "two:/main.persona": 1 });
  expect(new Set(await named("Workshop"))).toEqual(new Set(["two:/main.persona"]));
});

test("each folder has its own settings, and names of one mean nothing in the other", async () => {
  client = await connect(files, { capabilities: pulled, folder: "one:/" });
  client.connection.onRequest("workspace/configuration", ({ items }: { items: { scopeUri: string }[] }) =>
    items.map(({ scopeUri }) => ({
      exampleStart: scopeUri.startsWith("one:") ? "2027-03-01" : "2027-04-05",
    })),
  );
  await change(["two:/"], []);
  const dayIn = async (root: string, text: string) => {
    const uri = `${root}main.persona`;
    await client.open(uri, text);
    const hints = await client.request<InlayHint[]>("textDocument/inlayHint", {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } },
    });
    return hints.map(({ label }) => label).find((label) => String(label).includes(" at 10:00"));
  };
  expect(await dayIn("one:/", starter)).toBe("Wed, 3 Mar 2027 at 10:00");
  expect(await dayIn("two:/", starter.replaceAll("Quick", "Fast"))).toBe("Wed, 7 Apr 2027 at 10:00");
  const { line, character } = placeOf(starter, "Quick +3");
  const uses = await client.request<{ uri: string }[]>("textDocument/references", {
    textDocument: { uri: "one:/main.persona" },
    position: { line, character },
    context: { includeDeclaration: true },
  });
  expect(new Set(uses.map(({ uri }) => uri))).toEqual(new Set(["one:/main.persona"]));
});

/** A folder and one within it, both open: one playbook lies over the two. */
const part = 'persona Slow "Slow" {\n  summary "Takes their time."\n}\n';
const whole = starter.replace("\nsignals Call", '\nimport "./parts/slow.persona"\n\nsignals Call');
const nested: FileSystem = {
  locate: async (uri) => (uri.startsWith("one:/") ? { root: "one:/", path: uri.slice(5) } : undefined),
  host: () =>
    createMemoryHost(new Map(Object.entries({ "main.persona": whole, "parts/slow.persona": part }))),
  uriOf: ({ root, path }) => root + path,
  sourcesIn: async (folder) =>
    ["main.persona", "parts/slow.persona"]
      .filter((path) => `one:/${path}`.startsWith(folder))
      .map((path) => ({ root: "one:/", path })),
};

test.each([
  ["the outer first", ["one:/", "one:/parts/"]],
  ["the inner first", ["one:/parts/", "one:/"]],
  ["the inner alone", ["one:/parts/"]],
  ["one of them twice", ["one:/", "one:/"]],
])("a playbook that lies over two folders, %s: each file once", async (_, [first = "", ...more]) => {
  client = await connect(nested, { capabilities: pulled, folder: first });
  await change(more, []);
  const { items } = await client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
    previousResultIds: [],
  });
  expect(items.map(({ uri }) => uri).toSorted()).toEqual(["one:/main.persona", "one:/parts/slow.persona"]);
  expect(await named("Slow")).toEqual(["one:/parts/slow.persona"]);
  const edit = await client.request<{ documentChanges: { edits: unknown[] }[] }>(
    "workspace/willRenameFiles",
    {
      files: [{ oldUri: "one:/parts/slow.persona", newUri: "one:/parts/calm.persona" }],
    },
  );
  expect(edit.documentChanges.flatMap(({ edits }) => edits)).toHaveLength(1);
});

test("folders that come and go while something is asked of all of them: each question has one answer", async () => {
  client = await connect(files, { capabilities: pulled, folder: "one:/" });
  const answers: Promise<unknown>[] = [];
  for (let round = 0; round < 20; round++) {
    answers.push(mistakes(), named("Workshop"));
    await change(round % 2 === 0 ? ["two:/"] : [], round % 2 === 0 ? [] : ["two:/"]);
  }
  expect(await Promise.all(answers)).toHaveLength(40);
  expect(await mistakes()).toEqual({ "one:/main.persona": 0 });
  expect(client.log).toEqual([]);
});

test.each([
  ["none", []],
  ["null", [null]],
  ["no list", null],
  ["a text", ["exampleStart"]],
  ["numbers and lists", [{ language: ["en"], exampleStart: { day: 1 } }]],
])("settings of a folder that are %s take nothing from the other folder", async (_, answer) => {
  client = await connect(files, { capabilities: pulled, folder: "one:/" });
  client.connection.onRequest(
    "workspace/configuration",
    ({ items }: { items: { scopeUri: string }[] }): unknown =>
      items[0]?.scopeUri.startsWith("one:") ? answer : [{ exampleStart: "2027-04-05" }],
  );
  const dayIn = async (root: string, text: string) => {
    const uri = `${root}main.persona`;
    await client.open(uri, text);
    const range = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
    const hints = await client.request<InlayHint[]>("textDocument/inlayHint", {
      textDocument: { uri },
      range,
    });
    return hints.map(({ label }) => label).find((label) => String(label).includes(" at 10:00"));
  };
  expect(await dayIn("one:/", starter)).toBe("Thu, 3 Dec 2026 at 10:00");
  expect(await dayIn("two:/", starter.replaceAll("Quick", "Fast"))).toBe("Wed, 7 Apr 2027 at 10:00");
});

test("what is shown of all files is asked for anew when data or settings change", async () => {
  client = await connect(files, { capabilities: pulled, folder: "one:/" });
  const asked: string[] = [];
  const told: (() => void)[] = [];
  for (const method of ["workspace/codeLens/refresh", "workspace/inlayHint/refresh"])
    client.connection.onRequest(method, () => {
      asked.push(method);
      for (const each of told.splice(0)) each();
      return null;
    });
  const next = () => new Promise<void>((resolve) => told.push(resolve));
  let refreshed = next();
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: "one:/customers.csv", type: 2 }],
  });
  await refreshed;
  refreshed = next();
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  await refreshed;
  expect(asked).toEqual(["workspace/codeLens/refresh", "workspace/inlayHint/refresh"]);
});

function placeOf(text: string, words: string): { line: number; character: number } {
  const lines = text.slice(0, text.indexOf(words)).split("\n");
  return { line: lines.length - 1, character: (lines.at(-1) ?? "").length };
}

test("who asks for what is wrong is told when to ask anew, since a change in one file can be a mistake in another", async () => {
  const { workspace } = pulled;
  client = await connect(files, {
    capabilities: { ...pulled, workspace: { ...workspace, diagnostics: { refreshSupport: true } } },
    folder: "one:/",
  });
  const refreshed = new Promise<void>((resolve) => {
    client.connection.onRequest("workspace/diagnostic/refresh", () => {
      resolve();
      return null;
    });
  });
  await client.open("one:/main.persona", starter);
  await refreshed;
});
