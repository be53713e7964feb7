/**
 * Cold starts: a whole process, as multiples of `node -e 0` by the same Node.
 *
 * Each command has run before, so that what V8 compiled of it is kept: so it is for a user from the second time on.
 *
 * The bar of five was set when the flagship had 97 signals in two languages, 53 kB in 16 files. It has grown sevenfold
 * since; support-channels is of about the size that it had.
 */

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Bar, type Comparison, comparisonOf, median } from "./measure.ts";

const rounds = 21;
/** Each checks three playbooks: the first four runs of a command add to what is kept. */
const warmUps = 2;

export function benchColdStart(root: string): readonly Comparison[] {
  const bin = join(root, "compiler/bin/persona.js");
  const cases: readonly { readonly name: string; readonly bar: Bar; readonly args: readonly string[] }[] = [
    { name: "`persona --version`", bar: { atMost: 1.3 }, args: [bin, "--version"] },
    {
      name: "`persona check` of the starter (1 file)",
      bar: { atMost: 3 },
      args: [bin, "check", join(root, "compiler/starter")],
    },
    {
      name: "`persona check` of support-channels (20 files, 71 kB)",
      bar: { atMost: 5 },
      args: [bin, "check", join(root, "playbooks/support-channels")],
    },
    {
      name: "`persona check` of the flagship (28 files, 363 kB)",
      bar: { atMost: 5 },
      args: [bin, "check", join(root, "playbooks/partner-portal")],
    },
  ];
  const nothing: number[] = [];
  const times = cases.map((): number[] => []);
  for (let round = -warmUps; round < rounds; round++) {
    const empty = timeOfRun(["-e", "0"]);
    const each = cases.map(({ args }) => timeOfRun(args));
    if (round < 0) continue;
    nothing.push(empty);
    for (const [index, time] of each.entries()) times[index]?.push(time);
  }
  return cases.map(({ name, bar }, index) =>
    comparisonOf(name, bar, median(times[index] ?? []), median(nothing)),
  );
}

function timeOfRun(args: readonly string[]): number {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: "ignore" });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}`);
  return performance.now() - start;
}
