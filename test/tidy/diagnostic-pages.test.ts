import { describe, expect, test } from "vitest";
import { type Code, catalog } from "../../compiler/diagnostics/catalog.ts";
import { definitionOf } from "../../compiler/diagnostics/codes.ts";
import { dataExamplesIn } from "../harness/data-examples.ts";
import { examplesIn } from "../harness/markdown.ts";
import { textFiles } from "../harness/source-files.ts";

/** That an example gives what its fence promises is tested with all the others, in test/docs. */
const pages = new Map(textFiles("docs/diagnostics/*.md").map(({ path, text }) => [path, text]));
const pathOf = (code: string) => `docs/diagnostics/${code}.md`;
const codes = Object.keys(catalog) as Code[];
const codesWhere = (holds: (code: Code, page: string) => boolean): readonly Code[] =>
  codes
    .filter((code) => pages.has(pathOf(code)))
    .filter((code) => holds(code, pages.get(pathOf(code)) ?? ""));
/** What no playbook in a page can show (bytes, customers' data, outputs): the page says so, and why. */
const hasNoExample = (page: string): boolean => /^No example: \S/m.test(page);
/** The examples under a heading: the data if there is some (the playbook beside it is sound), else the playbooks. */
function under(code: Code, page: string, heading: string) {
  const data = dataExamplesIn(pathOf(code), page).filter((example) => example.heading === heading);
  if (data.length > 0) return data;
  return examplesIn(pathOf(code), page).filter((example) => example.heading === heading);
}

describe("every diagnostic has a page", () => {
  test("with its name", () => {
    expect(codes.filter((code) => !pages.has(pathOf(code)))).toEqual([]);
  });

  test("and every page its diagnostic", () => {
    const known = new Set(["docs/diagnostics/index.md", ...codes.map(pathOf)]);
    expect([...pages.keys()].filter((path) => !known.has(path))).toEqual([]);
  });

  test("that begins with its summary", () => {
    expect(codesWhere((code, page) => !page.includes(definitionOf(code).summary))).toEqual([]);
  });

  test("that says why it matters and how to put it right", () => {
    const headings = ["Why", "How to fix"];
    expect(codesWhere((_, page) => headings.some((one) => !page.includes(`\n## ${one}\n`)))).toEqual([]);
  });

  test("whose wrong example gives exactly this diagnostic", () => {
    const wrong = codesWhere((code, page) => {
      const examples = under(code, page, "Wrong");
      const expected = `${definitionOf(code).severity}[${code}]`;
      if (examples.length === 0) return !hasNoExample(page);
      return examples.some((one) => one.expected.join() !== expected);
    });
    expect(wrong).toEqual([]);
  });

  test("whose right example gives none", () => {
    const wrong = codesWhere((code, page) => {
      const examples = under(code, page, "Right");
      if (examples.length === 0) return !hasNoExample(page);
      return examples.some((one) => one.expected.length > 0);
    });
    expect(wrong).toEqual([]);
  });

  test("and a line in the index", () => {
    const index = pages.get("docs/diagnostics/index.md") ?? "";
    expect(codes.filter((code) => !index.includes(`(${code}.md)`))).toEqual([]);
  });
});
