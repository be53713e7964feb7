/** `persona test --mutate`: which small faults no test of a playbook notices, each with a customer who would show it. */

import { compileTexts } from "../../emit/plans/compile-texts.ts";
import type { At } from "../../ir/ir.ts";
import { percentOf } from "../../testing/coverage/words.ts";
import { isMet } from "../../testing/judge.ts";
import type { Mutant } from "../../testing/mutation/mutant.ts";
import type { Mutation } from "../../testing/mutation/mutation.ts";
import { mutantsOf, noticedBy, type PassedTest } from "../../testing/mutation/run-mutants.ts";
import { showingOf } from "../../testing/mutation/showing.ts";
import { createWitnesses } from "../../testing/mutation/witness.ts";
import { observe } from "../../testing/run-test.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { whenInterrupted } from "../interruption.ts";
import { jsonText } from "../json-writer.ts";
import { shownPath } from "../print-diagnostics.ts";
import { createProblemPrinter, type ProblemPrinter } from "../print-problems.ts";
import { createProgress } from "../progress.ts";
import { plain, type Terminal } from "../terminal.ts";
import type { Chosen } from "./choose.ts";
import { listedAtMost, printMutation } from "./print-mutation.ts";
import { createRosters } from "./run-chosen.ts";
import { readThresholds } from "./thresholds.ts";

export async function runMutation(
  terminal: Terminal,
  { reporter }: { readonly reporter: string },
  chosen: readonly Chosen[],
): Promise<ExitCode> {
  const problems = createProblemPrinter(terminal);
  const mutations: Mutation[] = [];
  let isReached = true;
  for (const each of chosen) {
    if (each.tests.length === 0) continue;
    const mostShown = reporter === "pretty" ? listedAtMost : Number.POSITIVE_INFINITY;
    const mutation = await mutate(terminal, each, problems, mostShown);
    if (mutation === undefined) return exitCodes.errors;
    mutations.push(mutation);
    if (reporter === "pretty") printMutation(terminal, mutation);
    isReached = reachesScore(terminal, each, mutation) && isReached;
  }
  if (reporter === "json") await terminal.write(`${jsonText({ mutation: mutations }, 2)}\n`);
  return isReached && problems.errors === 0 ? exitCodes.fine : exitCodes.errors;
}

/** Undefined where a test fails as it is: then nothing can be said of faults. */
async function mutate(
  terminal: Terminal,
  { open, tests }: Chosen,
  problems: ProblemPrinter,
  mostShown: number,
): Promise<Mutation | undefined> {
  const { playbook, shownRoot } = open;
  const passed: PassedTest[] = [];
  const renderText = compileTexts(playbook);
  // What a test notices is told by whether it fails, so that none can be left out.
  const rosters = createRosters(open, problems, (failure) => {
    throw failure;
  });
  for (const test of tests) {
    const roster = await rosters(test.team);
    if ("why" in roster) return undefined;
    const observed = observe(playbook, test, roster.members, renderText);
    if (!test.expectations.every((expected) => isMet(expected, observed))) {
      terminal.noteError(
        `${plain(playbook.name)}: the test ${plain(`"${test.name}"`)} fails as it is`,
        "mend it first; what a test notices is told by whether it fails",
      );
      return undefined;
    }
    passed.push({ test, observed });
  }
  const here = <Placed extends { readonly at: At }>({ at, ...rest }: Placed) => ({
    ...rest,
    at: { ...at, file: shownPath(shownRoot, at.file) },
  });
  const all = mutantsOf(playbook);
  const asked = all.filter(({ equivalent }) => equivalent === undefined);
  const missed = await missedAmong(terminal, asked, passed);
  const witnesses = createWitnesses(playbook, passed);
  return {
    name: playbook.name,
    faults: asked.length,
    noticed: asked.length - missed.length,
    leftOut: all.flatMap(({ fault, at, equivalent }) =>
      equivalent === undefined ? [] : [here({ fault, at, because: equivalent })],
    ),
    missed: missed.map((mutant, index) => {
      const witness = index < mostShown ? witnesses(mutant) : undefined;
      const { fault, at, concerns } = mutant;
      const shownBy = witness === undefined ? {} : { shownBy: showingOf(witness, playbook) };
      return here({ fault, at, ...shownBy, isOfPlan: concerns !== undefined });
    }),
  };
}

/** After so many, whoever waits sees how far it is, and can end it. */
const chunk = 20;

async function missedAmong(
  terminal: Terminal,
  mutants: readonly Mutant[],
  tests: readonly PassedTest[],
): Promise<readonly Mutant[]> {
  const progress = createProgress(terminal);
  let tried = 0;
  const notInterrupted = whenInterrupted(() => {
    progress.end();
    terminal.note(`interrupted after ${tried} of ${mutants.length} faults`);
  });
  const missed: Mutant[] = [];
  for (const mutant of mutants) {
    if (noticedBy(mutant, tests) === undefined) missed.push(mutant);
    if (++tried % chunk !== 0) continue;
    progress.update(tried, mutants.length, tried, "faults");
    await new Promise((resolve) => setImmediate(resolve));
  }
  progress.end();
  notInterrupted();
  return missed;
}

/** Whether as many are noticed as the project asks. */
function reachesScore(
  terminal: Terminal,
  { open, isWhole }: Chosen,
  { name, noticed, faults }: Mutation,
): boolean {
  const least = isWhole ? readThresholds(open).mutation : undefined;
  if (least === undefined || noticed * 100 >= least * faults) return true;
  terminal.noteError(
    `${plain(name)}: ${percentOf(noticed, faults)}% of faults are noticed, and package.json asks for ${least}%`,
  );
  return false;
}
