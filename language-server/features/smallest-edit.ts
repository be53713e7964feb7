/** Edits of a file that is open: as little as can be, so that the cursor stays where it was. */

import type { Span } from "@persona-lang/compiler";

export interface Replacement {
  readonly span: Span;
  readonly newText: string;
}

/** One edit that makes the second text of the first, without what both begin and end with; never inside of a pair. */
export function smallestEdit(before: string, after: string): Replacement {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < most - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  while (start > 0 && isInside(before, start)) start--;
  while (same > 0 && (isInside(before, before.length - same) || isInside(after, after.length - same))) same--;
  return { span: { start, end: before.length - same }, newText: after.slice(start, after.length - same) };
}

/** Between the halves of a surrogate pair, or of CR LF. */
function isInside(text: string, at: number): boolean {
  const [left, right] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return (
    (left >= 0xd800 && left < 0xdc00 && right >= 0xdc00 && right < 0xe000) || (left === 13 && right === 10)
  );
}
