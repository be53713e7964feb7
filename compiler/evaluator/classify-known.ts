/**
 * `classifyByRules` for a customer of whom little is known: only rules that look at what is known are gone over.
 *
 * What a rule gives depends on the signals that it looks at and on nothing else, so where none of them is known it
 * gives every customer the same. A test names a few signals of hundreds; what the rules of all others give is found
 * once for the playbook.
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
  const scope = createScope(playbook, signals);
  const weights = weightsOf(playbook);
  const { all, decided } = blank.totals.coverage;
  const totals = { scores: new Map(blank.totals.scores), coverage: { all, decided } };
  const changed = new Map<number, RuleOutcome>();
  for (const name of signals.keys())
    for (const place of blank.placesBySignal.get(name) ?? []) {
      const before = blank.outcomes[place];
      if (before === undefined || changed.has(place)) continue;
      const outcome = evaluateRule(before.rule, before.codes, scope);
      changed.set(place, outcome);
      addOutcome(totals, before, weights, -1);
      addOutcome(totals, outcome, weights, 1);
    }
  return {
    classification: concludeTotals(playbook, totals, options),
    outcomes: () => blank.outcomes.map((outcome, place) => changed.get(place) ?? outcome),
  };
}

/** What rules give whoever nothing is known of. */
interface Blank {
  readonly outcomes: readonly RuleOutcome[];
  readonly totals: Totals;
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
