/**
 * Columns: which words of neighbouring lines stand under one another.
 *
 * A line is cut into cells by what it is: `word | value` for a property, `name | type | titles` for a signal,
 * `test | then …` for an arm. Neighbouring lines of the same role share columns; an empty line, a line of
 * another role and a block over several lines end them. A cell wider than `widest` neither widens its column
 * nor is padded. The roles come from the vocabulary, so a new construct is aligned without a word here.
 */

import { kindOfKeyword } from "../syntax/keywords.ts";
import type { DeclarationSpecification, PropertySpecification } from "../syntax/specification.ts";
import { type DeclarationKind, propertyOf, specificationOf } from "../syntax/vocabulary.ts";
import type { Line, Part } from "./outline.ts";

/** What a block holds: the items of a declaration, the top of a file, or the arms of a `for`. */
export type BlockKind = DeclarationKind | "file" | "arms";

export interface Row {
  /** Only lines of the same role share columns; undefined: a sentence, which shares none. */
  readonly role: string | undefined;
  /** How many parts each cell but the last has. */
  readonly cells: readonly number[];
  /** What the blocks of this line hold. */
  readonly holds: BlockKind;
}

export const widest = 32;

/** Shapes that read as sentences: their words are not set apart from what follows. */
const sentences: ReadonlySet<PropertySpecification["shape"]> = new Set([
  "when-rule",
  "for-rule",
  "expectation",
  "cohort-expectation",
]);

export function rowOf(line: Line, parent: BlockKind): Row {
  const first = wordAt(line.parts, 0);
  if (parent === "arms") {
    return { role: "arm", cells: [positionOf(line.parts, (text) => text === "then")], holds: "arms" };
  }
  const specification: DeclarationSpecification | undefined =
    parent === "file" ? undefined : specificationOf(parent);
  const property = parent === "file" ? undefined : propertyOf(parent, first);
  if (property !== undefined) {
    const holds = property.shape === "for-rule" ? "arms" : "member";
    return sentences.has(property.shape)
      ? { role: undefined, cells: [], holds }
      : { role: "property", cells: [1], holds };
  }
  const kind = kindOfKeyword(first, parent === "file" ? undefined : parent);
  if (kind !== undefined) return declarationRow(line, kind, first);
  if (specification?.lines === "signal") {
    const titles = positionOf(line.parts, (text) => text.startsWith('"'));
    return { role: "signal", cells: [1, titles - 1], holds: "member" };
  }
  return { role: specification?.lines ?? "member", cells: [1], holds: "member" };
}

/** `role Sponsor | "Executive sponsor" | { from customer }` */
function declarationRow(line: Line, kind: DeclarationKind, keyword: string): Row {
  const holds = kind === "type" ? "member" : kind;
  if (specificationOf(kind).name === "none") return { role: undefined, cells: [], holds };
  const block = line.parts.findIndex((part) => part.kind === "block");
  return { role: keyword, cells: block > 2 || block < 0 ? [2, block - 2] : [2, 0], holds };
}

const wordAt = (parts: readonly Part[], index: number): string => {
  const part = parts[index];
  return part?.kind === "word" ? part.text : "";
};

/** The index of the first such word, or behind the last part. */
function positionOf(parts: readonly Part[], is: (text: string) => boolean): number {
  const position = parts.findIndex((part) => part.kind === "word" && is(part.text));
  return position < 0 ? parts.length : position;
}

/** The parts of a line, cut into its cells; the last cell has the rest. */
export function cutIntoCells(parts: readonly Part[], row: Row): readonly (readonly Part[])[] {
  const cells: (readonly Part[])[] = [];
  let from = 0;
  for (const count of row.cells) {
    if (count < 0 || from + count >= parts.length) break;
    cells.push(parts.slice(from, from + count));
    from += count;
  }
  return [...cells, parts.slice(from)];
}

/** The width of each column that these rows of cells share. */
export function columnWidths(rows: readonly (readonly string[])[]): readonly number[] {
  const widths: number[] = [];
  for (const cells of rows) {
    for (const [column, cell] of cells.slice(0, -1).entries()) {
      const width = cell.length > widest ? 0 : cell.length;
      widths[column] = Math.max(widths[column] ?? 0, width);
    }
  }
  return widths;
}

/** The cells of one line, each but the last padded to its column. */
export function padCells(cells: readonly string[], widths: readonly number[]): string {
  let text = "";
  for (const [column, cell] of cells.entries()) {
    const isLast = column === cells.length - 1;
    const padded = isLast ? cell : cell.padEnd(widths[column] ?? 0);
    if (padded !== "") text += text === "" ? padded : ` ${padded}`;
  }
  return text;
}
