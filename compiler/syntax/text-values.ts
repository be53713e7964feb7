/**
 * What a text says: its escapes resolved, the indentation of a text block stripped.
 *
 * A text is cut into pieces that each know where they come from, so that an offset in the value can be led back
 * to the source (text-offsets.ts). A block's closing fence sets the indentation that is taken off every line, and
 * the line ends next to the fences are not part of the text; nor are blanks next to a fence on its own line.
 */

import { backslash, fence, isClosedText, isClosedTextBlock } from "./text-tokens.ts";

export interface Piece {
  readonly value: string;
  /** Offset in the image. */
  readonly start: number;
  readonly end: number;
}

/** An escape that means nothing, as offsets in the image. */
export interface UnknownEscape {
  readonly start: number;
  readonly end: number;
}

export interface TextPieces {
  readonly pieces: readonly Piece[];
  readonly unknownEscapes: readonly UnknownEscape[];
}

/** The value of a text without any escape, the usual case. */
export function plainTextValue(image: string): string | undefined {
  return image.includes("\\") || image.startsWith(fence) || !isClosedText(image)
    ? undefined
    : image.slice(1, -1);
}

export function textPieces(image: string): TextPieces {
  const pieces: Piece[] = [];
  const unknownEscapes: UnknownEscape[] = [];
  for (const range of image.startsWith(fence) ? blockRanges(image) : [textRange(image)]) {
    if (range.lineEnd) pieces.push({ value: "\n", start: range.start, end: range.end });
    else cutEscapes(image, range.start, range.end, pieces, unknownEscapes);
  }
  return { pieces, unknownEscapes };
}

interface Range {
  readonly start: number;
  readonly end: number;
  readonly lineEnd?: true;
}

const textRange = (image: string): Range => ({
  start: 1,
  end: isClosedText(image) ? image.length - 1 : image.length,
});

/** The lines of a text block, without fences and indentation. */
function blockRanges(image: string): readonly Range[] {
  const end = isClosedTextBlock(image) ? image.length - 3 : image.length;
  const lines: { start: number; end: number; next: number }[] = [];
  let start = 3;
  for (const { 0: sign, index } of image.slice(0, end).matchAll(/\r\n?|\n/g)) {
    lines.push({ start, end: index, next: index + sign.length });
    start = index + sign.length;
  }
  lines.push({ start, end, next: end + 1 });
  const blank = (line: { start: number; end: number }) => image.slice(line.start, line.end).trim() === "";
  const first = lines[0] as (typeof lines)[0];
  const last = lines.at(-1) as (typeof lines)[0];
  const closingLine = lines.length > 1 && blank(last);
  const indentation = closingLine ? last.end - last.start : commonIndentation(image, lines.slice(1));
  if (closingLine) lines.pop();
  if (lines.length > 1 && blank(first)) lines.shift();
  const ranges: Range[] = [];
  lines.forEach((line, index) => {
    let { start, end } = line;
    if (line === first) while (start < end && isBlank(image.charCodeAt(start))) start++;
    else {
      const stop = Math.min(end, start + indentation);
      while (start < stop && isBlank(image.charCodeAt(start))) start++;
    }
    if (line === last) while (end > start && isBlank(image.charCodeAt(end - 1))) end--;
    ranges.push({ start, end });
    if (index < lines.length - 1) ranges.push({ start: line.end, end: line.next, lineEnd: true });
  });
  return ranges;
}

function commonIndentation(image: string, lines: readonly { start: number; end: number }[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { start, end } of lines) {
    let at = start;
    while (at < end && isBlank(image.charCodeAt(at))) at++;
    if (at < end) least = Math.min(least, at - start);
  }
  return least === Number.POSITIVE_INFINITY ? 0 : least;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["n", "\n"],
  ["t", "\t"],
]);

function cutEscapes(
  image: string,
  start: number,
  end: number,
  pieces: Piece[],
  unknown: UnknownEscape[],
): void {
  let from = start;
  for (let at = start; at < end; at++) {
    if (image.charCodeAt(at) !== backslash) continue;
    if (at > from) pieces.push({ value: image.slice(from, at), start: from, end: at });
    const escape = readEscape(image, at, end);
    pieces.push({ value: escape.value ?? image.slice(at, escape.end), start: at, end: escape.end });
    if (escape.value === undefined) unknown.push({ start: at, end: escape.end });
    from = escape.end;
    at = from - 1;
  }
  if (end > from) pieces.push({ value: image.slice(from, end), start: from, end });
}

function readEscape(image: string, at: number, end: number): { value: string | undefined; end: number } {
  const simple = escapes.get(image.charAt(at + 1));
  if (simple !== undefined && at + 2 <= end) return { value: simple, end: at + 2 };
  const unicode = /^\\u\{([0-9A-Fa-f]{1,6})\}/.exec(image.slice(at, Math.min(end, at + 11)));
  if (unicode === null) return { value: undefined, end: Math.min(end, at + 2) };
  const code = Number.parseInt(unicode[1] as string, 16);
  // Half a character and NUL cannot be written to files, calendars and databases.
  const usable = code !== 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return { value: usable ? String.fromCodePoint(code) : undefined, end: at + unicode[0].length };
}

const isBlank = (code: number): boolean => code === 32 || code === 9;
