/**
 * The customers that lie beside a playbook, to try it with: those of its cohorts, of `customers.csv` and of the folder
 * `customers`. Of a large file the first are taken. Its people are those of `team.csv` and of the rosters of its tests.
 */

import type { CompilerHost, Playbook } from "@persona-lang/compiler";
import {
  type CustomerRecord,
  comparedColumns,
  type DataFormat,
  readCustomers,
  readTeam,
  type TeamMember,
} from "@persona-lang/compiler/trial";
import { pause } from "../../turns.ts";

export type DataHost = Pick<CompilerHost, "read" | "list">;

export interface Sample {
  readonly customers: readonly SampleCustomer[];
  /** There are more. */
  readonly cut: boolean;
}

export interface SampleCustomer {
  /** The path in the project folder. */
  readonly file: string;
  readonly record: CustomerRecord;
}

const mostCustomers = 2_000;

/** @param entry the file with the `playbook`: customers lie beside it */
export async function sampleCustomers(
  playbook: Playbook,
  entry: string,
  host: DataHost,
  signal?: AbortSignal,
): Promise<Sample> {
  const folder = entry.slice(0, entry.lastIndexOf("/") + 1);
  const inFolder = (await host.list(`${folder}customers`)).map((name) => `${folder}customers/${name}`);
  const beside = (await host.list(folder.replace(/\/$/, ""))).map((name) => `${folder}${name}`);
  const files = new Set([
    ...playbook.cohorts.map(({ from }) => from),
    ...beside.filter((path) => path === `${folder}customers.csv`),
    ...inFolder.filter((path) => formatOf(path) !== undefined).toSorted(),
  ]);
  const customers: SampleCustomer[] = [];
  for (const file of files)
    for await (const record of customersIn(file, playbook, host)) {
      if (customers.length === mostCustomers) return { customers, cut: true };
      customers.push({ file, record });
      await pause(signal);
    }
  return { customers, cut: false };
}

/** Those of a file that can be read; a refused one is left out. */
async function* customersIn(
  file: string,
  playbook: Playbook,
  host: DataHost,
): AsyncGenerator<CustomerRecord> {
  const format = formatOf(file);
  const content = await host.read(file);
  if (format === undefined || content.kind !== "file") return;
  for await (const { record } of readCustomers(playbook, content.bytes, format, file))
    if (record !== undefined) yield record;
}

/** The files of cohorts in which somebody says of a customer that they are the persona; none where its title says it, too. */
export async function cohortFilesSaying(
  persona: string,
  playbook: Playbook,
  host: DataHost,
): Promise<readonly string[]> {
  const titles = playbook.personas.find(({ name }) => name === persona)?.titles ?? {};
  if (Object.values(titles).some((title) => title?.toLowerCase() === persona.toLowerCase())) return [];
  const found = new Set<string>();
  for (const cohort of playbook.cohorts) {
    const columns = comparedColumns(cohort);
    const [content, format] = [await host.read(cohort.from), formatOf(cohort.from)];
    if (columns.length === 0 || content.kind !== "file" || format === undefined) continue;
    for await (const { cells } of readCustomers(playbook, content.bytes, format, cohort.from, columns)) {
      await pause();
      if (![...(cells?.values() ?? [])].some((cell) => cell.trim() === persona)) continue;
      found.add(cohort.from);
      break;
    }
  }
  return [...found];
}

/** The people of the rosters beside a playbook and of its tests, each with the file that has them. */
export async function rosterPeople(
  playbook: Playbook,
  entry: string,
  host: DataHost,
): Promise<readonly { readonly file: string; readonly fields: TeamMember["fields"] }[]> {
  const beside = `${entry.slice(0, entry.lastIndexOf("/") + 1)}team.csv`;
  const files = new Set([beside, ...playbook.tests.flatMap(({ team }) => team ?? [])]);
  const people = [];
  for (const file of files) {
    const content = await host.read(file);
    if (content.kind !== "file") continue;
    const { members } = await readTeam(playbook, content.bytes, formatOf(file) ?? "csv", file);
    people.push(...members.map(({ fields }) => ({ file, fields })));
  }
  return people;
}

export function formatOf(path: string): DataFormat | undefined {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  if (ending === "json" || ending === "csv") return ending;
  return ending === "ndjson" || ending === "jsonl" ? "ndjson" : undefined;
}

/** A customer of a file; without an id, the first of it. */
export async function findCustomer(
  { file, id }: { readonly file: string; readonly id?: string | undefined },
  playbook: Playbook,
  host: DataHost,
): Promise<CustomerRecord | undefined> {
  for await (const record of customersIn(file, playbook, host))
    if (id === undefined || record.id === id) return record;
  return undefined;
}

/** A customer as an application would hand them over, or what is wrong with them. */
export async function readCustomer(
  record: unknown,
  playbook: Playbook,
): Promise<CustomerRecord | { readonly problem: string }> {
  const bytes = new TextEncoder().encode(JSON.stringify(record));
  const problems: string[] = [];
  for await (const result of readCustomers(playbook, bytes, "json", "customer")) {
    if (result.record !== undefined) return result.record;
    problems.push(...result.problems.map(({ message }) => message));
  }
  return { problem: problems.join("; ") || "there is no customer" };
}
