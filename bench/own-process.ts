/**
 * A contestant in a process of its own, which does its work whenever it is asked to and says how long that took.
 *
 * In one process, each side clears away what the other leaves behind, and whoever leaves less pays for the other.
 */

import { fork } from "node:child_process";
import { type Bar, type Comparison, compareTimes } from "./measure.ts";

interface Contestant {
  /** Does the work once; milliseconds. */
  run(): Promise<number>;
  end(): void;
}

/** `module` calls `answer`. */
function inOwnProcess(module: URL, args: readonly string[]): Contestant {
  const child = fork(module, args);
  return {
    run: () =>
      new Promise((resolve, reject) => {
        const failed = () => reject(new Error(`${module.pathname} ${args.join(" ")} ended`));
        child.once("exit", failed);
        child.once("message", (time) => {
          child.off("exit", failed);
          resolve(time as number);
        });
        child.send("run");
      }),
    end: () => child.disconnect(),
  };
}

/** `ours` and `peer` are the arguments that `module` is given for either side. */
export async function compareInOwnProcesses(contest: {
  readonly name: string;
  readonly bar: Bar;
  readonly module: URL;
  readonly ours: readonly string[];
  readonly peer: readonly string[];
}): Promise<Comparison> {
  const { name, bar, module } = contest;
  const ours = inOwnProcess(module, contest.ours);
  const peer = inOwnProcess(module, contest.peer);
  try {
    return await compareTimes({ name, bar, warmUp: 1, rounds: 7, ours: ours.run, peer: peer.run });
  } finally {
    ours.end();
    peer.end();
  }
}

/**
 * A turn lasts so long at least, in milliseconds, and the mean of its runs counts. What one run leaves for the garbage
 * collector is cleared away in the middle of a later one, each fourth or so, and takes half as long as a run itself:
 * a turn of one or two runs measures whether that one was met.
 */
const turn = 2_000;

/** In the contestant's module: does the work for each question, for a turn. */
export function answer(work: () => unknown): void {
  process.on("message", async () => {
    process.send?.(await meanOf(work, () => performance.now()));
  });
}

/** The same in processor time, of all threads, for what takes so little that others on the machine would decide. */
export function answerCpuTime(work: () => unknown): void {
  process.on("message", async () => {
    process.send?.(await meanOf(work, cpuTime));
  });
}

/** Without the first run: whoever has waited while the other worked finds its memory and the processor's cold. */
async function meanOf(work: () => unknown, time: () => number): Promise<number> {
  await work();
  let runs = 0;
  const [start, began] = [performance.now(), time()];
  do {
    await work();
    runs++;
  } while (performance.now() - start < turn);
  return (time() - began) / runs;
}

/** In milliseconds. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
