import { expect, test, vi } from "vitest";
import { FileParser } from "../../compiler/syntax/grammar/lines.ts";
import { createDecides, type Decisions, decisionsOf } from "../../compiler/syntax/lookahead.ts";
import { parse } from "../../compiler/syntax/parse.ts";
import { textFiles } from "../harness/source-files.ts";

const found = new FileParser({ skipValidations: true }).decisions;
/** As a build writes them down, and reads them again. */
const known = JSON.parse(JSON.stringify(found)) as Decisions;

test("what a build writes down of the grammar is all of it", () => {
  expect(found.length).toBeGreaterThan(50);
  expect(decisionsOf(known.map(createDecides))).toEqual(found);
});

test("a parser that is told its decisions reads every file as one that finds them", async () => {
  vi.resetModules();
  vi.doMock("../../compiler/syntax/decisions.ts", () => ({ decisions: known }));
  const told = (await import("../../compiler/syntax/parse.ts")).parse;
  expect(told).not.toBe(parse);
  const files = textFiles("{playbooks,test/fixtures}/**/*.persona");
  expect(files.length).toBeGreaterThan(50);
  for (const { path, text } of files) {
    const source = { path, text, version: 0 };
    const [expected, read] = [parse(source), told(source)];
    expect({ path, tree: read.tree, diagnostics: read.diagnostics }).toEqual({
      path,
      tree: expected.tree,
      diagnostics: expected.diagnostics,
    });
  }
});
