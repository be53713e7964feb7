/**
 * Faults that threads try: they find what one finds, and an error in one of them is an error of all. The playbooks of
 * this repository are tried so in test/hardening.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { createBoard, hasThreads, missedOn, triedOn } from "../../compiler/cli/testing/mutation/board.ts";
import { type Hands, tryFaults } from "../../compiler/cli/testing/mutation/threads.ts";
import { compileTexts } from "../../compiler/emit/plans/compile-texts.ts";
import { createTrials } from "../../compiler/testing/mutation/trials.ts";
import { observe } from "../../compiler/testing/run-test.ts";
import { snapshotOf } from "../harness/compile.ts";
import { root } from "../harness/source-files.ts";

// It notices some faults, and not others.
const sharp = `test "who is in control" {
  customer { goLive 2027-03-01; developers 12; mainGoal control }
  expect persona Builder, score is 8, margin is 8
}
`;
const starter = readFileSync(join(root, "compiler/starter/main.persona"), "utf8");
const snapshot = await snapshotOf(new Map([["main.persona", `${starter}\n${sharp}`]]));
const playbook = snapshot.playbook() ?? expect.fail("the playbook is not sound");
const tests = playbook.tests.map((each) => ({
  test: each,
  team: undefined,
  observed: observe(playbook, each, undefined, compileTexts(playbook)),
}));
const trials = createTrials(playbook, tests);
const faults = trials.faults.length;
const missed = [...trials.faults.keys()].filter((fault) => trials.isMissed(fault));

const pause = (milliseconds: number) =>
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

/** `here`: how many faults were tried in this thread. */
async function tried(hands: Hands, mostShown: number) {
  const board = createBoard(faults);
  let here = 0;
  const counted = {
    ...trials,
    // Where there are threads, past the first turn and then until they have begun: they try nearly all.
    isMissed(fault: number) {
      here++;
      if (hands.threads > 1) pause(60);
      while (hands.threads > 1 && here > 1 && !hasThreads(board)) pause(5);
      return trials.isMissed(fault);
    },
  };
  const task = { playbook, tests: tests.map(({ test, team }) => ({ test, team })), mostShown };
  const showings = await tryFaults(task, counted, board, hands);
  const shown = missed.slice(0, mostShown).map((fault) => showings.get(fault));
  return { here, count: triedOn(board), missed: missedOn(board), shown };
}

afterEach(() => vi.unstubAllEnvs());

test.each([3, missed.length - 1, Number.POSITIVE_INFINITY])(
  "three threads find what one finds, and who shows it of %d",
  async (mostShown) => {
    const shown = missed.slice(0, mostShown).map((fault) => trials.showing(fault));
    expect(shown.filter((each) => each !== undefined).length).toBeGreaterThan(2);
    const alone = await tried({ threads: 1, patience: 0 }, mostShown);
    expect(alone).toEqual({ here: faults, count: faults, missed, shown });
    const { here, ...threads } = await tried({ threads: 3, patience: 0 }, mostShown);
    expect(threads).toEqual({ count: faults, missed, shown });
    expect(here).toBeLessThan(faults / 2);
  },
);

test("an error in a thread is an error of all", async () => {
  vi.stubEnv("PERSONA_FORCE_BUG", "test:thread");
  await expect(tried({ threads: 2, patience: 0 }, 0)).rejects.toThrow("a bug was forced in test:thread");
});
