/** What is wrong with a text that should be JSON, with its line, as people edit such files by hand. */

import { readJson } from "../../records/json-text.ts";
import { createLineMap } from "../../source/line-map.ts";

/** `this is no JSON, see line 3: a comma is missing here` @param text what `JSON.parse` refuses */
export function jsonProblem(text: string): string {
  const problem = readJson(text);
  if (problem.kind !== "problem") return "this is no JSON";
  const { line } = createLineMap(text).positionAt(problem.offset);
  return `this is no JSON, see line ${line}: ${problem.what}`;
}
