/**
 * The door of this folder: customers, the roster and outcomes from JSON, NDJSON and CSV.
 *
 * A record with an error is refused by itself, the others go on; a header with an error refuses the file. What is
 * given as plain values goes through plain-records.ts, which brings no reader of CSV along.
 */

import type { Playbook } from "../ir/ir.ts";
import type { Block } from "./blocks.ts";
import { columnsOfCohorts } from "./compared-columns.ts";
import { contactColumnPairs } from "./contact-cells.ts";
import { createCsvReader } from "./csv-records.ts";
import { readCustomer } from "./customer.ts";
import { mappedFields } from "./customer-fields.ts";
import type { Fields } from "./fields.ts";
import type { KnownColumn } from "./header.ts";
import { inputOf } from "./input.ts";
import { createProblems } from "./problems.ts";
import type { RawRecord } from "./raw-record.ts";
import type { CustomerResult, DataFormat } from "./record.ts";
import { columnOf, recordFields } from "./record-fields.ts";
import { type OpenRecords, openRecords, readRecords } from "./records.ts";
import { createTeamCollector, type Team } from "./team.ts";

export { type Outcome, readOutcomes } from "./outcomes.ts";
export { describePlace, renderProblem } from "./problems.ts";
export type { CustomerResult } from "./record.ts";
export type { Team } from "./team.ts";

/**
 * A file of customers, to be read block by block; or what is wrong with the whole of it.
 *
 * @param further columns that are no signals and must be there
 */
export const openCustomers = (
  playbook: Playbook,
  input: AsyncIterable<Uint8Array>,
  format: DataFormat,
  file: string,
  further: readonly string[] = [],
): Promise<OpenRecords | RawRecord> => openRecords(input, format, file, columnsOf(playbook, further));

/** Customers whose rows come as CSV that was made from a table: cells between commas, the names of columns first. */
export const openCustomerRows = (
  playbook: Playbook,
  blocks: AsyncIterable<Block>,
  file: string,
  further: readonly string[] = [],
): OpenRecords => ({
  reader: createCsvReader({ format: "csv", separator: "," }, file, columnsOf(playbook, further)),
  blocks,
});

/**
 * Reads only as fast as the results are taken; of a stream, one row is held at a time, and the ids.
 *
 * @param further columns that are no signals and must be there: their cells come beside the record
 */
export async function* readCustomers(
  playbook: Playbook,
  input: AsyncIterable<Uint8Array> | Uint8Array,
  format: DataFormat,
  file: string,
  further: readonly string[] = [],
): AsyncGenerator<CustomerResult> {
  const seen = new Map<string, number>();
  const columns = columnsOf(playbook, further);
  const known = new Set(further);
  for await (const raw of readRecords(inputOf(input), format, file, columns)) {
    if (raw.fields === undefined) {
      yield { row: raw.row, problems: raw.problems, ...(raw.whole ? { whole: true } : {}) };
      continue;
    }
    const problems = createProblems(file, idOf(raw.fields));
    const record = readCustomer(playbook, raw, raw.fields, problems, known);
    const before = seen.get(record.id);
    if (before !== undefined && record.id !== "") {
      const where = `row ${before}`;
      problems.report("data-duplicate", raw.fields.placeOf("id"), { what: "id", name: record.id, where });
    } else seen.set(record.id, raw.row);
    const { row } = raw;
    const cells = further.length === 0 ? {} : { cells: cellsOf(raw.fields, further) };
    yield problems.refused
      ? { row, problems: problems.all }
      : { record, row, problems: problems.all, ...cells };
  }
}

const cellsOf = ({ values }: Fields, names: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    names.flatMap((name) => {
      const raw = values.get(name);
      return raw?.kind === "cell" || raw?.kind === "string" ? [[name, raw.text] as const] : [];
    }),
  );

/** The id as it stands there, to name the record by; it is checked when it is read. */
export function idOf({ values }: Fields): string | undefined {
  const raw = values.get("id");
  const text = raw?.kind === "cell" || raw?.kind === "string" ? raw.text.trim() : "";
  return text === "" ? undefined : text;
}

/** Besides those of a customer, further ones, and those that cohorts compare with. */
function columnsOf(playbook: Playbook, further: readonly string[]): readonly KnownColumn[] {
  const ofCustomers = customerColumns(playbook);
  const known = new Set([...ofCustomers.map(({ name }) => name), ...further]);
  return [
    ...ofCustomers,
    ...[...new Set(further)]
      .filter((name) => !ofCustomers.some((column) => column.name === name))
      .map((name) => ({ name, required: true, chosen: true })),
    ...[...columnsOfCohorts(playbook)]
      .filter((name) => !known.has(name))
      .map((name) => ({ name, required: false, quiet: true, compared: true })),
  ];
}

function customerColumns(playbook: Playbook): readonly KnownColumn[] {
  return [
    ...Object.keys(recordFields).map((name) => {
      const required = name === "id" || name === "name";
      return { name, required, quiet: true };
    }),
    ...contactColumnPairs(playbook).flatMap(([name, email]) => [
      { name, required: false, quiet: true, beside: email },
      { name: email, required: false, quiet: true, beside: name },
    ]),
    ...playbook.signals.map(({ name, titles, required }) => {
      // The record's own column stands in for the signal.
      const own = mappedFields.find((field) => playbook.customer[field] === name);
      return {
        name: columnOf(name),
        titles: Object.values(titles),
        required,
        ...(own === undefined ? {} : { orElse: own }),
      };
    }),
  ];
}

export async function readTeam(
  playbook: Playbook,
  input: AsyncIterable<Uint8Array> | Uint8Array,
  format: DataFormat,
  file: string,
): Promise<Team> {
  const columns = [
    { name: "name", required: true },
    { name: "email", required: true },
    ...playbook.team.map(({ name, titles, required }) => ({ name, titles: Object.values(titles), required })),
  ];
  const collector = createTeamCollector(playbook, file);
  for await (const raw of readRecords(inputOf(input), format, file, columns)) collector.add(raw);
  return collector.team();
}
