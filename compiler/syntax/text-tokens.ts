/**
 * Where a text ends.
 *
 * A text in quotes ends at its quote, but not at one inside `{{ }}`, or, unclosed, at the end of its line; a text between `"""` fences ends at
 * the next fence. Both are written as loops, since a regular expression over a long text can exhaust its stack.
 * What a text's value is, with its escapes, stands in text-values.ts.
 */

import { countBefore } from "../source/ascending.ts";

const quote = 34;
export const backslash = 92;
const brace = 123;
const closingBrace = 125;
const lineFeed = 10;
const carriageReturn = 13;

export const fence = '"""';

type Match = [string] | null;

/** With one of these in it, a text may not end at the next quote. */
const special = /[\\\n\r]|\{\{/;

/** Chevrotain's custom pattern: `"…"` on one line. */
export function matchText(source: string, offset: number): Match {
  if (source.charCodeAt(offset) !== quote) return null;
  const next = source.indexOf('"', offset + 1);
  // Nearly all texts end at the next quote: nothing before it says otherwise.
  if (next > 0 && next < offset + 1_000) {
    const text = source.slice(offset, next + 1);
    if (!special.test(text)) return [text];
  }
  let at = offset + 1;
  for (; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === quote) return [source.slice(offset, at + 1)];
    if (code === lineFeed || code === carriageReturn) break;
    if (code === backslash && !isLineEnd(source.charCodeAt(at + 1))) at++;
    else if (code === brace && source.charCodeAt(at + 1) === brace) at = endOfBraces(source, at) - 1;
  }
  // Recovery: `persona A A" {` — a mark right behind a word ends a text whose beginning has none.
  if (/[\p{L}\p{N}.!?…]/u.test(source.charAt(offset - 1))) return [source.charAt(offset)];
  // Recovery: `persona A "A {` — a text that is not closed ends with its line, before the braces at its end.
  let end = Math.min(at, source.length);
  while (end > offset + 1 && " \t{};".includes(source.charAt(end - 1))) end--;
  return [source.slice(offset, end)];
}

/** `{{or field "text"}}`: quotes between braces that are closed on the line are part of the text. */
function endOfBraces(source: string, offset: number): number {
  let quotes = 0;
  for (let at = offset + 2; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (isLineEnd(code) || code === brace) break;
    if (code === quote) quotes++;
    if (code === closingBrace && source.charCodeAt(at + 1) === closingBrace)
      return quotes % 2 === 0 ? at + 2 : offset + 2;
  }
  return offset + 2;
}

/** Chevrotain's custom pattern: `"""…"""`. */
export function matchTextBlock(source: string, offset: number): Match {
  if (!source.startsWith(fence, offset)) return null;
  const end = closingFence(source, offset);
  return [source.slice(offset, end ?? endOfUnclosedBlock(source, offset))];
}

export function isClosedText(image: string): boolean {
  const last = image.length - 1;
  return last > 0 && image.charCodeAt(last) === quote && !isEscaped(image, last);
}

/** Behind a backslash that is not itself behind one. */
function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (text.charCodeAt(start - 1) === backslash) start--;
  return (at - start) % 2 === 1;
}

export const isClosedTextBlock = (image: string): boolean => closingFence(image, 0) === image.length;

/** The offset behind the closing fence. */
function closingFence(source: string, offset: number): number | undefined {
  let at = source.indexOf(fence, offset + 3);
  while (at >= 0 && isEscaped(source, at)) at = source.indexOf(fence, at + 1);
  return at < 0 || opensAnotherBlock(source, offset, at) ? undefined : at + 3;
}

/**
 * Recovery: `agenda """ … ⏎ }` and a later `note """` — a fence at the end of a line that reads like a property
 * and stands no deeper than the line of the opening fence opens a text of its own: ours was never closed. Where
 * the fences do not pair, less is enough: `, es """`, or `… ; note """` anywhere in a line.
 */
function opensAnotherBlock(source: string, opening: number, at: number): boolean {
  if (!/^[ \t]*(?:[\r\n]|$)/.test(source.slice(at + 3, at + 200))) return false;
  const lineStart = startOfLine(source, at);
  if (lineStart <= opening) return false;
  const before = source.slice(lineStart, at);
  // As nearly all texts end: what opens another stands behind a word.
  if (before.trim() === "") return false;
  const deeper = indentation(source, lineStart) > indentation(source, startOfLine(source, opening));
  if (/^[ \t]*[a-z]+(?:[ \t]+[\w-]+)?[ \t]+$/.test(before) && !deeper) return true;
  const asLanguage = /^(?:[ \t]*,)?[ \t]*[a-z]{2,3}(?:-[\w-]+)?[ \t]+$/.test(before);
  const asProperty = !deeper && /[{;,][ \t]*[a-z]+(?:[ \t]+[a-z]{2,3})?[ \t]+$/.test(before);
  return (asLanguage || asProperty) && oddFences(source, opening);
}

/** Where the fences of the file stand that is being read: looked for once, in files that need it. */
let fences: { readonly source: string; readonly offsets: readonly number[] } | undefined;

/** Nothing of a file may stay when it is read. */
export function forgetFences(): void {
  fences = undefined;
}

/** Whether the fences from here to the end of the file are an odd number. */
function oddFences(source: string, from: number): boolean {
  if (fences?.source !== source) {
    const offsets: number[] = [];
    for (let at = source.indexOf(fence); at >= 0; at = source.indexOf(fence, at + 3)) offsets.push(at);
    fences = { source, offsets };
  }
  const { offsets } = fences;
  const before = countBefore(offsets.length, (index) => (offsets[index] as number) < from);
  return (offsets.length - before) % 2 === 1;
}

/** Recovery: `agenda """ ⏎ text ⏎ }` — an unclosed block ends before the first line that is no deeper. */
function endOfUnclosedBlock(source: string, offset: number): number {
  const line = startOfLine(source, offset);
  // `""", es """` stands as deep as the text itself.
  const behindFence = source.startsWith(fence, line + indentation(source, line));
  const depth = indentation(source, line) - (behindFence ? 1 : 0);
  let end = endOfLine(source, offset);
  while (end < source.length) {
    const next = end + (source.startsWith("\r\n", end) ? 2 : 1);
    const nextEnd = endOfLine(source, next);
    const blank = source.slice(next, nextEnd).trim() === "";
    if (!blank && indentation(source, next) <= depth) break;
    end = nextEnd;
  }
  return end;
}

function startOfLine(source: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isLineEnd(source.charCodeAt(at - 1))) at--;
  return at;
}

function endOfLine(source: string, offset: number): number {
  let at = offset;
  while (at < source.length && !isLineEnd(source.charCodeAt(at))) at++;
  return at;
}

function indentation(source: string, lineStart: number): number {
  let at = lineStart;
  while (source.charCodeAt(at) === 32 || source.charCodeAt(at) === 9) at++;
  return at - lineStart;
}

export const isLineEnd = (code: number): boolean => code === lineFeed || code === carriageReturn;
