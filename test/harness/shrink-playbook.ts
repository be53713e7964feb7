/** Makes a playbook as small as it can be while something about it, such as a disagreement over a customer, remains. */

import type { Condition, Playbook, Rule } from "../../compiler/ir/ir.ts";

/** `remains` is asked of playbooks that lack a rule, an arm, a clause, or a part of a condition. */
export async function shrunkPlaybook(
  playbook: Playbook,
  remains: (smaller: Playbook) => Promise<boolean>,
): Promise<Playbook> {
  for (const smaller of smallerPlaybooks(playbook))
    if (await remains(smaller)) return shrunkPlaybook(smaller, remains);
  return playbook;
}

function* smallerPlaybooks(playbook: Playbook): Generator<Playbook> {
  const { rules, classify, definitions } = playbook;
  for (const fewer of without(rules)) yield { ...playbook, rules: fewer };
  for (const accept of without(classify.accept)) yield { ...playbook, classify: { ...classify, accept } };
  const { keepUnlessBeatenBy: _, ...keepingNobody } = classify;
  if (classify.keepUnlessBeatenBy !== undefined) yield { ...playbook, classify: keepingNobody };
  for (const [index, rule] of rules.entries())
    for (const simpler of simplerRules(rule)) yield { ...playbook, rules: rules.with(index, simpler) };
  const unused = definitions.filter(
    ({ name }) => !JSON.stringify([rules, definitions]).includes(`"definition","name":"${name}"`),
  );
  if (unused.length > 0)
    yield { ...playbook, definitions: definitions.filter((definition) => !unused.includes(definition)) };
  for (const [index, definition] of definitions.entries())
    for (const condition of parts(definition.condition))
      yield { ...playbook, definitions: definitions.with(index, { ...definition, condition }) };
  const asked = JSON.stringify([rules, definitions]);
  for (const signals of without(playbook.signals)) {
    const [left] = playbook.signals.filter((signal) => !signals.includes(signal));
    if (left && !asked.includes(JSON.stringify(left.name))) yield { ...playbook, signals };
  }
}

function* simplerRules(rule: Rule): Generator<Rule> {
  if (rule.kind === "when") for (const condition of parts(rule.condition)) yield { ...rule, condition };
  if (rule.kind === "cases") {
    for (const arms of without(rule.arms)) yield { ...rule, arms };
    const { unknown, ...known } = rule;
    if (unknown) yield known;
    return;
  }
  for (const points of without(rule.award.points)) yield { ...rule, award: { ...rule.award, points } };
}

function* parts(condition: Condition): Generator<Condition> {
  if (condition.kind === "not") yield condition.condition;
  if (condition.kind !== "all" && condition.kind !== "any") return;
  yield* condition.conditions;
  for (const [index, part] of condition.conditions.entries())
    for (const simpler of parts(part))
      yield { ...condition, conditions: condition.conditions.with(index, simpler) };
}

function* without<T>(list: readonly T[]): Generator<readonly T[]> {
  for (const index of list.keys()) yield list.toSpliced(index, 1);
}
