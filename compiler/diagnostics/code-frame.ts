/**
 * A code frame: the lines of one file that a diagnostic speaks of, with marks under them.
 *
 *       ╭─ main.persona:3:7 [unknown-name]
 *     3 │   for Tehcnical
 *       │       ^^^^^^^^^
 *
 * A line longer than the screen is cut around its mark. The frame only lays out; colours come from outside.
 */

import { createLineMap, type LineMap } from "../source/line-map.ts";
import type { Span } from "../source/span.ts";
import { type Cell, cellsOf, visible, wrap } from "./display-text.ts";

export interface Mark {
  readonly span: Span;
  /** After the mark; empty for the place that the message itself is about. */
  readonly message: string;
  readonly primary: boolean;
}

export interface FrameStyle {
  readonly width: number;
  readonly unicode: boolean;
  /** Of the rule and the line numbers. */
  readonly rule: (text: string) => string;
  readonly mark: (text: string, primary: boolean) => string;
}

/** Characters of a line that are looked at on each side of a mark: a line may be a whole file. */
const reach = 400;

export function renderFrame(
  text: string,
  path: string,
  heading: string,
  marks: readonly Mark[],
  style: FrameStyle,
): readonly string[] {
  const map = lineMapOf(text);
  const placed = marks.map((mark) => ({ mark, at: map.positionAt(mark.span.start) }));
  const gutter = String(Math.max(...placed.map(({ at }) => at.line))).length;
  const [corner, rule, gap] = style.unicode ? ["╭─", "│", "·"] : ["-->", "|", "."];
  const blank = " ".repeat(gutter);
  const first = placed.find(({ mark }) => mark.primary) ?? placed[0];
  const place = first === undefined ? "" : `:${first.at.line}:${first.at.column}`;
  const room = Math.max(20, style.width - gutter - 3);

  const rows = [`${style.rule(`${blank} ${corner}`)} ${visible(path)}${place}${heading}`];
  let previous: number | undefined;
  const byLine = Map.groupBy(placed, ({ at }) => at.line);
  for (const [line, onLine] of [...byLine].sort(([a], [b]) => a - b)) {
    if (previous !== undefined && line > previous + 1) rows.push(style.rule(`${blank} ${gap}`));
    previous = line;
    const lineStart = map.offsetAt(line, 1);
    const spans = onLine.map(({ mark }) => ({
      start: mark.span.start - lineStart,
      end: mark.span.end - lineStart,
    }));
    const shown = showLine(map.lineText(line), spans, room, style.unicode ? "…" : "...");
    rows.push(`${style.rule(`${String(line).padStart(gutter)} ${rule}`)} ${shown.text}`.trimEnd());
    onLine.forEach(({ mark }, index) => {
      const { column = 0, width = 1 } = shown.marks[index] ?? {};
      const carets = (mark.primary ? "^" : "-").repeat(width);
      const beside = column + width + 1;
      // A message that does not fit beside its mark goes below it, as far left as it must.
      const fits = beside + mark.message.length <= room;
      const indent = fits ? beside : Math.min(column, Math.max(0, room - 40));
      const [start = "", ...rest] =
        mark.message === "" ? [] : wrap(mark.message, Math.max(20, room - indent));
      const lead = `${" ".repeat(column)}${carets}`;
      const lines = fits || start === "" ? [`${lead} ${start}`] : [lead, " ".repeat(indent) + start];
      for (const each of [...lines, ...rest.map((more) => " ".repeat(indent) + more)])
        rows.push(`${style.rule(`${blank} ${rule}`)} ${style.mark(each.trimEnd(), mark.primary)}`);
    });
  }
  return rows;
}

interface ShownLine {
  readonly text: string;
  readonly marks: readonly { readonly column: number; readonly width: number }[];
}

function showLine(line: string, spans: readonly Span[], room: number, ellipsis: string): ShownLine {
  const focus = spans[0]?.start ?? 0;
  const from = safeCut(line, focus - reach);
  const cells = cellsOf(line.slice(from, safeCut(line, focus + reach)));
  const columns = startColumns(cells);
  const cellAt = (offset: number) => {
    const index = cells.findIndex((cell) => from + cell.end > offset);
    return index < 0 ? cells.length : index;
  };
  const columnOf = (index: number) => columns[index] ?? 0;

  const focused = columnOf(cellAt(focus));
  const cutsLeft = from > 0 || (columnOf(cells.length) > room && focused > room * 0.7);
  const left = cutsLeft ? columns.findIndex((column) => column >= focused - Math.floor(room / 3)) : 0;
  const lead = cutsLeft ? ellipsis : "";
  const limit = room - lead.length - ellipsis.length;
  let right = left;
  while (right < cells.length && columnOf(right + 1) - columnOf(left) <= limit) right++;
  const cutsRight = right < cells.length || from + (cells.at(-1)?.end ?? 0) < line.length;

  return {
    text:
      lead +
      cells
        .slice(left, right)
        .map((cell) => cell.shown)
        .join("") +
      (cutsRight ? ellipsis : ""),
    marks: spans.map(({ start, end }) => {
      const first = Math.min(Math.max(cellAt(start), left), right);
      const last = Math.min(Math.max(end > start ? cellAt(end - 1) + 1 : first, first), right);
      const column = columnOf(first) - columnOf(left) + lead.length;
      return { column, width: Math.max(1, columnOf(last) - columnOf(first)) };
    }),
  };
}

/** Where each cell begins, and last where the line ends. */
function startColumns(cells: readonly Cell[]): readonly number[] {
  const columns = [0];
  for (const cell of cells) columns.push((columns.at(-1) ?? 0) + cell.width);
  return columns;
}

/** An offset held to the line, never between the halves of a character. */
function safeCut(line: string, offset: number): number {
  const held = Math.max(0, Math.min(offset, line.length));
  const code = line.charCodeAt(held);
  return code >= 0xdc00 && code <= 0xdfff ? held + 1 : held;
}

/** Diagnostics come file by file: the map of the last text serves the next. */
let last: { readonly text: string; readonly map: LineMap } | undefined;
function lineMapOf(text: string): LineMap {
  if (last?.text !== text) last = { text, map: createLineMap(text) };
  return last.map;
}
