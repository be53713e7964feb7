/** A progress bar on standard error, for work long enough that a person would wonder. */

import { countText } from "./counts.ts";
import type { Terminal } from "./terminal.ts";

export interface Progress {
  /**
   * `done` of `total`, in any unit; `total` undefined where nobody knows. `count` of `things` were worked on, which
   * says how quickly it goes: "412,000 customers, 51,000 a second, 12 s left".
   */
  update(done: number, total: number | undefined, count: number, things: string): void;
  end(): void;
}

const quietAtFirst = 400;
const pause = 100;

export function createProgress(terminal: Terminal, clock: () => number = Date.now): Progress {
  const started = clock();
  let shown = 0;
  return {
    update(done, total, count, things) {
      const now = clock();
      const seconds = (now - started) / 1000;
      if (!terminal.live || now - started < quietAtFirst || now - shown < pause) return;
      shown = now;
      const parts = [`${countText(count)} ${things}`, `${rounded(count / seconds)} a second`];
      const share = total === undefined ? undefined : Math.min(1, Math.max(0, done / total));
      if (share !== undefined && share > 0.01) parts.push(`${duration(seconds / share - seconds)} left`);
      terminal.status(`${share === undefined ? "" : `${bar(share)} `}${parts.join(", ")}`);
    },
    end() {
      if (shown > 0) terminal.status("");
    },
  };
}

/** Two digits that matter: a rate is no exact thing. */
function rounded(rate: number): string {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, rate))) - 1);
  return countText(Math.round(rate / step) * step);
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

function bar(share: number): string {
  const width = 24;
  const full = Math.round(share * width);
  return `${"█".repeat(full)}${"░".repeat(width - full)} ${String(Math.floor(share * 100)).padStart(3)} %`;
}
