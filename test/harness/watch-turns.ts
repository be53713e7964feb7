/**
 * Loaded into a process before all else: how much its main thread works from one turn of the event loop to the next.
 *
 * In processor time, which does not grow while others use the machine. On SIGUSR2 it writes what there was since the
 * last one into the file that `TURNS` names.
 */

import { writeFileSync } from "node:fs";
import { PerformanceObserver } from "node:perf_hooks";

/** Milliseconds of the processor; `collecting` is what of them went into collections of garbage. */
export interface Stretch {
  readonly working: number;
  readonly collecting: number;
}

let stretches: { readonly working: number; readonly from: number; readonly to: number }[] = [];
let collections: { readonly startTime: number; readonly duration: number }[] = [];
let before = process.threadCpuUsage();
let from = performance.now();

const observer = new PerformanceObserver((list) => void collections.push(...list.getEntries()));
observer.observe({ entryTypes: ["gc"] });

function watch(): void {
  const { user, system } = process.threadCpuUsage(before);
  const to = performance.now();
  // Less than that is the watching itself.
  if (user + system > 300) stretches.push({ working: (user + system) / 1_000, from, to });
  before = process.threadCpuUsage();
  from = to;
  setImmediate(watch);
}

function collectingIn({ working, from, to }: (typeof stretches)[number]): number {
  const within = collections.filter(({ startTime }) => from <= startTime && startTime < to);
  // They are timed by the clock, which goes on while others have the processor.
  return Math.min(
    working,
    within.reduce((sum, { duration }) => sum + duration, 0),
  );
}

process.on("SIGUSR2", () => {
  collections.push(...observer.takeRecords());
  const found: readonly Stretch[] = stretches.map((stretch) => ({
    working: stretch.working,
    collecting: collectingIn(stretch),
  }));
  writeFileSync(process.env.TURNS as string, JSON.stringify(found));
  stretches = [];
  collections = [];
});
watch();
