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
 * A text costs each answer in an editor at most one and three quarters of what an eighth of it costs, eight times. As
 * many lines are read on both sides, so what else runs, and when memory is tidied up, weighs on both alike. Processor
 * time counts, the least of several runs. Each run reads anew, as after an edit; of what several answers remember, the
 * first one pays.
 */

const ratioAtMost = 1.75;
const parts = 8;
const [few, many] = [5_000, 40_000];
const attempts = 8;
/** In microseconds, for all parts together: what takes no time at all has no ratio. */
const leastCounted = 8_000;

interface Read {
  readonly snapshot: Snapshot;
  readonly program: Program;
  readonly file: ParsedFile;
  /** Behind a `then` in the middle. */
  readonly offset: number;
}

/** No answer of ours: what it does must be found too slow, or nothing would be. */
const control = "each declaration beside each other";

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
    refactorsFor({ snapshot, program, file, span: { start: offset, end: offset }, beside: [] }),
  "what waits": ({ program }) =>
    program
      .symbols("play")
      .slice(0, 1)
      .map((play) => incomingTo(play, program)),
  "a new name": ({ snapshot, file, offset }) => {
    const named = symbolAt(snapshot, file, offset);
    return named && rename([[named.symbol, snapshot]], "Other");
  },
  "a new line": ({ file, offset }) => formattingOfTyped(file, "\n", offset),
  [control]: ({ file: { tree } }) => {
    const ends = tree.declarations.flatMap(({ items, end }) => [end, ...items.map((item) => item.end)]);
    return ends.filter((end) => ends.filter((other) => other < end).length % 2 === 1).length;
  },
};

async function read(text: string): Promise<Read> {
  const snapshot = await snapshotOf(new Map([["main.persona", text]]));
  const [file] = snapshot.files;
  if (file === undefined || snapshot.program === undefined) throw new Error("the playbook is not read");
  // What the compiler finds out is not counted.
  snapshot.playbook();
  return { snapshot, program: snapshot.program, file, offset: text.indexOf("then ", text.length >> 1) + 6 };
}

function cost(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return user + system;
}

test("as many lines in one text as in eight", async () => {
  const [short, long] = [generatePlaybook(few), generatePlaybook(many)];
  const least = Object.entries(answers).map(([name, answer]) => ({
    name,
    answer,
    ofEight: Infinity,
    ofOne: Infinity,
  }));
  let tooSlow: readonly string[] = Object.keys(answers);
  for (let attempt = 0; attempt < attempts && tooSlow.join() !== control; attempt++) {
    const eight: Read[] = [];
    for (let part = 0; part < parts; part++) eight.push(await read(short));
    const one = await read(long);
    for (const each of least) {
      const [ofEight, ofOne] = [cost(() => eight.forEach(each.answer)), cost(() => each.answer(one))];
      each.ofEight = Math.min(each.ofEight, ofEight);
      each.ofOne = Math.min(each.ofOne, ofOne);
    }
    tooSlow = least.flatMap(({ name, ofEight, ofOne }) =>
      ofOne > ratioAtMost * Math.max(leastCounted, ofEight) ? [name] : [],
    );
  }
  expect(tooSlow, JSON.stringify(least)).toEqual([control]);
});
