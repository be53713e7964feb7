/**
 * The customers of a block, as lists that go from one thread to another at no cost for each of them: numbers in arrays
 * that are handed over, texts one behind the other in a single one.
 */

import type { Result } from "./formats.ts";

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
  /** For a table instead. */
  readonly results: readonly (Result | undefined)[];
}

export const refused = -2;

/** Texts in one, and where each ends. */
export interface Texts {
  readonly whole: string;
  readonly ends: Uint32Array;
}

export const textAt = ({ whole, ends }: Texts, index: number): string =>
  whole.slice(index === 0 ? 0 : ends[index - 1], ends[index]);

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
  /** One of the two is there. */
  readonly text: string | undefined;
  readonly result: Result | undefined;
}

export function createCustomerLists(): CustomerLists {
  const ids: string[] = [];
  const texts: string[] = [];
  const results: (Result | undefined)[] = [];
  const rows: number[] = [];
  const lines: number[] = [];
  const columns: number[] = [];
  const personas: number[] = [];
  const margins: number[] = [];
  const coverages: number[] = [];
  return {
    add(customer) {
      ids.push(customer.id);
      if (customer.text === undefined) results.push(customer.result);
      else texts.push(customer.text);
      rows.push(customer.row);
      lines.push(customer.line);
      columns.push(customer.column);
      personas.push(customer.persona);
      margins.push(customer.margin);
      coverages.push(customer.coverage);
    },
    done: () => ({
      count: ids.length,
      ids: joined(ids),
      texts: joined(texts),
      results,
      rows: Uint32Array.from(rows),
      lines: Uint32Array.from(lines),
      columns: Uint32Array.from(columns),
      personas: Int32Array.from(personas),
      margins: Float64Array.from(margins),
      coverages: Float64Array.from(coverages),
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
export function handedOver({ ids, texts, ...lists }: Customers): readonly ArrayBuffer[] {
  const { rows, lines, columns, personas, margins, coverages } = lists;
  return [ids.ends, texts.ends, rows, lines, columns, personas, margins, coverages].map(
    ({ buffer }) => buffer as ArrayBuffer,
  );
}
