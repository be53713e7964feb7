/** Expectations in the words of the playbook. */

import type { CohortExpectation, Expectation, Playbook } from "../ir/ir.ts";
import { isShareOf, type Measured } from "./measured.ts";

export function wordExpectation(expected: Expectation, playbook: Pick<Playbook, "classify">): string {
  switch (expected.kind) {
    case "persona":
      return expected.persona === undefined ? "undecided" : `persona ${expected.persona}`;
    case "measure": {
      const { measure, operator, value } = expected;
      return `${measure} ${operator} ${wordMeasured({ value, isShare: isShareOf(measure, playbook) })}`;
    }
    case "ranking":
      return `${expected.before} before ${expected.after}`;
    case "reason":
      return `because ${expected.signal}`;
    case "play":
      return `${expected.absent ? "no " : ""}${expected.play}`;
    case "action": {
      const on = expected.on === undefined ? "" : ` on ${expected.on}`;
      const at = expected.time === undefined ? "" : ` at ${expected.time}`;
      return `${expected.absent ? "no " : ""}${expected.action}${on}${at}`;
    }
    case "invites":
      return `${expected.action} invites ${expected.roles.join(", ")}`;
    case "recipients":
      return `${expected.action} goes to ${expected.roles.join(", ")}`;
    case "tone":
      return `${expected.action} in the tone ${expected.tone}`;
    case "says":
      return `${expected.action} says “${expected.text}”`;
    case "person":
      return `${expected.role} is ${expected.person}`;
  }
}

export const wordMeasured = ({ value, isShare }: Measured): string =>
  isShare ? `${value / 100}%` : String(value / 1000);

export function wordCohortExpectation(expected: CohortExpectation): string {
  const { least, most } = expected;
  const bounds =
    least === undefined
      ? `at most ${share(most ?? 10_000)}`
      : most === undefined
        ? `at least ${share(least)}`
        : `${share(least)} to ${share(most)}`;
  if (expected.kind === "agreement") return `persona agrees with column "${expected.column}" ${bounds}`;
  return expected.persona === undefined ? `undecided ${bounds}` : `share ${expected.persona} ${bounds}`;
}

const share = (basisPoints: number): string => `${basisPoints / 100}%`;
