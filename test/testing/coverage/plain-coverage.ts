/**
 * Which rules and cases, ties, ways of accepting, plays, actions and conditions tests depend on: each asked by itself,
 * as plainly as it goes, with points added up by hand from what `explain` tells, and days from whole plans.
 *
 * For playbooks that rank by score and accept by score and coverage.
 */

import { explain } from "../../../compiler/evaluator/evaluate.ts";
import type { Classify, Expectation, Playbook, Value } from "../../../compiler/ir/ir.ts";
import type { Plan } from "../../../compiler/planner/plan.ts";
import { planCustomer } from "../../../compiler/planner/plan-customer.ts";
import type { Renderer } from "../../../compiler/planner/words/renderer.ts";

interface Who {
  readonly persona: string | undefined;
  readonly score: number;
  readonly margin: number;
  readonly ranking: readonly string[];
}

/** What rules gave, in thousandths, by the signals that they look at. */
type Given = readonly {
  readonly id: string;
  readonly signals: readonly string[];
  readonly points: readonly { readonly persona: string; readonly points: number }[];
}[];

/** The names of what is covered: `rule weights.persona:6`, `action kickoff of Onboarding`. */
export function plainlyCovered(playbook: Playbook, renderText: Renderer): ReadonlySet<string> {
  const covered = new Set<string>();
  for (const test of playbook.tests) {
    const signals = new Map<string, Value>(Object.entries(test.signals));
    const told = explain(playbook, signals, { previous: test.previous });
    const scores = new Map(told.ranking.map(({ persona, score }) => [persona, Math.round(score * 1000)]));
    const share = Math.round(told.coverage * 10_000);
    const { classify } = playbook;
    const who = decidePlainly(scores, share, test.previous, classify);
    const plans = new Map<string, Plan | undefined>();
    const planOf = (persona: string | undefined, within: Playbook): Plan | undefined => {
      const request = {
        playbook: within,
        customer: { id: "test", name: test.name, contacts: [], signals },
        persona,
        start: test.started,
        renderText,
      };
      if (within !== playbook) return persona === undefined ? undefined : planCustomer(request);
      const key = String(persona);
      if (!plans.has(key)) plans.set(key, persona === undefined ? undefined : planCustomer(request));
      return plans.get(key);
    };
    const given: Given = told.rules.map(({ id, signals, points }) => ({
      id,
      signals,
      points: points.map((each) => ({ ...each, points: Math.round(each.points * 1000) })),
    }));
    const verdicts = (found: Who, plan: Plan | undefined, rules = given): string =>
      test.expectations.map((expected) => meets(expected, found, told, plan, rules)).join();
    const usual = verdicts(who, planOf(who.persona, playbook));
    const differs = (found: Who, rules = given) =>
      verdicts(found, planOf(found.persona, playbook), rules) !== usual;
    const decideSo = (instead: Classify) => decidePlainly(scores, share, test.previous, instead);

    for (const { id, points, state, at } of told.rules) {
      const rule = playbook.rules.find((each) => each.id === id);
      if (rule === undefined) continue;
      const arm = rule.kind === "cases" ? rule.arms.find((each) => each.at.line === at.line) : undefined;
      const isUnknownArm = rule.kind === "cases" && state === "unknown" && rule.unknown !== undefined;
      if (points.length === 0 && arm === undefined && !isUnknownArm) continue;
      const instead =
        arm === undefined
          ? [[]]
          : [[], ...(rule.kind === "cases" ? rule.arms : []).map(({ award }) => award.points)];
      const flips = instead.some((other) => {
        const changed = new Map(scores);
        for (const each of points)
          changed.set(each.persona, (changed.get(each.persona) ?? 0) - Math.round(each.points * 1000));
        for (const each of other) changed.set(each.persona, (changed.get(each.persona) ?? 0) + each.points);
        const rules = given.map((each) => (each.id === id ? { ...each, points: other } : each));
        return differs(decidePlainly(changed, share, test.previous, classify), rules);
      });
      if (!flips) continue;
      covered.add(`rules ${id}`);
      if (arm !== undefined || isUnknownArm) covered.add(`arm ${at.file}:${at.line}`);
    }

    for (const [index, after] of classify.ties.slice(1).entries()) {
      const before = classify.ties[index] as string;
      const ties = classify.ties.map((each) => (each === before ? after : each === after ? before : each));
      if (told.margin === 0 && differs(decideSo({ ...classify, ties })))
        covered.add(`ties ${before} before ${after}`);
    }
    for (const [index, { measure }] of classify.accept.entries()) {
      const others = classify.accept.filter((_, place) => place !== index);
      if (differs(decideSo({ ...classify, accept: others })))
        covered.add(`acceptance ${measure} is not enough`);
      const never = { ...classify.accept[index], value: Number.MAX_SAFE_INTEGER } as (typeof others)[number];
      if (differs(decideSo({ ...classify, accept: [...others, never] })))
        covered.add(`acceptance ${measure} is enough`);
    }

    const plan = planOf(who.persona, playbook);
    if (plan === undefined) continue;
    for (const { name: play, actions } of playbook.plays) {
      const others = plan.plays.filter(({ name }) => name !== play);
      if (verdicts(who, { ...plan, plays: others }) !== usual) covered.add(`plays ${play}`);
      for (const { name: action } of actions) {
        const plays = plan.plays.map((each) =>
          each.name === play
            ? { ...each, actions: each.actions.filter(({ name }) => name !== action) }
            : each,
        );
        if (verdicts(who, { ...plan, plays }) !== usual) covered.add(`actions ${action} of ${play}`);
      }
    }
  }
  return covered;
}

