/** What each rule of `weights` gives one customer, in the order written, with the reason. */

import type { At, Award, CasesRule, Playbook, Rule, Texts, Type, Value } from "../ir/ir.ts";
import type { RuleResult } from "./classification.ts";
import { compareValues, equalValues, evaluateCondition, fieldsOf, type Scope } from "./condition.ts";
import { pointsForMembers } from "./reach.ts";

/** One rule evaluated. Points are still thousandths here. */
export interface RuleOutcome {
  readonly rule: Rule;
  /** Whether what is known settles the rule: only then does its weight count towards coverage. */
  readonly decided: boolean;
  /** Those that are not 0. */
  readonly points: readonly { readonly persona: string; readonly points: number }[];
  readonly because: Texts;
  readonly at: At;
}

export function evaluateRules(playbook: Pick<Playbook, "rules">, scope: Scope): readonly RuleOutcome[] {
  return playbook.rules.map((rule) => evaluateRule(rule, scope));
}

function evaluateRule(rule: Rule, scope: Scope): RuleOutcome {
  switch (rule.kind) {
    case "when": {
      const truth = evaluateCondition(rule.condition, scope);
      return outcome(rule, truth !== undefined, truth === true ? rule.award : undefined, rule.at);
    }
    case "cases": {
      const value = scope.customer.get(rule.signal);
      if (value === undefined) return outcome(rule, false, rule.unknown, rule.unknown?.at ?? rule.at);
      const arm = armFor(rule, value, scope);
      return outcome(rule, true, arm?.award, arm?.at ?? rule.at);
    }
    case "each": {
      const members = scope.customer.get(rule.signal);
      if (!Array.isArray(members)) return outcome(rule, false, undefined, rule.at);
      const points = rule.award.points.map((given) => ({
        persona: given.persona,
        points: pointsForMembers(given, countMembers(members, scope.signals.get(rule.signal)?.type)),
      }));
      return outcome(rule, true, { points, because: rule.award.because }, rule.at);
    }
  }
}

/** A set holds what is equal once: texts that differ in case only are one member. */
function countMembers(members: readonly Value[], type: Type | undefined): number {
  if (type?.kind !== "set") return members.length;
  const isFirst = (member: Value, index: number) =>
    members.findIndex((other) => equalValues(other, member, type.element)) === index;
  return members.filter(isFirst).length;
}

/** The first arm that fits; the checker sees to it that no two can. */
function armFor(rule: CasesRule, value: Value, scope: Scope) {
  const type = scope.signals.get(rule.signal)?.type ?? { kind: "text" };
  return rule.arms.find(({ test }) => {
    if (test.kind === "values") return test.values.some((other) => equalValues(value, other, type));
    return (
      (test.lower === undefined || compareValues(value, test.lower) >= 0) &&
      (test.below === undefined || compareValues(value, test.below) < 0)
    );
  });
}

function outcome(rule: Rule, decided: boolean, award: Award | undefined, at: At): RuleOutcome {
  const points = (award?.points ?? [])
    .filter(({ points }) => points !== 0)
    .map(({ persona, points }) => ({ persona, points }));
  return { rule, decided, points, because: award?.because ?? {}, at };
}

/** The outcome as an explanation shows it: points as decimals, and the signals that the rule looks at. */
export function explainRule({ rule, decided, points, because, at }: RuleOutcome, scope: Scope): RuleResult {
  return {
    id: rule.id,
    state: !decided ? "unknown" : points.length > 0 ? "hit" : "missed",
    points: points.map(({ persona, points }) => ({ persona, points: points / 1000 })),
    because,
    signals: signalsOf(rule, scope.definitions),
    at,
  };
}

/** The names of the signals that a rule looks at, each once. */
export function signalsOf(rule: Rule, definitions: Scope["definitions"]): readonly string[] {
  if (rule.kind !== "when") return [rule.signal];
  return fieldsOf(rule.condition, definitions)
    .filter((field) => field.of === "customer")
    .map(({ name }) => name);
}
