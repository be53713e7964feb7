/** What is still to be done when a command is stopped, by Ctrl-C or by the system. */

import { type ExitCode, exitCodes } from "./exit-codes.ts";

const duties = new Set<() => void>();

/** To be done if the command is stopped before it takes this back, which the result does. */
export function whenInterrupted(duty: () => void): () => void {
  duties.add(duty);
  return () => duties.delete(duty);
}

export function endWhenStopped(): void {
  process.once("SIGINT", () => stop(exitCodes.interrupted));
  process.once("SIGTERM", () => stop(exitCodes.terminated));
}

/** The last first; none keeps another from being done. */
function stop(code: ExitCode): never {
  for (const duty of [...duties].reverse()) {
    try {
      duty();
    } catch {
      // A disk that is gone: there is nothing more to be done.
    }
  }
  process.exit(code);
}
