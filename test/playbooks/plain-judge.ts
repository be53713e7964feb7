/** Whether an expectation of a test is met: what the reference says of `expect`, once more and as plainly as it goes. */

import { classify, explain } from "../../compiler/evaluator/evaluate.ts";
import type { Expectation, Playbook, Test, Value } from "../../compiler/ir/ir.ts";
import { planCustomer } from "../../compiler/planner/plan-customer.ts";
import type { Renderer } from "../../compiler/planner/words/renderer.ts";

export function isMet(expected: Expectation, test: Test, playbook: Playbook, renderText: Renderer): boolean {
  const signals = new Map<string, Value>(Object.entries(test.signals));
  const result = classify(playbook, signals, { previous: test.previous });
  if (expected.kind === "persona") return result.persona === expected.persona;
  if (expected.kind === "measure") {
    const isShare =
      expected.measure === "coverage" ||
      expected.measure === "fit" ||
      (expected.measure === "margin" && playbook.classify.rankBy === "fit");
    const difference = Math.round(result[expected.measure] * (isShare ? 10_000 : 1000)) - expected.value;
    if (expected.operator === "is") return difference === 0;
    return expected.operator === "at least" ? difference >= 0 : difference <= 0;
  }
  if (expected.kind === "ranking") {
    const order = result.ranking.map((each) => each.persona).join(" ");
    return new RegExp(`\\b${expected.before}\\b.*\\b${expected.after}\\b`).test(order);
  }
  if (expected.kind === "reason") {
    let sum = 0;
    for (const rule of explain(playbook, signals, { previous: test.previous }).rules)
      if (rule.signals.includes(expected.signal))
        for (const given of rule.points) if (given.persona === result.persona) sum += given.points;
    return sum > 1e-9;
  }
  const customer = { id: "test", name: test.name, contacts: [], signals };
  const { persona } = result;
  const plan = planCustomer({ playbook, customer, persona, start: test.started, renderText });
  if (expected.kind === "person") return false;
  if (expected.kind === "play")
    return plan.plays.some(({ name }) => name === expected.play) !== expected.absent;
  const named = plan.plays.flatMap(({ actions }) => actions.filter(({ name }) => name === expected.action));
  if ("roles" in expected) {
    const getting = expected.kind === "invites" ? "invited" : "recipient";
    return named.some(({ people }) =>
      expected.roles.every((role) => people.some((each) => each.as === getting && each.role === role)),
    );
  }
  if (expected.kind === "tone") return named.some(({ tone }) => tone?.name === expected.tone);
  if (expected.kind === "says") {
    const words = expected.text.split(/\s+/).join(" ");
    return named.some(({ subject, text }) => `${subject} ${text}`.split(/\s+/).join(" ").includes(words));
  }
  const isThere = named.some(
    ({ date, time }) =>
      date === (expected.on ?? date) && (expected.time === undefined || expected.time === time?.start),
  );
  return expected.absent ? !isThere : isThere;
}
