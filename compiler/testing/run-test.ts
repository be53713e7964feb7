/**
 * Runs a test: classifies its customer, counts the days of the actions that it names, and judges what came out.
 *
 * Classification is the reference evaluator's, so a test says what the playbook means.
 */

import { classify, explain } from "../evaluator/evaluate.ts";
import type { Playbook, Test, Value } from "../ir/ir.ts";
import { planCustomer } from "../planner/plan-customer.ts";
import { planDays } from "../planner/plan-days.ts";
import type { PlanRequest } from "../planner/prepare.ts";
import type { Renderer } from "../planner/renderer.ts";
import type { TeamMember } from "../records/record.ts";
import { judge, type Observed } from "./judge.ts";
import { type Result, resultOf, type Verdict } from "./result.ts";

/** @param team the roster that the test names; absent, roles stand for people */
export function runTest(
  playbook: Playbook,
  test: Test,
  team: readonly TeamMember[] | undefined,
  renderText: Renderer,
): Result {
  const signals = new Map<string, Value>(Object.entries(test.signals));
  const { previous } = test;
  const classification = classify(playbook, signals, { previous });
  const { persona } = classification;
  const request: PlanRequest | undefined =
    persona === undefined
      ? undefined
      : {
          playbook,
          customer: { id: "test", name: test.name, contacts: [], signals },
          persona,
          team,
          start: test.started,
          reasonsIn: "en",
          renderText,
        };
  const expected = new Set(test.expectations.flatMap((each) => ("action" in each ? each.action : [])));
  const observed: Observed = {
    playbook,
    signals,
    previous,
    classification,
    explain: () => explain(playbook, signals, { previous }),
    days: request && expected.size > 0 ? planDays(request, expected) : undefined,
    plan: once(() => request && planCustomer(request)),
  };
  const verdicts = explainedOnce(test.expectations.map((expected) => judge(expected, observed)));
  return resultOf("test", test, verdicts);
}

/** Who comes out as somebody else has other figures and another plan: what made the difference is said there. */
function explainedOnce(verdicts: readonly Verdict[]): readonly Verdict[] {
  const root = verdicts.find(({ met, of }) => !met && of === "persona");
  return root === undefined
    ? verdicts
    : verdicts.map((verdict) => (verdict === root ? verdict : { ...verdict, why: [] }));
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
