/** What a test expects of one customer, and what a cohort expects of many. */

import type { DateLiteral, NumberLiteral, PercentLiteral, TimeLiteral } from "./literals.ts";
import type { Base, Reference, Text } from "./node.ts";

// ---------- of a test ----------

export type ExpectationClause =
  | ExpectPersona
  | ExpectMeasure
  | ExpectRanking
  | ExpectReason
  | ExpectAction
  | ExpectInvites
  | ExpectRecipients
  | ExpectTone
  | ExpectSays
  | ExpectPerson;
/** `persona Technical`, `undecided` */
export interface ExpectPersona extends Base {
  readonly kind: "expect-persona";
  readonly persona: Reference | undefined;
}
export type Measure = "score" | "margin" | "coverage" | "fit";
/** `margin at least 3` */
export interface ExpectMeasure extends Base {
  readonly kind: "expect-measure";
  readonly measure: Measure;
  readonly operator: "at least" | "at most" | "is";
  readonly value: NumberLiteral | PercentLiteral;
}
/** `Technical before Marketing` */
export interface ExpectRanking extends Base {
  readonly kind: "expect-ranking";
  readonly before: Reference;
  readonly after: Reference;
}
/** `because developers` */
export interface ExpectReason extends Base {
  readonly kind: "expect-reason";
  readonly signal: Reference;
}
/** `kickoff on 2026-12-04 at 10:00`; `no kickoff`; in place of the action may stand a play. */
export interface ExpectAction extends Base {
  readonly kind: "expect-action";
  readonly action: Reference;
  readonly absent: boolean;
  readonly on?: DateLiteral;
  readonly at?: TimeLiteral;
}
/** `invites Developers, Sponsor`: of the action named before it. */
export interface ExpectInvites extends Base {
  readonly kind: "expect-invites";
  readonly roles: readonly Reference[];
}
/** `to Sponsor`: of the message named before it. */
export interface ExpectRecipients extends Base {
  readonly kind: "expect-recipients";
  readonly roles: readonly Reference[];
}

/** `tone soothing`: of the message named before it. */
export interface ExpectTone extends Base {
  readonly kind: "expect-tone";
  readonly tone: Reference;
}
/** `says "Welcome"`: of the action named before it. */
export interface ExpectSays extends Base {
  readonly kind: "expect-says";
  readonly text: Text;
}
/** `ProjectManager is "Ana Ruiz"` */
export interface ExpectPerson extends Base {
  readonly kind: "expect-person";
  readonly role: Reference;
  readonly person: Text;
}

// ---------- of a cohort ----------

/** What is counted, and at least or at most how many of all customers it must be. */
export interface CohortExpectation extends Base {
  readonly kind: "cohort-expectation";
  readonly claim: AgreementClaim | ShareClaim;
  /** At least one of the two. */
  readonly least?: NumberLiteral | PercentLiteral;
  readonly most?: NumberLiteral | PercentLiteral;
}
/** `persona agrees with column "manager_says"` */
export interface AgreementClaim extends Base {
  readonly kind: "agreement";
  readonly column: Text;
}
/** `share Technical`, `undecided` */
export interface ShareClaim extends Base {
  readonly kind: "share";
  /** Absent: undecided. */
  readonly persona?: Reference;
}
