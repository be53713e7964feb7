/**
 * Checking: all that `persona check` does after reading the disk, against Langium's build of the same text, and
 * against itself at ten times the length: in files of about a thousand lines, as teams split a playbook, and as
 * one file, where all of its tokens are alive at once and are copied as the heap grows. Each side runs in a process
 * of its own, and is warm.
 */

import { countLines, generateFiles, generatePlaybook } from "./generate.ts";
import type { Bar, Comparison } from "./measure.ts";
import { compareInOwnProcesses } from "./own-process.ts";

const lines = 10_000;

export async function benchCheck(): Promise<readonly Comparison[]> {
  const one = (length: number) => countLines(generatePlaybook(length));
  const split = (length: number) => {
    const files = [...generateFiles(length).values()];
    return `${files.reduce((sum, text) => sum + countLines(text), 0)} lines in ${files.length} files`;
  };
  return [
    await between(["ours", lines, "one"], ["langium", lines], {
      name: `check of ${one(lines)} lines, as Langium's build of the same`,
      bar: { atLeast: 8 },
    }),
    await between(["ours", 10 * lines, "files"], ["ours", lines, "files"], {
      name: `check of ${split(10 * lines)}, as long as of ${split(lines)}`,
      bar: { atMost: 11 },
    }),
    await between(["ours", 10 * lines, "one"], ["ours", lines, "one"], {
      name: `check of ${one(10 * lines)} lines in one file, as long as of ${one(lines)}`,
      bar: { atMost: 11 },
    }),
  ];
}

type Side = readonly ["ours", number, "files" | "one"] | readonly ["langium", number];

const between = (
  ours: Side,
  peer: Side,
  contest: { readonly name: string; readonly bar: Bar },
): Promise<Comparison> =>
  compareInOwnProcesses({
    ...contest,
    module: new URL("check-contestant.ts", import.meta.url),
    ours: ours.map(String),
    peer: peer.map(String),
  });
