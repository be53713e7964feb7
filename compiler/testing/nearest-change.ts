/**
 * The nearest customer of whom what a test expects would hold: another value of one signal, or none, else of two.
 *
 * Found by trying the values between which the playbook tells, first of what the test says, then of what it leaves out.
 */

import type { Expectation } from "../ir/ir.ts";
import type { Values } from "../records/record.ts";
import { type Change, changedCustomers } from "./changed-customers.ts";
import { isMet } from "./judge.ts";
import type { Observed } from "./observed.ts";
import { signalSource } from "./proposals/test-source.ts";
import type { Reasons } from "./result.ts";

/** Of customers with one value changed, and again with two: a playbook without an end is not gone through to its end. */
const mostTries = 10_000;

/**
 * @param missed what is not met: expected of the customer, and not of the plan
 * @param others what else the test expects of the customer: a change that meets that, too, goes first
 */
export function nearestChange(
  missed: Expectation,
  others: readonly Expectation[],
  observed: Observed,
): Reasons | undefined {
  const { ones, twos } = changedCustomers(observed, [missed, ...others]);
  let nearest: readonly Change[] | undefined;
  for (const ways of [ones, twos]) {
    let tries = 0;
    for (const { changes, changed } of ways()) {
      if (++tries > mostTries) break;
      if (!isMet(missed, changed)) continue;
      if (others.every((each) => isMet(each, changed))) return wordChanges(changes, observed.signals);
      nearest ??= changes;
    }
  }
  return nearest && wordChanges(nearest, observed.signals);
}

function wordChanges(changes: readonly Change[], signals: Values): Reasons {
  const told = changes.map(({ signal, value }) => {
    const [own, wanted] = [signals.get(signal.name), value].map((each) =>
      each === undefined ? undefined : `\`${signalSource(signal, each)}\``,
    );
    if (own === undefined) return `${wanted}, which is not known`;
    return wanted === undefined ? `without ${own}` : `${wanted} in place of ${own}`;
  });
  return { heading: "The nearest change that would meet it", lines: [told.join(", and ")] };
}
