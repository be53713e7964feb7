/** `persona test`: runs the tests and cohorts of playbooks, and says which do not come out as they say. */

import { join, relative, resolve } from "node:path";
import { githubAnnotations } from "../../diagnostics/github-annotations.ts";
import { sarifLog } from "../../diagnostics/sarif.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import { compileTexts } from "../../emit/plans/compile-texts.ts";
import type { At, Cohort, Playbook, Test } from "../../ir/ir.ts";
import { readCustomers, readTeam } from "../../records/codec.ts";
import type { DataProblem, TeamMember } from "../../records/record.ts";
import { findingsOf } from "../../testing/reporters/findings.ts";
import { junitXml } from "../../testing/reporters/junit.ts";
import type { Suite } from "../../testing/reporters/suite.ts";
import { tap } from "../../testing/reporters/tap.ts";
import type { Result } from "../../testing/result.ts";
import { comparedColumns, createCohortRun } from "../../testing/run-cohort.ts";
import { runTest } from "../../testing/run-test.ts";
import { version } from "../../version.ts";
import { openDataInput } from "../data-input.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { usageFailure } from "../failure.ts";
import { jsonText } from "../json-writer.ts";
import { type OpenPlaybook, openSoundPlaybook } from "../open-playbook.ts";
import { shownPath } from "../print-diagnostics.ts";
import { createProblemPrinter, type ProblemPrinter } from "../print-problems.ts";
import { printCounts, printSuite } from "../print-results.ts";
import { plain, type Terminal } from "../terminal.ts";

type ForPrograms = "json" | "junit" | "tap" | "sarif" | "github";

export interface TestOptions {
  readonly reporter: "pretty" | ForPrograms;
  /** Only those with this in their name, in any case. */
  readonly name?: string;
}

/** Of a file of customers whose cohort fails. */
const mostNotices = 10;

/** What was opened, and which of its tests and cohorts are asked for. */
interface Chosen {
  readonly open: OpenPlaybook & { readonly playbook: Playbook };
  readonly tests: readonly Test[];
  readonly cohorts: readonly Cohort[];
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
    const results = (await run(each, problems)).map((result) => fromHere(result, each.open));
    const suite = { name: each.open.playbook.name, results };
    suites.push(suite);
    if (options.reporter === "pretty") printSuite(terminal, suite);
  }
  const results = suites.flatMap((suite) => suite.results);
  if (options.reporter === "pretty") printCounts(terminal, results);
  else await terminal.write(written(options.reporter, suites));
  return problems.errors === 0 && results.every(({ passed }) => passed) ? exitCodes.fine : exitCodes.errors;
}

/** A playbook named by its folder or entry has all of its tests run; by another of its files, those in that file. */
function choose(open: Chosen["open"], path: string, name: string | undefined): Chosen {
  const file = relative(open.root, resolve(path)).replaceAll("\\", "/");
  const whole = file === "" || file === open.snapshot.entry;
  const wanted = name?.toLowerCase();
  const isChosen = (each: Test | Cohort): boolean =>
    (whole || each.at.file === file) && (wanted === undefined || each.name.toLowerCase().includes(wanted));
  const { tests, cohorts } = open.playbook;
  return { open, tests: tests.filter(isChosen), cohorts: cohorts.filter(isChosen) };
}

/** To run nothing and say that all is well would be a lie. */
function refuseNothing(chosen: readonly Chosen[], named: readonly string[], name: string | undefined): void {
  if (chosen.some(({ tests, cohorts }) => tests.length + cohorts.length > 0)) return;
  const all = chosen.flatMap(({ open }) => [...open.playbook.tests, ...open.playbook.cohorts]);
  if (name !== undefined && all.length > 0) {
    const names = all.map((each) => each.name);
    const near = suggest(name, names) ?? names[0];
    throw usageFailure(`--name ${name}: no test has this in its name`, `there is ${plain(`"${near}"`)}`);
  }
  throw usageFailure(
    `${named.join(", ")}: there are no tests`,
    'write one, as in `test "who has developers is Technical" { … }`',
  );
}

async function run({ open, tests, cohorts }: Chosen, problems: ProblemPrinter): Promise<readonly Result[]> {
  const { playbook } = open;
  const renderText = compileTexts(playbook);
  const rosters = new Map<string, readonly TeamMember[] | undefined>();
  const results: Result[] = [];
  for (const test of tests) {
    const team = test.team === undefined ? undefined : await rosterOf(open, test.team, rosters, problems);
    results.push(runTest(playbook, test, team, renderText));
  }
  for (const cohort of cohorts) {
    const cohortRun = createCohortRun(playbook, cohort);
    const { bytes, format, name } = openDataInput(join(open.shownRoot, cohort.from));
    const columns = comparedColumns(cohort);
    const notices: DataProblem[] = [];
    for await (const row of readCustomers(playbook, bytes, format, name, columns)) {
      const errors = row.problems.filter(({ severity }) => severity === "error");
      problems.print(errors, row.whole);
      if (notices.length < mostNotices)
        notices.push(...row.problems.filter(({ severity }) => severity === "notice"));
      if (row.record !== undefined) cohortRun.add(row.record, row.cells ?? new Map());
    }
    const result = cohortRun.result();
    // Columns that are not there matter where something does not come out.
    if (!result.passed) problems.print(notices.slice(0, mostNotices), true);
    results.push(result);
  }
  return inOrder(results, playbook);
}

/** With paths as the user would write them from where they are. */
function fromHere(result: Result, { shownRoot }: OpenPlaybook): Result {
  const shown = <Placed extends { readonly at: At }>(each: Placed): Placed => ({
    ...each,
    at: { ...each.at, file: shownPath(shownRoot, each.at.file) },
  });
  return { ...shown(result), verdicts: result.verdicts.map(shown) };
}

/** As the playbook has them: tests and cohorts are read apart. */
function inOrder(results: readonly Result[], playbook: Playbook): readonly Result[] {
  const files = [...new Set([...playbook.tests, ...playbook.cohorts].map(({ at }) => at.file))];
  return results.toSorted(
    (a, b) => files.indexOf(a.at.file) - files.indexOf(b.at.file) || a.at.line - b.at.line,
  );
}

/** Read once, however many tests name it. */
async function rosterOf(
  { shownRoot, playbook }: Chosen["open"],
  path: string,
  rosters: Map<string, readonly TeamMember[] | undefined>,
  problems: ProblemPrinter,
): Promise<readonly TeamMember[] | undefined> {
  if (!rosters.has(path)) {
    const input = openDataInput(join(shownRoot, path));
    const team = await readTeam(playbook, input.bytes, input.format, input.name);
    problems.print(team.problems);
    rosters.set(path, team.members);
  }
  return rosters.get(path);
}

function written(reporter: ForPrograms, suites: readonly Suite[]): string {
  switch (reporter) {
    case "json":
      return `${jsonText({ suites }, 2)}\n`;
    case "junit":
      return junitXml(suites);
    case "tap":
      return tap(suites);
    case "sarif":
      return `${jsonText(sarifLog(findingsOf(suites), version), 2)}\n`;
    case "github":
      return githubAnnotations(findingsOf(suites));
  }
}
