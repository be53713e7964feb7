/** The journey of a customer as data: channels, stages with their touchpoints and handovers, resources. */

import type { Condition } from "./condition.ts";
import type { OpenHours } from "./times.ts";
import type { At, Texts } from "./value.ts";

export interface Channel {
  readonly name: string;
  readonly titles: Texts;
  /** BCP 47 tags; those of the playbook where it says nothing. */
  readonly languages: readonly string[];
  /** In the playbook's time zone; absent: at all hours. */
  readonly hours?: readonly OpenHours[];
  readonly at: At;
}

export interface Stage {
  readonly name: string;
  readonly titles: Texts;
  /** A team; empty: none answers for it. */
  readonly owner: Texts;
  readonly goal: Texts;
  /** By what it shows that the goal is reached. */
  readonly measures: readonly Texts[];
  /** How customers feel in it. */
  readonly feeling?: FeelingChange;
  readonly enters?: Condition;
  /** In the order written. */
  readonly touchpoints: readonly Touchpoint[];
  readonly handovers: readonly Handover[];
  readonly at: At;
}
/** How a customer comes, and how they should leave; names of feelings. */
export interface FeelingChange {
  readonly from: string;
  readonly to?: string;
}
export interface Touchpoint {
  readonly titles: Texts;
  readonly channel: string;
  /** A team; empty: the owner of the stage. */
  readonly owner: Texts;
  /** What the customer sees. */
  readonly shows: readonly Texts[];
  readonly feeling?: FeelingChange;
  /** Signals that it brings, and signals that it takes up. */
  readonly asks: readonly string[];
  readonly uses: readonly string[];
  readonly at: At;
}
/** What the next stage must be told. */
export interface Handover {
  readonly stage: string;
  readonly texts: Texts;
  readonly at: At;
}

export interface Resource {
  readonly name: string;
  readonly titles: Texts;
  readonly link: Texts;
  readonly at: At;
}

/** How messages are worded; the first whose `when` holds, or that has none, is taken. */
export interface Tone {
  readonly name: string;
  readonly when?: Condition;
  readonly at: At;
}
