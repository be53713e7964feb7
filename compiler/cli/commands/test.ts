/** `persona test`: runs the tests and cohorts of playbooks, and says which do not come out as they say. */

import type { Suite } from "../../testing/reporters/suite.ts";
import { summaryMarkdown } from "../../testing/reporters/summary.ts";
import type { Result } from "../../testing/result.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { type CommandFailure, usageFailure } from "../failure.ts";
import { refuseInstalled } from "../input/installed-file.ts";
import { errorsOf, openPlaybook } from "../input/open-playbook.ts";
import { tellOfStrayFiles } from "../input/stray-files.ts";
import { whenInterrupted } from "../interruption.ts";
import { appendJobSummary } from "../job-summary.ts";
import { printDiagnostics } from "../terminal/print-diagnostics.ts";
import { createProblemPrinter } from "../terminal/print-problems.ts";
import { printCounts, printInterrupted, printSuite } from "../terminal/print-results.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { type Chosen, choose, refuseNothing, together } from "../testing/choose.ts";
import type { CoveredPlaybook } from "../testing/cover.ts";
import {
  errorsSummary,
  type ForPrograms,
  type UnsoundPlaybook,
  written,
  writtenErrors,
} from "../testing/reports.ts";
import { fromHere, runChosen } from "../testing/run-chosen.ts";

export interface TestOptions {
  readonly reporter: "pretty" | ForPrograms;
  /** Only those with this in their name, in any case. */
  readonly name?: string;
  readonly coverage?: boolean;
  /** A folder for what coverage comes to. */
  readonly out?: string;
  readonly mutate?: boolean;
  readonly watch?: boolean;
  /** What came out is written into the playbook; with `yes`, nobody is asked. */
  readonly update?: boolean;
  readonly yes?: boolean;
}

export async function runTests(
  terminal: Terminal,
  options: TestOptions,
  named: readonly string[],
): Promise<ExitCode> {
  const { reporter, coverage: withCoverage = false } = options;
  refuseContradictions(options);
  if (options.update === true) refuseInstalled(named);
  const open = async () => {
    const { chosen, unsound } = await openChosen(terminal, options, named);
    return unsound.length === 0 ? chosen : undefined;
  };
  if (options.watch === true) {
    const { watchTests } = await import("../testing/watch-tests.ts");
    return watchTests(terminal, named, open);
  }
  const done: Result[] = [];
  const notInterrupted = whenInterrupted(() => printInterrupted(terminal, done));
  const { chosen, unsound } = await openChosen(terminal, options, named);
  // These say by themselves how far they came.
  if (options.update === true || options.mutate === true) notInterrupted();
  if (unsound.length > 0) {
    if (reporter !== "pretty") await terminal.write(writtenErrors(reporter, unsound));
    if (reporter === "github") appendJobSummary(errorsSummary(unsound));
    return exitCodes.errors;
  }
  if (options.update === true) {
    const { updateExpectations } = await import("../testing/update-expectations.ts");
    return updateExpectations(terminal, chosen, options.yes === true, open);
  }

  if (options.mutate === true) {
    const { runMutation } = await import("../testing/mutation/mutate.ts");
    return runMutation(terminal, options, chosen);
  }
  const coverages = withCoverage ? await import("../testing/cover.ts") : undefined;
  const updates = reporter === "sarif" ? await import("../testing/update-fixes.ts") : undefined;
  const covered: CoveredPlaybook[] = [];
  const problems = createProblemPrinter(terminal);
  const suites: Suite[] = [];
  const failures: CommandFailure[] = [];
  for (const each of chosen) {
    if (each.tests.length + each.cohorts.length === 0) continue;
    const collecting = coverages?.startCoverage(each);
    const run = await runChosen(each, terminal, problems, {
      coverage: collecting?.collector,
      done: (result) => done.push(result),
      failed: (failure) => failures.push(failure),
    });
    const suite: Suite = {
      name: each.open.playbook.name,
      results: fromHere(run, each.open),
      fixesOf: await updates?.updateFixes(each, run),
    };
    suites.push(suite);
    if (collecting !== undefined) covered.push(collecting.done());
    if (reporter === "pretty") printSuite(terminal, suite);
  }
  notInterrupted();
  const results = suites.flatMap((suite) => suite.results);
  if (reporter === "pretty") printCounts(terminal, results);
  else await terminal.write(written(reporter, suites, covered));
  if (reporter === "github") appendJobSummary(summaryMarkdown(suites));
  const isReached = (await coverages?.finishCoverage(terminal, options, covered)) ?? true;
  // That a file could not be read says nothing of the playbook, and has a code of its own.
  const [failure] = failures;
  if (failure !== undefined) return failure.exitCode;
  const isFine = problems.errors === 0 && results.every(({ passed }) => passed) && isReached;
  return isFine ? exitCodes.fine : exitCodes.errors;
}

interface Opened {
  readonly chosen: readonly Chosen[];
  /** Playbooks with errors, which are told. Where there is one, nothing is to be run. */
  readonly unsound: readonly UnsoundPlaybook[];
}

async function openChosen(
  terminal: Terminal,
  { name }: TestOptions,
  named: readonly string[],
): Promise<Opened> {
  const chosen: Chosen[] = [];
  const unsound = new Map<string, UnsoundPlaybook>();
  for (const path of named) {
    const open = await openPlaybook(path);
    const playbook = open.snapshot.playbook();
    if (playbook !== undefined) {
      await tellOfStrayFiles(terminal, open, path);
      chosen.push(choose({ ...open, playbook }, path, name));
    } else if (!unsound.has(open.root)) {
      const diagnostics = errorsOf(open);
      printDiagnostics(diagnostics, open, terminal, "note");
      const text = (file: string) => open.snapshot.text(file);
      const snapshot = { text, diagnostics, suppressed: [] };
      unsound.set(open.root, { named: path, snapshot, shownRoot: open.shownRoot });
    }
  }
  if (unsound.size > 0) return { chosen: [], unsound: [...unsound.values()] };
  const all = together(chosen);
  refuseNothing(all, named, name);
  return { chosen: all, unsound: [] };
}

function refuseContradictions({ reporter, watch, update, yes, coverage, out, mutate }: TestOptions): void {
  if (mutate === true && (watch === true || update === true || coverage === true))
    throw usageFailure(
      `--mutate is a run of its own, without --${watch ? "watch" : update ? "update" : "coverage"}`,
      "run one after the other",
    );
  if (mutate === true && reporter !== "pretty" && reporter !== "json")
    throw usageFailure(`--reporter ${reporter} knows no faults`, "leave it out, or use --reporter json");
  if (mutate === true && out !== undefined)
    throw usageFailure(
      "--mutate writes no files",
      "leave --out out, or send the output of --reporter json to a file",
    );
  if (out !== undefined && coverage !== true)
    throw usageFailure("--out is for what --coverage finds", "add --coverage, or leave it out");
  if (coverage === true && (watch === true || update === true))
    throw usageFailure(
      `--coverage is of a whole run, and not for --${watch ? "watch" : "update"}`,
      "leave it out",
    );
  if (watch === true && update === true)
    throw usageFailure("--watch runs tests, and --update changes them", "leave one of them out");
  if ((watch === true || update === true) && reporter !== "pretty")
    throw usageFailure(
      `--reporter is for results, and not for --${watch ? "watch" : "update"}`,
      "leave it out",
    );
  if (yes === true && update !== true)
    throw usageFailure("--yes says yes to what --update asks", "add --update, or leave it out");
}
