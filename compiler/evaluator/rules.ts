/** What each rule of `weights` gives one customer, in the order written, with the reason. */

import type {
  At,
  Award,
  CasesRule,
  EachRule,
  Playbook,
  Rule,
  Texts,
  Type,
  Value,
  WhenRule,
} from "../ir/ir.ts";
import type { RuleResult } from "./classification.ts";
import {
  compareValues,
  equalValues,
  evaluateCondition,
  fieldsOf,
  type Scope,
  type Truth,
} from "./condition.ts";
import { pointsForMembers } from "./reach.ts";
import { type RuleCodes, reasonCodes } from "./reason-codes.ts";

/** One rule evaluated. Points are still thousandths here. */
export interface RuleOutcome {
  readonly rule: Rule;
  readonly codes: RuleCodes;
  /** Of the arm that fitted, else of the rule. */
  readonly code: string;
  /** How many members a `for each` counted, where its set is known. */
  readonly members?: number;
  /** Whether what is known settles the rule: only then does its weight count towards coverage. */
  readonly decided: boolean;
  /** Those that are not 0. */
  readonly points: readonly { readonly persona: string; readonly points: number }[];
  readonly because: Texts;
  readonly at: At;
}

export function evaluateRules(
  playbook: Pick<Playbook, "rules" | "signals">,
  scope: Scope,
): readonly RuleOutcome[] {
  const codes = reasonCodes(playbook);
  return playbook.rules.map((rule) => evaluateRule(rule, codes.get(rule.id) as RuleCodes, scope));
}

/** `codes` are those of the rule in its playbook. */
export function evaluateRule(rule: Rule, codes: RuleCodes, scope: Scope): RuleOutcome {
  switch (rule.kind) {
    case "when":
      return outcomeOfCondition(rule, evaluateCondition(rule.condition, scope), codes);
    case "cases": {
      const value = scope.customer.get(rule.signal);
      return outcomeOfArm(rule, value === undefined ? "unknown" : armFor(rule, value, scope), codes);
    }
    case "each": {
      const members = scope.customer.get(rule.signal);
      const type = scope.signals.get(rule.signal)?.type;
      return outcomeOfMembers(rule, Array.isArray(members) ? countMembers(members, type) : undefined, codes);
    }
  }
}

/** `truth` is that of its condition. */
export function outcomeOfCondition(rule: WhenRule, truth: Truth, codes: RuleCodes): RuleOutcome {
  return outcome(
    rule,
    codes,
    codes.rule,
    truth !== undefined,
    truth === true ? rule.award : undefined,
    rule.at,
  );
}

/** `arm` is the index of the one that fits, undefined where none does. */
export function outcomeOfArm(
  rule: CasesRule,
  arm: number | "unknown" | undefined,
  codes: RuleCodes,
): RuleOutcome {
  if (arm === "unknown") {
    const code = rule.unknown === undefined ? codes.rule : codes.unknown;
    return outcome(rule, codes, code, false, rule.unknown, rule.unknown?.at ?? rule.at);
  }
  const fitting = arm === undefined ? undefined : rule.arms[arm];
  const code = arm === undefined ? codes.rule : (codes.arms[arm] ?? codes.rule);
  return outcome(rule, codes, code, true, fitting?.award, fitting?.at ?? rule.at);
}

/** `members` is undefined where the set is unknown. */
export function outcomeOfMembers(rule: EachRule, members: number | undefined, codes: RuleCodes): RuleOutcome {
  if (members === undefined) return outcome(rule, codes, codes.rule, false, undefined, rule.at);
  const points = rule.award.points.map((given) => ({
    persona: given.persona,
    points: pointsForMembers(given, members),
  }));
  return {
    ...outcome(rule, codes, codes.rule, true, { points, because: rule.award.because }, rule.at),
    members,
  };
}

/** A set holds what is equal once: texts that differ in case only are one member. */
function countMembers(members: readonly Value[], type: Type | undefined): number {
  if (type?.kind !== "set") return members.length;
  const isFirst = (member: Value, index: number) =>
    members.findIndex((other) => equalValues(other, member, type.element)) === index;
  return members.filter(isFirst).length;
}

/** The index of the first arm that fits; the checker sees to it that no two can. */
function armFor(rule: CasesRule, value: Value, scope: Scope): number | undefined {
  const type = scope.signals.get(rule.signal)?.type ?? { kind: "text" };
  const index = rule.arms.findIndex(({ test }) => {
    if (test.kind === "values") return test.values.some((other) => equalValues(value, other, type));
    return (
      (test.lower === undefined || compareValues(value, test.lower) >= 0) &&
      (test.below === undefined || compareValues(value, test.below) < 0)
    );
  });
  return index < 0 ? undefined : index;
}

function outcome(
  rule: Rule,
  codes: RuleCodes,
  code: string,
  decided: boolean,
  award: Award | undefined,
  at: At,
): RuleOutcome {
  const points = award === undefined ? noPoints : given(award);
  return { rule, codes, code, decided, points, because: award?.because ?? {}, at };
}

/** Most rules give a customer nothing. */
const noPoints: RuleOutcome["points"] = [];

/** An award of the playbook is given to many customers, so what it comes to is kept with it. */
function given(award: Award): RuleOutcome["points"] {
  const known = givenBy.get(award);
  if (known !== undefined) return known;
  const points = award.points
    .filter((each) => each.points !== 0)
    .map(({ persona, points }) => ({ persona, points }));
  givenBy.set(award, points);
  return points;
}

const givenBy = new WeakMap<Award, RuleOutcome["points"]>();

export const stateOf = ({ decided, points }: RuleOutcome): RuleResult["state"] =>
  !decided ? "unknown" : points.length > 0 ? "hit" : "missed";

/** The names of the signals that a rule looks at, each once. */
export function signalsOf(rule: Rule, definitions: Scope["definitions"]): readonly string[] {
  if (rule.kind !== "when") return [rule.signal];
  return fieldsOf(rule.condition, definitions)
    .filter((field) => field.of === "customer")
    .map(({ name }) => name);
}
