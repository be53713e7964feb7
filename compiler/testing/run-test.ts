/**
 * Runs a test: classifies its customer, counts the days of the actions that it names, and judges what came out.
 *
 * Classification is the reference evaluator's, rule by rule, so a test says what the playbook means.
 */

import { classifyKnown } from "../evaluator/classify-known.ts";
import { explain } from "../evaluator/evaluate.ts";
import type { Expectation, Playbook, Test, Value } from "../ir/ir.ts";
import { planCustomer } from "../planner/plan-customer.ts";
import { planDays } from "../planner/plan-days.ts";
import type { PlanRequest } from "../planner/prepare.ts";
import type { Renderer } from "../planner/words/renderer.ts";
import type { TeamMember } from "../records/record.ts";
import { wordExpectation } from "./expected-words.ts";
import { findingOf, verdictOf } from "./judge.ts";
import { nearestChange } from "./nearest-change.ts";
import type { Observed } from "./observed.ts";
import { type Reasons, type Result, resultOf, type UnreadFile, unjudged, type Verdict } from "./result.ts";

/** @param team the roster that the test names; absent, roles stand for people */
export const runTest = (
  playbook: Playbook,
  test: Test,
  team: readonly TeamMember[] | undefined,
  renderText: Renderer,
): Result => judgeTest(test, observe(playbook, test, team, renderText));

export function judgeTest(test: Test, observed: Observed): Result {
  const { expectations } = test;
  const findings = expectations.map((expected) => findingOf(expected, observed));
  const root = rootOf(expectations.filter((_, index) => !findings[index]?.met));
  const others = expectations.filter((each) => each !== root && isOfCustomer(each));
  const isAll = expectations.every(isOfCustomer);
  const change = root && nearestChange(root, others, observed, isAll);
  const verdicts = findings.map((finding, index) => {
    const expected = expectations[index] as Expectation;
    return verdictOf(expected, finding, observed, expected === root ? change : undefined);
  });
  return resultOf("test", test, explainedOnce(verdicts));
}

/** Where the roster that it names cannot be read. */
export const unreadTest = (playbook: Playbook, test: Test, roster: UnreadFile): Result =>
  resultOf(
    "test",
    test,
    test.expectations.map((expected) => ({
      at: expected.at,
      of: expected.kind,
      expected: wordExpectation(expected, playbook),
      counted: { customers: 0, all: 0 },
      ...unjudged("no people to choose from", roster),
    })),
  );

/** All that the expectations of a test look at. */
export function observe(
  playbook: Playbook,
  test: Test,
  team: readonly TeamMember[] | undefined,
  renderText: Renderer,
): Observed {
  const signals = new Map<string, Value>(Object.entries(test.signals));
  const { previous } = test;
  const { classification, outcomes } = classifyKnown(playbook, signals, { previous });
  const requestFor = (persona: string): PlanRequest => ({
    playbook,
    customer: { id: "test", name: test.name, contacts: [], signals },
    persona,
    team,
    start: test.started,
    reasonsIn: "en",
    renderText,
  });
  const expected = new Set(
    test.expectations.flatMap((each) =>
      "action" in each ? each.action : each.kind === "play" ? each.play : [],
    ),
  );
  const daysFor = (persona: string | undefined, within = playbook) =>
    persona === undefined || expected.size === 0
      ? undefined
      : planDays({ ...requestFor(persona), playbook: within }, expected);
  const { persona } = classification;
  const planFor: Observed["planFor"] = (within, words = renderText) =>
    persona === undefined
      ? undefined
      : planCustomer({ ...requestFor(persona), playbook: within, renderText: words });
  return {
    playbook,
    signals,
    previous,
    classification,
    outcomes,
    explain: () => explain(playbook, signals, { previous }),
    days: daysFor(persona),
    daysFor,
    plan: once(() => planFor(playbook)),
    planFor,
  };
}

/** Where the nearest change is told: at the persona, or at the first figure, order or reason. */
function rootOf(failed: readonly Expectation[]): Expectation | undefined {
  return failed.find(({ kind }) => kind === "persona") ?? failed.find(isOfCustomer);
}

/** And not of the plan, whose days and people say themselves what to change. */
const isOfCustomer = ({ kind }: Expectation): boolean =>
  kind === "persona" || kind === "measure" || kind === "ranking" || kind === "reason";

/**
 * Who comes out as somebody else has other figures and another plan: what made the difference is said there.
 * What several expectations fail for is said at the first of them.
 */
function explainedOnce(verdicts: readonly Verdict[]): readonly Verdict[] {
  const root = verdicts.find(({ met, of }) => !met && of === "persona");
  if (root !== undefined)
    return verdicts.map((verdict) => (verdict === root ? verdict : { ...verdict, why: [] }));
  const said = new Set<string>();
  return verdicts.map((verdict) => ({ ...verdict, why: verdict.why.filter(isNews) }));

  function isNews(reasons: Reasons): boolean {
    const words = JSON.stringify(reasons);
    const isNew = !said.has(words);
    said.add(words);
    return isNew;
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
