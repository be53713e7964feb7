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
    expect(Object.keys(translated).sort(), path).toEqual([...asked].sort());
});

const languages = ["ar", "el", "es", "fa"];
const bundles = new Map(
  textFiles("vscode-extension/l10n/*.json").map(
    ({ path, text }) => [path, JSON.parse(text) as Readonly<Record<string, string>>] as const,
  ),
);

test("every text of the extension is translated, with the same places to fill in", () => {
  const source = textFiles("vscode-extension/src/**/*.ts")
    .map(({ text }) => text)
    .join("\n");
  const asked = [...source.matchAll(/l10n\.t\(\s*"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text ?? "");
  // One that is put together, or is no literal, could not be looked up.
  expect(asked.length).toBe(source.match(/l10n\.t\(/g)?.length);
  expect([...bundles.keys()].sort()).toEqual(
    languages.map((language) => `vscode-extension/l10n/bundle.l10n.${language}.json`),
  );
  for (const [path, bundle] of bundles) {
    expect(Object.keys(bundle).sort(), path).toEqual([...new Set(asked)].sort());
    for (const [text, translated] of Object.entries(bundle))
      expect(placesOf(translated), `${path}: ${text}`).toEqual(placesOf(text));
  }
});

test("what is set in other letters keeps its commands, settings and file names", () => {
  const own = words.get("vscode-extension/package.nls.json") as Readonly<Record<string, string>>;
  for (const [path, translated] of words)
    for (const [key, text] of Object.entries(translated as Readonly<Record<string, string>>))
      expect(text.match(keptAsItIs) ?? [], `${path}: ${key}`).toEqual(own[key]?.match(keptAsItIs) ?? []);
});

test("beside the steps of the walkthrough is nothing that would have to be translated", () => {
  const pages = textFiles("vscode-extension/walkthrough/*");
  expect(pages.length).toBe(4);
  for (const { path, text } of pages)
    expect(text.replace(/```persona\n[^`]*```|<[^>]*>/g, ""), path).not.toMatch(/\p{L}/u);
});

/** Links to commands, and what stands between backticks. */
const keptAsItIs = /\(command:[\w.]+\)|`[^`]+`/g;
const placesOf = (text: string): readonly string[] => (text.match(/\{\d+\}/g) ?? []).sort();