/** By score; equals in the order of ties. */
function decidePlainly(
  scores: ReadonlyMap<string, number>,
  share: number,
  previous: string | undefined,
  { ties, accept, otherwise, keepUnlessBeatenBy }: Classify,
): Who {
  const ranking = [...scores].sort(
    ([left, its], [right, other]) => other - its || ties.indexOf(left) - ties.indexOf(right),
  );
  const [[first, score], [, second]] = ranking as [[string, number], [string, number]];
  const isAccepted = accept.every(({ measure, operator, value }) => {
    const found = measure === "score" ? score : share;
    return operator === ">=" ? found >= value : found > value;
  });
  const figures = { score, margin: score - second, ranking: ranking.map(([persona]) => persona) };
  const kept = previous === undefined ? undefined : scores.get(previous);
  if (keepUnlessBeatenBy !== undefined && kept !== undefined) {
    const switches = isAccepted && score - kept >= keepUnlessBeatenBy;
    return { persona: switches ? first : previous, ...figures };
  }
  return { persona: isAccepted ? first : otherwise, ...figures };
}

function meets(
  expected: Expectation,
  { persona, score, margin, ranking }: Who,
  { coverage, fit }: { readonly coverage: number; readonly fit: number },
  plan: Plan | undefined,
  given: Given,
): boolean {
  switch (expected.kind) {
    case "persona":
      return persona === expected.persona;
    case "measure": {
      const figures = {
        score,
        margin,
        coverage: Math.round(coverage * 10_000),
        fit: Math.round(fit * 10_000),
      };
      const found = figures[expected.measure];
      if (expected.operator === "is") return found === expected.value;
      return expected.operator === "at least" ? found >= expected.value : found <= expected.value;
    }
    // Words and people decide nothing of who a customer is, or of days.
    case "tone":
    case "says":
    case "person":
      return true;
    case "ranking":
      return ranking.indexOf(expected.before) < ranking.indexOf(expected.after);
    case "reason": {
      const all = given.filter(({ signals }) => signals.includes(expected.signal));
      const own = all.flatMap(({ points }) => points.filter((each) => each.persona === persona));
      return own.reduce((sum, each) => sum + each.points, 0) > 0;
    }
    case "play":
      return (plan?.plays ?? []).some(({ name }) => name === expected.play) !== expected.absent;
    case "action":
    case "invites":
    case "recipients": {
      const named = (plan?.plays ?? []).flatMap(({ actions }) =>
        actions.filter(({ name, kind }) => name === expected.action && kind !== "survey"),
      );
      if ("roles" in expected) {
        const getting = expected.kind === "invites" ? "invited" : "recipient";
        return named.some(({ people }) =>
          expected.roles.every((role) => people.some((each) => each.as === getting && each.role === role)),
        );
      }
      const isThere = named.some(
        ({ date, time }) =>
          date === (expected.on ?? date) && (expected.time === undefined || expected.time === time?.start),
      );
      return isThere !== expected.absent;
    }
  }
}
