/**
 * `classifyByRules` from where one stands already: only rules that look at what differs are gone over.
 *
 * What a rule gives depends on the signals that it looks at and on nothing else, so where none of them differs it
 * gives the same. A test names a few signals of hundreds: what the rules of all others give is found once for the
 * playbook. Whoever asks what another value of one signal would bring asks the rules that look at that one.
 */

import type { Playbook } from "../ir/ir.ts";
import type { Values } from "../records/record.ts";
import type { Classification } from "./classification.ts";
import { createScope } from "./condition.ts";
import {
  addOutcome,
  type ClassifyOptions,
  concludeTotals,
  missingSignals,
  nothingScored,
  type Totals,
  totalsOf,
  weightsOf,
} from "./evaluate.ts";
import { evaluateRule, evaluateRules, type RuleOutcome, signalsOf } from "./rules.ts";

export interface KnownClassification {
  readonly classification: Classification;
  /** What each rule gave, in the order of the playbook; none where a required signal is missing. */
  readonly outcomes: () => readonly RuleOutcome[];
}

/** The same result as `classifyByRules`. */
export function classifyKnown(
  playbook: Playbook,
  signals: Values,
  options: ClassifyOptions = {},
): KnownClassification {
  const blank = blankOf(playbook);
  const missing = missingSignals(blank, signals);
  if (missing.length > 0)
    return { classification: nothingScored(playbook, missing, options), outcomes: () => [] };
  const { totals, outcomes } = scoreFrom(blank, playbook, signals, signals.keys());
  return { classification: concludeTotals(playbook, totals, options), outcomes };
}

/** What the rules give somebody, whether or not all is known that must be. */
export interface Scored {
  readonly totals: Totals;
  /** In the order of the playbook. */
  readonly outcomes: readonly RuleOutcome[];
}

/** @param differing the signals whose values are others than those of whom one starts from */
export function scoreFrom(
  start: Scored,
  playbook: Playbook,
  signals: Values,
  differing: Iterable<string>,
): { readonly totals: Totals; readonly outcomes: () => readonly RuleOutcome[] } {
  const { placesBySignal } = blankOf(playbook);
  const scope = createScope(playbook, signals);
  const weights = weightsOf(playbook);
  const { scores, coverage } = start.totals;
  const totals = { scores: new Map(scores), coverage: { ...coverage } };
  const changed = new Map<number, RuleOutcome>();
  for (const name of differing)
    for (const place of placesBySignal.get(name) ?? []) {
      const before = start.outcomes[place];
      if (before === undefined || changed.has(place)) continue;
      const outcome = evaluateRule(before.rule, before.codes, scope);
      changed.set(place, outcome);
      addOutcome(totals, before, weights, -1);
      addOutcome(totals, outcome, weights, 1);
    }
  return { totals, outcomes: () => start.outcomes.map((outcome, place) => changed.get(place) ?? outcome) };
}

/** What the rules give whoever this is known of. */
export function scoreKnown(playbook: Playbook, signals: Values): Scored {
  const { totals, outcomes } = scoreFrom(blankOf(playbook), playbook, signals, signals.keys());
  return { totals, outcomes: outcomes() };
}

/** The places of the rules that look at a signal. */
export const placesOf = (playbook: Playbook, signal: string): readonly number[] =>
  blankOf(playbook).placesBySignal.get(signal) ?? [];

/** What rules give whoever nothing is known of. */
interface Blank extends Scored {
  /** The places of the rules that look at a signal. */
  readonly placesBySignal: ReadonlyMap<string, readonly number[]>;
  /** Those that are required. */
  readonly signals: Playbook["signals"];
}

/** A playbook never changes, so one look is enough. */
const blanks = new WeakMap<Playbook, Blank>();

function blankOf(playbook: Playbook): Blank {
  const known = blanks.get(playbook);
  if (known !== undefined) return known;
  const scope = createScope(playbook, new Map());
  const outcomes = evaluateRules(playbook, scope);
  const placesBySignal = new Map<string, number[]>();
  for (const [place, { rule }] of outcomes.entries())
    for (const name of signalsOf(rule, scope.definitions)) {
      const places = placesBySignal.get(name);
      if (places === undefined) placesBySignal.set(name, [place]);
      else places.push(place);
    }
  const signals = playbook.signals.filter(({ required }) => required);
  const blank: Blank = { outcomes, totals: totalsOf(playbook, outcomes), placesBySignal, signals };
  blanks.set(playbook, blank);
  return blank;
}
