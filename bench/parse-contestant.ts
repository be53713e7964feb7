/**
 * One side of the bench of reading: `ours` or `ours with mistakes`, so many lines of a playbook, or `typescript`, as
 * many characters as those have.
 *
 * What was read last is kept, as whoever goes on with it keeps it.
 */

import ts from "typescript";
import { parse } from "../compiler/dist/index.js";
import { generatePlaybook } from "./generate.ts";
import { answer } from "./own-process.ts";
import { typescriptSources } from "./typescript-sources.ts";

const [side = "", lines = "", root = ""] = process.argv.slice(2);

let latest: unknown;

function createWork(): () => void {
  const playbook = generatePlaybook(Number(lines));
  if (side === "typescript") {
    const text = textOf(typescriptSources(root), playbook.length);
    return () => {
      latest = ts.createSourceFile("a.ts", text, ts.ScriptTarget.Latest, false).statements;
    };
  }
  const text = side === "ours" ? playbook : breakEvery(playbook, 200);
  return () => {
    latest = parse({ path: "main.persona", text, version: 0 }).tree;
  };
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

const work = createWork();
// Until V8 makes nothing faster any more.
for (let read = 0; read < 100; read++) work();
if (latest === undefined) throw new Error("nothing was read");
answer(work);
