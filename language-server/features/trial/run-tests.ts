/**
 * Runs tests and cohorts of a playbook, as `persona test` does, and collects what they cover.
 *
 * Files that they name are read through the host. What is wrong in those files is told beside the results.
 */

import type { Playbook } from "@persona-lang/compiler";
import {
  type CoverageItem,
  classify,
  comparedColumns,
  compileTexts,
  createCohortRun,
  createCoverage,
  type DataProblem,
  judgeTest,
  observe,
  type Result,
  readCustomers,
  readTeam,
  type TeamMember,
} from "@persona-lang/compiler/trial";
import { pause } from "../../pause.ts";
import { type DataHost, formatOf } from "./customers.ts";

export type Proof = Playbook["tests"][number] | Playbook["cohorts"][number];

export interface Run {
  readonly results: readonly Result[];
  readonly problems: readonly DataProblem[];
}

export interface Running {
  readonly signal?: AbortSignal | undefined;
  /** Called with each result, and how many of all there are by then. */
  readonly done?: (result: Result, part: number) => void;
}

export async function runTests(
  playbook: Playbook,
  host: DataHost,
  isChosen: (proof: Proof) => boolean,
  { signal, done }: Running = {},
): Promise<Run> {
  const tests = playbook.tests.filter(isChosen);
  const cohorts = playbook.cohorts.filter(isChosen);
  const results: Result[] = [];
  const problems: DataProblem[] = [];
  const take = (result: Result): void => {
    results.push(result);
    done?.(result, results.length / (tests.length + cohorts.length));
  };
  const renderText = compileTexts(playbook);
  const rosterOf = createRosters(playbook, host, problems);
  for (const test of tests) {
    await pause(signal);
    take(judgeTest(test, observe(playbook, test, await rosterOf(test.team), renderText)));
  }
  for (const cohort of cohorts) {
    const run = createCohortRun(playbook, cohort);
    const columns = comparedColumns(cohort);
    const content = await host.read(cohort.from);
    const format = formatOf(cohort.from);
    if (content.kind === "file" && format !== undefined)
      for await (const each of readCustomers(playbook, content.bytes, format, cohort.from, columns)) {
        problems.push(...each.problems.filter(({ severity }) => severity === "error"));
        const { record, cells } = each;
        if (record === undefined) continue;
        const { persona, margin } = classify(playbook, record.signals, { previous: record.previous });
        const judged = { id: () => record.id, name: () => record.name, persona, margin };
        run.add(
          judged,
          columns.map((column) => cells?.get(column) ?? ""),
        );
        await pause(signal);
      }
    take(run.result());
  }
  return { results, problems };
}

/** What the tests depend on, all of them together. */
export async function coverageOf(
  playbook: Playbook,
  host: DataHost,
  signal?: AbortSignal,
): Promise<readonly CoverageItem[]> {
  const collector = createCoverage(playbook);
  const renderText = compileTexts(playbook);
  const rosterOf = createRosters(playbook, host, []);
  for (const test of playbook.tests) {
    await pause(signal);
    collector.add(test, observe(playbook, test, await rosterOf(test.team), renderText));
  }
  return collector.coverage().items;
}

/** By the paths that tests name, each read once. */
function createRosters(playbook: Playbook, host: DataHost, problems: DataProblem[]) {
  const rosters = new Map<string, readonly TeamMember[] | undefined>();
  return async (path: string | undefined): Promise<readonly TeamMember[] | undefined> => {
    if (path === undefined || rosters.has(path)) return path === undefined ? undefined : rosters.get(path);
    const content = await host.read(path);
    const team =
      content.kind === "file"
        ? await readTeam(playbook, content.bytes, formatOf(path) ?? "csv", path)
        : undefined;
    problems.push(...(team?.problems ?? []));
    rosters.set(path, team?.members);
    return team?.members;
  };
}
