/** The result of a classification, as the evaluator and the generated classifier give it. */

import type { At, Texts } from "../ir/ir.ts";
import type { Need } from "./needs.ts";

export type Outcome = "accepted" | "fallback" | "undecided" | "kept";

export interface Classification {
  /** Absent only when the outcome is `undecided`. */
  readonly persona: string | undefined;
  readonly outcome: Outcome;
  /** Of the first after ties, whatever the persona: points as a decimal number. */
  readonly score: number;
  /** First minus second in what is ranked by: points, or a share of 1 under `rank by fit`; 0 in a tie. */
  readonly margin: number;
  /** Weight of decided rules by weight of all: a share from 0 to 1, in steps of 0.0001, rounded down. */
  readonly coverage: number;
  /** Of the first: a share from 0 to 1, in steps of 0.0001, rounded down. */
  readonly fit: number;
  /** Every persona, the first first. */
  readonly ranking: readonly Ranked[];
  /** What the first did not reach; empty when accepted. */
  readonly failed: readonly string[];
  /** Required signals that are unknown; the outcome is then `undecided` and nothing was scored. */
  readonly missing: readonly string[];
  /** Things that were passed over and should be known: an unknown previous persona. */
  readonly notices: readonly string[];
}

export interface Ranked {
  readonly persona: string;
  readonly score: number;
  readonly fit: number;
}

/** A classification with every rule and what it gave. */
export interface Explanation extends Classification {
  readonly rules: readonly RuleResult[];
}

export interface RuleResult {
  readonly id: string;
  /** What is asked, as one word that outlives changes of points and order: see reason-codes.ts. */
  readonly code: string;
  /** hit: it gave points; missed: decided, and gave none; unknown: not decided (its `unknown` points still count). */
  readonly state: "hit" | "missed" | "unknown";
  /** Points given, by persona, in the order written; those that are not 0. */
  readonly points: readonly { readonly persona: string; readonly points: number }[];
  readonly because: Texts;
  /** The signals it looks at. */
  readonly signals: readonly string[];
  /** Of the arm that fitted, else of the rule. */
  readonly at: At;
  /** What would have to hold for it to give points; empty for a hit, and where it never gives any. */
  readonly needs: readonly Need[];
}
