/** Judges one expectation of a test: whether it is met, what was found, and what made the difference. */

import type { Expectation } from "../ir/ir.ts";
import { wordExpectation } from "./expected-words.ts";
import type { Finding } from "./finding.ts";
import { judgeMeasure, judgePersona, judgeRanking, judgeReason } from "./judge-customer.ts";
import { judgeAction, judgePerson, judgePlay, judgeTone, judgeWhoGets, judgeWords } from "./judge-plan.ts";
import type { Observed } from "./observed.ts";
import type { Reasons, Verdict } from "./result.ts";

/** @param change the nearest one that would meet it, where there is one to be told */
export function verdictOf(
  expected: Expectation,
  { met, found, why }: Finding,
  { playbook }: Observed,
  change: Reasons | undefined,
): Verdict {
  const reasons = met ? [] : [...why(change !== undefined), change];
  const { at, kind: of } = expected;
  return {
    at,
    of,
    met,
    expected: wordExpectation(expected, playbook),
    found: found(),
    why: reasons.filter((each) => each !== undefined && each.lines.length > 0) as Reasons[],
  };
}

/** Whether an expectation is met, for who does not ask why. */
export const isMet = (expected: Expectation, observed: Observed): boolean =>
  findingOf(expected, observed).met;

export function findingOf(expected: Expectation, observed: Observed): Finding {
  switch (expected.kind) {
    case "persona":
      return judgePersona(expected.persona, observed);
    case "measure":
      return judgeMeasure(expected, observed);
    case "ranking":
      return judgeRanking(expected, observed);
    case "reason":
      return judgeReason(expected, observed);
    case "play":
      return judgePlay(expected, observed);
    case "action":
      return judgeAction(expected, observed);
    case "invites":
    case "recipients":
      return judgeWhoGets(expected, observed);
    case "tone":
      return judgeTone(expected, observed);
    case "says":
      return judgeWords(expected, observed);
    case "person":
      return judgePerson(expected, observed);
  }
}
