/**
 * Loaded into a process before all else: how much its main thread works from one turn of the event loop to the next.
 *
 * In processor time, which does not grow while others use the machine. On SIGUSR2 it writes what there was since the
 * last one, in milliseconds, into the file that `TURNS` names.
 */

import { writeFileSync } from "node:fs";

let stretches: number[] = [];
let before = process.threadCpuUsage();

function watch(): void {
  const { user, system } = process.threadCpuUsage(before);
  before = process.threadCpuUsage();
  // Less than that is the watching itself.
  if (user + system > 300) stretches.push((user + system) / 1_000);
  setImmediate(watch);
}

process.on("SIGUSR2", () => {
  writeFileSync(process.env.TURNS as string, JSON.stringify(stretches));
  stretches = [];
});
watch();
