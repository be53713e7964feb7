/**
 * Long work in turns: a few milliseconds of it, then whoever else waits, then the next few.
 *
 * Between two turns anything may happen: a question is taken back, somebody types, another file is asked about. So no
 * work holds up the process for long, and none relies on anything that changes meanwhile.
 */

import type { Work } from "../source/work.ts";

/** Long work that several may want: whoever asks has it go on, and all are given the same result. */
export interface Task<Result> {
  /** Does at once what is left. */
  finish(): Result;
  /**
   * Does in turns of so many milliseconds what is left; undefined as soon as nobody wants it any more. A signal stops who asks, not the work:
   * who asks next goes on from there.
   *
   * @throws the signal's reason.
   */
  inTurns(
    length: number,
    signal: AbortSignal | undefined,
    isWanted: () => boolean,
  ): Promise<Result | undefined>;
}

export function createTask<Result>(begin: () => Work<Result>): Task<Result> {
  let work: Work<Result> | undefined;
  let done: { readonly value: Result } | undefined;

  function goOn(until: number): void {
    work ??= begin();
    do {
      const step = work.next();
      if (step.done) done = { value: step.value };
    } while (done === undefined && performance.now() < until);
  }

  return {
    finish() {
      if (done === undefined) goOn(Number.POSITIVE_INFINITY);
      return (done as { readonly value: Result }).value;
    },
    async inTurns(length, signal, isWanted) {
      for (;;) {
        signal?.throwIfAborted();
        if (!isWanted()) return undefined;
        if (done !== undefined) return done.value;
        await turn(length);
        if (done === undefined && isWanted() && signal?.aborted !== true) goOn(began + length);
      }
    },
  };
}

/** So long a turn of a language server lasts, in milliseconds, and the step longer that is at hand. */
const turnLength = 4;

/** When the turn at hand began. */
let began = Number.NEGATIVE_INFINITY;
/** The turn of whoever was last to ask for one. */
let last: Promise<void> = Promise.resolve();

/** Goes on while the turn at hand is not over; then once everything else has been heard that waits. */
export async function turn(length = turnLength): Promise<void> {
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

/** How a project does its long work. */
export interface Pace {
  /** Undefined where nobody wants it any more. */
  run<Result>(
    task: Task<Result>,
    signal: AbortSignal | undefined,
    isWanted?: () => boolean,
  ): Promise<Result | undefined>;
  /** Of a text so many characters at least are lexed in one step. */
  readonly partLength: number;
}

/** For who waits for nothing else, as a command does. */
export const atOnce: Pace = {
  run: async (task, signal) => {
    signal?.throwIfAborted();
    return task.finish();
  },
  partLength: Number.POSITIVE_INFINITY,
};

/** @param length of a turn, in milliseconds. */
export const createPace = (length: number, partLength: number): Pace => ({
  run: (task, signal, isWanted = () => true) => task.inTurns(length, signal, isWanted),
  partLength,
});

/** For who is asked for more meanwhile, as a language server is. */
export const inTurns: Pace = createPace(turnLength, 16_384);
