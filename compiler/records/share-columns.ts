/**
 * Which percent columns seem to hold shares of 1, as a spreadsheet exports 50 % as `0.5`.
 *
 * Such a value is one that may be meant, half of one percent, so it is read as written; that a whole column lies
 * below 1 is worth a word to whoever made the file.
 */

import type { Playbook } from "../ir/ir.ts";
import type { Values } from "./record.ts";

/** Less than this many values say nothing about a column. */
const enough = 2;

export interface ShareWatch {
  /** Once for each record. */
  see(values: Values): void;
  /** The names of signals whose every given value lay between 0 and 1, both excluded. */
  found(): readonly string[];
}

export function createShareWatch({ signals }: Pick<Playbook, "signals">): ShareWatch {
  const columns = signals.flatMap(({ name, type }) =>
    type.kind === "percent" && type.places > 0 ? [{ name, whole: 10 ** type.places, given: 0 }] : [],
  );
  const others = new Set<string>();
  return {
    see(values) {
      for (const column of columns) {
        const value = values.get(column.name);
        if (typeof value !== "number") continue;
        column.given++;
        if (value <= 0 || value >= column.whole) others.add(column.name);
      }
    },
    found: () =>
      columns.filter(({ name, given }) => given >= enough && !others.has(name)).map(({ name }) => name),
  };
}
