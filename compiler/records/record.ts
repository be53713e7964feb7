/** A customer's record and a person of the team, read and checked: see codec.ts for how they come about. */

import type { Value } from "../ir/ir.ts";

/** Canonical values by signal; a signal that is unknown is not in it. */
export type Values = ReadonlyMap<string, Value>;

export interface CustomerRecord {
  readonly id: string;
  readonly name: string;
  readonly language?: string;
  readonly timezone?: string;
  readonly stage?: string;
  readonly previous?: string;
  readonly contacts: readonly Contact[];
  readonly signals: Values;
}

export interface Contact {
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly language?: string;
  readonly timezone?: string;
}

/** One row of the roster. */
export interface TeamMember {
  readonly name: string;
  readonly email: string;
  readonly fields: Values;
}

/** Something wrong in data: where, and in words. Rows and columns count from 1; a header is row 1. */
export interface DataProblem {
  readonly code:
    | "data-malformed"
    | "data-wrong-value"
    | "data-missing"
    | "data-unknown-field"
    | "data-duplicate";
  readonly file: string;
  readonly row?: number;
  /** The column's name, or the path in JSON: `signals.developers`. */
  readonly field?: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
  readonly help?: string;
  /** An error refuses the record; a notice does not. */
  readonly severity: "error" | "notice";
}
