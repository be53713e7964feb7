import { readFileSync } from "node:fs";
import { setTimeout as after } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import type { Diagnostic } from "vscode-languageserver";
import { createClientFiles } from "../../language-server/client-files.ts";
import { testDay } from "../harness/memory-host.ts";
import { type Client, connect, modern } from "./client.ts";

/** Folders that only the client can read, and a client that answers late, never, or with what is no answer. */

const pulled = { ...modern, textDocument: { ...modern.textDocument, diagnostic: {} } };
const starter = readFileSync(new URL("../../compiler/starter/main.persona", import.meta.url), "utf8");
/** With more imports than it has. */
const book = (imports = "") => starter.replace("\nsignals Call", `\n${imports}\nsignals Call`);
const part = 'import "./part.persona"\n';

let client: Client | undefined;
afterEach(async () => {
  await client?.end();
  client = undefined;
});

type Asked = (uri: string) => unknown;
interface Answers {
  readonly readFile?: Asked;
  readonly readFolder?: Asked;
  readonly folders?: readonly string[];
}

const patience = 60;
const files = ({ readFile = () => null, readFolder = () => [], folders = [] }: Answers) =>
  createClientFiles(
    {
      sendRequest: (async (method: string, { uri }: { uri: string }) =>
        method === "persona/readFile" ? readFile(uri) : readFolder(uri)) as never,
    },
    () => folders,
    () => testDay,
    patience,
  );

async function codesOf(uri: string): Promise<readonly unknown[]> {
  const { items } = (await client?.request<{ items: Diagnostic[] }>("textDocument/diagnostic", {
    textDocument: { uri },
  })) ?? { items: [] };
  return items.map(({ code }) => code);
}

const folder = "far://host/book/";
const main = `${folder}main.persona`;
const never = () => new Promise(() => {});

test("of a client that never says what there is, open files are read, and others wait for a moment only", async () => {
  client = await connect(files({ readFile: never, readFolder: never }), { capabilities: pulled });
  await client.open("far://host/book/one.persona", book());
  await client.open(main, book(part));
  await client.open("untitled:Untitled-1", "persona {");
  expect(await codesOf("untitled:Untitled-1")).not.toEqual([]);
  expect(await codesOf(main)).toContain("missing-file");
});

test("a client that is late is waited for", async () => {
  const late = async <Answer>(answer: Answer) => after(patience / 6, answer);
  client = await connect(
    files({
      readFile: () => late(btoa("// part\n")),
      readFolder: (uri) => late(uri === folder ? [["part.persona", "file"]] : []),
    }),
    { capabilities: pulled },
  );
  await client.open(main, book(part));
  expect(await codesOf(main)).toEqual([]);
});

const fails = () => {
  throw new Error("no");
};
test.each<[string, Answers, string]>([
  ["a folder that fails", { readFolder: fails }, "missing-file"],
  ["a folder that is null", { readFolder: () => null }, "missing-file"],
  ["a folder of nonsense", { readFolder: () => [null, 5, [], [5, "file"], {}] }, "missing-file"],
  ["a file that fails", { readFile: fails }, "unreadable-file"],
  ["a file that is never read", { readFile: never }, "unreadable-file"],
  ["a file that is no Base64", { readFile: () => "%%%" }, "unreadable-file"],
  ["a file that is a number", { readFile: () => 5 }, "unreadable-file"],
])("%s is told of where it is imported", async (_, answers, code) => {
  const there = { readFolder: (uri: string) => (uri === folder ? [["part.persona", "file"]] : []) };
  client = await connect(files({ ...there, ...answers }), { capabilities: pulled });
  await client.open(main, book(part));
  expect(await codesOf(main)).toEqual([code]);
  expect(client.log).toEqual([]);
});

test("an address that stands for no path, and one without letters, take nothing from the others", async () => {
  client = await connect(files({}), { capabilities: pulled });
  const odd = ["far://host/%zz.persona", "far://host/%", "nothing", "", "far:", "far://host/\ud800.persona"];
  for (const uri of odd) await client.open(uri, "persona {");
  await client.open(main, book('import "./\ud800.persona"\n'));
  for (const uri of odd) await codesOf(uri);
  expect(await codesOf(main)).not.toEqual([]);
  expect(client.log).toEqual([]);
});

test("a folder that is within itself is gone through, but not for ever", async () => {
  const names = [
    ["again", "folder"],
    ["main.persona", "file"],
  ];
  client = await connect(files({ readFolder: () => names, readFile: () => btoa(book()) }), {
    capabilities: pulled,
  });
  const places = await files({ readFolder: () => names }).sourcesIn("far://host/book");
  expect(places.length).toBeGreaterThan(100);
  expect(places.length).toBeLessThanOrEqual(5_000);
});

describe("folders of the workspace within one another", () => {
  const tree: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
    "far://host/": [
      ["main.persona", "file"],
      ["inner", "folder"],
    ],
    "far://host/inner/": [["part.persona", "file"]],
  };
  const [outer, inner] = ["far://host", "far://host/inner/"];
  test.each([[[outer, inner]], [[inner, outer]]])(
    "%j: a file is part of the same playbook in whichever order they were opened",
    async (folders) => {
      const { locate } = files({ folders, readFolder: (uri) => tree[uri] ?? [] });
      expect(await locate("far://host/inner/part.persona")).toEqual({
        root: "far://host/",
        path: "inner/part.persona",
      });
    },
  );
  test("of a folder that is not open, nothing is looked for", async () => {
    const asked: string[] = [];
    const { locate } = files({
      folders: ["far://host/inner"],
      readFolder(uri) {
        asked.push(uri);
        return tree[uri] ?? [];
      },
    });
    expect((await locate("far://host/inner/part.persona"))?.root).toBe("far://host/inner/");
    expect(new Set(asked)).toEqual(new Set(["far://host/inner/"]));
  });
});
