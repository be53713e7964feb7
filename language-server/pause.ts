/** Long work in short steps, so that what a client asks or takes back meanwhile is heard within ten milliseconds. */

const longest = 10;
let since = 0;

/** Between two steps; throws the signal's reason where the work was taken back. */
export async function pause(signal?: AbortSignal): Promise<void> {
  const now = performance.now();
  if (now - since > longest) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    since = performance.now();
  }
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
