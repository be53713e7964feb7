/**
 * Prints an outline: the one style of the language.
 *
 * Two blanks a level, one property a line, at most one empty line between two, columns as columns.ts cuts them.
 * A block that stood on one line stays on one line if it fits; a line that does not fit breaks after commas, and
 * inside parentheses before `and` and `or`. Widths count UTF-16 code units.
 *
 * Invariant: what is printed has the outline that it was printed from, so that printing it again changes
 * nothing. Each choice below depends on the outline alone, never on how the text was laid out.
 */

import { type BlockKind, columnWidths, cutIntoCells, padCells, type Row, rowOf, widest } from "./columns.ts";
import type { Block, Item, Line, Part } from "./outline.ts";
import { breaksForReading } from "./reading-order.ts";
import { isMultiline, reindentText } from "./text-block.ts";

const pageWidth = 100;
const indentation = "  ";
/** What a line that goes on below is moved in by: further than a block, to tell the two apart. */
const hanging = "    ";
/** Lines longer than this do not move the comments of their neighbours. */
const widestCommented = 60;
const commentGap = "  ";

/** The items of one block, each line with its indentation, joined by line feeds. */
export function printItems(items: readonly Item[], kind: BlockKind, indent: string): string {
  const printed: string[] = [];
  const rows = items.map((item) => (item.kind === "line" ? describeLine(item, kind, indent) : undefined));
  const widths = widthsOfRuns(items, rows);
  for (const [index, item] of items.entries()) {
    const gap = item.spaced && index > 0 ? "\n" : "";
    const row = rows[index];
    const text =
      item.kind === "note" || row === undefined
        ? indent + (item.kind === "note" ? item.text : "")
        : printLine(item, row, widths[index] ?? [], indent);
    printed.push(gap + text);
  }
  return alignComments(items, printed).join("\n");
}

// ---------- lines ----------

interface DescribedLine {
  readonly row: Row;
  /** Its cells, where the whole line fits on one line; otherwise the short ones before the rest, and nothing. */
  readonly cells: readonly string[];
  readonly fits: boolean;
}

function describeLine(line: Line, kind: BlockKind, indent: string): DescribedLine {
  const row = rowOf(line, kind);
  const parts = cutIntoCells(line.parts, row);
  const cells = parts.map(flatText);
  if (cells.every((cell) => cell !== undefined)) {
    const width = cells.reduce((sum, cell) => sum + 1 + cell.length, indent.length - 1);
    if (width <= pageWidth) return { row, cells, fits: true };
  }
  const short: string[] = [];
  for (const cell of cells.slice(0, -1)) {
    if (cell === undefined || cell.length > widest) break;
    short.push(cell);
  }
  return { row, cells: [...short, ""], fits: false };
}

/** For each item, the widths of the columns that it shares with its neighbours. */
function widthsOfRuns(
  items: readonly Item[],
  lines: readonly (DescribedLine | undefined)[],
): readonly (readonly number[])[] {
  const widths: (readonly number[])[] = [];
  let run: number[] = [];
  const endRun = (): void => {
    const shared = columnWidths(run.map((index) => lines[index]?.cells ?? []));
    for (const index of run) widths[index] = shared;
    run = [];
  };
  for (const [index, item] of items.entries()) {
    if (item.spaced) endRun();
    const line = lines[index];
    if (line === undefined) continue;
    const before = lines[run.at(-1) ?? -1];
    if (before !== undefined && before.row.role !== line.row.role) endRun();
    if (line.row.role === undefined || (!line.fits && hasBlock(item))) endRun();
    else run.push(index);
  }
  endRun();
  return widths;
}

const hasBlock = (item: Item): boolean =>
  item.kind === "line" && item.parts.some((part) => part.kind === "block");

function printLine(line: Line, described: DescribedLine, widths: readonly number[], indent: string): string {
  const { cells, fits, row } = described;
  const padded = padCells(cells, widths);
  if (fits) {
    return indent + (indent.length + padded.length <= pageWidth ? padded : cells.filter(Boolean).join(" "));
  }
  const printed = row.cells.slice(0, cells.length - 1).reduce((sum, count) => sum + count, 0);
  return printParts(line.parts.slice(printed), row.holds, indent + padded, indent);
}

// ---------- one line that has to be broken ----------

