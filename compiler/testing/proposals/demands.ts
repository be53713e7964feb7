/**
 * What customers must show of the weights: each case of each rule, both ends of each band, and what lies just beside
 * what a rule asks. A demand is a few signals, and the persona whose points tell that it was met.
 */

import { fieldsOf } from "../../evaluator/condition.ts";
import type { Arm, CasesRule, Playbook, Points, Rule, Type, Value, WhenRule } from "../../ir/ir.ts";
import { stepFrom } from "../step.ts";
import { differentValues } from "./any-value.ts";
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
  return [...forEachOf(holds, rule.award.points), ...besideOf(rule, playbook, values)];
}

/** For each signal in it: the last value with which it holds, and the first with which it does not. */
function besideOf(
  { condition, award }: WhenRule,
  playbook: Playbook,
  values: TellingValues,
): readonly Demand[] {
  const definitions = new Map(playbook.definitions.map((each) => [each.name, each.condition]));
  const types = new Map(playbook.signals.map(({ name, type }) => [name, type]));
  const [first] = award.points;
  if (first === undefined) return [];
  const asked = fieldsOf(condition, definitions).filter(({ of }) => of === "customer");
  return asked.flatMap(({ name }): readonly Demand[] => {
    const type = types.get(name);
    if (type === undefined) return [];
    return pairsOf(values.of(name), type).flatMap(([inside, outside]) => {
      const others = values.deciding(condition, name, inside, outside);
      if (others === undefined) return [];
      // What else would make it hold stays unknown.
      const rest: Known = new Map([...asked.map((each) => [each.name, undefined] as const), ...others]);
      return [
        { known: new Map([...rest, [name, inside]]), persona: first.persona, points: first.points },
        { known: new Map([...rest, [name, outside]]), persona: first.persona, points: 0 },
      ];
    });
  });
}

type Pair = readonly [inside: Value, outside: Value];

/** Of numbers, neighbours; of all else, each value with one that is not it. */
function pairsOf(all: readonly Value[], type: Type): readonly Pair[] {
  return all.flatMap((value): readonly Pair[] => {
    if (typeof value !== "number") {
      const other = all.find((each) => each !== value);
      return other === undefined ? [] : [[value, other]];
    }
    return ([1, -1] as const).flatMap((by): readonly Pair[] => {
      const beside = stepFrom(value, by, type);
      return beside === undefined || !all.includes(beside) ? [] : [[value, beside]];
    });
  });
}

function demandsOfCases(rule: CasesRule, playbook: Playbook): readonly Demand[] {
  const { signal, arms, unknown } = rule;
  const type = playbook.signals.find(({ name }) => name === signal)?.type;
  if (type === undefined) return [];
  const told = arms.flatMap((arm) =>
    endsOf(arm).flatMap((value) => {
      const known: Known = new Map([[signal, value]]);
      return forEachOf(known, arm.award.points.length > 0 ? arm.award.points : wouldBe(rule, arm, value));
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

/** A case that gives nothing is told by what the others give; at the end of a band, by what the next one does. */
function wouldBe({ arms }: CasesRule, { test }: Arm, value: Value): readonly Points[] {
  const nextTo = (other: Arm): boolean =>
    test.kind === "band" &&
    other.test.kind === "band" &&
    (value === test.lower ? other.test.below === test.lower : other.test.lower === test.below);
  const giving = arms.filter(({ award }) => award.points.length > 0);
  return [...giving.filter(nextTo), ...giving]
    .flatMap(({ award }) => award.points)
    .slice(0, 1)
    .map(({ persona }) => ({ persona, points: 0 }));
}

/** Nobody reads a customer of whom more is said. */
const mostMembers = 100;

/** One member, as many as count, and one more than count. */
function demandsOfEach(rule: Extract<Rule, { kind: "each" }>, playbook: Playbook): readonly Demand[] {
  const type = playbook.signals.find(({ name }) => name === rule.signal)?.type;
  if (type?.kind !== "set") return [];
  const { element } = type;
  return rule.award.points.flatMap(({ persona, points, atMost }) => {
    const counted = atMost === undefined ? mostMembers : Math.floor(atMost / Math.abs(points));
    const most = Math.min(counted, mostMembers);
    const values = differentValues(element, most + 1);
    const counts = [1, most, most + 1].map((count) => Math.min(count, values.length));
    return [...new Set(counts)].map((count) => ({
      known: new Map<string, Value>([[rule.signal, values.slice(0, count)]]),
      persona,
      points,
    }));
  });
}
