import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  CancellationTokenSource,
  type Diagnostic,
  type Hover,
  LSPErrorCodes,
} from "vscode-languageserver/node";
import { generatePlaybook } from "../../bench/generate.ts";
import { connect, modern } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

/**
 * While a long text is read and checked as a whole, the server hears what else comes in. Told by the order of the
 * answers, and not by the clock: how long the longest silence is, `npm run hardening` measures.
 */

const starter = readFileSync(new URL("../../compiler/starter/main.persona", import.meta.url), "utf8");
const position = { line: starter.split("\n").indexOf('persona Builder "Builder" {'), character: 10 };
const pulled = { ...modern, textDocument: { ...modern.textDocument, diagnostic: {} } };
const long = generatePlaybook(10_000);
const [small, big] = [uriOf("main.persona"), uriOf("big/main.persona")];

const started = async () => {
  const client = await connect(createMemoryFiles(new Map([["main.persona", starter]])), {
    capabilities: pulled,
  });
  await client.open(small, starter);
  return client;
};
const codesOf = ({ items }: { readonly items: readonly Diagnostic[] }) => items.map(({ code }) => code);

test.each([
  ["a first look", long, []],
  ["a text with a mistake", long.replace("\n}\n", "\n}\n}\n"), ["nothing-to-close"]],
])(
  "%s at 10,000 lines: what is taken back and what is asked beside it is answered first",
  async (_, text, codes) => {
    const client = await started();
    const answered: string[] = [];
    const asked = <Answer>(
      name: string,
      method: string,
      params: object,
      source?: CancellationTokenSource,
    ) => {
      const answer = source
        ? client.connection.sendRequest<Answer>(method, params, source.token)
        : client.request<Answer>(method, params);
      return answer.finally(() => answered.push(name));
    };
    await client.open(big, text);
    const source = new CancellationTokenSource();
    const diagnosed = asked<{ items: Diagnostic[] }>("kept", "textDocument/diagnostic", {
      textDocument: { uri: big },
    });
    const taken = asked("taken back", "textDocument/hover", { textDocument: { uri: big }, position }, source);
    const hover = asked("beside it", "textDocument/hover", { textDocument: { uri: small }, position });
    source.cancel();
    await expect(taken).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(await hover).not.toBe(null);
    expect(answered).not.toContain("kept");
    expect(codesOf(await diagnosed)).toEqual(codes);
    expect(answered.at(-1)).toBe("kept");
    await client.end();
  },
);

test("typed while a text of 10,000 lines is looked at: what is told is of the last letter", async () => {
  const client = await started();
  await client.open(big, long);
  const answers: Promise<{ items: Diagnostic[] }>[] = [];
  const change = (version: number, text: string) =>
    client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: big, version },
      contentChanges: [{ text }],
    });
  const diagnose = () =>
    client.request<{ items: Diagnostic[] }>("textDocument/diagnostic", { textDocument: { uri: big } });
  const once = long.replace("\n}\n", "\n}\n}\n");
  const twice = `${once}}\n`;
  for (let version = 2; version < 8; version++) {
    if (version > 2) answers.push(diagnose());
    await change(version, version % 2 === 0 ? once : twice);
    for (let wait = 0; wait < 6; wait++) await new Promise((resolve) => setImmediate(resolve));
  }
  await change(8, once);
  const mistake = "nothing-to-close";
  expect(codesOf(await diagnose())).toEqual([mistake]);
  // An answer to an earlier question is of one of the texts there were.
  for (const answer of answers) expect([[mistake], [mistake, mistake]]).toContainEqual(codesOf(await answer));
  await client.end();
});

test("an answer that waited while somebody typed is about the text as it is then", async () => {
  const capabilities = { ...pulled, workspace: { ...pulled.workspace, configuration: true } };
  const client = await connect(createMemoryFiles(new Map([["main.persona", starter]])), { capabilities });
  let told: () => void = () => {};
  const waits = new Promise<void>((resolve) => {
    client.connection.onRequest("workspace/configuration", () => {
      resolve();
      return new Promise((answer) => {
        told = () => answer([{}]);
      });
    });
  });
  await client.open(small, starter);
  const textDocument = { uri: small };
  const hovering = client.request<Hover>("textDocument/hover", { textDocument, position });
  await waits;
  // Lines above: what stood at the place is further down now, and what has moved is the same as before.
  const above = { line: position.line - 4, character: 0 };
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument: { ...textDocument, version: 2 },
    contentChanges: [{ range: { start: above, end: above }, text: "\n\n\n" }],
  });
  await client.request("textDocument/documentSymbol", { textDocument });
  told();
  const now = await client.request<Hover | null>("textDocument/hover", { textDocument, position });
  expect(await hovering).toEqual(now);
  await client.end();
});
