/**
 * Which items of a playbook its tests cover, test by test.
 *
 * A test covers an item if one of its expectations would come out otherwise without it: had the rule given nothing or
 * what another case gives, had the tie gone the other way, were the action not there. That something was merely gone
 * through says nothing. What is covered is not asked for again, so that many tests cost little more than one.
 */

import { createScope, evaluateCondition } from "../../evaluator/condition.ts";
import type { RuleOutcome } from "../../evaluator/rules.ts";
import type { Action, CasesRule, Classify, Playbook, Rule, Test } from "../../ir/ir.ts";
import type { PlannedDays } from "../../planner/plan-days.ts";
import { rolesOf } from "../../planner/plan-play.ts";
import { commonLanguage } from "../../planner/words/language.ts";
import { ownText } from "../../planner/words/renderer.ts";
import { chooseWording } from "../../planner/words/tone.ts";
import type { Observed } from "../observed.ts";
import { type Dependence, dependenceOf, type Given } from "./dependence.ts";
import { conditionKeys, type Item, type ItemKind, ids, itemKinds, itemsOf } from "./items.ts";

export interface CoverageItem extends Item {
  /** The first test that covers it; absent where none does. */
  readonly by?: string;
}

export interface Coverage {
  /** In the order of `itemsOf`. */
  readonly items: readonly CoverageItem[];
}

export interface CoverageCollector {
  add(test: Test, observed: Observed): void;
  coverage(): Coverage;
}

export function createCoverage(playbook: Playbook): CoverageCollector {
  const items = itemsOf(playbook);
  const covered = new Map<string, string>();

  return {
    coverage: () => ({
      items: items.map((item) => {
        const by = covered.get(item.id);
        return by === undefined ? item : { ...item, by };
      }),
    }),
    add(test, observed) {
      const outcomes = observed.outcomes();
      const dependence = dependenceOf(playbook, test, observed, outcomes);
      /** Asks only for what no test has covered yet. */
      const cover = (id: string, depends: () => boolean): void => {
        if (!covered.has(id) && depends()) covered.set(id, test.name);
      };
      for (const outcome of outcomes) coverRule(outcome, dependence, cover);
      coverTies(playbook, observed, dependence, cover);
      coverAcceptance(playbook.classify, observed, dependence, cover);
      for (const expected of test.expectations)
        if (expected.kind === "person") cover(ids.assignment(expected.role), () => true);
      if (observed.days !== undefined) coverDays(playbook, test, observed, observed.days, dependence, cover);
    },
  };
}

type Cover = (id: string, depends: () => boolean) => void;

// ---------- points ----------

function coverRule(outcome: RuleOutcome, dependence: Dependence, cover: Cover): void {
  const { rule, points } = outcome;
  const item = rule.kind === "cases" ? armOf(rule, outcome) : undefined;
  // A rule that gave nothing, and is no case among others, decided nothing.
  if (item === undefined && points.length === 0) return;
  const depends = () => insteadOf(rule, outcome).some((instead) => dependence.onPoints(outcome, instead));
  let found: boolean | undefined;
  const once = () => {
    found ??= depends();
    return found;
  };
  if (item !== undefined) cover(item, once);
  cover(ids.rule(rule.id), once);
}

function armOf(rule: CasesRule, { code, codes, decided }: RuleOutcome): string | undefined {
  if (!decided) return rule.unknown === undefined ? undefined : ids.arm(rule.id, "unknown");
  const arm = codes.arms.indexOf(code);
  return arm < 0 ? undefined : ids.arm(rule.id, arm);
}

/** What the rule could have given: nothing, or what another case of a known signal does. */
function insteadOf(rule: Rule, { decided, points }: RuleOutcome): readonly Given[] {
  const nothing: readonly Given[] = points.length === 0 ? [] : [[]];
  if (rule.kind !== "cases" || !decided) return nothing;
  return [...nothing, ...rule.arms.map(({ award }) => award.points)];
}

// ---------- the decision ----------

function coverTies(playbook: Playbook, observed: Observed, dependence: Dependence, cover: Cover): void {
  const { ranking, margin } = observed.classification;
  if (ranking.length < 2 || margin !== 0) return;
  const { ties } = playbook.classify;
  for (const [index, after] of ties.slice(1).entries()) {
    const before = ties[index] as string;
    const swapped = ties.toSpliced(index, 2, after, before);
    cover(ids.tie(before, after), () => dependence.onDecision({ ...playbook.classify, ties: swapped }));
  }
}

