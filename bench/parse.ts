/**
 * Reading: our lexer and parser, with recovery, against TypeScript's `createSourceFile` on text of equal size.
 *
 * TypeScript reads this compiler's own sources, one after the other until the sizes match. Both build a whole
 * tree with positions; neither binds names. Ours also reports hidden characters and keeps comments.
 */

import ts from "typescript";
import { parse } from "../compiler/dist/index.js";
import { generatePlaybook } from "./generate.ts";
import { type Comparison, compare } from "./measure.ts";
import { typescriptSources } from "./typescript-sources.ts";

const lines = 10_000;

export async function benchParse(root: string): Promise<readonly Comparison[]> {
  const text = generatePlaybook(lines);
  const typescript = textOf(typescriptSources(root), text.length);
  const broken = breakEvery(text, 200);
  const typescriptOnce = () =>
    ts.createSourceFile("a.ts", typescript, ts.ScriptTarget.Latest, false).statements;
  const oursOnce = (source: string) => () => parse({ path: "main.persona", text: source, version: 0 }).tree;
  return [
    await compare({
      name: "lex and parse, as TypeScript's `createSourceFile` on text of equal size",
      bar: { atLeast: 1.2 },
      ours: oursOnce(text),
      peer: typescriptOnce,
    }),
    await compare({
      name: "the same, with a mistake every 200 lines",
      bar: { atLeast: 1.2 },
      ours: oursOnce(broken),
      peer: typescriptOnce,
    }),
  ];
}

/** Cut at a line end. */
function textOf(files: readonly string[], length: number): string {
  let text = "";
  for (let index = 0; text.length < length; index++) text += files[index % files.length];
  return text.slice(0, text.lastIndexOf("\n", length));
}

/** Leaves out the first comma or brace of every so many lines. */
const breakEvery = (text: string, every: number): string =>
  text
    .split("\n")
    .map((line, index) => (index % every === every - 1 ? line.replace(/[,{]/, "") : line))
    .join("\n");
