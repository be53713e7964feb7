/**
 * What is counted of one file of customers: personas, features, words, and months. Customers are added one by one, and
 * none is kept.
 */

import { isMasked } from "../../evaluator/bands.ts";
import type { Playbook, Signal } from "../../ir/ir.ts";
import type { DataProblem } from "../../records/record.ts";
import { isDate } from "../../values/calendar-date.ts";
import { featuresOf, isOpen } from "./features.ts";
import { createWordCounter, type WordCounts } from "./repeated-words.ts";

/** What is read of each customer besides signals with bins. */
export interface Watched {
  /** Signals whose values are counted as they are. */
  readonly open: readonly Signal[];
  /** Signals whose words are counted. */
  readonly texts: readonly Signal[];
  /** Texts that are personal, and whose words are counted nowhere. */
  readonly unread: readonly Signal[];
}

/** @param personal whether words of texts that are personal are counted, too */
export function watchedOf({ signals }: Playbook, personal: boolean): Watched {
  const texts = signals.filter(({ type }) => type.kind === "text");
  return {
    open: signals.filter(isOpen),
    texts: texts.filter((signal) => personal || !signal.personal),
    unread: texts.filter((signal) => !personal && signal.personal),
  };
}

export interface SeenCustomer {
  /** The persona's place in the playbook; negative: undecided. */
  readonly persona: number;
  /** In basis points. */
  readonly coverage: number;
  /** Of features, by their place. */
  readonly code: (feature: number) => number;
  /** Of signals that are open, and of those with words; empty where unknown. */
  readonly open: readonly string[];
  readonly texts: readonly string[];
  /** As written. */
  readonly date?: string | undefined;
}

export interface Counts {
  customers: number;
  /** By the places of personas; the last is undecided. */
  readonly personas: number[];
  /** The sum of all, in basis points. */
  coverage: number;
}

export interface Observation extends Counts {
  /** Customers in each bin of each feature. */
  readonly features: readonly (readonly number[])[];
  /** Customers with each value; `""` of whom it is unknown. */
  readonly open: readonly ReadonlyMap<string, number>[];
  readonly words: readonly WordCounts[];
  /** By `2026-11`; empty where no dates were asked for. */
  readonly months: ReadonlyMap<string, Counts>;
  /** Customers whose date is no day. */
  readonly undated: number;
  /** Records that were refused, and of their values those that the playbook does not know, by what is said of them. */
  readonly refused: number;
  readonly unknownValues: ReadonlyMap<string, UnknownValue>;
}

export interface UnknownValue {
  readonly field: string;
  readonly message: string;
  readonly customers: number;
}

/** So many different ones are told apart. */
const mostUnknown = 1_000;

export function createObserver(playbook: Playbook, watched: Watched) {
  const features = featuresOf(playbook).map(({ bins }) => new Array<number>(bins.length).fill(0));
  const open = watched.open.map(() => new Map<string, number>());
  const counters = watched.texts.map(() => createWordCounter());
  const months = new Map<string, Counts>();
  const unknownValues = new Map<string, UnknownValue>();
  const newCounts = (): Counts => ({
    customers: 0,
    personas: new Array<number>(playbook.personas.length + 1).fill(0),
    coverage: 0,
  });
  const masked = new Set(playbook.signals.filter(isMasked).map(({ name }) => name));
  const all = newCounts();
  let undated = 0;
  let refused = 0;

  function count(counts: Counts, { persona, coverage }: SeenCustomer): void {
    const place = persona < 0 ? counts.personas.length - 1 : persona;
    counts.customers++;
    counts.personas[place] = (counts.personas[place] ?? 0) + 1;
    counts.coverage += coverage;
  }

  function countInMonth(customer: SeenCustomer, date: string): void {
    const day = date.trim().slice(0, 10);
    if (!isDate(day)) {
      undated++;
      return;
    }
    const month = day.slice(0, 7);
    const counts = months.get(month) ?? newCounts();
    months.set(month, counts);
    count(counts, customer);
  }

  return {
    add(customer: SeenCustomer): void {
      count(all, customer);
      for (const [index, bins] of features.entries()) {
        const code = customer.code(index);
        bins[code] = (bins[code] ?? 0) + 1;
      }
      for (const [index, values] of open.entries()) {
        const value = customer.open[index] ?? "";
        values.set(value, (values.get(value) ?? 0) + 1);
      }
      for (const [index, counter] of counters.entries()) counter.add(customer.texts[index] ?? "");
      if (customer.date !== undefined) countInMonth(customer, customer.date);
    },
    /** A record that was refused, and why. */
    refuse(problems: readonly DataProblem[]): void {
      refused++;
      for (const { code, field = "", message: said } of problems) {
        if (code !== "data-wrong-value") continue;
        // What is masked elsewhere is not quoted here.
        const isOfMasked = masked.has(field.replace(/^signals\./, ""));
        const message = isOfMasked ? "what is written is not of its type" : said;
        const key = JSON.stringify([field, message]);
        const before = unknownValues.get(key);
        if (before === undefined && unknownValues.size >= mostUnknown) continue;
        unknownValues.set(key, { field, message, customers: (before?.customers ?? 0) + 1 });
      }
    },
    done: (): Observation => ({
      ...all,
      features,
      open,
      words: counters.map(({ counts }) => counts),
      months,
      undated,
      refused,
      unknownValues,
    }),
  };
}
