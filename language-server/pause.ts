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
