/**
 * Which coverages customers can have. Coverage is the weight of the rules that are decided, so there are only as many
 * as sums of weights: a cut that is moved between two neighbours changes nothing for anybody.
 */

import { createScope } from "../../evaluator/condition.ts";
import type { Coverage } from "../../evaluator/decide.ts";
import { totalsOf, weightsOf } from "../../evaluator/evaluate.ts";
import { evaluateRules, signalsOf } from "../../evaluator/rules.ts";
import type { Playbook } from "../../ir/ir.ts";

/** More are not gone through one by one. */
const mostSums = 100_000;

/**
 * All that customers can have, and maybe some that nobody has; undefined where there are too many.
 *
 * Rules that look at nothing but signals that must be known are always decided. Cases of one signal are decided
 * together. What a condition needs depends on its values, so each is taken by itself.
 */
export function coveragesOf(playbook: Playbook): readonly Coverage[] | undefined {
  const scope = createScope(playbook, new Map());
  const weights = weightsOf(playbook);
  const required = new Set(playbook.signals.filter((each) => each.required).map(({ name }) => name));
  let always = 0;
  const parts = new Map<string, number>();
  for (const rule of playbook.rules) {
    const weight = weights.get(rule.id) ?? 0;
    const together = rule.kind === "when" ? `rule ${rule.id}` : `signal ${rule.signal}`;
    if (signalsOf(rule, scope.definitions).every((name) => required.has(name))) always += weight;
    else parts.set(together, (parts.get(together) ?? 0) + weight);
  }
  let sums = new Set([always]);
  for (const part of parts.values()) {
    sums = new Set([...sums].flatMap((sum) => [sum, sum + part]));
    if (sums.size > mostSums) return undefined;
  }
  const { all } = totalsOf(playbook, evaluateRules(playbook, scope)).coverage;
  return [...sums].map((decided) => ({ decided, all }));
}
