/** `persona test`: runs the tests and cohorts of playbooks, and says which do not come out as they say. */

import type { Suite } from "../../testing/reporters/suite.ts";
import { summaryMarkdown } from "../../testing/reporters/summary.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { appendJobSummary } from "../job-summary.ts";
import { openSoundPlaybook } from "../open-playbook.ts";
import { createProblemPrinter } from "../print-problems.ts";
import { printCounts, printSuite } from "../print-results.ts";
import type { Terminal } from "../terminal.ts";
import { type Chosen, choose, refuseNothing } from "../testing/choose.ts";
import { type ForPrograms, written } from "../testing/reports.ts";
import { fromHere, runChosen } from "../testing/run-chosen.ts";

export interface TestOptions {
  readonly reporter: "pretty" | ForPrograms;
  /** Only those with this in their name, in any case. */
  readonly name?: string;
}

export async function runTests(
  terminal: Terminal,
  options: TestOptions,
  named: readonly string[],
): Promise<ExitCode> {
  const chosen: Chosen[] = [];
  for (const path of named) {
    const open = await openSoundPlaybook(path, terminal);
    if (open === undefined) return exitCodes.errors;
    chosen.push(choose(open, path, options.name));
  }
  refuseNothing(chosen, named, options.name);

  const problems = createProblemPrinter(terminal);
  const suites: Suite[] = [];
  for (const each of chosen) {
    if (each.tests.length + each.cohorts.length === 0) continue;
    const results = (await runChosen(each, terminal, problems)).map((result) => fromHere(result, each.open));
    const suite = { name: each.open.playbook.name, results };
    suites.push(suite);
    if (options.reporter === "pretty") printSuite(terminal, suite);
  }
  const results = suites.flatMap((suite) => suite.results);
  if (options.reporter === "pretty") printCounts(terminal, results);
  else await terminal.write(written(options.reporter, suites));
  if (options.reporter === "github") appendJobSummary(summaryMarkdown(suites));
  return problems.errors === 0 && results.every(({ passed }) => passed) ? exitCodes.fine : exitCodes.errors;
}
