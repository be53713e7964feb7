/** Long work in short steps, so that what a client asks or takes back meanwhile is heard within ten milliseconds. */

import { turn } from "@persona-lang/compiler";

/** Between two steps; throws the signal's reason where the work was taken back. */
export async function pause(signal?: AbortSignal): Promise<void> {
  await turn();
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
