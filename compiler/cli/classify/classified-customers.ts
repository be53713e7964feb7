/**
 * The customers of a block, as lists that go from one thread to another at no cost for each of them: numbers in arrays
 * that are handed over, texts one behind the other in a single one.
 */

import type { Judged } from "../../evaluator/agreement.ts";
import type { Playbook } from "../../ir/ir.ts";

/** Every record with an id, each list in the order of the rows. */
export interface Customers {
  readonly count: number;
  readonly rows: Uint32Array;
  readonly ids: Texts;
  /** Where the id stands; columns only in JSON, elsewhere 0. */
  readonly lines: Uint32Array;
  readonly columns: Uint32Array;
  /** The persona's place in the playbook, -1 of nobody; `refused` where the record was. */
  readonly personas: Int32Array;
  /** Ten-thousandths, so that sums are exact. */
  readonly margins: Float64Array;
  readonly coverages: Float64Array;
  /** As the format prints it; nothing of those refused. */
  readonly texts: Texts;
  /** Where more than the result was asked for. */
  readonly kept?: KeptLists;
}

/** The rest of what is known of each customer; of those refused, nothing. */
export interface KeptLists {
  readonly names: Texts;
  /** For each column that was asked for. */
  readonly columns: readonly Texts[];
  /** For each signal that was asked for, its text; empty where it is unknown. */
  readonly signals: readonly Texts[];
  /** Where they were asked for: the codes of each customer's features, one customer after the other. */
  readonly codes: Uint16Array;
}

export const refused = -2;

/** Texts in one, and where each ends. */
export interface Texts {
  readonly whole: string;
  readonly ends: Uint32Array;
}

export const textAt = ({ whole, ends }: Texts, index: number): string =>
  whole.slice(index === 0 ? 0 : ends[index - 1], ends[index]);

/** Who a customer of the lists came out as; the lists must have kept names. */
export const judgedAt = (
  { personas }: Pick<Playbook, "personas">,
  { ids, kept, personas: places, margins }: Customers,
  at: number,
): Judged => ({
  id: () => textAt(ids, at),
  name: () => (kept === undefined ? "" : textAt(kept.names, at)),
  persona: personas[places[at] ?? -1]?.name,
  margin: (margins[at] ?? 0) / 10_000,
});

export interface CustomerLists {
  /** One more, in the order of the rows. */
  add(customer: Customer): void;
  done(): Customers;
}

/** One place of the lists. */
export interface Customer {
  readonly row: number;
  readonly id: string;
  readonly line: number;
  readonly column: number;
  readonly persona: number;
  readonly margin: number;
  readonly coverage: number;
  readonly text: string;
  readonly kept?: KeptCustomer | undefined;
}

export interface KeptCustomer {
  readonly name: string;
  readonly columns: readonly string[];
  readonly signals: readonly string[];
  readonly codes: readonly number[];
}

/** What is kept of each customer besides the result, in numbers. */
export interface Keeping {
  readonly columns: number;
  readonly signals: number;
  readonly codes: number;
}

export function createCustomerLists(keeping?: Keeping): CustomerLists {
  const ids: string[] = [];
  const texts: string[] = [];
  const rows: number[] = [];
  const lines: number[] = [];
  const columns: number[] = [];
  const personas: number[] = [];
  const margins: number[] = [];
  const coverages: number[] = [];
  const kept = keeping && createKeptLists(keeping);
  return {
    add(customer) {
      ids.push(customer.id);
      texts.push(customer.text);
      rows.push(customer.row);
      lines.push(customer.line);
      columns.push(customer.column);
      personas.push(customer.persona);
      margins.push(customer.margin);
      coverages.push(customer.coverage);
      kept?.add(customer.kept);
    },
    done: () => ({
      count: ids.length,
      ids: joined(ids),
      texts: joined(texts),
      rows: Uint32Array.from(rows),
      lines: Uint32Array.from(lines),
      columns: Uint32Array.from(columns),
      personas: Int32Array.from(personas),
      margins: Float64Array.from(margins),
      coverages: Float64Array.from(coverages),
      ...(kept === undefined ? {} : { kept: kept.done() }),
    }),
  };
}

function createKeptLists({ columns, signals, codes }: Keeping) {
  const names: string[] = [];
  const lists = (count: number): string[][] => Array.from({ length: count }, () => []);
  const [cells, texts] = [lists(columns), lists(signals)];
  const numbers: number[] = [];
  return {
    add(customer: KeptCustomer | undefined): void {
      names.push(customer?.name ?? "");
      for (const [at, list] of cells.entries()) list.push(customer?.columns[at] ?? "");
      for (const [at, list] of texts.entries()) list.push(customer?.signals[at] ?? "");
      for (let at = 0; at < codes; at++) numbers.push(customer?.codes[at] ?? 0);
    },
    done: (): KeptLists => ({
      names: joined(names),
      columns: cells.map(joined),
      signals: texts.map(joined),
      codes: Uint16Array.from(numbers),
    }),
  };
}

function joined(list: readonly string[]): Texts {
  const ends = new Uint32Array(list.length);
  let end = 0;
  for (let i = 0; i < list.length; i++) {
    end += (list[i] as string).length;
    ends[i] = end;
  }
  return { whole: list.join(""), ends };
}

/** What is handed over to another thread instead of copied. */
export function handedOver({ ids, texts, kept, ...lists }: Customers): readonly ArrayBuffer[] {
  const { rows, lines, columns, personas, margins, coverages } = lists;
  const more =
    kept === undefined
      ? []
      : [kept.codes, ...[kept.names, ...kept.columns, ...kept.signals].map(({ ends }) => ends)];
  return [ids.ends, texts.ends, rows, lines, columns, personas, margins, coverages, ...more].map(
    ({ buffer }) => buffer as ArrayBuffer,
  );
}
