/** What scheduling makes of an action: days with reasons, or why there are none. */

import type { PlannedTime } from "./zones.ts";

export type Scheduled =
  | { readonly kind: "dated"; readonly occurrences: readonly Occurrence[]; readonly series?: DatedSeries }
  | Waiting
  | { readonly kind: "not decided"; readonly signals: readonly string[]; readonly reason: string }
  /** Its condition does not hold. */
  | { readonly kind: "absent" };

export interface Waiting {
  readonly kind: "waiting";
  readonly for: string;
  readonly reason: string;
}

export interface Occurrence {
  /** From 1, of a recurring action. */
  readonly number?: number;
  readonly date: string;
  /** Where the schedule alone would have put it, if it was moved. */
  readonly nominal?: string;
  /** The last day, of a task that takes several. */
  readonly until?: string;
  readonly time?: PlannedTime;
  readonly reasons: readonly string[];
}

export interface DatedSeries {
  readonly rule: string;
  readonly skipped: readonly string[];
}

/** A day to count from. */
export interface Moment {
  readonly kind: "moment";
  readonly date: string;
  /** As a reason names it: "the start", "Go-live". */
  readonly label: string;
  /** As a problem names it, in English and by the playbook's names: "the start", "`goLive`". */
  readonly name: string;
  /** The play gives the day itself; the label is that day. */
  readonly given?: true;
}
export type Resolved = Moment | Waiting;

export interface ResolvedWindow {
  readonly from: Resolved;
  readonly to: Resolved;
}

/** When an occurrence is over: its last day, and the time where it ends at one. */
export function endOf(occurrence: Occurrence): { readonly date: string; readonly time?: PlannedTime } {
  const { date, until, time } = occurrence;
  return { date: until ?? date, ...(time === undefined || until !== undefined ? {} : { time }) };
}
