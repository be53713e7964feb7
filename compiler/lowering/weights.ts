/** The blocks of `weights`, and the entries of all of them as one list of rules, in the order of files and text. */

import { pointsType } from "../checker/literals.ts";
import { isOrdered, withoutRange } from "../checker/ordered.ts";
import type { Arm, Award, Playbook, Points, Rule, RuleGroup, Type } from "../ir/ir.ts";
import type * as ast from "../syntax/ast/ast.ts";
import { lowerCondition } from "./condition.ts";
import { atOf, type Lowering, optional, referred, symbolOf, valueOfLiteral } from "./context.ts";

type Entry = ast.WhenRule | ast.ForRule | ast.EachRule;

export function lowerWeights(lowering: Lowering): Pick<Playbook, "ruleGroups" | "rules"> {
  const ruleGroups: RuleGroup[] = [];
  const rules: Rule[] = [];
  for (const { file, node } of lowering.program.declarations("weights")) {
    const first = rules.length;
    for (const item of node.items) {
      if (item.node !== "property" || item.value === undefined) continue;
      rules.push({
        id: `rule-${rules.length + 1}`,
        at: lowering.at(file, item.start),
        ...lowerEntry(lowering, file, item.value as Entry),
      });
    }
    ruleGroups.push({
      titles: lowering.texts(node.titles),
      rules: rules.slice(first).map(({ id }) => id),
      at: atOf(lowering, file, node),
    });
  }
  return { ruleGroups, rules };
}

/** Of each kind by itself: `Omit` would make one type of all three. */
type WithoutPlace<R> = R extends Rule ? Omit<R, "id" | "at"> : never;

function lowerEntry(lowering: Lowering, file: string, entry: Entry): WithoutPlace<Rule> {
  if (entry.kind === "when-rule")
    return {
      kind: "when",
      condition: lowerCondition(lowering, entry.condition),
      award: lowerAward(lowering, entry.award),
    };
  const signal = symbolOf(lowering, entry.signal);
  if (entry.kind === "each-rule")
    return { kind: "each", signal: signal.name, award: lowerAward(lowering, entry.award) };
  const type = lowering.typeOf(signal);
  const unknown = entry.arms.find(({ test }) => test.kind === "unknown");
  return {
    kind: "cases",
    signal: signal.name,
    arms: entry.arms.filter((arm) => arm !== unknown).map((arm) => lowerArm(lowering, file, arm, type)),
    ...optional(
      "unknown",
      unknown && { ...lowerAward(lowering, unknown.award), at: lowering.at(file, unknown.start) },
    ),
  };
}

function lowerArm(lowering: Lowering, file: string, arm: ast.Arm, type: Type): Arm {
  return {
    test: lowerTest(arm.test, type),
    award: lowerAward(lowering, arm.award),
    at: lowering.at(file, arm.start),
  };
}

function lowerTest(test: ast.Arm["test"], type: Type): Arm["test"] {
  if (test.kind === "case")
    return { kind: "values", values: test.values.map((value) => valueOfLiteral(value, type)) };
  const range: ast.Range | undefined = test.kind === "band" ? test.range : undefined;
  // A bound may lie outside of the signal's range: `below 1` of `1 to 10`.
  const bare = isOrdered(type) ? withoutRange(type) : type;
  const bound = (literal: ast.Literal | undefined) =>
    literal && (valueOfLiteral(literal, bare) as number | string);
  return {
    kind: "band",
    ...optional("lower", bound(range?.lower)),
    ...optional("below", bound(range?.upper)),
  };
}

function lowerAward(lowering: Lowering, award: ast.Award | undefined): Award {
  return {
    points: (award?.points ?? []).map((points) => lowerPoints(lowering, points)),
    because: lowering.texts(award?.because ?? []),
  };
}

function lowerPoints(lowering: Lowering, { persona, points, atMost }: ast.Points): Points {
  return {
    persona: referred(lowering, persona),
    points: valueOfLiteral(points, pointsType) as number,
    ...optional("atMost", atMost && Math.abs(valueOfLiteral(atMost, pointsType) as number)),
  };
}
