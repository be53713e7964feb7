/**
 * Whether a test depends on something: whether one of its expectations would come out otherwise, if that were not so.
 *
 * One customer, observed once; everything else is supposed. Points are added up again, and days are counted again
 * only where the customer would be somebody else.
 */

import { concludeTotals, type Totals, totalsOf } from "../../evaluator/evaluate.ts";
import type { RuleOutcome } from "../../evaluator/rules.ts";
import type { Classify, Playbook, Test } from "../../ir/ir.ts";
import type { PlannedDays } from "../../planner/plan-days.ts";
import { isMet } from "../judge.ts";
import type { Observed } from "../observed.ts";

export type Given = RuleOutcome["points"];

export interface Dependence {
  /** On a rule: had it given something else. */
  onPoints(outcome: RuleOutcome, instead: Given): boolean;
  /** On how points decide. */
  onDecision(classify: Classify): boolean;
  /** On what happens when. */
  onDays(days: PlannedDays | undefined): boolean;
}

/** @param outcomes those of the observed customer */
export function dependenceOf(
  playbook: Playbook,
  test: Test,
  observed: Observed,
  outcomes: readonly RuleOutcome[],
): Dependence {
  const { previous, classification } = observed;
  const isScored = classification.missing.length === 0;
  const totals = totalsOf(playbook, outcomes);
  const met = test.expectations.map((expected) => isMet(expected, observed));
  const daysAs = new Map<string | undefined, PlannedDays | undefined>([
    [classification.persona, observed.days],
  ]);

  const differs = (supposed: Observed): boolean =>
    test.expectations.some((expected, index) => isMet(expected, supposed) !== met[index]);

  function supposing(totalsThen: Totals, classify: Classify, outcomesThen = outcomes): boolean {
    const then = concludeTotals(playbook, totalsThen, { previous }, classify);
    const { persona } = then;
    if (!daysAs.has(persona)) daysAs.set(persona, observed.daysFor(persona));
    return differs({
      ...observed,
      classification: then,
      outcomes: () => outcomesThen,
      days: daysAs.get(persona),
    });
  }

  return {
    onPoints(outcome, instead) {
      const scores = new Map(totals.scores);
      const add = (given: Given, sign: 1 | -1): void => {
        for (const { persona, points } of given)
          scores.set(persona, (scores.get(persona) ?? 0) + sign * points);
      };
      add(outcome.points, -1);
      add(instead, 1);
      const outcomesThen = outcomes.map((each) => (each === outcome ? { ...each, points: instead } : each));
      return supposing({ ...totals, scores }, playbook.classify, outcomesThen);
    },
    onDecision: (classify) => isScored && supposing(totals, classify),
    onDays: (days) => differs({ ...observed, days }),
  };
}
