/**
 * The customers of a file in the order in which they are planned: by start, then by id.
 *
 * Until their turn comes, they are kept as the shortest JSON that says the same, outside of what V8 has to clear.
 */

import type { Playbook } from "../../ir/ir.ts";
import { inBatchOrder } from "../../planner/people/workload.ts";
import { readCustomers } from "../../records/codec.ts";
import { encodeCustomer } from "../../records/encode.ts";
import { readPlainCustomer } from "../../records/plain-records.ts";
import type { CustomerRecord, DataProblem } from "../../records/record.ts";
import { openDataInput } from "../input/data-input.ts";
import type { ProblemPrinter } from "../terminal/print-problems.ts";
import type { Refused } from "./sums.ts";

export interface WaitingCustomer {
  readonly id: string;
  /** As the file counts. */
  readonly row: number;
  /** An ISO day; empty where it is not known. */
  readonly start: string;
  record(): CustomerRecord;
}

export interface Waiting {
  readonly count: number;
  /** Each once: who has had their turn is let go. */
  readonly inTurn: Iterable<WaitingCustomer>;
}

/**
 * What is wrong in the file is printed, and of each row that is refused for it told as well; undefined where it
 * cannot be read as a whole.
 */
export async function readInOrder(
  playbook: Playbook,
  path: string,
  startOf: (record: CustomerRecord) => string | undefined,
  problems: ProblemPrinter,
  refuse: (refused: Refused) => void,
): Promise<Waiting | undefined> {
  const input = openDataInput(path);
  const waiting: WaitingCustomer[] = [];
  let isWhole = true;
  for await (const { record, row, problems: found, whole } of readCustomers(
    playbook,
    input.bytes,
    input.format,
    input.name,
  )) {
    problems.print(found, whole);
    if (whole && found.some(({ severity }) => severity === "error")) isWhole = false;
    if (!whole) for (const each of found) if (each.severity === "error") refuse(refusedBy(each, row));
    if (record === undefined) continue;
    const kept = Buffer.from(JSON.stringify(encodeCustomer(playbook, record)));
    waiting.push({
      id: record.id,
      row,
      start: startOf(record) ?? "",
      record: () => readPlainCustomer(playbook, JSON.parse(kept.toString())).record as CustomerRecord,
    });
  }
  if (!isWhole) return undefined;
  // The first at the end, from where they are taken.
  waiting.sort((left, right) => inBatchOrder(right, left));
  return { count: waiting.length, inTurn: taken(waiting) };
}

function refusedBy({ id = "", field, message, help }: DataProblem, row: number): Refused {
  return { row, id, name: "", reason: field === undefined ? message : `column ${field}: ${message}`, help };
}

function* taken(waiting: WaitingCustomer[]): Generator<WaitingCustomer> {
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) yield next;
}
