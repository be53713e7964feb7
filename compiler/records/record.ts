/**
 * What the codec makes of data: a customer's record, a person of the team, and what is wrong in them.
 *
 * Only plain data: customers.ts and team.ts read it, encode.ts writes it, customer-fields.ts answers for the
 * fields that a signal may stand in for.
 */

import type { dataCatalog } from "../diagnostics/catalog/data.ts";
import type { Value, WorkCalendar } from "../ir/ir.ts";

/** Canonical values by signal; a signal that is unknown is not in it. */
export type Values = ReadonlyMap<string, Value>;

export interface CustomerRecord {
  readonly id: string;
  readonly name: string;
  readonly language?: string;
  readonly timezone?: string;
  /** When the customer's people work; absent: not known. */
  readonly hours?: WorkCalendar["hours"];
  /** The customer's own days off, ascending. */
  readonly holidays?: readonly string[];
  /** A declared stage, spelled as the playbook does. */
  readonly stage?: string;
  readonly feeling?: string;
  /** As written; a name that is no persona counts as none. */
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

export type DataFormat = "json" | "ndjson" | "csv";

export type DataCode = keyof typeof dataCatalog;

/** Something wrong in data: where, and in words. Rows, lines and columns count from 1; a header is row 1. */
export interface DataProblem {
  readonly code: DataCode;
  readonly file: string;
  /** CSV: as a spreadsheet counts. NDJSON: the line. JSON: the place in the list. Absent: the whole file. */
  readonly row?: number;
  /** The record's own id, as written, where it has one. */
  readonly id?: string;
  /** The column's name, or the path in JSON, items counted from 1: `signals.developers`, `contacts[2].email`. */
  readonly field?: string;
  /** Of the text of the file. */
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
  readonly why: string;
  readonly help?: string;
  /** An error refuses the record, or the file where there is no record; a notice refuses nothing. */
  readonly severity: "error" | "notice";
}

export interface CustomerResult {
  /** Absent where the row was refused, and for notices about the whole file. */
  readonly record?: CustomerRecord;
  /** What the row has in columns that were asked for besides the customer's own, as written. */
  readonly cells?: ReadonlyMap<string, string>;
  readonly row: number;
  /** The problems are of the whole file, its header or its encoding; no record was refused. */
  readonly whole?: true;
  readonly problems: readonly DataProblem[];
}
