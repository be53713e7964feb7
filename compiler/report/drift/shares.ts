/** What a group of customers comes to, in percent: a whole file, or those of a month. */

import type { Playbook } from "../../ir/ir.ts";
import type { Counts, Observation } from "./observe.ts";

export interface FileSummary extends Shares {
  readonly file: string;
  readonly refused: number;
  /** Customers without a date that could be read. */
  readonly undated: number;
}

export interface Shares {
  readonly customers: number;
  /** Percent. */
  readonly undecided: number;
  /** Percent, on average. */
  readonly coverage: number;
  /** Percent of each persona. */
  readonly personas: Readonly<Record<string, number>>;
}

function sharesIn({ personas }: Playbook, counts: Counts): Shares {
  const share = (count = 0) => (100 * count) / counts.customers;
  return {
    customers: counts.customers,
    undecided: share(counts.personas.at(-1)),
    coverage: counts.coverage / counts.customers / 100,
    // Written so that a persona of any name is a key like others.
    personas: Object.fromEntries(personas.map(({ name }, place) => [name, share(counts.personas[place])])),
  };
}

export const summaryOf = (playbook: Playbook, observed: Observation, file: string): FileSummary => ({
  file,
  ...sharesIn(playbook, observed),
  refused: observed.refused,
  undated: observed.undated,
});

/** Of both files together, month by month. */
export function monthsOf(
  playbook: Playbook,
  before: Observation,
  now: Observation,
): readonly (Shares & { readonly month: string })[] {
  const all = new Map<string, Counts>();
  for (const [month, counts] of [...before.months, ...now.months]) {
    const other = all.get(month);
    all.set(month, other === undefined ? counts : sum(other, counts));
  }
  return [...all]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, counts]) => ({ month, ...sharesIn(playbook, counts) }));
}

const sum = (a: Counts, b: Counts): Counts => ({
  customers: a.customers + b.customers,
  personas: a.personas.map((count, place) => count + (b.personas[place] ?? 0)),
  coverage: a.coverage + b.coverage,
});
