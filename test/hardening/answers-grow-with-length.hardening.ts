import { expect, test } from "vitest";
import { generatePlaybook } from "../../bench/generate.ts";
import type { ParsedFile, Program, Snapshot } from "../../compiler/index.ts";
import { incomingTo } from "../../language-server/features/call-hierarchy.ts";
import { completionsAt } from "../../language-server/features/completion/completions-at.ts";
import { documentSymbols } from "../../language-server/features/document-symbols.ts";
import { foldsIn } from "../../language-server/features/folding.ts";
import { formattingOfTyped } from "../../language-server/features/formatting.ts";
import { hoverAt } from "../../language-server/features/hover.ts";
import { inlayHintsIn } from "../../language-server/features/inlay-hints.ts";
import { lensesIn } from "../../language-server/features/lenses.ts";
import { linksIn } from "../../language-server/features/links.ts";
import { refactorsFor } from "../../language-server/features/refactors/refactors.ts";
import { rename } from "../../language-server/features/rename.ts";
import { tokensIn } from "../../language-server/features/semantic-tokens.ts";
import { symbolAt } from "../../language-server/features/symbol-at.ts";
import { snapshotOf } from "../harness/compile.ts";

/**
 * Eight times the lines are at most fourteen times the work of each answer in an editor. Processor time counts, the
 * least of several runs: others use the machine too. Each run reads anew, as after an edit; of what several answers
 * remember, the first one pays.
 */

const ratioAtMost = 14;
const [few, many] = [5_000, 40_000];
const attempts = 6;
/** In microseconds: what takes no time at all has no ratio. */
const leastCounted = 1_000;

interface Read {
  readonly snapshot: Snapshot;
  readonly program: Program;
  readonly file: ParsedFile;
  /** Behind a `then` in the middle. */
  readonly offset: number;
}

const answers: Readonly<Record<string, (read: Read) => unknown>> = {
  colours: ({ snapshot, file }) => [...tokensIn(snapshot, file)],
  outline: ({ file }) => documentSymbols(file),
  folds: ({ file }) => [...foldsIn(file)],
  links: ({ file }) => linksIn(file),
  lenses: ({ file }) => lensesIn(file),
  hints: ({ snapshot, file }) => [
    ...inlayHintsIn(snapshot, file, { start: 0, end: file.source.text.length }, "2026-12-01"),
  ],
  hover: ({ snapshot, file, offset }) => hoverAt(snapshot, file, offset),
  completion: ({ snapshot, file, offset }) => completionsAt(snapshot, file, offset),
  refactors: ({ snapshot, program, file, offset }) =>
    refactorsFor({ snapshot, program, file, span: { start: offset, end: offset } }),
  "what waits": ({ program }) =>
    program
      .symbols("play")
      .slice(0, 1)
      .map((play) => incomingTo(play, program)),
  "a new name": ({ snapshot, file, offset }) => {
    const named = symbolAt(snapshot, file, offset);
    return named && rename(named.symbol, "Other", snapshot);
  },
  "a new line": ({ file, offset }) => formattingOfTyped(file, "\n", offset),
};

async function read(text: string): Promise<Read> {
  const snapshot = await snapshotOf(new Map([["main.persona", text]]));
  const [file] = snapshot.files;
  if (file === undefined || snapshot.program === undefined) throw new Error("the playbook is not read");
  // What the compiler finds out is not counted.
  snapshot.playbook();
  return { snapshot, program: snapshot.program, file, offset: text.indexOf("then ", text.length >> 1) + 6 };
}

function cost(of: Read, answer: (read: Read) => unknown): number {
  const from = process.cpuUsage();
  answer(of);
  const { user, system } = process.cpuUsage(from);
  return user + system;
}

test("eight times the lines", async () => {
  const [short, long] = [generatePlaybook(few), generatePlaybook(many)];
  const ratios = new Map<string, number>();
  const least = new Map<string, { short: number; long: number }>();
  for (let attempt = 0; attempt < attempts; attempt++) {
    const [one, other] = [await read(short), await read(long)];
    for (const [name, answer] of Object.entries(answers)) {
      const before = least.get(name) ?? { short: Number.POSITIVE_INFINITY, long: Number.POSITIVE_INFINITY };
      const now = {
        short: Math.min(before.short, Math.max(leastCounted, cost(one, answer))),
        long: Math.min(before.long, cost(other, answer)),
      };
      least.set(name, now);
      ratios.set(name, now.long / now.short);
    }
    if (attempt > 0 && [...ratios.values()].every((ratio) => ratio <= ratioAtMost)) break;
  }
  expect([...ratios].filter(([, ratio]) => ratio > ratioAtMost)).toEqual([]);
});
