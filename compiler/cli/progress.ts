/** A progress bar on standard error, for work long enough that a person would wonder. */

import type { Terminal } from "./terminal.ts";

export interface Progress {
  /** `done` of `total`, in any unit; `total` undefined where nobody knows. */
  update(done: number, total: number | undefined, label: string): void;
  end(): void;
}

const quietAtFirst = 400;
const pause = 100;

export function createProgress(terminal: Terminal): Progress {
  const started = Date.now();
  let shown = 0;
  return {
    update(done, total, label) {
      const now = Date.now();
      if (!terminal.live || now - started < quietAtFirst || now - shown < pause) return;
      shown = now;
      terminal.status(`${total === undefined ? "" : `${bar(done / total)} `}${label}`);
    },
    end() {
      if (shown > 0) terminal.status("");
    },
  };
}

function bar(share: number): string {
  const width = 24;
  const full = Math.round(Math.min(1, Math.max(0, share)) * width);
  return `${"█".repeat(full)}${"░".repeat(width - full)} ${String(Math.floor(Math.min(1, share) * 100)).padStart(3)} %`;
}
