/** A table for terminals: columns as wide as their widest cell, numbers to the right. */

import { type CutText, cutTo, displayWidth } from "../../diagnostics/display-text.ts";

export interface Column {
  readonly title: string;
  readonly alignRight?: boolean;
  /** The widest it may get; longer cells are cut with `…`. */
  readonly widest?: number;
  /** The least; otherwise its title's. */
  readonly narrowest?: number;
}

/**
 * As many columns, from the left, as a terminal shows without breaking a line; all of them where `width` is not
 * known. The first three always stay.
 */
export function fitting(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number | undefined,
): readonly Column[] {
  if (width === undefined) return columns;
  let used = 0;
  const end = columns.findIndex((column, i) => {
    used += widthOf(column, i, rows) + (i === 0 ? 0 : 2);
    return i > 2 && used > width;
  });
  return end < 0 ? columns : columns.slice(0, end);
}

/** What a terminal was too narrow for; undefined where all columns are shown. */
export function furtherText(columns: readonly Column[], shown: readonly Column[]): string | undefined {
  const titles = new Set(columns.slice(shown.length).map(({ title }) => title));
  return titles.size === 0 ? undefined : `A wider window also shows: ${[...titles].join(", ")}.`;
}

/** The columns with the widths that these rows give them, for more rows under the same heads. */
export const widthsOf = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): readonly Column[] =>
  columns.map((column, index) => {
    const width = widthOf(column, index, rows);
    return { ...column, narrowest: width, widest: width };
  });

/** Lines of the table; `head` styles the titles, `cell` a cell once it has its width. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  style: {
    readonly head: (text: string) => string;
    readonly cell?: (text: string, row: number, column: number) => string;
  },
): readonly string[] {
  const cut = rows.map((row) => columns.map(({ widest }, i) => cutTo(row[i] ?? "", widest)));
  const widths = columns.map((column, i) =>
    cut.reduce((most, row) => Math.max(most, row[i]?.width ?? 0), leastOf(column)),
  );
  const pad = ({ text, width }: CutText, i: number): string => {
    const blanks = " ".repeat((widths[i] ?? 0) - width);
    return columns[i]?.alignRight === true ? blanks + text : text + blanks;
  };
  const line = (cells: readonly string[]): string => cells.join("  ").trimEnd();
  return [
    line(columns.map(({ title }, i) => style.head(pad(cutTo(title), i)))),
    ...cut.map((row, r) =>
      line(row.map((cell, i) => (style.cell === undefined ? pad(cell, i) : style.cell(pad(cell, i), r, i)))),
    ),
  ];
}

/** Of the widest cell, or the title. */
function widthOf(column: Column, index: number, rows: readonly (readonly string[])[]): number {
  const { widest = Number.POSITIVE_INFINITY } = column;
  return rows.reduce(
    (most, row) => Math.max(most, Math.min(widest, displayWidth(row[index] ?? ""))),
    leastOf(column),
  );
}

const leastOf = ({ title, narrowest = displayWidth(title) }: Column): number => narrowest;
