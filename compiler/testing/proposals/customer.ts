/** A customer who is made up: what is known, and what must not be. */

import type { Value } from "../../ir/ir.ts";

/** Undefined: must stay unknown. */
export type Known = ReadonlyMap<string, Value | undefined>;

export interface Customer {
  /** What the customer shows. */
  readonly name: string;
  readonly known: Known;
  readonly previous?: string;
}

/** As the evaluator takes it. */
export const signalsOf = (known: Known): ReadonlyMap<string, Value> =>
  new Map([...known].flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
