/** Pages of a long playbook: for each play, only the signals that it has something to do with are looked at. */

import { expect, test } from "vitest";
import { generatePlaybook } from "../../bench/generate.ts";
import type { Playbook } from "../../compiler/ir/ir.ts";
import { snapshotOf } from "../harness/compile.ts";
import { siteOf } from "./site.ts";

/** How often titles of signals are read to make the pages of so many lines. */
async function readsOf(lines: number): Promise<number> {
  const snapshot = await snapshotOf(new Map([["main.persona", generatePlaybook(lines)]]));
  const playbook = snapshot.playbook() as Playbook;
  let reads = 0;
  const signals = playbook.signals.map((signal) =>
    Object.defineProperty({ ...signal }, "titles", {
      get() {
        reads++;
        return signal.titles;
      },
    }),
  );
  const pages = siteOf({ ...playbook, signals }, "2026-12-01");
  expect(pages.size).toBe(2 + 2 * (6 + playbook.plays.length));
  return reads;
}

test("twice as many plays and signals, twice as many looks at signals", async () => {
  const [few, many] = [await readsOf(1_500), await readsOf(3_000)];
  expect(few).toBeGreaterThan(100);
  expect(many / few).toBeLessThan(2.5);
});
