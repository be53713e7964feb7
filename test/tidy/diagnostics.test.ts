import { resolve } from "node:path";
import { parse } from "acorn";
import { transformSync } from "esbuild";
import { describe, expect, test } from "vitest";
import { type Code, catalog } from "../../compiler/diagnostics/catalog.ts";
import { definitionOf } from "../../compiler/diagnostics/codes.ts";
import { root, sourceFiles, textFiles } from "../harness/source-files.ts";

const codes = Object.keys(catalog) as Code[];
const codesWhere = (holds: (code: Code) => boolean): readonly Code[] => codes.filter(holds);

describe("every diagnostic", () => {
  test("is reported somewhere in the compiler", () => {
    const reporting = sourceFiles("compiler").filter(({ path }) => !path.includes("diagnostics/catalog"));
    const quoted = new Set(reporting.flatMap(({ text }) => text.match(/"[a-z0-9-]+"/g) ?? []));
    expect(codesWhere((code) => !quoted.has(`"${code}"`))).toEqual([]);
  });

  test("is shown by a fixture or a test", () => {
    const shown = [
      ...textFiles("test/fixtures/**/*.{persona,json,csv}").flatMap(
        ({ text }) => text.match(/\[[a-z0-9-]+\]/g) ?? [],
      ),
      ...textFiles("test/**/*.test.ts").flatMap(({ text }) => text.match(/["'`[][a-z0-9-]+["'`\]:]/g) ?? []),
    ];
    const named = new Set(shown.map((word) => word.slice(1, -1)));
    expect(codesWhere((code) => !named.has(code))).toEqual([]);
  });

  test("stands in one catalog only", async () => {
    const paths = textFiles("compiler/diagnostics/catalog/*.ts").map(({ path }) => resolve(root, path));
    const parts = (await Promise.all(paths.map((path) => import(path)))) as Record<string, object>[];
    const keys = parts.flatMap((part) => Object.values(part).flatMap((catalog) => Object.keys(catalog)));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(keys.length).toBe(codes.length);
  });

  test("has a readable name", () => {
    expect(codesWhere((code) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code))).toEqual([]);
  });

  test("says in whole sentences why it matters", () => {
    expect(codesWhere((code) => definitionOf(code).why.trim().length < 12)).toEqual([]);
    expect(codesWhere((code) => definitionOf(code).summary.trim().length < 8)).toEqual([]);
  });

  test("says what to do, if it is a warning or a hint", () => {
    expect(
      codesWhere((code) => definitionOf(code).severity !== "error" && definitionOf(code).help === undefined),
    ).toEqual([]);
  });
});

/** Words of our trade that the reader of a playbook never learnt. */
const jargon =
  /\b(tokens?|identifiers?|expressions?|pars(e|er|ed|ing)|resolv(e|ed|er)|syntax|literals?|nodes?|enums?|undefined|strings?|scope|symbols?|namespaces?|compiler|IR|AST|EOF)\b/i;

test("no diagnostic speaks the language of programmers", () => {
  const texts = sourceFiles("compiler")
    .filter(({ path }) => path.includes("diagnostics/catalog/"))
    .flatMap(({ path, text }) => textsIn(text).map((words) => ({ path, words })));
  expect(texts.length).toBeGreaterThan(codes.length);
  const offending = texts.filter(({ words }) => jargon.test(words));
  expect(offending.map(({ path, words }) => `${path}: ${words}`)).toEqual([]);
});

/** All texts with a blank in them: the sentences, whole or in pieces. */
function textsIn(source: string): readonly string[] {
  const texts: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const node = value as { type?: string; value?: unknown };
    if (node.type === "Literal" && typeof node.value === "string") texts.push(node.value);
    if (node.type === "TemplateElement") texts.push((node.value as { raw: string }).raw);
    for (const child of Object.values(value)) visit(child);
  };
  const { code } = transformSync(source, { loader: "ts" });
  visit(parse(code, { ecmaVersion: "latest", sourceType: "module" }));
  return texts.filter((text) => text.includes(" "));
}
