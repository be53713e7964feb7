/**
 * Runs what was chosen of a playbook: its tests, and its cohorts with the files that they name.
 *
 * A run of tests is short, so what only some need is loaded for those: rosters and cohorts their readers, words the
 * compiler of templates.
 */

import { join } from "node:path";
import type { At, Playbook } from "../../ir/ir.ts";
import type { Renderer } from "../../planner/words/renderer.ts";
import type { TeamMember } from "../../records/record.ts";
import type { CoverageCollector } from "../../testing/coverage/coverage.ts";
import type { Result, UnreadFile } from "../../testing/result.ts";
import { judgeTest, observe, unreadTest } from "../../testing/run-test.ts";
import { CommandFailure } from "../failure.ts";
import type { OpenPlaybook } from "../input/open-playbook.ts";
import { shownPath } from "../terminal/print-diagnostics.ts";
import type { ProblemPrinter } from "../terminal/print-problems.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Chosen } from "./choose.ts";

export interface Following {
  readonly coverage?: CoverageCollector | undefined;
  /** Called with each result as it comes. */
  readonly done?: (result: Result) => void;
  /** Called for each roster and cohort whose file cannot be read; the results that need it say so, too. */
  readonly failed?: (failure: CommandFailure) => void;
}

/** After so long whoever presses Ctrl-C is heard, in milliseconds. */
const longestTurn = 50;

/** Results in the order of the playbook. */
export async function runChosen(
  { open, tests, cohorts }: Chosen,
  terminal: Terminal,
  problems: ProblemPrinter,
  { coverage, done, failed = () => {} }: Following = {},
): Promise<readonly Result[]> {
  const { playbook } = open;
  const rosters = createRosters(open, problems, failed);
  const results: Result[] = [];
  let isAskedForWords = false;
  let renderText: Renderer = () => {
    isAskedForWords = true;
    return undefined;
  };
  let turnsAt = performance.now() + longestTurn;
  for (const test of tests) {
    if (performance.now() > turnsAt) {
      await new Promise((resolve) => setImmediate(resolve));
      turnsAt = performance.now() + longestTurn;
    }
    const roster = await rosters(test.team);
    if ("why" in roster) {
      take(unreadTest(playbook, test, roster));
      continue;
    }
    const run = () => {
      const observed = observe(playbook, test, roster.members, renderText);
      return { observed, result: judgeTest(test, observed) };
    };
    let { observed, result } = run();
    if (isAskedForWords) {
      const { compileTexts } = await import("../../emit/plans/compile-texts.ts");
      renderText = compileTexts(playbook);
      isAskedForWords = false;
      ({ observed, result } = run());
    }
    take(result);
    coverage?.add(test, observed);
  }
  if (cohorts.length > 0) {
    const { runCohortFile } = await import("./run-cohort-file.ts");
    for (const cohort of cohorts) {
      take(await runCohortFile(open, cohort, terminal, problems, failed));
    }
  }
  return inOrder(results, playbook);

  function take(result: Result): void {
    results.push(result);
    done?.(result);
  }
}

/** With paths as the user would write them from where they are. */
export function fromHere(results: readonly Result[], { shownRoot }: OpenPlaybook): readonly Result[] {
  const shown = <Placed extends { readonly at: At }>(each: Placed): Placed => ({
    ...each,
    at: { ...each.at, file: shownPath(shownRoot, each.at.file) },
  });
  return results.map((result) => ({ ...shown(result), verdicts: result.verdicts.map(shown) }));
}

/** As the playbook has them: tests and cohorts are read apart. */
export function inOrder(results: readonly Result[], playbook: Playbook): readonly Result[] {
  const files = [...new Set([...playbook.tests, ...playbook.cohorts].map(({ at }) => at.file))];
  return results.toSorted(
    (a, b) => files.indexOf(a.at.file) - files.indexOf(b.at.file) || a.at.line - b.at.line,
  );
}

/** The people of a roster, undefined where none is named; or why it cannot be read. */
export type Roster = { readonly members: readonly TeamMember[] | undefined } | UnreadFile;

/** The rosters by the paths that tests name, each read once. @param failed called for each that cannot be read */
export function createRosters(
  { root, shownRoot, playbook }: Pick<Chosen["open"], "root" | "shownRoot" | "playbook">,
  problems: Pick<ProblemPrinter, "print">,
  failed: (failure: CommandFailure) => void,
): (path: string | undefined) => Promise<Roster> {
  const rosters = new Map<string, Roster>();
  return async (path) => {
    if (path === undefined) return { members: undefined };
    const roster = rosters.get(path) ?? (await read(path));
    rosters.set(path, roster);
    return roster;
  };

  async function read(path: string): Promise<Roster> {
    const [{ readTeam }, { openDataInput }] = await Promise.all([
      import("../../records/codec.ts"),
      import("../input/data-input.ts"),
    ]);
    try {
      const shown = join(shownRoot, path);
      const input = openDataInput(shown, undefined, root);
      const team = await readTeam(playbook, input.bytes, input.format, input.name);
      problems.print(team.problems);
      const [wrong] = team.problems.filter(({ severity }) => severity === "error");
      if (team.members.length > 0 || wrong === undefined) return { members: team.members };
      return { why: `${input.name}: ${wrong.message}`, remedy: wrong.help };
    } catch (error) {
      if (!(error instanceof CommandFailure)) throw error;
      failed(error);
      return { why: error.message, remedy: error.help };
    }
  }
}
