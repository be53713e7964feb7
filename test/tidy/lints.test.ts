import { expect, test } from "vitest";
import { lintCatalog } from "../../compiler/diagnostics/catalog/lint.ts";
import { definitionOf } from "../../compiler/diagnostics/codes.ts";
import { rules } from "../../compiler/lint/rules.ts";
import { textFiles } from "../harness/source-files.ts";

const codes = rules.flatMap((rule) => rule.codes);

test("every lint belongs to one rule, whose file has the name of its first", () => {
  expect(codes.toSorted()).toEqual(Object.keys(lintCatalog).toSorted());
  const files = textFiles("compiler/lint/rules/*.ts").map(({ path }) => path.split("/").at(-1));
  expect(files.toSorted()).toEqual(rules.map((rule) => `${rule.codes[0]}.ts`).toSorted());
});

test("no lint is an error: it can be allowed", () => {
  expect(codes.filter((code) => definitionOf(code).severity === "error")).toEqual([]);
});

test("the page of lessons tells them in the order of the list", () => {
  const page = textFiles("docs/reference/lints.md")[0]?.text ?? "";
  const told = [...page.matchAll(/^\| \[([\w-]+)\]\(\.\.\/diagnostics\/\1\.md\)/gm)].map(([, code]) => code);
  expect(told).toEqual(codes);
});

test("each has a fixture that shows it, among fixtures in which every lint counts", () => {
  const shown = textFiles("test/fixtures/{lint,types}/**/*.persona").flatMap(({ text }) =>
    [...text.matchAll(/(?:warning|hint)\[([\w-]+)\]/g)].map(([, code]) => code),
  );
  expect(codes.filter((code) => !shown.includes(code))).toEqual([]);
});
