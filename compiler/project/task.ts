/**
 * Long work that several may want, and at what pace a project does it.
 *
 * A command does all of it at once. Who is asked for more meanwhile, as a language server is, does a few steps at a
 * time; between them anything may happen, so no work relies on what changes then.
 */

import type { Work } from "../source/work.ts";

/** It begins when somebody first wants it; whoever asks next goes on where it stands. */
export interface Task<Result> {
  /** What came of it; undefined while it is not done. */
  readonly done: { readonly value: Result } | undefined;
  /** Does what is left at once. */
  finish(): Result;
  /** Does what is left while there is time, a step at least. */
  goOn(hasTime: () => boolean): void;
}

export function createTask<Result>(begin: () => Work<Result>): Task<Result> {
  let work: Work<Result> | undefined;
  let done: Task<Result>["done"];

  function step(): void {
    work ??= begin();
    const next = work.next();
    if (next.done) done = { value: next.value };
  }

  return {
    get done() {
      return done;
    },
    finish() {
      while (done === undefined) step();
      return done.value;
    },
    goOn(hasTime) {
      while (done === undefined) {
        step();
        if (!hasTime()) return;
      }
    },
  };
}

/** How a project does its long work. */
export interface Pace {
  /**
   * Undefined as soon as nobody wants it any more. A signal stops who asks, and not the work.
   *
   * @throws the signal's reason.
   */
  run<Result>(
    task: Task<Result>,
    signal: AbortSignal | undefined,
    isWanted?: () => boolean,
  ): Promise<Result | undefined>;
  /** Of a text so many characters at least are lexed in one step. */
  readonly partLength: number;
}

/** For who waits for nothing else. */
export const atOnce: Pace = {
  run: async (task, signal) => {
    signal?.throwIfAborted();
    return task.finish();
  },
  partLength: Number.POSITIVE_INFINITY,
};
