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
  type UnreadFile,
  unreadCohort,
  unreadTest,
} from "@persona-lang/compiler/trial";
import { pause } from "../../turns.ts";
import { type DataHost, formatOf } from "./customers.ts";

type Proof = Playbook["tests"][number] | Playbook["cohorts"][number];

interface Run {
  readonly results: readonly Result[];
  readonly problems: readonly DataProblem[];
}

interface Running {
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
    const roster = await rosterOf(test.team);
    take(
      "why" in roster
        ? unreadTest(playbook, test, roster)
        : judgeTest(test, observe(playbook, test, roster.members, renderText)),
    );
  }
  for (const cohort of cohorts) {
    const run = createCohortRun(playbook, cohort);
    const columns = comparedColumns(cohort);
    const content = await host.read(cohort.from);
    const format = formatOf(cohort.from);
    if (content.kind !== "file") {
      take(unreadCohort(cohort, unread(cohort.from)));
      continue;
    }
    if (format !== undefined)
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
    const roster = await rosterOf(test.team);
    if ("why" in roster) continue;
    collector.add(test, observe(playbook, test, roster.members, renderText));
  }
  return collector.coverage().items;
}

type Roster = { readonly members: readonly TeamMember[] | undefined } | UnreadFile;

/** By the paths that tests name, each read once. */
function createRosters(playbook: Playbook, host: DataHost, problems: DataProblem[]) {
  const rosters = new Map<string, Roster>();
  return async (path: string | undefined): Promise<Roster> => {
    if (path === undefined) return { members: undefined };
    const roster = rosters.get(path) ?? (await read(path));
    rosters.set(path, roster);
    return roster;
  };

  async function read(path: string): Promise<Roster> {
    const content = await host.read(path);
    if (content.kind !== "file") return unread(path);
    const team = await readTeam(playbook, content.bytes, formatOf(path) ?? "csv", path);
    problems.push(...team.problems);
    return { members: team.members };
  }
}

const unread = (path: string): UnreadFile => ({ why: `${path} cannot be read`, remedy: undefined });
