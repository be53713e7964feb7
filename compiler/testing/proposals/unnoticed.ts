/**
 * Which proposed tests the playbook has no need of: tests of the same customer notice already all that they would.
 *
 * What a test notices is what its expectations depend on, as coverage has it. Only the same customer counts: another on
 * the same rule may be far from the cut, and would not notice that it was moved.
 */

import type { Playbook, Test, Value } from "../../ir/ir.ts";
import { createCoverage } from "../coverage/coverage.ts";
import { observe } from "../run-test.ts";

/** In their order. */
export function unnoticedBy(
  playbook: Playbook,
  tests: readonly Test[],
  proposed: readonly Test[],
): readonly Test[] {
  // Others give no points: a test that says more of its customer is still of the same one.
  const asked = new Set(proposed.flatMap(({ signals }) => Object.keys(signals)));
  const byCustomer = Map.groupBy(tests, (each) => customerOf(each, asked));
  return proposed.filter((each) => {
    const same = byCustomer.get(customerOf(each, asked)) ?? [];
    if (same.length === 0) return true;
    const noticed = new Set(itemsNoticedBy(playbook, same));
    return itemsNoticedBy(playbook, [each]).some((item) => !noticed.has(item));
  });
}

function customerOf({ signals, previous }: Test, asked: ReadonlySet<string>): string {
  const known = Object.entries(signals).filter(([name]) => asked.has(name));
  const inOrder = known.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([previous ?? null, inOrder satisfies readonly [string, Value][]]);
}

/** By figures and personas alone, which is all that is proposed; plans are not made for it. */
function itemsNoticedBy(playbook: Playbook, tests: readonly Test[]): readonly string[] {
  const collector = createCoverage(playbook);
  for (const { team: _, started: __, ...test } of tests) {
    const expectations = test.expectations.filter(({ kind }) => kind === "persona" || kind === "measure");
    const alone = { ...test, expectations };
    collector.add(
      alone,
      observe(playbook, alone, undefined, () => undefined),
    );
  }
  return collector.coverage().items.flatMap(({ id, by }) => (by === undefined ? [] : [id]));
}