/** Goes on behind `start`, which has the indentation and perhaps a first cell. */
function printParts(parts: readonly Part[], holds: BlockKind, start: string, indent: string): string {
  const everyComma = breaksForReading(
    joinWords(parts, (word) => word),
    parts,
  );
  let text = start;
  let lineStart = text.lastIndexOf("\n") + 1;
  /** What the next segment may do: a line goes on below only after a comma or in parentheses. */
  let next: "joins" | "may break" | "must break" = "joins";
  const breakLine = (): void => {
    text += `\n${indent}${hanging}`;
    lineStart = text.length - indent.length - hanging.length;
  };
  for (const segment of segmentsOf(parts)) {
    const [first] = segment;
    const gap = text.length === lineStart + indent.length ? "" : " ";
    if (first?.kind === "comment") {
      if (first.ownLine || next === "must break") breakLine();
      text += first.ownLine || gap === "" ? first.text : commentGap + first.text;
      next = "must break";
    } else if (first?.kind === "block") {
      text += gap + printBlock(first, holds, indent);
      next = "joins";
    } else {
      const words = joinWords(segment, (word) => word);
      const width = words.search(/[\r\n]|$/);
      const isLong = text.length - lineStart + gap.length + width > pageWidth;
      if (next === "must break" || (next === "may break" && (isLong || everyComma))) breakLine();
      else text += gap;
      text += joinWords(segment, (word) =>
        isMultiline(word) ? reindentText(word, indent + indentation) : word,
      );
      next = "may break";
    }
    lineStart = text.lastIndexOf("\n") + 1;
  }
  return text;
}

function printBlock(block: Block, holds: BlockKind, indent: string): string {
  const opening = block.opening === undefined ? "" : commentGap + block.opening;
  if (block.items.length === 0 && opening === "") return "{}";
  const items = block.items.length === 0 ? "" : `\n${printItems(block.items, holds, indent + indentation)}`;
  return `{${opening}${items}\n${indent}}`;
}

/** The pieces that stay together: up to a comma, up to `and` and `or` in parentheses, each comment, each block. */
function segmentsOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  const segments: Part[][] = [];
  let segment: Part[] = [];
  let depth = 0;
  const end = (): void => {
    if (segment.length > 0) segments.push(segment);
    segment = [];
  };
  for (const part of parts) {
    if (part.kind !== "word") {
      end();
      segments.push([part]);
      continue;
    }
    if (depth > 0 && (part.text === "and" || part.text === "or")) end();
    if (part.text === "(") depth++;
    if (part.text === ")") depth--;
    segment.push(part);
    if (part.text === ",") end();
  }
  end();
  return segments;
}

// ---------- on one line ----------

/** The parts on one line, or undefined where something in them cannot be. */
function flatText(parts: readonly Part[]): string | undefined {
  let text = "";
  let before = "";
  for (const part of parts) {
    if (part.kind === "comment") return undefined;
    const own = part.kind === "word" ? part.text : flatBlock(part);
    if (own === undefined || isMultiline(own)) return undefined;
    text += needsGap(before, own) ? ` ${own}` : own;
    before = own;
  }
  return breaksForReading(text, parts) ? undefined : text;
}

function flatBlock(block: Block): string | undefined {
  if (block.items.length === 0) return block.opening === undefined ? "{}" : undefined;
  if (!block.inline) return undefined;
  const lines: string[] = [];
  for (const item of block.items) {
    const flat = item.kind === "line" && item.trailing === undefined ? flatText(item.parts) : undefined;
    if (flat === undefined) return undefined;
    lines.push(flat);
  }
  return `{ ${lines.join("; ")} }`;
}

function joinWords(parts: readonly Part[], printWord: (word: string) => string): string {
  let text = "";
  let before = "";
  for (const part of parts) {
    if (part.kind !== "word") continue;
    text += (needsGap(before, part.text) ? " " : "") + printWord(part.text);
    before = part.text;
  }
  return text;
}

const closing = new Set([",", ")", "%", "."]);
const needsGap = (before: string, word: string): boolean =>
  before !== "" && before !== "(" && before !== "." && !closing.has(word);

// ---------- comments at the ends of lines ----------

/** Adds them, under one another where neighbouring lines have one. */
function alignComments(items: readonly Item[], printed: readonly string[]): readonly string[] {
  const texts = [...printed];
  let run: number[] = [];
  const endRun = (): void => {
    const widths = run.map((index) => (texts[index] ?? "").replace(/^\n/, "").length);
    const column = Math.max(0, ...widths.filter((width) => width <= widestCommented));
    for (const [position, index] of run.entries()) {
      const { trailing = "" } = items[index] as Line;
      const blanks = " ".repeat(Math.max(0, column - (widths[position] ?? 0)));
      texts[index] += blanks + commentGap + trailing;
    }
    run = [];
  };
  for (const [index, item] of items.entries()) {
    const text = printed[index] ?? "";
    if (item.kind === "note" || item.trailing === undefined || item.spaced) endRun();
    if (item.kind === "note" || item.trailing === undefined) continue;
    run.push(index);
    if (text.includes("\n", 1)) {
      run.pop();
      endRun();
      texts[index] = text + commentGap + item.trailing;
    }
  }
  endRun();
  return texts;
}
