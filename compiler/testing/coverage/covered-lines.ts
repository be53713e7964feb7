/** Coverage by file and line, as files that other programs read have it: a line holds items as branches. */

import type { Coverage, CoverageItem } from "./coverage.ts";

export interface CoveredFile {
  readonly path: string;
  /** Ascending. */
  readonly lines: readonly CoveredLine[];
}

export interface CoveredLine {
  readonly line: number;
  readonly items: readonly CoverageItem[];
  readonly covered: number;
}

/** Files in the order of their paths; only lines on which the playbook decides something. */
export function coveredFiles({ items }: Coverage): readonly CoveredFile[] {
  const files = new Map<string, Map<number, CoverageItem[]>>();
  for (const item of items) {
    const lines = files.get(item.at.file) ?? new Map<number, CoverageItem[]>();
    files.set(item.at.file, lines);
    lines.set(item.at.line, [...(lines.get(item.at.line) ?? []), item]);
  }
  return [...files]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([path, lines]) => ({
      path,
      lines: [...lines]
        .sort(([left], [right]) => left - right)
        .map(([line, items]) => ({
          line,
          items,
          covered: items.filter(({ by }) => by !== undefined).length,
        })),
    }));
}

export interface LineCounts {
  readonly lines: number;
  readonly linesCovered: number;
  readonly branches: number;
  readonly branchesCovered: number;
}

/** A line is covered if something on it is; its items are what may be left out. */
export function countLines(files: readonly CoveredFile[]): LineCounts {
  const lines = files.flatMap((file) => file.lines);
  const sum = (count: (line: CoveredLine) => number) => lines.reduce((all, line) => all + count(line), 0);
  return {
    lines: lines.length,
    linesCovered: sum(({ covered }) => (covered > 0 ? 1 : 0)),
    branches: sum(({ items }) => items.length),
    branchesCovered: sum(({ covered }) => covered),
  };
}
