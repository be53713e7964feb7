/**
 * What came of a test or a cohort: each expectation beside what was found instead.
 *
 * In English, as all that is said to those who write a playbook; `expected` is worded as the playbook words it.
 */

import type { At, CohortExpectation, Expectation } from "../ir/ir.ts";

export interface Result {
  readonly kind: "test" | "cohort";
  readonly name: string;
  readonly at: At;
  readonly passed: boolean;
  /** One for each expectation, in the order of the playbook. */
  readonly verdicts: readonly Verdict[];
}

/** A file that a test or cohort names, and of which nothing can be read. */
export interface UnreadFile {
  readonly why: string;
  /** What can be done, if anything. */
  readonly remedy: string | undefined;
}

export const resultOf = (
  kind: Result["kind"],
  { name, at }: Pick<Result, "name" | "at">,
  verdicts: readonly Verdict[],
): Result => ({ kind, name, at, passed: verdicts.every(({ met }) => met), verdicts });

export interface Verdict {
  readonly at: At;
  readonly of: (Expectation | CohortExpectation)["kind"];
  readonly met: boolean;
  /** `persona Technical`, `kickoff on 2026-12-04` */
  readonly expected: string;
  /** `Marketing, 3 ahead of Technical`; in the same words also where it was met. */
  readonly found: string;
  /** How many customers are as was counted, of how many: of a cohort, and of a test that could not be run, none. */
  readonly counted?: { readonly customers: number; readonly all: number };
  /** What made the difference; empty where it was met. */
  readonly why: readonly Reasons[];
}

/** What an expectation comes to for which a file is missing. @param nothing `no people to choose from`, say */
export const unjudged = (
  nothing: string,
  { why, remedy }: UnreadFile,
): Pick<Verdict, "met" | "found" | "why"> => ({
  met: false,
  found: `${nothing}: ${why}`,
  why: remedy === undefined ? [] : [{ heading: "What to do", lines: [remedy] }],
});

/** Lines under a heading, the weightiest first. */
export interface Reasons {
  readonly heading: string;
  readonly lines: readonly string[];
}
