/** Lines of a source: where one begins and ends, how deep it is, and which belong to a declaration. */

import type { ast, Comment, ParsedFile, Span } from "@persona-lang/compiler";

export const lineStartAt = (offset: number, text: string): number =>
  offset <= 0 ? 0 : Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;

/** Before its line end. */
export function lineEndAt(offset: number, text: string): number {
  const found = text.slice(offset).search(/[\r\n]/);
  return found < 0 ? text.length : offset + found;
}

/** The blanks that the line of an offset begins with. */
export const indentationAt = (offset: number, text: string): string =>
  /^[ \t]*/.exec(text.slice(lineStartAt(offset, text), offset))?.[0] ?? "";

export const lineEndingOf = (text: string): string => /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";

/** `// ---------- who they are ----------`: of all that follows, not of the next thing alone. */
const isHeading = ({ text }: Comment): boolean => /^\/\/\s*[-=*#]{3,}/.test(text);

/**
 * Whole lines: a declaration with the comments that stand right above it, and the blank lines below. Where something else
 * begins or ends on its lines, the declaration alone.
 */
export function linesOf(declaration: ast.Declaration, { source, comments }: ParsedFile): Span {
  const { text } = source;
  let start = lineStartAt(declaration.start, text);
  const rest = /^[ \t]*(\/\/[^\r\n]*)?(\r\n|\r|\n|$)([ \t]*(\r\n|\r|\n))*/.exec(
    text.slice(declaration.end),
  )?.[0];
  if (rest === undefined || text.slice(start, declaration.start).trim() !== "")
    return { start: declaration.start, end: declaration.end };
  for (const comment of comments.toReversed()) {
    const isAbove = comment.ownLine && comment.start < start && isOneLineEnd(text.slice(comment.end, start));
    if (isAbove && !isHeading(comment)) start = lineStartAt(comment.start, text);
  }
  return { start, end: declaration.end + rest.length };
}

/** Behind the comment at the end of its line, where there is one. */
export const behindComment = ({ end }: Span, text: string): number =>
  end + (/^[ \t]*\/\/[^\r\n]*/.exec(text.slice(end, lineEndAt(end, text)))?.[0].length ?? 0);

const isOneLineEnd = (between: string): boolean => /^[ \t]*(\r\n|\r|\n)?[ \t]*$/.test(between);

/** The declaration at the top of the file that an offset is in. */
export const topLevelAt = ({ tree }: ParsedFile, offset: number): ast.Declaration | undefined =>
  tree.declarations.find(({ start, end }) => start <= offset && offset <= end);
