/** What a rule gave, as explanations show it: with its reason, and with what it would have needed to give points. */

import { alternativeOf, givesPoints } from "./alternatives.ts";
import type { RuleResult } from "./classification.ts";
import type { Scope } from "./condition.ts";
import { type RuleOutcome, signalsOf, stateOf } from "./rules.ts";

/** The outcome as an explanation shows it: points as decimals, and the signals that the rule looks at. */
export function explainRule(outcome: RuleOutcome, scope: Scope): RuleResult {
  const { rule, code, points, because, at } = outcome;
  const state = stateOf(outcome);
  return {
    id: rule.id,
    code,
    state,
    points: points.map(({ persona, points }) => ({ persona, points: points / 1000 })),
    because,
    signals: signalsOf(rule, scope.definitions),
    at,
    needs: state === "hit" ? [] : (alternativeOf(outcome, givesPoints, scope)?.needs ?? []),
  };
}
