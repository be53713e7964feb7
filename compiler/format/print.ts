/**
 * Prints an outline: the one style of the language.
 *
 * Two blanks a level, one property a line, at most one empty line between two, columns as columns.ts cuts them.
 * A block that stood on one line stays on one line if it fits; a line that does not fit breaks after commas, and
 * inside parentheses before `and` and `or`. What goes on below stands under the value of a property, else further in
 * than a block; translations stand below together, or one a line. Widths count UTF-16 code units.
 *
 * Invariant: what is printed has the outline that it was printed from, so that printing it again changes
 * nothing. Each choice below depends on the outline alone, never on how the text was laid out.
 */

import { type BlockKind, columnWidths, cutIntoCells, padCells, type Row, rowOf, widest } from "./columns.ts";
import { flatText, joinWords } from "./flat.ts";
import type { Block, Item, Line, Part } from "./outline.ts";
import { breaksForReading } from "./reading-order.ts";
import { isMultiline, reindentText } from "./text-block.ts";
import { addTrailingComments, commentGap } from "./trailing-comments.ts";

const pageWidth = 100;
const indentation = "  ";
/** What a line that goes on below is moved in by: further than a block, to tell the two apart. */
const hanging = "    ";

/** The items of one block, each line with its indentation, joined by line feeds. */
export function printItems(items: readonly Item[], kind: BlockKind, indent: string): string {
  const printed: string[] = [];
  const rows = items.map((item) => (item.kind === "line" ? describeLine(item, kind, indent) : undefined));
  const widths = widthsOfRuns(items, rows);
  for (const [index, item] of items.entries()) {
    const row = rows[index];
    if (item.kind === "note") printed.push(indent + item.text);
    else if (row !== undefined) printed.push(printLine(item, row, widths[index] ?? [], indent));
  }
  return addTrailingComments(items, printed)
    .map((text, index) => (index > 0 && items[index]?.spaced ? `\n${text}` : text))
    .join("\n");
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
  const start = indent + padded;
  const underValue = row.cells.length === 1 && printed > 0 && padded.length < widest;
  const below = underValue ? " ".repeat(start.length + 1) : indent + hanging;
  return printParts(line.parts.slice(printed), row.holds, start, indent, below);
}

// ---------- one line that has to be broken ----------

/** Goes on behind `start`, which has the indentation and perhaps a first cell; lines below begin with `below`. */
function printParts(
  parts: readonly Part[],
  holds: BlockKind,
  start: string,
  indent: string,
  below: string,
): string {
  const segments = segmentsOf(parts);
  const texts = segments.map((segment) => joinWords(segment));
  const everyComma = breaksForReading(texts, parts);
  let text = start;
  let column = start.length;
  /** What the next segment may do: a line goes on below only after a comma or in parentheses. */
  let next: "joins" | "may break" | "must break" = "joins";
  const add = (piece: string): void => {
    text += piece;
    const lineEnd = piece.lastIndexOf("\n");
    column = lineEnd < 0 ? column + piece.length : piece.length - lineEnd - 1;
  };
  /** The translations that are being printed end before this one. */
  let translationsEnd = 0;
  let translations: "together" | "one a line" = "together";
  for (const [index, segment] of segments.entries()) {
    const [first] = segment;
    const gap = column === indent.length ? "" : " ";
    if (first?.kind === "comment") {
      if (first.ownLine || next === "must break") add(`\n${below}`);
      add(first.ownLine || gap === "" ? first.text : commentGap + first.text);
      next = "must break";
    } else if (first?.kind === "block") {
      add(gap + printBlock(first, holds, indent));
      next = "joins";
    } else {
      const words = texts[index] ?? "";
      const lineEnd = words.search(/[\r\n]/);
      const width = lineEnd < 0 ? words.length : lineEnd;
      let breaks = column + gap.length + width > pageWidth;
      if (index >= translationsEnd && next === "may break") {
        translationsEnd = endOfTranslations(segments, index);
        const wide = widthOf(texts.slice(index, translationsEnd), segments[translationsEnd]);
        translations = below.length + wide <= pageWidth ? "together" : "one a line";
        if (translationsEnd > index) breaks = column + gap.length + wide > pageWidth;
      } else if (index < translationsEnd) breaks = translations === "one a line";
      if (next === "must break" || (next === "may break" && (breaks || everyComma))) add(`\n${below}`);
      else add(gap);
      add(
        lineEnd < 0
          ? words
          : joinWords(segment, (word) =>
              isMultiline(word) ? reindentText(word, indent + indentation) : word,
            ),
      );
      next = "may break";
    }
  }
  return text;
}

/** Where the translations that begin at a segment end, as `es "Precio", el "Τιμή"`; there where there are none. */
function endOfTranslations(segments: readonly (readonly Part[])[], from: number): number {
  let end = from;
  while (isTranslation(segments[end])) end++;
  return end;
}

/** A language and a text on one line. */
function isTranslation(segment: readonly Part[] | undefined): boolean {
  const [language, text] = segment ?? [];
  return (
    language?.kind === "word" &&
    /^\p{L}/u.test(language.text) &&
    text?.kind === "word" &&
    text.text.startsWith('"') &&
    !isMultiline(text.text)
  );
}

/** Of the texts of segments on one line; with the brace, where a block comes behind them. */
function widthOf(texts: readonly string[], behind: readonly Part[] | undefined): number {
  const width = texts.reduce((sum, text) => sum + 1 + text.length, -1);
  return behind?.[0]?.kind === "block" ? width + " {".length : width;
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
