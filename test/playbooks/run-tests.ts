/**
 * Runs the tests of a playbook through the reference evaluator and the planner, and says what did not come out.
 *
 * Here until the command runs tests itself: what a flagship claims of itself has to be true before that.
 */

import type { Classification } from "../../compiler/evaluator/classification.ts";
import { classify } from "../../compiler/evaluator/evaluate.ts";
import type { Expectation, Playbook, Test, Value } from "../../compiler/ir/ir.ts";
import type { Plan } from "../../compiler/planner/plan.ts";
import { planCustomer } from "../../compiler/planner/plan-customer.ts";
import type { Renderer } from "../../compiler/planner/renderer.ts";

/** One sentence for each expectation that is not met; `renderText` is the playbook's own. */
export function runPlaybookTest(playbook: Playbook, test: Test, renderText: Renderer): readonly string[] {
  const signals = new Map<string, Value>(Object.entries(test.signals));
  const result = classify(playbook, signals, { previous: test.previous });
  const plan =
    test.started === undefined
      ? undefined
      : planCustomer({
          playbook,
          customer: { id: "test", name: test.name, contacts: [], signals },
          persona: result.persona,
          start: test.started,
          renderText,
        });
  const failures = test.expectations.flatMap((each) => {
    const failure = failureOf(each, result, plan);
    return failure === undefined ? [] : [`line ${each.at.line}: ${failure}`];
  });
  return [...(plan?.problems ?? []).map(({ message }) => message), ...failures];
}

function failureOf(
  expected: Expectation,
  result: Classification,
  plan: Plan | undefined,
): string | undefined {
  const actions = (name: string) =>
    (plan?.plays ?? []).flatMap((play) => play.actions.filter((action) => action.name === name));
  switch (expected.kind) {
    case "persona":
      return result.persona === expected.persona ? undefined : `persona is ${result.persona}`;
    case "measure": {
      // As the evaluator scales them: thousandths of a point, or basis points of a share.
      const scale = expected.measure === "coverage" || expected.measure === "fit" ? 10_000 : 1000;
      const value = Math.round(result[expected.measure] * scale);
      const met =
        expected.operator === "is"
          ? value === expected.value
          : expected.operator === "at least"
            ? value >= expected.value
            : value <= expected.value;
      return met
        ? undefined
        : `${expected.measure} is ${value} of ${scale}, not ${expected.operator} ${expected.value}`;
    }
    case "action": {
      const found = actions(expected.action);
      const met = found.some(
        ({ date, time }) =>
          (expected.on === undefined || date === expected.on) &&
          (expected.time === undefined || time?.start === expected.time),
      );
      if (expected.absent) return met ? `${expected.action} is in the plan` : undefined;
      const days = found.map(({ date, time }) => `${date} ${time?.start ?? ""}`.trim()).join(", ");
      return met ? undefined : `${expected.action} is on ${days || "no day"}`;
    }
    case "invites": {
      const invited = new Set(
        actions(expected.action).flatMap(({ people }) => people.map(({ role }) => role)),
      );
      const missing = expected.roles.filter((role) => !invited.has(role));
      return missing.length === 0 ? undefined : `${expected.action} does not invite ${missing.join(", ")}`;
    }
  }
}
