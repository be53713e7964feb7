/** Judges one expectation of a test: whether it is met, what was found, and what made the difference. */

import type { Expectation } from "../ir/ir.ts";
import { wordExpectation } from "./expected-words.ts";
import type { Finding } from "./finding.ts";
import { judgeMeasure, judgePersona, judgeRanking, judgeReason } from "./judge-customer.ts";
import { judgeAction, judgePerson, judgePlay, judgeTone, judgeWhoGets, judgeWords } from "./judge-plan.ts";
import type { Observed } from "./observed.ts";
import type { Reasons, Verdict } from "./result.ts";

export function judge(expected: Expectation, observed: Observed): Verdict {
  const { met, found, why } = findingOf(expected, observed);
  const reasons = met ? [] : why().filter((each) => each !== undefined && each.lines.length > 0);
  const { at, kind: of } = expected;
  return {
    at,
    of,
    met,
    expected: wordExpectation(expected, observed.playbook),
    found: found(),
    why: reasons as Reasons[],
  };
}

/** Whether an expectation is met, for who does not ask why. */
export const isMet = (expected: Expectation, observed: Observed): boolean =>
  findingOf(expected, observed).met;

function findingOf(expected: Expectation, observed: Observed): Finding {
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
