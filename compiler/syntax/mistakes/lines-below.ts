/**
 * `persona A "A": ⏎ summary "x"`: a block without its braces, told by how deep its lines stand.
 *
 * Asked only where a block is missing.
 */

import { indentationAt, lineEnd, lineStart } from "../line-bounds.ts";
import type { Correction } from "../syntax-report.ts";

/** A colon that stands for `{` at the end of a head, behind its last word. */
export const colonBehind = (text: string, at: number): number =>
  /[ \t]*:(?=[ \t]*(?:\/\/|[\r\n]|$))/y.exec(text.slice(at, lineEnd(text, at) + 1))?.[0].length ?? 0;

/** Braces around the lines that stand deeper below the head that ends at `at`, in place of its colon. */
export function bracesAroundBelow(text: string, at: number): Correction | undefined {
  const indentation = indentationAt(text, lineStart(text, at));
  const start = at + colonBehind(text, at);
  let end = lineEnd(text, at);
  let last: number | undefined;
  for (let count = 0; count < mostLines && end < text.length; count++) {
    const next = end + (text.startsWith("\r\n", end) ? 2 : 1);
    end = lineEnd(text, next);
    if (text.slice(next, end).trim() === "") continue;
    const depth = indentationAt(text, next).length;
    if (depth <= indentation.length || text[next + depth] === "}") break;
    last = end;
  }
  if (last === undefined) return undefined;
  const newText = ` {${text.slice(start, last)}\n${indentation}}`;
  return { title: "write braces around the lines below", span: { start: at, end: last }, newText };
}

/** A block that is longer was not written by hand. */
const mostLines = 500;
