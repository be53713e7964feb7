/**
 * A long text, read part by part, so that only the tokens of one are alive: they take twenty times the room of the
 * text, and what is alive is copied and looked through by whoever collects garbage.
 */

import type { SourceFile } from "../source/source-file.ts";
import type { Work } from "../source/work.ts";
import type { ParsedFile } from "./parsed-file.ts";
import { fileOf, type Part, readingPart } from "./part.ts";
import { createSyntaxReporter } from "./syntax-report.ts";

/** So many characters at least are read by themselves. */
const longPart = 65_536;
/** The end of a declaration, as people and `persona fmt` write it. */
const closesDeclaration = /^\}[ \t]*$/gm;

export const isLong = ({ text }: SourceFile): boolean => text.length > 2 * longPart;

/** Undefined where something is wrong in a part: what it is can be told only with the whole text before one. */
export function* readingInParts(
  source: SourceFile,
  holdsHidden: boolean,
  partLength: number,
): Work<ParsedFile | undefined> {
  const { text } = source;
  const reporter = createSyntaxReporter(source);
  const parts: Part[] = [];
  for (let start = 0; start < text.length; ) {
    closesDeclaration.lastIndex = start + longPart;
    const last = closesDeclaration.exec(text);
    const end = last === null ? text.length : last.index + last[0].length;
    const part = yield* readingPart(source, { start, end }, holdsHidden, partLength, reporter);
    // Such a line may stand in a text of several lines, which then reaches beyond it.
    const goesOn = (part.declarations.at(-1)?.end ?? start) > end;
    if (goesOn || reporter.diagnostics.length > 0) return undefined;
    parts.push(part);
    start = end;
  }
  return fileOf(source, parts, []);
}
