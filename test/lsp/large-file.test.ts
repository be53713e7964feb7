import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Diagnostic } from "vscode-languageserver";
import { limits } from "../../compiler/index.ts";
import { connect, modern } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

/** A file that is larger than one may be is told of as `persona check` does, and takes nothing from the others. */

const starter = readFileSync(new URL("../../compiler/starter/main.persona", import.meta.url), "utf8");
const pulled = { ...modern, textDocument: { ...modern.textDocument, diagnostic: {} } };

test.each(["a", "م"])("a text of too many %s is not read, until it is shorter", async (letter) => {
  const client = await connect(createMemoryFiles(new Map([["main.persona", starter]])), {
    capabilities: pulled,
  });
  const [uri, big] = [uriOf("main.persona"), uriOf("big.persona")];
  const codes = async (of: string) => {
    const { items } = await client.request<{ items: Diagnostic[] }>("textDocument/diagnostic", {
      textDocument: { uri: of },
    });
    return items.map(({ code }) => code);
  };
  const change = (version: number, contentChanges: readonly object[]) =>
    client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: big, version },
      contentChanges,
    });
  const line = `// ${letter.repeat(97)}\n`;
  const lines = Math.ceil(limits.sourceBytes / Buffer.byteLength(line));
  await client.open(uri, starter);
  await client.open(big, line.repeat(lines));
  expect(await codes(big)).toEqual(["file-too-large"]);
  expect(await codes(uri)).toEqual([]);
  const position = { line: starter.split("\n").indexOf('persona Builder "Builder" {'), character: 10 };
  expect(await client.request("textDocument/hover", { textDocument: { uri: big }, position })).toBe(null);
  expect(await client.request("textDocument/hover", { textDocument: { uri }, position })).not.toBe(null);

  const start = { line: 0, character: 0 };
  const half = { line: lines >> 1, character: 0 };
  await change(2, [{ range: { start, end: { line: 0, character: 1 } }, text: "/" }]);
  expect(await codes(big)).toEqual(["file-too-large"]);
  await change(3, [{ range: { start: half, end: { line: lines, character: 0 } }, text: "" }]);
  expect(await codes(big)).toEqual(["no-playbook"]);
  await change(4, [{ text: line.repeat(lines) }]);
  expect(await codes(big)).toEqual(["file-too-large"]);
  await client.end();
});
