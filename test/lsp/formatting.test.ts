import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import type { TextEdit } from "vscode-languageserver";
import { format } from "../../compiler/format/format.ts";
import { printTree } from "../../compiler/syntax/print-tree.ts";
import { formattingOf } from "../../language-server/features/formatting.ts";
import { createPositions } from "../../language-server/protocol/positions.ts";
import { parseText } from "../harness/invariants.ts";
import { type Client, connect } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

const starter = readFileSync(new URL("../../compiler/starter/main.persona", import.meta.url), "utf8");
const uri = uriOf("main.persona");
const options = { tabSize: 4, insertSpaces: false };

let client: Client | undefined;
afterEach(async () => {
  await client?.end();
  client = undefined;
});

async function edited(text: string, method: string, params: object): Promise<string> {
  client = await connect(createMemoryFiles(new Map([["main.persona", text]])));
  await client.open(uri, text);
  const edits = await client.request<TextEdit[]>(`textDocument/${method}`, {
    textDocument: { uri },
    options,
    ...params,
  });
  return withEdits(text, edits);
}

function withEdits(text: string, edits: readonly TextEdit[]): string {
  const positions = createPositions(text, "utf-16");
  const spans = edits.map(({ range, newText }) => ({ ...positions.spanOf(range), newText }));
  return spans
    .toSorted((a, b) => b.start - a.start)
    .reduce((all, { start, end, newText }) => all.slice(0, start) + newText + all.slice(end), text);
}

const untidy = starter
  .replace("  version   ", " version ")
  .replace("  when wantsFast then", "      when   wantsFast  then")
  .replace("    speed   then", "    speed then");

const lineOf = (text: string, words: string) => text.split("\n").findIndex((line) => line.includes(words));
const rangeOf = (text: string, words: string) => {
  const line = lineOf(text, words);
  return { start: { line, character: 3 }, end: { line, character: 4 } };
};

test("a line gets the style, and no other", async () => {
  const some = await edited(untidy, "rangeFormatting", { range: rangeOf(untidy, "wantsFast  then") });
  expect(some).toBe(
    starter.replace("  version   ", " version ").replace("    speed   then", "    speed then"),
  );
});

test("lines that are apart get it at once", async () => {
  const ranges = [rangeOf(untidy, "wantsFast  then"), rangeOf(untidy, "speed then")];
  expect(await edited(untidy, "rangesFormatting", { ranges })).toBe(
    starter.replace("  version   ", " version "),
  );
});

test("a closed block gets it", async () => {
  const at = untidy.indexOf("\n}\n\nclassify");
  const position = createPositions(untidy, "utf-16").positionAt(at + 2);
  expect(await edited(untidy, "onTypeFormatting", { position, ch: "}" })).toBe(
    starter.replace("  version   ", " version "),
  );
});

test("a new line is as deep as its block, in a file that is broken too", async () => {
  const typed = (before: string, after: string) => {
    const position = createPositions(before, "utf-16").positionAt(before.length);
    return edited(before + after, "onTypeFormatting", { position, ch: "\n" });
  };
  expect(await typed("weights {\n  for mainGoal {\n", "\n  }\n}\n")).toBe(
    "weights {\n  for mainGoal {\n    \n  }\n}\n",
  );
  await client?.end();
  expect(await typed("weights {\n  for mainGoal {\n", "")).toBe("weights {\n  for mainGoal {\n    ");
  await client?.end();
  expect(await typed('persona A "{ {" { // {\n', "")).toBe('persona A "{ {" { // {\n  ');
  await client?.end();
  expect(await typed("weights {\n", "      }")).toBe("weights {\n}");
});

test("nothing is changed inside of a text or a comment", async () => {
  const text = 'message m "M" {\n  body """\n    a\n    }\n    """\n}\n';
  const position = createPositions(text, "utf-16").positionAt(text.indexOf("    }") + 5);
  expect(await edited(text, "onTypeFormatting", { position, ch: "}" })).toBe(text);
});

/** Blanks and line ends, which no reader asks about, wherever one may stand. */
const disturbed = fc
  .array(fc.tuple(fc.nat(), fc.constantFrom(" ", "   ", "\t", " \t ")), { maxLength: 40 })
  .map((noise) =>
    noise.reduce((text, [at, blanks]) => {
      const gaps = [...text.matchAll(/(?<=^|\n|\w) +(?=\w)/g)].filter(({ index }) => isCode(text, index));
      const gap = gaps[at % gaps.length];
      return gap === undefined
        ? text
        : text.slice(0, gap.index) + blanks + text.slice(gap.index + gap[0].length);
    }, starter),
  );
const isCode = (text: string, at: number): boolean => {
  const line = text.slice(text.lastIndexOf("\n", at) + 1, at);
  const inBlock = (text.slice(0, at).match(/"""/g)?.length ?? 0) % 2 === 1;
  return !inBlock && !line.includes("//") && (line.match(/"/g)?.length ?? 0) % 2 === 0;
};

test("whatever lines get it, the file says the same; all lines are the formatted file", () => {
  fc.assert(
    fc.property(disturbed, fc.nat(), fc.nat(), (text, a, b) => {
      const file = parseText(text);
      const [start = 0, end = 0] = [a % text.length, b % text.length].sort((x, y) => x - y);
      const apply = (edits: ReturnType<typeof formattingOf>) =>
        edits
          .toReversed()
          .reduce((all, { span, newText }) => all.slice(0, span.start) + newText + all.slice(span.end), text);
      const some = apply(formattingOf(file, [{ start, end }]));
      expect(wordsOf(printTree(parseText(some).tree))).toEqual(wordsOf(printTree(file.tree)));
      expect({ text: apply(formattingOf(file)) }).toEqual(format(file));
    }),
    { seed: 20261128, numRuns: 60 },
  );
});

/** Without places. */
const wordsOf = (tree: string): string => tree.replace(/\d+\.\.\d+|\d+:\d+/g, "");
