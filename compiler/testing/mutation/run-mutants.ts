/**
 * Runs the tests of a playbook against its mutants: which faults no test notices.
 *
 * A test notices a fault if one of its expectations is no longer met. Only those that can are judged: where the figures
 * are the same, and no day can be another, nothing is judged anew. A fault of words or people is looked for in whole
 * plans, and only where a test speaks of them.
 */

import { compileTexts } from "../../emit/plans/compile-texts.ts";
import type { Classification } from "../../evaluator/classification.ts";
import { classifyKnown } from "../../evaluator/classify-known.ts";
import { classify } from "../../evaluator/evaluate.ts";
import type { Expectation, Playbook, Test } from "../../ir/ir.ts";
import type { Renderer } from "../../planner/words/renderer.ts";
import { isMet } from "../judge.ts";
import type { Observed } from "../observed.ts";
import { assignmentMutants } from "./assignment-mutants.ts";
import { conditionMutants } from "./condition-mutants.ts";
import { decisionMutants } from "./decision-mutants.ts";
import { messageMutants } from "./message-mutants.ts";
import type { Mutant } from "./mutant.ts";
import { playMutants } from "./play-mutants.ts";
import { weightMutants } from "./weight-mutants.ts";

export const mutantsOf = (playbook: Playbook): readonly Mutant[] => [
  ...weightMutants(playbook),
  ...conditionMutants(playbook),
  ...decisionMutants(playbook),
  ...playMutants(playbook),
  ...assignmentMutants(playbook),
  ...messageMutants(playbook),
];

/** A test that passes, and what it looks at. */
export interface PassedTest {
  readonly test: Test;
  readonly observed: Observed;
}

/** The test that notices the fault; undefined where none does. */
export const noticedBy = (mutant: Mutant, tests: readonly PassedTest[]): Test | undefined =>
  tests.find(mutant.concerns === undefined ? (each) => notices(mutant, each) : noticesInPlan(mutant))?.test;

function noticesInPlan({ playbook, concerns }: Mutant): (passed: PassedTest) => boolean {
  let renderText: Renderer | undefined;
  return ({ test, observed }) => {
    const asked = test.expectations.filter((each) => concerns?.(each, test) === true);
    if (asked.length === 0) return false;
    renderText ??= compileTexts(playbook);
    const plan = observed.planFor(playbook, renderText);
    return asked.some((expected) => !isMet(expected, { ...observed, playbook, plan: () => plan }));
  };
}

function notices({ playbook, ofPlays, actions }: Mutant, { test, observed }: PassedTest): boolean {
  const isOfOtherPlays =
    actions !== undefined && !test.expectations.some((each) => "action" in each && actions.has(each.action));
  if (isOfOtherPlays) return false;
  const { signals, previous, classification: before } = observed;
  // Plays decide nothing of who the customer is.
  const classification = actions === undefined ? classify(playbook, signals, { previous }) : before;
  const isSame = sameFigures(classification, before) && !test.expectations.some(looksBehindFigures);
  if (isSame && !(ofPlays && observed.days !== undefined)) return false;
  const isSameDays = classification.persona === before.persona && !ofPlays;
  const days = isSameDays ? observed.days : observed.daysFor(classification.persona, playbook);
  const outcomes = () => classifyKnown(playbook, signals, { previous }).outcomes();
  const then = { ...observed, playbook, classification, outcomes, days };
  return test.expectations.some((expected) => !isMet(expected, then));
}

/** Of others than the first two, and of single rules, the figures tell nothing. */
const looksBehindFigures = ({ kind }: Expectation): boolean => kind === "ranking" || kind === "reason";

export const sameFigures = (left: Classification, right: Classification): boolean =>
  left.persona === right.persona &&
  left.score === right.score &&
  left.margin === right.margin &&
  left.coverage === right.coverage &&
  left.fit === right.fit;
