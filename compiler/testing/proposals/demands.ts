/**
 * What customers must show of the weights: each case of each rule, both ends of each band, and what lies just beside
 * what a rule asks. A demand is a few signals, and the persona whose points tell that it was met.
 */

import { fieldsOf } from "../../evaluator/condition.ts";
import type { Arm, CasesRule, Playbook, Points, Rule, Value, WhenRule } from "../../ir/ir.ts";
import { stepFrom } from "../step.ts";
import type { Known } from "./customer.ts";
import type { TellingValues } from "./telling-values.ts";

export interface Demand {
  readonly known: Known;
  /** The persona that gets points by it, or would get them otherwise. */
  readonly persona: string;
  /** Points that it gives that persona. */
  readonly points: number;
}

export const demandsOf = (playbook: Playbook, values: TellingValues): readonly Demand[] =>
  playbook.rules.flatMap((rule) => demandsOfRule(rule, playbook, values));

function demandsOfRule(rule: Rule, playbook: Playbook, values: TellingValues): readonly Demand[] {
  switch (rule.kind) {
    case "when":
      return demandsOfWhen(rule, playbook, values);
    case "cases":
      return demandsOfCases(rule, playbook);
    case "each":
      return demandsOfEach(rule, playbook);
  }
}

/** One for each persona that gets something. */
const forEachOf = (known: Known, points: readonly Points[]): readonly Demand[] =>
  points.map((given) => ({ known, persona: given.persona, points: given.points }));

function demandsOfWhen(rule: WhenRule, playbook: Playbook, values: TellingValues): readonly Demand[] {
  const holds = values.making(rule.condition, true);
  if (holds === undefined) return [];
  return [...forEachOf(holds, rule.award.points), ...besideOf(rule, holds, playbook, values)];
}

/** For each signal in it: the last value with which it holds, and the first with which it does not. */
function besideOf(
  { condition, award }: WhenRule,
  holds: Known,
  playbook: Playbook,
  values: TellingValues,
): readonly Demand[] {
  const definitions = new Map(playbook.definitions.map((each) => [each.name, each.condition]));
  const [first] = award.points;
  if (first === undefined) return [];
  const types = new Map(playbook.signals.map(({ name, type }) => [name, type]));
  return fieldsOf(condition, definitions).flatMap(({ of, name }): readonly Demand[] => {
    const type = types.get(name);
    if (of !== "customer" || type === undefined) return [];
    const answers = values.of(name).map((value) => {
      const known = new Map(holds).set(name, value);
      return { value, known, truth: values.truthOf(condition, known) };
    });
    return answers.flatMap(({ value, known, truth }) => {
      if (truth !== true) return [];
      const outside = answers.filter((other) => other.truth === false && isBeside(other.value, value));
      if (isOrdered(value) ? outside.length === 0 : known.get(name) !== holds.get(name)) return [];
      return [
        { known, persona: first.persona, points: first.points },
        ...outside.slice(0, 1).map((other) => ({ known: other.known, persona: first.persona, points: 0 })),
      ];
    });

    function isBeside(other: Value, value: Value): boolean {
      if (!isOrdered(other) || !isOrdered(value) || type === undefined) return true;
      return stepFrom(value, 1, type) === other || stepFrom(value, -1, type) === other;
    }
  });
}

const isOrdered = (value: Value): value is number | string => typeof value === "number";

function demandsOfCases(rule: CasesRule, playbook: Playbook): readonly Demand[] {
  const { signal, arms, unknown } = rule;
  const type = playbook.signals.find(({ name }) => name === signal)?.type;
  if (type === undefined) return [];
  const told = arms.flatMap((arm) =>
    endsOf(arm).flatMap((value) => {
      const known: Known = new Map([[signal, value]]);
      return forEachOf(known, arm.award.points.length > 0 ? arm.award.points : wouldBe(rule, arm));
    }),
  );
  return unknown === undefined
    ? told
    : [...told, ...forEachOf(new Map([[signal, undefined]]), unknown.points)];

  function endsOf({ test }: Arm): readonly Value[] {
    if (test.kind === "values") return test.values;
    const range = type !== undefined && "range" in type ? type.range : undefined;
    const lowest = test.lower ?? range?.lower;
    const highest =
      type !== undefined && test.below !== undefined ? stepFrom(test.below, -1, type) : undefined;
    const ends = [test.lower, highest].filter((end) => end !== undefined);
    if (ends.length === 0) return lowest === undefined ? [] : [lowest];
    return [...new Set(ends)];
  }
}

/** A case that gives nothing is told by what the others give. */
const wouldBe = ({ arms }: CasesRule, arm: Arm): readonly Points[] =>
  arms
    .filter((other) => other !== arm)
    .flatMap(({ award }) => award.points)
    .slice(0, 1)
    .map(({ persona }) => ({ persona, points: 0 }));

/** One member, as many as count, and one more than count. */
function demandsOfEach(rule: Extract<Rule, { kind: "each" }>, playbook: Playbook): readonly Demand[] {
  const type = playbook.signals.find(({ name }) => name === rule.signal)?.type;
  if (type?.kind !== "set" || type.element.kind !== "enumeration") return [];
  const members = type.element.members.map(({ name }) => name);
  return rule.award.points.flatMap(({ persona, points, atMost }) => {
    const most = atMost === undefined ? members.length : Math.floor(atMost / Math.abs(points));
    const counts = [1, most, most + 1].filter((count) => count <= members.length);
    return [...new Set(counts)].map((count) => ({
      known: new Map<string, Value>([[rule.signal, members.slice(0, count)]]),
      persona,
      points,
    }));
  });
}
