/**
 * A long text, lexed part by part, so that others have a turn in between.
 *
 * A part ends in front of the end of a line, where no token goes on but a text of several lines. Such a token is
 * matched by our own functions, which see the whole text from any part of it: the part that it begins in takes it
 * whole, and the next part begins behind it.
 */

import type { IToken } from "chevrotain";
import { isLineEnd } from "./text-tokens.ts";

/** What is lexed now; nothing of it stays when its part is read. */
let lexed: { readonly text: string; readonly start: number } | undefined;

/** Where a part of so many characters at least ends that begins at an offset. */
export function endOfPart(text: string, start: number, partLength: number): number {
  for (let at = start + partLength; at < text.length; at++)
    if (isLineEnd(text.charCodeAt(at)) && !isBlankBefore(text, at)) return at;
  return text.length;
}

/** Whether all of the line before it is blank: then the line end is part of the token in front of it. */
function isBlankBefore(text: string, lineEnd: number): boolean {
  let at = lineEnd - 1;
  while (text.charAt(at) === " " || text.charAt(at) === "\t") at--;
  return at < 0 || isLineEnd(text.charCodeAt(at));
}

/** What the lexer says of a part; its own patterns see the text around it. */
export function withinText<Result>(
  text: string,
  start: number,
  end: number,
  read: (part: string) => Result,
): Result {
  lexed = { text, start };
  try {
    return read(text.slice(start, end));
  } finally {
    lexed = undefined;
  }
}

type Pattern = (source: string, offset: number, before: IToken[]) => [string] | null;

/** Chevrotain's custom pattern, asked of the whole text wherever the part at hand begins. */
export const inWholeText =
  (pattern: Pattern): Pattern =>
  (part, offset, before) =>
    lexed === undefined ? pattern(part, offset, before) : pattern(lexed.text, lexed.start + offset, before);
