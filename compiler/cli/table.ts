/** A table for terminals: columns as wide as their widest cell, numbers to the right. */

import { displayWidth } from "../diagnostics/display-text.ts";

export interface Column {
  readonly title: string;
  readonly alignRight?: boolean;
  /** The widest it may get; longer cells are cut with `…`. */
  readonly widest?: number;
}

/** Lines of the table; `head` styles the titles, `cell` a cell once it has its width. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  style: {
    readonly head: (text: string) => string;
    readonly cell?: (text: string, row: number, column: number) => string;
  },
): readonly string[] {
  const cut = rows.map((row) =>
    row.map((cell, i) => cutTo(cell, columns[i]?.widest ?? Number.POSITIVE_INFINITY)),
  );
  const widths = columns.map((column, i) =>
    Math.max(displayWidth(column.title), ...cut.map((row) => displayWidth(row[i] ?? ""))),
  );
  const pad = (text: string, i: number): string => {
    const blanks = " ".repeat((widths[i] ?? 0) - displayWidth(text));
    return columns[i]?.alignRight === true ? blanks + text : text + blanks;
  };
  const line = (cells: readonly string[]): string => cells.join("  ").trimEnd();
  return [
    line(columns.map((column, i) => style.head(pad(column.title, i)))),
    ...cut.map((row, r) =>
      line(row.map((cell, i) => (style.cell === undefined ? pad(cell, i) : style.cell(pad(cell, i), r, i)))),
    ),
  ];
}

export function cutTo(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let cut = "";
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)) {
    if (displayWidth(cut + segment) > width - 1) break;
    cut += segment;
  }
  return `${cut}…`;
}
