/**
 * What a playbook claims of itself, as data: tests of one customer, cohorts of many. A part of ir.ts, where canonical
 * values are explained; whoever reads these imports them from there.
 */

import type { At, Measure, Value } from "./value.ts";

// ---------- tests ----------

export interface Test {
  readonly name: string;
  readonly signals: Readonly<Record<string, Value>>;
  readonly previous?: string;
  readonly started?: string;
  /** A roster, as a path from the project folder. */
  readonly team?: string;
  readonly expectations: readonly Expectation[];
  readonly at: At;
}
export type Expectation = { readonly at: At } & (
  | { readonly kind: "persona"; readonly persona?: string }
  | {
      readonly kind: "measure";
      readonly measure: Measure;
      readonly operator: "at least" | "at most" | "is";
      readonly value: number;
    }
  /** In the ranking, ties included. */
  | { readonly kind: "ranking"; readonly before: string; readonly after: string }
  /** A rule that looks at the signal gives points to the persona that comes out. */
  | { readonly kind: "reason"; readonly signal: string }
  | { readonly kind: "play"; readonly play: string; readonly absent: boolean }
  | {
      readonly kind: "action";
      readonly action: string;
      readonly absent: boolean;
      readonly on?: string;
      readonly time?: string;
    }
  /** Of a meeting and of a message; others may be, too. */
  | { readonly kind: "invites" | "recipients"; readonly action: string; readonly roles: readonly string[] }
  | { readonly kind: "tone"; readonly action: string; readonly tone: string }
  /** The words are in its subject or its text, in the customer's language. */
  | { readonly kind: "says"; readonly action: string; readonly text: string }
  /** By name or e-mail address, of the test's roster. */
  | { readonly kind: "person"; readonly role: string; readonly person: string }
);

// ---------- cohorts ----------

export interface Cohort {
  readonly name: string;
  /** A file of customers in CSV or NDJSON, as a path from the project folder. */
  readonly from: string;
  readonly expectations: readonly CohortExpectation[];
  readonly at: At;
}
/** Bounds are shares of all customers of the file, in basis points, both included. */
export type CohortExpectation = {
  readonly least?: number;
  readonly most?: number;
  readonly at: At;
} & (
  | {
      /** Of the customers with a value in this column: the persona that comes out is the one named there. */
      readonly kind: "agreement";
      readonly column: string;
    }
  /** Of a persona; without one: undecided. */
  | { readonly kind: "share"; readonly persona?: string }
);
