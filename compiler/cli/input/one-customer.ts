/**
 * One customer out of a file: the only one in it, or the one whose id was asked for.
 *
 * What is wrong with the others is nobody's concern here, unless the one asked for may be among them.
 */

import { suggest } from "../../diagnostics/suggest.ts";
import type { Playbook } from "../../ir/ir.ts";
import { readCustomers } from "../../records/codec.ts";
import type { CustomerRecord, CustomerResult } from "../../records/record.ts";
import { type CommandFailure, dataFailure, usageFailure } from "../failure.ts";
import { shellWord } from "../shell-word.ts";
import type { ProblemPrinter } from "../terminal/print-problems.ts";
import { openDataInput } from "./data-input.ts";

/** Undefined where the customer was refused; what is wrong with them is printed. */
export async function readOneCustomer(
  playbook: Playbook,
  path: string,
  id: string | undefined,
  problems: ProblemPrinter,
): Promise<CustomerRecord | undefined> {
  const input = openDataInput(path);
  const results: CustomerResult[] = [];
  for await (const result of readCustomers(playbook, input.bytes, input.format, input.name))
    results.push(result);

  const asked = id === undefined ? [] : results.filter((result) => idOf(result) === id);
  const concerned = asked.length === 0 ? results : [...results.filter(({ whole }) => whole), ...asked];
  for (const { problems: found, whole } of concerned) problems.print(found, whole);
  if (id !== undefined) {
    if (asked.length > 0 || problems.errors > 0) return asked[0]?.record;
    throw unknownId(input.name, id, results);
  }
  const records = results.flatMap(({ record }) => record ?? []);
  if (records.length > 1 || (records.length === 0 && problems.errors === 0)) {
    throw notOne(input.name, records);
  }
  return records[0];
}

/** Also of a row that was refused. */
const idOf = ({ record, problems }: CustomerResult): string | undefined => record?.id ?? problems[0]?.id;

function unknownId(path: string, id: string, results: readonly CustomerResult[]): CommandFailure {
  const ids = results.flatMap((result) => idOf(result) ?? []);
  const named = results.find(({ record }) => record?.name === id)?.record;
  const near = named?.id ?? suggest(id, ids);
  const one = ids.length === 1 ? `its only customer is ${ids[0]}` : `it holds ${ids.length} customers`;
  return usageFailure(`${path} has no customer ${id}`, near === undefined ? one : `did you mean ${near}?`);
}

function notOne(path: string, records: readonly CustomerRecord[]): CommandFailure {
  const [first] = records;
  if (first === undefined) return dataFailure(`${path} holds no customer`);
  return usageFailure(
    `${path} holds ${records.length} customers, and a plan is for one`,
    `say which by its id, as in --id ${shellWord(first.id)}; \`persona plan --customers\` plans all of them`,
  );
}
