import { expect, test } from "vitest";
import { textFiles } from "../harness/source-files.ts";

const manifest = textFiles("vscode-extension/package.json")[0]?.text ?? "";
const words = new Map(
  textFiles("vscode-extension/package.nls*.json").map(({ path, text }) => [path, JSON.parse(text) as object]),
);

test("every word that the manifest asks for is there, and no translation has one that it does not", () => {
  const asked = new Set([...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key));
  expect(asked.size).toBeGreaterThan(15);
  expect([...asked].sort()).toEqual(Object.keys(words.get("vscode-extension/package.nls.json") ?? {}).sort());
  expect(words.size).toBe(5);
  for (const [path, translated] of words)
    expect(
      Object.keys(translated).filter((key) => !asked.has(key)),
      path,
    ).toEqual([]);
});
