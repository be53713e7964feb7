/**
 * A contestant in a process of its own, which does its work whenever it is asked to and says how long that took.
 *
 * In one process, each side clears away what the other leaves behind, and whoever leaves less pays for the other.
 */

import { fork } from "node:child_process";
import { timeOf } from "./measure.ts";

export interface Contestant {
  /** Does the work once; milliseconds. */
  run(): Promise<number>;
  end(): void;
}

/** `module` calls `answer`. */
export function inOwnProcess(module: URL, args: readonly string[]): Contestant {
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

/**
 * In the contestant's module: does the work for each question. Twice, and the second counts: whoever has waited while
 * the other worked finds its memory and the processor's cold.
 */
export function answer(work: () => unknown): void {
  process.on("message", async () => {
    await work();
    process.send?.(await timeOf(work));
  });
}

/** The same in processor time, of all threads, for what takes so little that others on the machine would decide. */
export function answerCpuTime(work: () => void): void {
  process.on("message", () => {
    work();
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    process.send?.((user + system) / 1000);
  });
}
