import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CodeLens } from "vscode-languageserver";
import type * as persona from "../../language-server/protocol/persona-commands.ts";
import { type Client, connect, modern } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

/** Texts of the server's that a client opens by their address: classifier, plan and card. */

const starter = readFileSync(new URL("../../compiler/starter/main.persona", import.meta.url), "utf8");
const uri = uriOf("main.persona");

let client: Client;
beforeEach(() => open());
afterEach(() => client.end());

async function open(capabilities = modern): Promise<void> {
  client = await connect(createMemoryFiles(new Map([["main.persona", starter]])), { capabilities });
  await client.open(uri, starter);
}

const run = <Answer>(command: persona.PersonaCommand, asked: object): Promise<Answer & persona.Problem> =>
  client.request("workspace/executeCommand", { command, arguments: [asked] });

test.each([
  [{ kind: "classifier" }, /export function classify/],
  [{ kind: "card", persona: "Quick" }, /^# Quick starter/],
  [{ kind: "plan", persona: "Builder" }, /Workshop/],
])("%j is opened by its address, and is the same text", async (asked, expected) => {
  const shown: string[] = [];
  client.connection.onRequest("window/showDocument", (params: { uri: string }) => {
    shown.push(params.uri);
    return { success: true };
  });
  const { preview, text } = await run<persona.PreviewAnswer>("persona.preview", {
    uri,
    ...asked,
    tell: true,
  });
  expect(text).toMatch(expected);
  expect(shown).toEqual([preview]);
  // As some editors write it.
  const escaped = preview.replaceAll("=", "%3D");
  expect(await client.request("workspace/textDocumentContent", { uri: escaped })).toEqual({ text });
});

test("a change of the playbook is told, and what cannot be shown says why", async () => {
  const { preview } = await run<persona.PreviewAnswer>("persona.preview", {
    uri,
    kind: "card",
    persona: "Quick",
  });
  await client.request("workspace/textDocumentContent", { uri: preview });
  const told = new Promise<string>((resolve) =>
    client.connection.onRequest("workspace/textDocumentContent/refresh", (params: { uri: string }) => {
      resolve(params.uri);
      return null;
    }),
  );
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: `${starter}\npersona {` }],
  });
  expect(await told).toBe(preview);
  expect(await client.request("workspace/textDocumentContent", { uri: preview })).toEqual({
    text: expect.stringMatching(/^the playbook has errors: put them right first, beginning in line \d+ of /),
  });
  for (const other of ["persona-preview:/x", "persona-preview:/card.md?e30", "file:///etc/passwd"])
    expect(await client.request("workspace/textDocumentContent", { uri: other })).toEqual({
      text: "this is no address of a preview\n",
    });
});

test("who never says that it was shown is answered; who cannot show it is not asked to", async () => {
  const asked: string[] = [];
  const never = (params: { uri: string }) => {
    asked.push(params.uri);
    return new Promise(() => {});
  };
  client.connection.onRequest("window/showDocument", never);
  const card = { uri, kind: "card", persona: "Quick", tell: true };
  const { preview } = await run<persona.PreviewAnswer>("persona.preview", card);
  expect(asked).toEqual([preview]);
  await client.end();
  await open({});
  client.connection.onRequest("window/showDocument", never);
  expect(await run("persona.preview", card)).toHaveProperty("text");
  expect(asked).toEqual([preview]);
});

const addressOf = (asked: unknown) =>
  `persona-preview:/x?${Buffer.from(JSON.stringify(asked)).toString("base64url")}`;
test.each([
  ["a list", addressOf([])],
  ["null", addressOf(null)],
  ["a name of every object", addressOf({ kind: "constructor", uri: "memory:/main.persona" })],
  ["a file that is no playbook", addressOf({ kind: "card", uri: "file:///etc/passwd", persona: "Quick" })],
  ["an address that is none", addressOf({ kind: "card", uri: "%", persona: "Quick" })],
  [
    "a persona that nobody is",
    addressOf({ kind: "card", uri: "memory:/main.persona", persona: "__proto__" }),
  ],
  ["no JSON", "persona-preview:/x?AAAA"],
  ["no letters", "persona-preview:/x?%2e%2e%2f"],
  ["a very long one", `persona-preview:/x?${"A".repeat(1_000_000)}`],
  ["with a new line", "persona-preview:/x\n?e30"],
  ["nothing", ""],
])("an address of %s shows in words that it is none", async (_, address) => {
  const shown = await client.request("workspace/textDocumentContent", { uri: address });
  expect(shown).toEqual({ text: expect.stringMatching(/^(this is no|there is no) [^\n]*\n$/) });
  expect(client.log).toEqual([]);
});

test("a server without the classifier offers none, and says who writes it", async () => {
  const small = await connect(createMemoryFiles(new Map([["main.persona", starter]])), {
    showsClassifier: false,
  });
  try {
    await small.open(uri, starter);
    const lenses = await small.request<CodeLens[]>("textDocument/codeLens", { textDocument: { uri } });
    expect(lenses.flatMap(({ command }) => command?.title ?? [])).not.toContain("show the classifier");
    const answer = await small.request<persona.Problem>("workspace/executeCommand", {
      command: "persona.preview",
      arguments: [{ uri, kind: "classifier" }],
    });
    expect(answer.problem).toContain("`persona build` writes it");
  } finally {
    await small.end();
  }
});

test("the classifier is the one that the command writes", async () => {
  const { text } = await run<persona.PreviewAnswer>("persona.preview", { uri, kind: "classifier" });
  expect(text).toContain("main.persona");
});

test("of previews without number, those asked for last are told of", async () => {
  const address = (day: number) =>
    `persona-preview:/x?${Buffer.from(
      JSON.stringify({
        kind: "plan",
        uri,
        persona: "Quick",
        start: `2027-01-${String(day).padStart(2, "0")}`,
      }),
    ).toString("base64url")}`;
  for (let day = 1; day <= 25; day++)
    await client.request("workspace/textDocumentContent", { uri: address(day) });
  const told: string[] = [];
  client.connection.onRequest("workspace/textDocumentContent/refresh", (params: { uri: string }) => {
    told.push(params.uri);
    return null;
  });
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: `${starter}// more\n` }],
  });
  await expect.poll(() => told.length).toBeGreaterThanOrEqual(20);
  expect(told).toEqual(Array.from({ length: 20 }, (_, index) => address(index + 6)));
});
