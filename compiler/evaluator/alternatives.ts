/** What a rule could have given instead of what it gave, and what that would have taken. */

import type { At, Award, Points } from "../ir/ir.ts";
import type { Scope } from "./condition.ts";
import { type Need, needsOfArms, needsOfCondition, needsOfMembers } from "./needs.ts";
import { pointsForMembers } from "./reach.ts";
import type { RuleOutcome } from "./rules.ts";

/** Something else that a rule could give, and what that would take. */
export interface Alternative {
  readonly award: Pick<Award, "points" | "because">;
  readonly code: string;
  readonly at: At;
  readonly needs: readonly Need[];
}

/** How much is won by these points instead of what the rule gave: nothing is wanted that wins nothing. */
type Gain = (points: readonly Pick<Points, "persona" | "points">[]) => number;

/** The nearest of what the rule could give that is wanted, of those equally near the best; undefined where there is none. */
export function alternativeOf(outcome: RuleOutcome, gain: Gain, scope: Scope): Alternative | undefined {
  const { rule, code, at } = outcome;
  const nothing = { points: [], because: {} };
  switch (rule.kind) {
    case "when": {
      const sought = gain(rule.award.points) > 0;
      if (!sought && gain([]) <= 0) return undefined;
      const needs = needsOfCondition(rule.condition, sought, scope);
      return needs && needs.length > 0
        ? { award: sought ? rule.award : nothing, code, at, needs }
        : undefined;
    }
    case "cases": {
      const nearest = needsOfArms(rule, ({ award }) => gain(award.points), scope);
      if (nearest === undefined) return undefined;
      const { award, at } = nearest.arm;
      const armCode = outcome.codes.arms[rule.arms.indexOf(nearest.arm)] ?? code;
      return { award, code: armCode, at, needs: nearest.needs };
    }
    case "each": {
      // One member more than none, or none instead of those that are there.
      const more = !outcome.members;
      const points = rule.award.points.map((given) => ({ ...given, points: pointsForMembers(given, 1) }));
      const award = more ? { ...rule.award, points } : nothing;
      return gain(award.points) > 0
        ? { award, code, at, needs: needsOfMembers(rule, more, scope) }
        : undefined;
    }
  }
}

export const givesPoints: Gain = (points) => (points.some(({ points }) => points !== 0) ? 1 : 0);
