/**
 * Tries the faults of a playbook, in several threads where there are enough of them.
 *
 * They are begun right here: most playbooks are done before a thread has started. Once there are threads, all is left
 * to them, so that whoever presses Ctrl-C is heard at once. What comes out is the same for any number of threads.
 */

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Showing } from "../../../testing/mutation/showing.ts";
import type { Trials } from "../../../testing/mutation/trials.ts";
import { bundledFile } from "../../bundled-file.ts";
import { type Board, hasThreads, takeFaults } from "./board.ts";
import type { FaultTask, WorkerData } from "./worker.ts";

/** Each takes a hundred megabytes, and makes up its own customers who show faults. */
const mostThreads = 4;

/** After so long whoever presses Ctrl-C is heard, in milliseconds, and threads take over that are there. */
const longestTurn = 50;

/** As long as a thread takes until it is of use, in milliseconds: who has tried so long will mostly try longer. */
const patience = 1000;

export interface Hands {
  readonly threads: number;
  /** How long to try without them, in milliseconds. */
  readonly patience: number;
}

/** Tests that would notice what is missed, by the place of the fault; the rest is on the board. */
export async function tryFaults(
  task: FaultTask,
  trials: Trials,
  board: Board,
  hands: Hands = { threads: Math.min(mostThreads, availableParallelism()), patience },
): Promise<ReadonlyMap<number, Showing>> {
  const showings = new Map<number, Showing>();
  const threadsAt = hands.threads > 1 ? performance.now() + hands.patience : Number.POSITIVE_INFINITY;
  let turnsAt = performance.now() + longestTurn;
  let threads: readonly Thread[] = [];
  try {
    for (const _ of takeFaults(board, trials, task.mostShown, showings)) {
      const now = performance.now();
      if (now < turnsAt) continue;
      if (now >= threadsAt && threads.length === 0)
        threads = Array.from({ length: hands.threads }, () => startThread({ task, board }));
      await new Promise((resolve) => setImmediate(resolve));
      if (hasThreads(board)) break;
      turnsAt = performance.now() + longestTurn;
    }
    if (hasThreads(board))
      for (const found of await Promise.all(threads.map((thread) => thread.showings)))
        for (const [fault, showing] of found) showings.set(fault, showing);
    return showings;
  } finally {
    await Promise.all(threads.map(({ end }) => end()));
  }
}

interface Thread {
  /** Once all faults are taken. */
  readonly showings: Promise<ReadonlyMap<number, Showing>>;
  end(): Promise<unknown>;
}

function startThread(workerData: WorkerData): Thread {
  const worker = new Worker(bundledFile("mutation-worker.js"), { workerData });
  const { promise, resolve, reject } = Promise.withResolvers<ReadonlyMap<number, Showing>>();
  // A failure counts when the result is asked for, not before.
  promise.catch(() => {});
  worker.on("message", resolve);
  worker.on("error", reject);
  worker.on("exit", (code) => reject(new Error(`a thread that tries faults ended with ${code}`)));
  return { showings: promise, end: () => worker.terminate() };
}
