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
 * @param others what else the test expects of the customer: a change that meets that, too, goes first, even one of two
 * values before one of a single value that meets this alone; none costs what is met already
 * @param isAll whether the test expects nothing else
 */
export function nearestChange(
  missed: Expectation,
  others: readonly Expectation[],
  observed: Observed,
  isAll: boolean,
): Reasons | undefined {
  const { ones, twos } = changedCustomers(observed, [missed, ...others]);
  const met = others.filter((each) => isMet(each, observed));
  let nearest: readonly Change[] | undefined;
  for (const ways of [ones, twos]) {
    let tries = 0;
    for (const { changes, changed } of ways()) {
      if (++tries > mostTries) break;
      if (!isMet(missed, changed)) continue;
      if (others.every((each) => isMet(each, changed))) return told(isAll ? "all" : "customer", changes);
      if (nearest === undefined && met.every((each) => isMet(each, changed))) nearest = changes;
    }
  }
  return nearest && told("this", nearest);

  function told(met: keyof typeof headings, changes: readonly Change[]): Reasons {
    return { heading: headings[met], lines: wordChanges(changes, observed.signals) };
  }
}

const headings = {
  all: "The nearest change that would make the test pass",
  customer: "The nearest change that would meet all that is expected of the customer",
  this: "The nearest change that would meet this, though not all that the test expects",
};

/** One a line. */
function wordChanges(changes: readonly Change[], signals: Values): readonly string[] {
  return changes.map(({ signal, value }, index) => {
    const and = index === 0 ? "" : "and ";
    const [own, wanted] = [signals.get(signal.name), value].map((each) =>
      each === undefined ? undefined : `\`${signalSource(signal, each)}\``,
    );
    if (own === undefined) return `${and}${wanted}, which is not known`;
    return `${and}${wanted === undefined ? `without ${own}` : `${wanted} in place of ${own}`}`;
  });
}
