/**
 * Calendars: 2,000 meetings in one, against ical-generator, ics and strings put together by hand; and the memory that
 * 50,000 take, each side at its peak and without what it took to load. Each side runs in a process of its own; times
 * are of the processor.
 *
 * Before anything counts, what each side writes is looked at: of ours no line may be longer than 75 octets, cut within a
 * character that fits on a line, or cut within an escape; of the others it is told how many lines are.
 */

import { fork } from "node:child_process";
import { type Comparison, comparisonOf, median } from "../measure.ts";
import { compareInOwnProcesses } from "../own-process.ts";
import { meetings } from "./meetings.ts";
import { writers } from "./writers.ts";

const module = new URL("contestant.ts", import.meta.url);
const [few, many] = [2_000, 50_000];

export async function benchCalendar(): Promise<readonly Comparison[]> {
  for (const side of Object.keys(writers) as (keyof typeof writers)[]) {
    const { lines, long, cut } = await faultsOf(side);
    console.log(
      `${side}: ${lines} lines, ${long} longer than 75 octets, ${cut} cut within a character or an escape`,
    );
    if (side === "ours" && long + cut > 0) throw new Error("a line of ours is not as it has to be");
  }
  const against = async (peer: keyof typeof writers, bar: Comparison["bar"]): Promise<Comparison> => {
    const name = `a calendar of ${few} meetings, as ${peer === "by hand" ? "strings put together by hand" : peer}`;
    const [ours, theirs] = ["ours", peer].map((side) => [side, "time", String(few)]) as [string[], string[]];
    const contest = { name, bar: bar ?? { atLeast: 0 }, module, ours, peer: theirs };
    return { ...(await compareInOwnProcesses(contest)), bar };
  };
  return [
    await against("ical-generator", { atLeast: 3 }),
    await against("ics", undefined),
    await against("by hand", undefined),
    await memory(),
  ];
}

async function memory(): Promise<Comparison> {
  const sizes: Record<"ours" | "ical-generator", number[]> = { ours: [], "ical-generator": [] };
  for (let round = 0; round < 3; round++)
    for (const side of ["ours", "ical-generator"] as const) sizes[side].push(await peakOf(side));
  const [ours, peer] = [median(sizes.ours), median(sizes["ical-generator"])];
  const name = `memory for ${many} meetings, as ical-generator (in MB)`;
  return comparisonOf(name, { atMost: 0.2 }, ours, peer);
}

/** In MB. */
const peakOf = (side: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = fork(module, [side, "memory", String(many)]);
    child.once("message", (size) => resolve(size as number));
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`${side} ended`)));
  });

/** Of 1,000 meetings. */
async function faultsOf(side: keyof typeof writers): Promise<{ lines: number; long: number; cut: number }> {
  const pieces: string[] = [];
  (await writers[side]())(meetings(1_000), (piece) => pieces.push(piece));
  const text = pieces.join("");
  const lines = text.split("\r\n");
  let cut = 0;
  for (const logical of text.split(/\r\n(?! )/)) {
    const parts = logical.split("\r\n ");
    const whole = parts.join("");
    const ends = new Set<number>([0]);
    for (const { index, segment } of graphemes.segment(whole)) ends.add(index + segment.length);
    let at = 0;
    for (const part of parts.slice(0, -1)) {
      at += part.length;
      // An odd number of backslashes: the last one begins an escape.
      const slashes = /\\*$/.exec(whole.slice(0, at))?.[0].length ?? 0;
      if (!ends.has(at) || slashes % 2 === 1) cut++;
    }
  }
  return { lines: lines.length, long: lines.filter((line) => Buffer.byteLength(line) > 75).length, cut };
}
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
