/**
 * A program of the tests in a process of its own, with a heap of 256 MiB and 512 MiB of memory in all.
 *
 * What a suite keeps shows there: whatever does not fit into the heap ends the process with "heap out of memory", and
 * the memory that it reports is its own, without the test runner and the suites that ran before in the same worker.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect } from "vitest";

const heapMiB = 256;
const memoryMiB = 512;

/** The program's own memory, which it takes now and then while it works, and puts into its result. */
export interface WithMemory {
  readonly memory: number;
}

/** What the program at this address printed, as JSON. Fails with all it said where it ended otherwise. */
export async function runBounded<Result extends WithMemory>(
  program: URL,
  ...args: readonly number[]
): Promise<Result> {
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${heapMiB}`,
      "--conditions=@persona-lang/source",
      program.pathname,
      ...args.map(String),
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  const [stdout, stderr, [status, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  if (status !== 0)
    expect.fail(`${program.pathname} ${args.join(" ")} ended with ${signal ?? status}\n${stderr}`);
  const result: Result = JSON.parse(stdout);
  expect(result.memory / 2 ** 20).toBeLessThanOrEqual(memoryMiB);
  return result;
}
