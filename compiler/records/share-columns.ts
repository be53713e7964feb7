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
  const watched = signals.flatMap(({ name, type }, index) =>
    type.kind === "percent" && type.places > 0 ? [{ name, index }] : [],
  );
  const counts = watched.map(() => ({ given: 0, between: 0 }));
  return {
    counts,
    see(values) {
      for (const [at, count] of counts.entries()) {
        const value = values[watched[at]?.index as number];
        if (typeof value !== "number") continue;
        count.given++;
        if (value > 0 && value < 1) count.between++;
      }
    },
    add(others) {
      for (const [at, count] of counts.entries()) {
        count.given += others[at]?.given ?? 0;
        count.between += others[at]?.between ?? 0;
      }
    },
    found: () =>
      watched.flatMap(({ name }, at) => {
        const { given = 0, between = 0 } = counts[at] ?? {};
        return given >= enough && between === given ? [name] : [];
      }),
  };
}
