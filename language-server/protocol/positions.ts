/**
 * Between offsets of a text, which the compiler counts in, and the protocol's lines and characters.
 *
 * A character is a unit of the encoding that client and server agreed on. What lies beyond a line or beyond the text
 * is held to its end, as the protocol asks for; nothing is ever split in the middle of a character.
 */

import { createLineMap, type Span } from "@persona-lang/compiler";
import type { Position, Range } from "vscode-languageserver";

export type Encoding = "utf-8" | "utf-16" | "utf-32";

export interface Positions {
  positionAt(offset: number): Position;
  offsetAt(position: Position): number;
  rangeOf(span: Span): Range;
  spanOf(range: Range): Span;
}

export function createPositions(text: string, encoding: Encoding): Positions {
  const lines = createLineMap(text);
  function positionAt(offset: number): Position {
    const { line, column } = lines.positionAt(offset);
    const before =
      encoding === "utf-16" ? column - 1 : unitsIn(lines.lineText(line).slice(0, column - 1), encoding);
    return { line: line - 1, character: before };
  }
  function offsetAt({ line, character }: Position): number {
    if (line >= lines.lineCount) return text.length;
    const written = lines.lineText(line + 1);
    return lines.offsetAt(line + 1, 1) + codeUnitsBefore(character, written, encoding);
  }
  return {
    positionAt,
    offsetAt,
    rangeOf: ({ start, end }) => ({ start: positionAt(start), end: positionAt(end) }),
    spanOf: ({ start, end }) => ({ start: offsetAt(start), end: offsetAt(end) }),
  };
}

function unitsIn(text: string, encoding: Encoding): number {
  let units = 0;
  for (const character of text) units += unitsOf(character, encoding);
  return units;
}

/** How many of the line's UTF-16 code units stand before a character; of one that lies inside of a pair, before the pair. */
export function codeUnitsBefore(character: number, line: string, encoding: Encoding): number {
  if (encoding === "utf-16") {
    const held = Math.max(0, Math.min(Math.floor(character), line.length));
    const splits = /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(line.slice(Math.max(0, held - 1), held + 1));
    return splits ? held - 1 : held;
  }
  let units = 0;
  let length = 0;
  for (const each of line) {
    units += unitsOf(each, encoding);
    if (units > character) break;
    length += each.length;
  }
  return length;
}

function unitsOf(character: string, encoding: Encoding): number {
  if (encoding === "utf-16") return character.length;
  const code = character.codePointAt(0) ?? 0;
  if (encoding === "utf-32" || code < 0x80) return 1;
  return code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
