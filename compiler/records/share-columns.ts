/**
 * Which percent columns seem to hold shares of 1, as a spreadsheet exports 50 % as `0.5`.
 *
 * Such a value is one that may be meant, half of one percent, so it is read as written; that a whole column lies
 * below 1 is worth a word to whoever made the file.
 */

import type { Playbook } from "../ir/ir.ts";

/** Less than this many values say nothing about a column. */
const enough = 2;

export interface ShareWatch {
  /** Once for each record: its values, in their own unit, in the order of the signals. */
  see(values: readonly unknown[]): void;
  /** Plain data, to be added to that of another thread. */
  readonly counts: ShareCounts;
  add(counts: ShareCounts): void;
  /** The names of signals whose every given value lay between 0 and 1, both excluded. */
  found(): readonly string[];
}

/** Of each column that is watched: how many values were given, and how many of them lay between 0 and 1. */
export type ShareCounts = readonly { given: number; between: number }[];

export function createShareWatch({ signals }: Pick<Playbook, "signals">): ShareWatch {
  const columns = signals.flatMap(({ name, type }, index) =>
    type.kind === "percent" && type.places > 0 ? [{ name, index, given: 0, between: 0 }] : [],
  );
  return {
    counts: columns,
    see(values) {
      for (const column of columns) {
        const value = values[column.index];
        if (typeof value !== "number") continue;
        column.given++;
        if (value > 0 && value < 1) column.between++;
      }
    },
    add(others) {
      for (const [at, column] of columns.entries()) {
        const { given, between } = others[at] as ShareCounts[number];
        column.given += given;
        column.between += between;
      }
    },
    found: () =>
      columns.flatMap(({ name, given, between }) => (given >= enough && between === given ? [name] : [])),
  };
}
