/**
 * Why a customer is not some other persona: what the one who won gained and it did not, and what it would have taken.
 *
 * The rival is the first of the ranking, unless another is asked about. Points that rules gave to one of the two more
 * than to the other are listed, the most lost first; together they are the whole difference of the two scores. Then the
 * rules that gave neither anything and would have spoken for the persona; only those, where it is the first itself and
 * still not accepted.
 */

import type { At, Playbook, Texts } from "../ir/ir.ts";
import type { Values } from "../records/record.ts";
import { type Alternative, alternativeOf } from "./alternatives.ts";
import type { Classification, Outcome, RuleResult } from "./classification.ts";
import { createScope } from "./condition.ts";
import { type ClassifyOptions, conclude, missingSignals, nothingScored } from "./evaluate.ts";
import type { Need } from "./needs.ts";
import { pointsFor } from "./reach.ts";
import { evaluateRules, type RuleOutcome, signalsOf, stateOf } from "./rules.ts";

export interface WhyNot {
  /** The one asked about. */
  readonly persona: string;
  /** The first of the ranking, or the one asked about; absent where that is the persona itself, or nothing was scored. */
  readonly rival: string | undefined;
  /** Whose the customer is, and how that came about. */
  readonly winner: string | undefined;
  readonly outcome: Outcome;
  /** What the first of the ranking did not reach. */
  readonly failed: readonly string[];
  /** How far the rival is ahead in what is ranked by: points, or a share of 1 under `rank by fit`. */
  readonly behind: number;
  /** The most lost first; what the persona gained more than its rival comes last, as a negative number. */
  readonly lost: readonly Loss[];
  /** Rules that gave neither anything and could have spoken for the persona, the most first. */
  readonly chances: readonly Chance[];
  /** Required signals that are unknown. */
  readonly missing: readonly string[];
}

/** A rule that gave one of the two more than the other. */
export interface Loss {
  readonly id: string;
  readonly code: string;
  readonly state: RuleResult["state"];
  /** Points that the rival gained more than the persona. */
  readonly lost: number;
  readonly because: Texts;
  readonly signals: readonly string[];
  readonly at: At;
  /** What would have made it lose less; empty where nothing would. */
  readonly needs: readonly Need[];
}

/** A rule that could have brought the persona nearer, and did not. */
export interface Chance {
  readonly id: string;
  readonly code: string;
  readonly state: "missed" | "unknown";
  /** Points by which it would have come nearer; of `for each`, for the first member. */
  readonly gain: number;
  readonly because: Texts;
  readonly signals: readonly string[];
  readonly at: At;
  readonly needs: readonly Need[];
}

export interface WhyNotOptions extends ClassifyOptions {
  /** Another persona to be held against than the first of the ranking. */
  readonly rival?: string | undefined;
}

/** Throws a RangeError where the playbook has no such persona. */
export function whyNot(
  playbook: Playbook,
  signals: Values,
  persona: string,
  options: WhyNotOptions = {},
): WhyNot {
  if (!playbook.personas.some(({ name }) => name === persona))
    throw new RangeError(`there is no persona ${JSON.stringify(persona)}`);
  const missing = missingSignals(playbook, signals);
  if (missing.length > 0)
    return answer(persona, nothingScored(playbook, missing, options), undefined, [], []);

  const scope = createScope(playbook, signals);
  const outcomes = evaluateRules(playbook, scope);
  const classification = conclude(playbook, outcomes, options);
  const first = options.rival ?? classification.ranking[0]?.persona;
  const isFirst = first === persona;
  if (first === undefined || (isFirst && classification.failed.length === 0))
    return answer(persona, classification, undefined, [], []);

  const lossIn = (award: Alternative["award"] | RuleOutcome): number =>
    (isFirst ? 0 : pointsFor(first, award)) - pointsFor(persona, award);
  const better = (outcome: RuleOutcome): Alternative | undefined =>
    alternativeOf(outcome, (points) => lossIn(outcome) - lossIn({ points, because: {} }), scope);
  const about = ({ rule }: RuleOutcome) => ({ id: rule.id, signals: signalsOf(rule, scope.definitions) });

  const lost = outcomes.flatMap((outcome): Loss[] => {
    const loss = lossIn(outcome);
    if (loss === 0) return [];
    const { code, because, at } = outcome;
    const needs = loss > 0 ? (better(outcome)?.needs ?? []) : [];
    return [{ ...about(outcome), code, state: stateOf(outcome), lost: loss / 1000, because, at, needs }];
  });
  const chances = outcomes.flatMap((outcome): Chance[] => {
    const state = stateOf(outcome);
    if (state === "hit" || lossIn(outcome) !== 0) return [];
    const alternative = better(outcome);
    if (alternative === undefined) return [];
    const { code, at, needs, award } = alternative;
    return [
      { ...about(outcome), code, state, gain: -lossIn(award) / 1000, because: award.because, at, needs },
    ];
  });
  return isFirst
    ? answer(persona, classification, undefined, [], chances)
    : answer(persona, classification, { name: first, by: playbook.classify.rankBy }, lost, chances);
}

function answer(
  persona: string,
  { persona: winner, outcome, failed, missing, ranking }: Classification,
  against: { readonly name: string; readonly by: Playbook["classify"]["rankBy"] } | undefined,
  lost: readonly Loss[],
  chances: readonly Chance[],
): WhyNot {
  const own = ranking.find((ranked) => ranked.persona === persona);
  const rival = against && ranking.find((ranked) => ranked.persona === against.name);
  return {
    persona,
    rival: rival?.persona,
    winner,
    outcome,
    failed,
    behind: against && rival && own ? inUnits(against.by, rival[against.by], own[against.by]) : 0,
    // Sorting is stable: what is equal stays in the order of the playbook.
    lost: [...lost].sort((a, b) => b.lost - a.lost),
    chances: [...chances].sort((a, b) => b.gain - a.gain),
    missing,
  };
}

/** The difference of two decimals by their integers, so that it has no more digits than they. */
function inUnits(rankBy: "score" | "fit", left: number, right: number): number {
  const unit = rankBy === "score" ? 1000 : 10_000;
  return (Math.round(left * unit) - Math.round(right * unit)) / unit;
}
