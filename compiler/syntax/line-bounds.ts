/** Where the line of an offset begins and ends, without its line end, how deep it stands, and what goes with what is on it. */

import type { Span } from "../source/span.ts";

export function lineStart(text: string, at: number): number {
  if (isOnKnown(text, at)) return known.start;
  const start = startOf(text, at);
  if (at - start > longLine) known = { text, start, end: endOf(text, at) };
  return start;
}

export function lineEnd(text: string, at: number): number {
  if (isOnKnown(text, at)) return known.end;
  const end = endOf(text, at);
  if (end - at > longLine) known = { text, start: startOf(text, at), end };
  return end;
}

/** What stands on the line before an offset, and from it on; of a line that a program wrote, no more than matters. */
export const lineBefore = (text: string, at: number): string =>
  text.slice(Math.max(lineStart(text, at), at - longLine), at);
export const lineFrom = (text: string, at: number): string =>
  text.slice(at, Math.min(lineEnd(text, at), at + longLine));

/** The long line that was asked about last: what a program wrote on one line may hold thousands of mistakes. */
let known = { text: "", start: 0, end: -1 };
const longLine = 1_000;

function isOnKnown(text: string, at: number): boolean {
  if (at < known.start || at > known.end || text !== known.text) return false;
  // The same text read again is another string: compared once, not letter by letter each time.
  known.text = text;
  return true;
}

function startOf(text: string, at: number): number {
  let start = at;
  while (start > 0 && !isLineEnd(text[start - 1])) start--;
  return start;
}

function endOf(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isLineEnd(text[end])) end++;
  return end;
}

/** What stands at `span`, with its line if nothing else is on it, or with the `;` that it shares a line by. */
export function withItsLine(text: string, span: Span): Span {
  let { start, end } = span;
  while (isBlank(text[start - 1])) start--;
  while (isBlank(text[end])) end++;
  const alone = (start === 0 || isLineEnd(text[start - 1])) && (end === text.length || isLineEnd(text[end]));
  if (alone) {
    if (text[end] === "\r" && text[end + 1] === "\n") end++;
    return { start, end: Math.min(end + 1, text.length) };
  }
  if (text[end] === ";") {
    do end++;
    while (isBlank(text[end]));
    return { start: span.start, end };
  }
  return text[start - 1] === ";" ? { start: start - 1, end: span.end } : span;
}

/** What stands at `span` with the blanks that nothing would need without it: of those around it, one side is enough. */
export function withItsBlanks(text: string, { start, end }: Span): Span {
  if (isLineEnd(text[end - 1])) return { start, end };
  let [from, to] = [start, end];
  while (isBlank(text[from - 1])) from--;
  while (isBlank(text[to])) to++;
  const begins = from === 0 || isLineEnd(text[from - 1]);
  const ends = to === text.length || isLineEnd(text[to]) || text[to] === ";" || text[to] === ",";
  if (ends && !begins) return { start: from, end };
  return begins || from < start ? { start, end: to } : { start, end };
}

const isBlank = (character: string | undefined) => character === " " || character === "\t";
const isLineEnd = (character: string | undefined) => character === "\n" || character === "\r";

/** The blanks that a line begins with. */
export const indentationAt = (text: string, at: number): string =>
  /^[ \t]*/.exec(text.slice(lineStart(text, at), lineEnd(text, at)))?.[0] ?? "";

/** The `}` of a block that ends at `end`: below the line that opens it, or behind what stands on one line with it. */
export function closingBrace(text: string, opened: number, end: number): string {
  const isOneLine = lineStart(text, opened) === lineStart(text, end);
  return isOneLine ? " }" : `\n${indentationAt(text, opened)}}`;
}
