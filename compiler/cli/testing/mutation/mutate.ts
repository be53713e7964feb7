/** `persona test --mutate`: which small faults no test of a playbook notices, each with a customer who would show it. */

import { compileTexts } from "../../../emit/plans/compile-texts.ts";
import type { At } from "../../../ir/ir.ts";
import { percentOf } from "../../../testing/coverage/words.ts";
import { isMet } from "../../../testing/judge.ts";
import type { Mutant } from "../../../testing/mutation/mutant.ts";
import type { Mutation } from "../../../testing/mutation/mutation.ts";
import type { PassedTest } from "../../../testing/mutation/run-mutants.ts";
import { createTrials, type Trials } from "../../../testing/mutation/trials.ts";
import { observe } from "../../../testing/run-test.ts";
import { jsonText } from "../../../values/json-text.ts";
import { type ExitCode, exitCodes } from "../../exit-codes.ts";
import { whenInterrupted } from "../../interruption.ts";
import { shownPath } from "../../terminal/print-diagnostics.ts";
import { createProblemPrinter, type ProblemPrinter } from "../../terminal/print-problems.ts";
import { createProgress } from "../../terminal/progress.ts";
import { plain, type Terminal } from "../../terminal/terminal.ts";
import type { Chosen } from "../choose.ts";
import { createRosters } from "../run-chosen.ts";
import { readThresholds } from "../thresholds.ts";
import { createBoard, missedOn, triedOn } from "./board.ts";
import { listedAtMost, noteInterrupted, type PlacedFault, printMutation } from "./print-mutation.ts";
import { type Hands, tryFaults } from "./threads.ts";
import type { FaultTask } from "./worker.ts";

export async function runMutation(
  terminal: Terminal,
  { reporter, hands }: { readonly reporter: string; readonly hands?: Hands },
  chosen: readonly Chosen[],
): Promise<ExitCode> {
  const problems = createProblemPrinter(terminal);
  const mutations: Mutation[] = [];
  let isReached = true;
  for (const each of chosen) {
    if (each.tests.length === 0) continue;
    const mostShown = reporter === "pretty" ? listedAtMost : Number.POSITIVE_INFINITY;
    const mutation = await mutate(terminal, each, problems, mostShown, hands);
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
  hands: Hands | undefined,
): Promise<Mutation | undefined> {
  const { playbook, shownRoot } = open;
  const passed: (PassedTest & FaultTask["tests"][number])[] = [];
  const renderText = compileTexts(playbook);
  // What a test notices is told by whether it fails, so that none can be left out.
  const rosters = createRosters(open, problems, (failure) => {
    throw failure;
  });
  for (const test of tests) {
    const roster = await rosters(test.team);
    if ("why" in roster) return undefined;
    const team = roster.members;
    const observed = observe(playbook, test, team, renderText);
    if (!test.expectations.every((expected) => isMet(expected, observed))) {
      terminal.noteError(
        `${plain(playbook.name)}: the test ${plain(`"${test.name}"`)} fails as it is`,
        "mend it first; what a test notices is told by whether it fails",
      );
      return undefined;
    }
    passed.push({ test, team, observed });
  }
  const here = <Placed extends { readonly at: At }>({ at, ...rest }: Placed) => ({
    ...rest,
    at: { ...at, file: shownPath(shownRoot, at.file) },
  });
  const trials = createTrials(playbook, passed);
  const task = { playbook, tests: passed.map(({ test, team }) => ({ test, team })), mostShown };
  const { faults, leftOut } = trials;
  const faultAt = (place: number) => faults[place] as Mutant;
  const placed = (place: number) => here({ fault: faultAt(place).fault, at: faultAt(place).at });
  const { missed, showings } = await tried(terminal, task, trials, hands, placed);
  return {
    name: playbook.name,
    faults: faults.length,
    noticed: faults.length - missed.length,
    leftOut: leftOut.map(({ fault, at, equivalent = "" }) => here({ fault, at, because: equivalent })),
    missed: missed.map((place) => {
      const showing = showings.get(place);
      const shownBy = showing === undefined ? {} : { shownBy: showing };
      return { ...placed(place), ...shownBy, isOfPlan: faultAt(place).concerns !== undefined };
    }),
  };
}

/** So often whoever waits sees how far it is, in milliseconds. */
const pause = 100;

async function tried(
  terminal: Terminal,
  task: FaultTask,
  trials: Trials,
  hands: Hands | undefined,
  placed: (place: number) => PlacedFault,
) {
  const all = trials.faults.length;
  const board = createBoard(all);
  const progress = createProgress(terminal);
  const notInterrupted = whenInterrupted(() => {
    progress.end();
    noteInterrupted(terminal, { tried: triedOn(board), all, missed: missedOn(board).map(placed) });
  });
  const showing = setInterval(() => progress.update(triedOn(board), all, triedOn(board), "faults"), pause);
  try {
    const showings = await tryFaults(task, trials, board, hands);
    return { missed: missedOn(board), showings };
  } finally {
    clearInterval(showing);
    progress.end();
    notInterrupted();
  }
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
