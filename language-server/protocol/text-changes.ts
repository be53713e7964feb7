/**
 * The text of a file after what the client says was changed in it, each change in the text that the ones before made.
 *
 * The text is held line by line meanwhile: a thousand changes in one message cost little more than one.
 */

import { createLineMap } from "@persona-lang/compiler";
import type { Position, TextDocumentContentChangeEvent } from "vscode-languageserver";
import { codeUnitsBefore, type Encoding } from "./positions.ts";

export function withChanges(
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
  const written = (lines[held] ?? "").replace(/[\r\n]+$/, "");
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
