/** Faults of the weights: a point more or less, a cut moved by a step, an `at most` that holds too early or too late. */

import type { Arm, At, Award, CasesRule, EachRule, Playbook, Points, Rule, Type } from "../../ir/ir.ts";
import { stepFrom } from "../step.ts";
import { valueSource } from "../value-source.ts";
import { wordPoints } from "./fault-words.ts";
import type { Mutant } from "./mutant.ts";

const point = 1000;

export function weightMutants(playbook: Playbook): readonly Mutant[] {
  const types = new Map(playbook.signals.map(({ name, type }) => [name, type]));
  return playbook.rules.flatMap((rule) => {
    const with_ = (changed: Rule): Playbook => ({
      ...playbook,
      rules: playbook.rules.map((each) => (each === rule ? changed : each)),
    });
    return [...pointMutants(rule, playbook, with_), ...shapeMutants(rule, types, with_)];
  });
}

type With = (changed: Rule) => Playbook;

// ---------- points ----------

function pointMutants(rule: Rule, playbook: Playbook, with_: With): readonly Mutant[] {
  if (rule.kind !== "cases")
    return awardMutants(rule.award, rule.at, (award) => with_({ ...rule, award }), undefined);
  const arms = rule.arms.flatMap((arm, index) =>
    awardMutants(
      arm.award,
      arm.at,
      (award) => with_({ ...rule, arms: rule.arms.with(index, { ...arm, award }) }),
      undefined,
    ),
  );
  const { unknown } = rule;
  if (unknown === undefined) return arms;
  const isKnown = playbook.signals.some(({ name, required }) => name === rule.signal && required);
  const reason = isKnown ? "the signal is required, and so never unknown" : undefined;
  return [
    ...arms,
    ...awardMutants(
      unknown,
      unknown.at,
      (award) => with_({ ...rule, unknown: { ...unknown, ...award } }),
      reason,
    ),
  ];
}

function awardMutants(
  award: Award,
  at: At,
  with_: (award: Award) => Playbook,
  equivalent: string | undefined,
): readonly Mutant[] {
  return award.points.flatMap((given, index) =>
    [point, -point].map((by): Mutant => {
      const changed: Points = { ...given, points: given.points + by };
      return {
        fault: `${given.persona} ${wordPoints(given.points)} becomes ${wordPoints(changed.points)}`,
        at,
        ofPlays: false,
        ...(equivalent === undefined ? {} : { equivalent }),
        playbook: with_({ ...award, points: award.points.with(index, changed) }),
      };
    }),
  );
}

// ---------- cuts and limits ----------

function shapeMutants(rule: Rule, types: ReadonlyMap<string, Type>, with_: With): readonly Mutant[] {
  if (rule.kind === "cases") return cutMutants(rule, types.get(rule.signal), with_);
  return rule.kind === "each" ? limitMutants(rule, types.get(rule.signal), with_) : [];
}

function cutMutants(rule: CasesRule, type: Type | undefined, with_: With): readonly Mutant[] {
  return rule.arms.flatMap((lower, below) => {
    const { test } = lower;
    if (test.kind !== "band" || test.below === undefined || type === undefined) return [];
    const cut = test.below;
    const above = rule.arms.findIndex((each) => each.test.kind === "band" && each.test.lower === cut);
    const upper = rule.arms[above];
    if (upper?.test.kind !== "band") return [];
    const upperTest = upper.test;
    return ([1, -1] as const).flatMap((by): readonly Mutant[] => {
      const moved = stepFrom(cut, by, type);
      // A band without a value in it would be another playbook.
      if (moved === undefined || moved === test.lower || moved === upperTest.below) return [];
      const arms = rule.arms
        .with(below, { ...lower, test: { ...test, below: moved } })
        .with(above, { ...upper, test: { ...upperTest, lower: moved } });
      const isSame = samePoints(lower, upper);
      return [
        {
          fault: `the cut of ${rule.signal} is at ${valueSource(moved, type)} instead of ${valueSource(cut, type)}`,
          at: upper.at,
          ofPlays: false,
          ...(isSame ? { equivalent: "both bands give the same points" } : {}),
          playbook: with_({ ...rule, arms }),
        },
      ];
    });
  });
}

function samePoints({ award: left }: Arm, { award: right }: Arm): boolean {
  const written = ({ points }: Award) =>
    JSON.stringify(points.map((each) => [each.persona, each.points]).sort());
  return written(left) === written(right);
}

function limitMutants(rule: EachRule, type: Type | undefined, with_: With): readonly Mutant[] {
  const members =
    type?.kind === "set" && type.element.kind === "enumeration" ? type.element.members.length : undefined;
  return rule.award.points.flatMap((given, index) => {
    const { atMost, points } = given;
    if (atMost === undefined) return [];
    return [point, -point].flatMap((by): readonly Mutant[] => {
      const limit = atMost + by;
      if (limit <= 0) return [];
      const most = members === undefined ? Number.POSITIVE_INFINITY : members * Math.abs(points);
      const isIdle = most <= Math.min(atMost, limit);
      return [
        {
          fault: `${given.persona} at most ${atMost / point} becomes ${limit / point}`,
          at: rule.at,
          ofPlays: false,
          ...(isIdle ? { equivalent: "the set has too few members to reach it" } : {}),
          playbook: with_({
            ...rule,
            award: { ...rule.award, points: rule.award.points.with(index, { ...given, atMost: limit }) },
          }),
        },
      ];
    });
  });
}
