/** `persona test`: runs the tests and cohorts of playbooks, and says which do not come out as they say. */

import type { Suite } from "../../testing/reporters/suite.ts";
import { summaryMarkdown } from "../../testing/reporters/summary.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { usageFailure } from "../failure.ts";
import { appendJobSummary } from "../job-summary.ts";
import { openSoundPlaybook } from "../open-playbook.ts";
import { createProblemPrinter } from "../print-problems.ts";
import { printCounts, printSuite } from "../print-results.ts";
import type { Terminal } from "../terminal.ts";
import { type Chosen, choose, refuseNothing } from "../testing/choose.ts";
import type { CoveredPlaybook } from "../testing/cover.ts";
import { type ForPrograms, written } from "../testing/reports.ts";
import { fromHere, runChosen } from "../testing/run-chosen.ts";

export interface TestOptions {
  readonly reporter: "pretty" | ForPrograms;
  /** Only those with this in their name, in any case. */
  readonly name?: string;
  readonly coverage?: boolean;
  /** A folder for what coverage comes to. */
  readonly out?: string;
}

export async function runTests(
  terminal: Terminal,
  options: TestOptions,
  named: readonly string[],
): Promise<ExitCode> {
  const { reporter, coverage: withCoverage = false, out } = options;
  if (out !== undefined && !withCoverage)
    throw usageFailure("--out is for what --coverage finds", "add --coverage, or leave it out");
  const chosen: Chosen[] = [];
  for (const path of named) {
    const open = await openSoundPlaybook(path, terminal);
    if (open === undefined) return exitCodes.errors;
    chosen.push(choose(open, path, options.name));
  }
  refuseNothing(chosen, named, options.name);

  const coverages = withCoverage ? await import("../testing/cover.ts") : undefined;
  const covered: CoveredPlaybook[] = [];
  const problems = createProblemPrinter(terminal);
  const suites: Suite[] = [];
  for (const each of chosen) {
    if (each.tests.length + each.cohorts.length === 0) continue;
    const collecting = coverages?.startCoverage(each);
    const run = await runChosen(each, terminal, problems, collecting?.collector);
    const suite = {
      name: each.open.playbook.name,
      results: run.map((result) => fromHere(result, each.open)),
    };
    suites.push(suite);
    if (collecting !== undefined) covered.push(collecting.done());
    if (reporter === "pretty") printSuite(terminal, suite);
  }
  const results = suites.flatMap((suite) => suite.results);
  if (reporter === "pretty") printCounts(terminal, results);
  else await terminal.write(written(reporter, suites, covered));
  if (reporter === "github") appendJobSummary(summaryMarkdown(suites));
  const isReached = (await coverages?.finishCoverage(terminal, options, covered)) ?? true;
  const isFine = problems.errors === 0 && results.every(({ passed }) => passed) && isReached;
  return isFine ? exitCodes.fine : exitCodes.errors;
}
