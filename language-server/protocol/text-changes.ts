/**
 * The text of a file after what the client says was changed in it, each change in the text that the ones before made.
 *
 * Many changes are made in the text as a list of lines: a thousand in one message cost little more than one. A few are
 * made in the text as it is, since a long one takes longer to be divided into lines than to be looked through.
 */

import { createLineMap } from "@persona-lang/compiler";
import type { Position, TextDocumentContentChangeEvent } from "vscode-languageserver";
import { codeUnitsBefore, type Encoding } from "./positions.ts";

export function withChanges(
  text: string,
  changes: readonly TextDocumentContentChangeEvent[],
  encoding: Encoding,
): string {
  return changes.length <= few
    ? changes.reduce((changed, change) => withChange(changed, change, encoding), text)
    : withManyChanges(text, changes, encoding);
}

const few = 4;

function withChange(text: string, change: TextDocumentContentChangeEvent, encoding: Encoding): string {
  if (!("range" in change)) return change.text;
  const [start = 0, end = 0] = [change.range.start, change.range.end]
    .map((each) => offsetIn(text, each, encoding))
    .toSorted((a, b) => a - b);
  return text.slice(0, start) + change.text + text.slice(end);
}

/** Held to the text, and on its line before the line end. */
function offsetIn(text: string, { line, character }: Position, encoding: Encoding): number {
  const lineEnds = /\r\n|\r|\n/g;
  const next = text.includes("\r")
    ? () => (lineEnds.exec(text) === null ? -1 : lineEnds.lastIndex)
    : () => text.indexOf("\n", start) + 1 || -1;
  let start = 0;
  for (let passed = 0; passed < line; passed++) {
    const after = next();
    if (after === -1) return text.length;
    start = after;
  }
  const ends = [text.indexOf("\r", start), text.indexOf("\n", start)].filter((end) => end >= 0);
  return start + codeUnitsBefore(character, text.slice(start, Math.min(text.length, ...ends)), encoding);
}

function withManyChanges(
  text: string,
  changes: readonly TextDocumentContentChangeEvent[],
  encoding: Encoding,
): string {
  let lines = linesOf(text);
  for (const change of changes) {
    if (!("range" in change)) {
      lines = linesOf(change.text);
      continue;
    }
    const places = [change.range.start, change.range.end].map((each) => placeIn(lines, each, encoding));
    const [start, end] = places.toSorted((a, b) => a.line - b.line || a.at - b.at) as [Place, Place];
    // With the lines around: a CR at the end of one and an LF at the start of the next are one line end.
    const from = Math.max(0, start.line - 1);
    const to = Math.min(lines.length, end.line + 2);
    const before = lines.slice(from, start.line).join("") + (lines[start.line] ?? "").slice(0, start.at);
    const after = (lines[end.line] ?? "").slice(end.at) + lines.slice(end.line + 1, to).join("");
    const changed = linesOf(before + change.text + after);
    // What stands behind the last line end is a line only at the end of the text.
    if (to < lines.length) changed.pop();
    lines = lines.slice(0, from).concat(changed, lines.slice(to));
  }
  return lines.join("");
}

interface Place {
  readonly line: number;
  /** In UTF-16 code units. */
  readonly at: number;
}

/** Held to the text, and on its line before the line end. */
function placeIn(lines: readonly string[], { line, character }: Position, encoding: Encoding): Place {
  if (line >= lines.length) return { line: lines.length - 1, at: (lines.at(-1) ?? "").length };
  const held = Math.max(0, line);
  const written = (lines[held] ?? "").replace(/(?<![\r\n])[\r\n]+$/, "");
  return { line: held, at: codeUnitsBefore(character, written, encoding) };
}

/** With their line ends; the last one has none, and may be empty. */
function linesOf(text: string): string[] {
  const map = createLineMap(text);
  const startOf = (line: number): number => (line > map.lineCount ? text.length : map.offsetAt(line, 1));
  return Array.from({ length: map.lineCount }, (_, index) =>
    text.slice(startOf(index + 1), startOf(index + 2)),
  );
}
