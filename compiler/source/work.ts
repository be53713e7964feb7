/**
 * Long work in steps: between two of them somebody else may have a turn.
 *
 * Only the upper loops of a stage are written so, those over parts of a file or over its declarations; what they call
 * is done at once. Who wants the result at once says `finish`, which is what the command line does; a language
 * server takes turns (language-server/turns.ts).
 */

/** Each `yield` is the end of a step, which is meant to take a millisecond at most. */
export type Work<Result> = Generator<void, Result, void>;

/** All steps that are left, one after another. */
export function finish<Result>(work: Work<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Of what is quick to look at, such as tokens, so many make a step. */
export const stepLength = 2_048;

/** Says of one in so many things that a step ends with it: each `yield` costs as much as something quick to look at. */
export function oneIn(length: number): () => boolean {
  let count = 0;
  return () => {
    count = count === length ? 1 : count + 1;
    return count === length;
  };
}

/** What comes of each of many; a step takes so many of them. */
export function* mapInSteps<Each, Result>(
  all: Iterable<Each>,
  of: (each: Each) => Result,
  length = stepLength,
): Work<Result[]> {
  const results: Result[] = [];
  for (const each of all) {
    results.push(of(each));
    if (results.length % length === 0) yield;
  }
  return results;
}

/** Works it out when it is first asked for. */
export function once<Value>(work: () => Value): () => Value {
  let done: { readonly value: Value } | undefined;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}
