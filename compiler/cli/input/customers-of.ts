/** The customers of a file, one after the other, for commands that look at each by itself; what is wrong is printed. */

import type { Playbook } from "../../ir/ir.ts";
import { readCustomers } from "../../records/codec.ts";
import type { CustomerRecord } from "../../records/record.ts";
import type { ProblemPrinter } from "../terminal/print-problems.ts";
import { openDataInput } from "./data-input.ts";
import { readOneCustomer } from "./one-customer.ts";

/** The one that was asked for, or all that the file holds. */
export async function* customersOf(
  playbook: Playbook,
  path: string,
  id: string | undefined,
  problems: ProblemPrinter,
): AsyncGenerator<CustomerRecord> {
  if (id !== undefined) {
    const record = await readOneCustomer(playbook, path, id, problems);
    if (record !== undefined) yield record;
    return;
  }
  const input = openDataInput(path);
  for await (const result of readCustomers(playbook, input.bytes, input.format, input.name)) {
    problems.print(result.problems, result.whole);
    if (result.record !== undefined) yield result.record;
  }
}
