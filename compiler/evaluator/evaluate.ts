/**
 * The reference semantics of a playbook: who a customer is, and why.
 *
 * This is the meaning; generated code is compared with it. It is written for reading, goes over the rules one by
 * one and does nothing cleverly. Values come in canonical form (see ir.ts), integers all the way; decimals appear
 * only in the result.
 *
 * Where a required signal is unknown, nothing is scored: the outcome is `undecided`, `missing` names the signals,
 * the ranking is empty and every figure is 0.
 */

import type { Classify, Playbook } from "../ir/ir.ts";
import type { Values } from "../records/record.ts";
import type { Classification, Explanation } from "./classification.ts";
import { createScope } from "./condition.ts";
import {
  type Coverage,
  coverageInBasisPoints,
  decide,
  fitOf,
  marginOf,
  noticesAbout,
  rankStandings,
} from "./decide.ts";
import { explainRule } from "./explain-rule.ts";
import { type Reach, totalReach, weightOf } from "./reach.ts";
import { evaluateRules, type RuleOutcome } from "./rules.ts";

export interface ClassifyOptions {
  /** The persona that the customer had; only `keep` looks at it. */
  readonly previous?: string | undefined;
}

/** Who the customer is. `signals` holds canonical values that fit their signals' types; never throws. */
export const classify = (
  playbook: Playbook,
  signals: Values,
  options: ClassifyOptions = {},
): Classification => classifyByRules(playbook, signals, options).classification;

/** The same, with what each rule gave; nothing where a signal is missing. */
export function classifyByRules(
  playbook: Playbook,
  signals: Values,
  options: ClassifyOptions = {},
): { readonly classification: Classification; readonly outcomes: readonly RuleOutcome[] } {
  const missing = missingSignals(playbook, signals);
  if (missing.length > 0) return { classification: nothingScored(playbook, missing, options), outcomes: [] };
  const outcomes = evaluateRules(playbook, createScope(playbook, signals));
  return { classification: conclude(playbook, outcomes, options), outcomes };
}

/** The same, with every rule and what it gave, in the order of the playbook; no rules where a signal is missing. */
export function explain(playbook: Playbook, signals: Values, options: ClassifyOptions = {}): Explanation {
  const missing = missingSignals(playbook, signals);
  if (missing.length > 0) return { ...nothingScored(playbook, missing, options), rules: [] };
  const scope = createScope(playbook, signals);
  const outcomes = evaluateRules(playbook, scope);
  return {
    ...conclude(playbook, outcomes, options),
    rules: outcomes.map((outcome) => explainRule(outcome, scope)),
  };
}

/** The required signals that are unknown. */
export const missingSignals = (playbook: Pick<Playbook, "signals">, signals: Values): readonly string[] =>
  playbook.signals.filter(({ name, required }) => required && !signals.has(name)).map(({ name }) => name);

/** What all rules gave together. */
export interface Totals {
  /** By persona, in thousandths. */
  readonly scores: ReadonlyMap<string, number>;
  readonly coverage: Coverage;
}

/** From what every rule gave to the result. */
export const conclude = (
  playbook: Playbook,
  outcomes: readonly RuleOutcome[],
  options: ClassifyOptions,
): Classification => concludeTotals(playbook, totalsOf(playbook, outcomes), options);

export function totalsOf(playbook: Playbook, outcomes: readonly RuleOutcome[]): Totals {
  const totals = {
    scores: new Map(playbook.personas.map(({ name }) => [name, 0])),
    coverage: { decided: 0, all: 0 },
  };
  const { weights } = figuresOf(playbook);
  for (const outcome of outcomes) addOutcome(totals, outcome, weights, 1);
  return totals;
}

/** What each rule can decide, by its id. */
export const weightsOf = (playbook: Playbook): ReadonlyMap<string, number> => figuresOf(playbook).weights;

/** Totals that are still being added up. */
export interface GrowingTotals {
  readonly scores: Map<string, number>;
  readonly coverage: { decided: number; all: number };
}

/** @param sign -1 takes away what was added */
export function addOutcome(
  { scores, coverage }: GrowingTotals,
  { rule, decided, points }: RuleOutcome,
  weights: ReadonlyMap<string, number>,
  sign: 1 | -1,
): void {
  for (const given of points)
    scores.set(given.persona, (scores.get(given.persona) ?? 0) + sign * given.points);
  const weight = sign * (weights.get(rule.id) ?? 0);
  coverage.all += weight;
  if (decided) coverage.decided += weight;
}

/** @param classify how points decide, where it is supposed to be otherwise */
export function concludeTotals(
  playbook: Playbook,
  { scores, coverage }: Totals,
  options: ClassifyOptions,
  classify: Classify = playbook.classify,
): Classification {
  const figures = figuresOf(playbook);
  const standings = playbook.personas.map(({ name: persona }) => {
    const score = scores.get(persona) ?? 0;
    return { persona, score, fit: fitOf(score, figures.reaches.get(persona) ?? { least: 0, most: 0 }) };
  });
  const ranking = rankStandings(standings, classify);
  const decision = decide(ranking, coverage, options.previous, classify);

  return {
    persona: decision.persona,
    outcome: decision.outcome,
    score: (ranking[0]?.score ?? 0) / 1000,
    margin: marginOf(ranking, classify) / (classify.rankBy === "fit" ? 10_000 : 1000),
    coverage: coverageInBasisPoints(coverage) / 10_000,
    fit: (ranking[0]?.fit ?? 0) / 10_000,
    ranking: ranking.map(({ persona, score, fit }) => ({ persona, score: score / 1000, fit: fit / 10_000 })),
    failed: decision.failed,
    missing: [],
    notices: noticesAbout(options.previous, playbook.personas, classify),
  };
}

/** The result where required signals are unknown. */
export const nothingScored = (
  playbook: Playbook,
  missing: readonly string[],
  options: ClassifyOptions,
): Classification => ({
  persona: undefined,
  outcome: "undecided",
  score: 0,
  margin: 0,
  coverage: 0,
  fit: 0,
  ranking: [],
  failed: [],
  missing,
  notices: noticesAbout(options.previous, playbook.personas, playbook.classify),
});

interface Figures {
  readonly weights: ReadonlyMap<string, number>;
  readonly reaches: ReadonlyMap<string, Reach>;
}

/** What rules can give depends on the playbook alone; a playbook never changes, so one look is enough. */
const figures = new WeakMap<Playbook, Figures>();

function figuresOf(playbook: Playbook): Figures {
  const known = figures.get(playbook);
  if (known) return known;
  const computed: Figures = {
    weights: new Map(playbook.rules.map((rule) => [rule.id, weightOf(rule, playbook)])),
    reaches: new Map(playbook.personas.map(({ name }) => [name, totalReach(name, playbook)])),
  };
  figures.set(playbook, computed);
  return computed;
}
