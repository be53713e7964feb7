/**
 * One side of the contest, in a process of its own: puts meetings into one calendar, and hands it over in pieces.
 *
 * `time COUNT` does it whenever it is asked to; `memory COUNT` does it once, and says by how much more memory than
 * the process had before that took at its peak.
 *
 * The peak is the system's `VmHWM`, set back to what is held right before (Linux alone can do that). What
 * `process.resourceUsage()` calls `maxRSS` is no use here: a child begins with the size of whoever started it.
 */

import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { answerCpuTime } from "../own-process.ts";
import { meetings } from "./meetings.ts";
import { writers } from "./writers.ts";

const [side = "", what = "", count = ""] = process.argv.slice(2);
const write = await writers[side as keyof typeof writers]();
/** Whoever sends a calendar encodes it. */
const encode = (piece: string): number => Buffer.byteLength(piece);

if (what === "time") {
  // The meetings are there: to think them up is no part of it.
  const given = [...meetings(Number(count))];
  answerCpuTime(() => write(given, encode));
} else {
  // What loading and compiling take is no part of it.
  write(meetings(500), encode);
  const sink = openSync("/dev/null", "w");
  writeFileSync("/proc/self/clear_refs", "5");
  const before = held("VmRSS");
  write(meetings(Number(count)), (piece) => writeSync(sink, piece));
  closeSync(sink);
  process.send?.((held("VmHWM") - before) / 1024);
  process.disconnect();
}

/** In KiB. */
function held(what: "VmRSS" | "VmHWM"): number {
  const line = new RegExp(`^${what}:\\s+(\\d+) kB$`, "m").exec(readFileSync("/proc/self/status", "utf8"));
  if (line === null) throw new Error(`/proc/self/status does not say ${what}`);
  return Number(line[1]);
}
