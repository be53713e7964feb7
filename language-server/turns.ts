/**
 * Long work in turns: a few milliseconds of it, then whoever else waits, then the next few. So what a client asks or
 * takes back meanwhile is heard within ten milliseconds.
 */

import type { Pace } from "@persona-lang/compiler";

/** So long a turn lasts, in milliseconds, and the step longer that is at hand. */
const turnLength = 4;

/** When the turn at hand began. */
let began = Number.NEGATIVE_INFINITY;
/** The turn of whoever was last to ask for one. */
let last: Promise<void> = Promise.resolve();

/** Goes on while the turn at hand is not over; then once everything else has been heard that waits. */
async function turn(length: number): Promise<void> {
  if (performance.now() - began < length) return;
  // One after another: of two long works each would otherwise take a turn before anybody is heard.
  last = last.then(afterOthers);
  await last;
  began = performance.now();
}

/** A timer would wait for longer than it takes to hear everybody; browsers have nothing else but messages. */
const afterOthers = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof setImmediate === "function") setImmediate(resolve);
    else {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => resolve());
      port1.start();
      port2.postMessage(undefined);
    }
  });

/**
 * @param length of a turn, in milliseconds.
 * @param partLength as in `Pace`.
 */
export const createPace = (length: number, partLength: number): Pace => ({
  partLength,
  async run(task, signal, isWanted = () => true) {
    for (;;) {
      signal?.throwIfAborted();
      if (!isWanted()) return undefined;
      if (task.done !== undefined) return task.done.value;
      await turn(length);
      // Meanwhile it may have been taken back, or done for somebody else.
      if (signal?.aborted !== true && isWanted()) task.goOn(() => performance.now() - began < length);
    }
  },
});

export const inTurns: Pace = createPace(turnLength, 16_384);

/** Between two steps; throws the signal's reason where the work was taken back. */
export async function pause(signal?: AbortSignal): Promise<void> {
  await turn(turnLength);
  signal?.throwIfAborted();
}

/** What comes of each of many, with pauses in between. */
export async function inSteps<Each, Result>(
  all: Iterable<Each>,
  signal: AbortSignal,
  of: (each: Each) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const each of all) {
    results.push(of(each));
    await pause(signal);
  }
  return results;
}
