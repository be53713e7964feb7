/**
 * Goes through a file of customers from its first row to its last, and hands out who is who: what `classify`,
 * `evaluate`, `drift` and cohorts have in common.
 *
 * What comes of it is theirs; so is what is said of wrong rows.
 */

import { availableParallelism } from "node:os";
import type { Playbook } from "../../ir/ir.ts";
import { createShareWatch, type ShareWatch } from "../../records/share-columns.ts";
import type { Progress } from "../terminal/progress.ts";
import type { BlockTask } from "./block-classifier.ts";
import type { Customers } from "./classified-customers.ts";
import type { CustomerSource } from "./customer-source.ts";
import { createGatherer, type GatheredRow } from "./gather.ts";
import { classifyBlocks } from "./threads.ts";

export interface Pass {
  readonly task: Omit<BlockTask, "playbook" | "file">;
  readonly jobs?: number | undefined;
  readonly progress: Progress;
  /** What there is to say of a row, before its customer is counted. */
  tell(row: GatheredRow): void;
  /** Somebody who was classified, by the place in the lists of a block. */
  count(customers: Customers, at: number): void;
  /** All of a block was counted. */
  flush?(): Promise<void>;
}

export interface PassEnd {
  /** The file was read to its end. */
  readonly isWhole: boolean;
  readonly customers: number;
  /** Percent columns that seem to hold shares of 1. */
  readonly shares: readonly string[];
}

/** More threads than these would wait for the one that reads and writes. */
const mostJobs = 4;

export async function classifyFile(playbook: Playbook, source: CustomerSource, pass: Pass): Promise<PassEnd> {
  const { task, progress, jobs = Math.min(mostJobs, availableParallelism()) } = pass;
  const shares: ShareWatch = createShareWatch(playbook);
  const gatherer = createGatherer(source.name, source.isTable);
  let isWhole = true;
  let customers = 0;
  const opened = await source.open(playbook, task.kept?.columns);
  if (!("reader" in opened)) {
    pass.tell({ ...opened, whole: true, notices: [], id: undefined, customer: undefined });
    return { isWhole: false, customers, shares: [] };
  }
  for await (const block of classifyBlocks({ ...task, playbook, file: source.name }, opened, jobs)) {
    for (const row of gatherer.rowsOf(block)) {
      if (row.whole && row.problems.some(({ severity }) => severity === "error")) isWhole = false;
      pass.tell(row);
      if (row.customer === undefined) continue;
      customers++;
      pass.count(block.customers, row.customer);
    }
    shares.add(block.shares);
    await pass.flush?.();
    progress.update(source.done, source.size, customers, customers === 1 ? "customer" : "customers");
  }
  return { isWhole, customers, shares: shares.found() };
}
