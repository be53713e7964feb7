/** A table for terminals: columns as wide as their widest cell, numbers to the right. */

import { type CutText, cutTo, displayWidth, wrap } from "../../diagnostics/display-text.ts";

export interface Column {
  readonly title: string;
  readonly alignRight?: boolean;
  /** The widest it may get; longer cells are cut with `…`. */
  readonly widest?: number;
  /** The least; otherwise its title's. */
  readonly narrowest?: number;
  /** It says what the others come to: where a terminal is too narrow, these go last. */
  readonly verdict?: boolean;
  /** Of its cells in a row, where columns before it are left out. */
  readonly place?: number;
}

/**
 * As many columns as a terminal shows without breaking a line, left out from the right; all of them where `width` is
 * not known. Three always stay: the first, but for the last of them where there is a verdict.
 */
export function fitting(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number | undefined,
): readonly Column[] {
  if (width === undefined) return columns;
  const widths = columns.map((column, i) => widthOf(column, i, rows) + (i === 0 ? 0 : 2));
  let used = widths.reduce((sum, each) => sum + each, 0);
  const isVerdict = (i: number): number => Number(columns[i]?.verdict ?? false);
  const fromRight = [...columns.keys()].slice(2).reverse();
  const left = new Set<number>();
  for (const i of fromRight.toSorted((a, b) => isVerdict(a) - isVerdict(b))) {
    if (used <= width || columns.length - left.size === 3) break;
    used -= widths[i] ?? 0;
    left.add(i);
  }
  return columns.flatMap((column, place) => (left.has(place) ? [] : [{ ...column, place }]));
}

const placeOf = ({ place }: Column, index: number): number => place ?? index;

/** What a terminal was too narrow for; undefined where all columns are shown. */
export function furtherText(columns: readonly Column[], shown: readonly Column[]): string | undefined {
  const places = new Set(shown.map(placeOf));
  const titles = new Set(columns.flatMap(({ title }, place) => (places.has(place) ? [] : [title])));
  return titles.size === 0 ? undefined : `A wider window also shows: ${[...titles].join(", ")}.`;
}

/** The columns with the widths that these rows give them, for more rows under the same heads. */
export const widthsOf = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): readonly Column[] =>
  columns.map((column, index) => {
    const width = widthOf(column, placeOf(column, index), rows);
    return { ...column, narrowest: width, widest: width };
  });

/** Lines of the table; `head` styles the titles, `cell` a cell, named by its place in the row, once it has its width. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  style: {
    readonly head: (text: string) => string;
    readonly cell?: (text: string, row: number, column: number) => string;
  },
): readonly string[] {
  const cut = rows.map((row) =>
    columns.map((column, i) => cutTo(row[placeOf(column, i)] ?? "", column.widest)),
  );
  const widths = columns.map((column, i) =>
    cut.reduce((most, row) => Math.max(most, row[i]?.width ?? 0), leastOf(column)),
  );
  const pad = ({ text, width }: CutText, i: number): string => {
    const blanks = " ".repeat((widths[i] ?? 0) - width);
    return columns[i]?.alignRight === true ? blanks + text : text + blanks;
  };
  const { head, cell: styled = (text) => text } = style;
  const line = (cells: readonly string[]): string => cells.join("  ").trimEnd();
  return [
    line(columns.map(({ title }, i) => head(pad(cutTo(title), i)))),
    ...cut.map((row, r) =>
      line(
        columns.map((column, i) => styled(pad(row[i] ?? { text: "", width: 0 }, i), r, placeOf(column, i))),
      ),
    ),
  ];
}

/** Rows of a line each for one whose cell in `column` is wider than that; the other cells stand in the first. */
export const brokenRow = (
  row: readonly string[],
  column: number,
  width: number,
): readonly (readonly string[])[] =>
  wrap(row[column] ?? "", width).map((line, part) =>
    row.map((cell, i) => (i === column ? line : part === 0 ? cell : "")),
  );

/** Of the widest cell, or the title. */
function widthOf(column: Column, index: number, rows: readonly (readonly string[])[]): number {
  const { widest = Number.POSITIVE_INFINITY } = column;
  return rows.reduce(
    (most, row) => Math.max(most, Math.min(widest, displayWidth(row[index] ?? ""))),
    leastOf(column),
  );
}

const leastOf = ({ title, narrowest = displayWidth(title) }: Column): number => narrowest;