function coverAcceptance(
  classify: Classify,
  { classification, previous }: Observed,
  dependence: Dependence,
  cover: Cover,
): void {
  const { accept } = classify;
  for (const [index, clause] of accept.entries()) {
    // One that holds matters if nothing reached it, one that does not if it were not asked.
    const never = { ...clause, measure: "coverage", operator: ">", value: 10_000 } as const;
    cover(ids.clause(index, true), () =>
      dependence.onDecision({ ...classify, accept: accept.with(index, never) }),
    );
    cover(ids.clause(index, false), () =>
      dependence.onDecision({ ...classify, accept: accept.toSpliced(index, 1) }),
    );
  }
  const { otherwise, keepUnlessBeatenBy, ...rest } = classify;
  const kept = keepUnlessBeatenBy === undefined ? {} : { keepUnlessBeatenBy };
  const first = classification.ranking[0]?.persona;
  if (accept.length > 0)
    cover(ids.otherwise, () =>
      dependence.onDecision({
        ...rest,
        ...kept,
        ...(otherwise === undefined && first !== undefined ? { otherwise: first } : {}),
      }),
    );
  if (keepUnlessBeatenBy === undefined || previous === undefined) return;
  const isKept = classification.outcome === "kept";
  const other = otherwise === undefined ? rest : { ...rest, otherwise };
  const instead = isKept ? other : { ...other, keepUnlessBeatenBy: Number.MAX_SAFE_INTEGER };
  cover(ids.keep(isKept), () => dependence.onDecision(instead));
}

// ---------- days ----------

function coverDays(
  playbook: Playbook,
  test: Test,
  observed: Observed,
  days: PlannedDays,
  dependence: Dependence,
  cover: Cover,
): void {
  for (const schedule of days.plays) {
    const { play } = schedule;
    const others = days.plays.filter((each) => each !== schedule);
    cover(ids.play(play.name), () => dependence.onDays({ ...days, plays: others }));
    for (const action of play.actions) {
      const scheduled = schedule.actions.get(action.name);
      if (!isNamed(action, test) || scheduled === undefined) continue;
      if (scheduled.kind === "absent") {
        coverAbsence(playbook, play.name, action, observed, dependence, cover);
        continue;
      }
      const without = new Map(schedule.actions);
      without.delete(action.name);
      const plays = days.plays.map((each) => (each === schedule ? { ...each, actions: without } : each));
      if (dependence.onDays({ ...days, plays }))
        coverAction(playbook, play.name, action, test, observed, days, cover);
    }
  }
}

const isNamed = ({ name }: Action, { expectations }: Test): boolean =>
  expectations.some((expected) => "action" in expected && expected.action === name);

/** Who depends on an action depends on what it says, and on the conditions under which it stands. */
function coverAction(
  playbook: Playbook,
  play: string,
  action: Action,
  test: Test,
  observed: Observed,
  { setting }: PlannedDays,
  cover: Cover,
): void {
  const always = () => true;
  cover(ids.action(play, action.name), always);
  for (const key of conditionKeys(action)) cover(ids.condition(play, key, true), always);
  const persona = playbook.personas.find(({ name }) => name === observed.classification.persona);
  const own = playbook.plays.find(({ name }) => name === play);
  if (action.kind === "message") {
    const message = playbook.messages.find(({ name }) => name === action.send);
    const wording = message && own && persona && chooseWording(message, action, own, persona, setting);
    if (message !== undefined && wording !== undefined)
      cover(ids.body(message.name, wording.body.tone, wording.language), always);
  } else {
    const source = ownText(action);
    const language = source && commonLanguage([source], setting.chain);
    if (language !== undefined) cover(ids.text(play, action.name, language), always);
  }
  if (test.team !== undefined) for (const role of rolesOf(action)) cover(ids.assignment(role), always);
}

/** Who expects that something does not happen depends on the condition that alone keeps it away. */
function coverAbsence(
  playbook: Playbook,
  play: string,
  action: Action,
  observed: Observed,
  dependence: Dependence,
  cover: Cover,
): void {
  const keys = conditionKeys(action);
  const scope = createScope(playbook, observed.signals);
  const failing = action.conditions.flatMap((condition, index) =>
    evaluateCondition(condition, scope) === false
      ? [{ id: ids.condition(play, keys[index] as string, false), index }]
      : [],
  );
  for (const { id, index } of failing)
    cover(id, () => {
      const without = { ...action, conditions: action.conditions.toSpliced(index, 1) };
      const plays = playbook.plays.map((each) =>
        each.name === play
          ? { ...each, actions: each.actions.map((other) => (other === action ? without : other)) }
          : each,
      );
      return dependence.onDays(observed.daysFor(observed.classification.persona, { ...playbook, plays }));
    });
}

// ---------- figures ----------

export interface Share {
  readonly kind: ItemKind;
  readonly covered: number;
  readonly all: number;
}

/** Kinds of which the playbook has none are left out. */
export const sharesOf = ({ items }: Coverage): readonly Share[] =>
  itemKinds.flatMap((kind) => {
    const own = items.filter((item) => item.kind === kind);
    const covered = own.filter(({ by }) => by !== undefined).length;
    return own.length === 0 ? [] : [{ kind, covered, all: own.length }];
  });
