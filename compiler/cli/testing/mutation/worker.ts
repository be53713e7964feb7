/**
 * The entry of a thread that tries faults. It is given what was read, and reads nothing itself: a file that is saved
 * meanwhile cannot make its faults other than those of the threads beside it.
 */

import { parentPort, workerData } from "node:worker_threads";
import { compileTexts } from "../../../emit/plans/compile-texts.ts";
import type { Playbook, Test } from "../../../ir/ir.ts";
import type { TeamMember } from "../../../records/record.ts";
import type { Showing } from "../../../testing/mutation/showing.ts";
import { createTrials } from "../../../testing/mutation/trials.ts";
import { observe } from "../../../testing/run-test.ts";
import { forcedBug } from "../../bug-report.ts";
import { type Board, sayBegun, takeFaults } from "./board.ts";

export interface FaultTask {
  readonly playbook: Playbook;
  /** Those that pass; each with the people of the roster that it names. */
  readonly tests: readonly { readonly test: Test; readonly team: readonly TeamMember[] | undefined }[];
  readonly mostShown: number;
}

export interface WorkerData {
  readonly task: FaultTask;
  readonly board: Board;
}

const { task, board } = workerData as WorkerData;
const { playbook, tests, mostShown } = task;
const renderText = compileTexts(playbook);
const trials = createTrials(
  playbook,
  tests.map(({ test, team }) => ({ test, observed: observe(playbook, test, team, renderText) })),
);
const showings = new Map<number, Showing>();

sayBegun(board);
forcedBug("test:thread");
for (const _ of takeFaults(board, trials, mostShown, showings));
parentPort?.postMessage(showings);
