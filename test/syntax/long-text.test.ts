import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { generatePlaybook } from "../../bench/generate.ts";
import { finish } from "../../compiler/source/work.ts";
import { isLong, readingInParts } from "../../compiler/syntax/long-text.ts";
import { parse, parseToPrint } from "../../compiler/syntax/parse.ts";
import type { ParsedFile } from "../../compiler/syntax/parsed-file.ts";
import { edit } from "../harness/edits.ts";
import { createRandom } from "../harness/mutate.ts";
import { textFiles } from "../harness/source-files.ts";

/** What is read part by part must be what is read of the whole text, as it is read to be printed. */

const seed = 20261130;
const files = textFiles("playbooks/**/*.persona");
/** All of the playbooks, one behind the other: nothing is wrong with its lines, whatever they come to together. */
const all = files.map(({ text }) => text).join("\n");
const sourceOf = (text: string) => ({ path: "main.persona", text, version: 0 });
const partByPart = (text: string) => finish(readingInParts(sourceOf(text), true, Number.POSITIVE_INFINITY));
const asWhole = (text: string): ParsedFile => {
  const { tokens, ...file } = parseToPrint(sourceOf(text));
  return file;
};

test.each([
  { of: "all playbooks", text: all },
  { of: "with other line ends", text: all.replaceAll("\n", "\r\n") },
  {
    of: "with remarks between all declarations",
    text: all.replaceAll("\n}\n", "\n}\n/// Of what follows.\n"),
  },
  { of: "many small declarations", text: generatePlaybook(5_000) },
])("$of", ({ text }) => {
  expect(isLong(sourceOf(text))).toBe(true);
  const read = partByPart(text);
  expect(read?.tree.declarations.length).toBeGreaterThan(100);
  expect(isDeepStrictEqual(read, asWhole(text))).toBe(true);
  expect(isDeepStrictEqual(read, parse(sourceOf(text)))).toBe(true);
});

test("a line that closes nothing, in a text of several lines", () => {
  const line = `  a text "A"\n  b text """\n${"}\n".repeat(2_000)}  """\n`;
  const text = `${all}\nsignals more "More" {\n${line.repeat(20)}}\n${all}`;
  expect(partByPart(text)).toBeUndefined();
  expect(isDeepStrictEqual(parse(sourceOf(text)), asWhole(text))).toBe(true);
});

test(`edits here and there, seed ${seed}`, () => {
  const random = createRandom(seed);
  let broken = 0;
  for (let time = 1; time <= 40; time++) {
    const text = edit(all, random);
    const read = parse(sourceOf(text));
    broken += read.diagnostics.length > 0 ? 1 : 0;
    expect(isDeepStrictEqual(read, asWhole(text)), `edit ${time}`).toBe(true);
  }
  expect(broken).toBeGreaterThan(5);
  expect(broken).toBeLessThan(40);
});
