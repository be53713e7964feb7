/** The entry of a thread that classifies blocks: it takes one after another, and answers each in turn. */

import { parentPort, workerData } from "node:worker_threads";
import type { Block } from "../../records/blocks.ts";
import { type Layout, readerOf } from "../../records/records.ts";
import { type BlockTask, createBlockClassifier } from "./block-classifier.ts";
import { handedOver } from "./classified-customers.ts";
import { loadClassifier } from "./generated-classifier.ts";
import { loadWords } from "./sentences.ts";

export interface WorkerTask extends BlockTask {
  readonly layout: Layout;
  /** The generated classifier; undefined where the evaluator is wanted. */
  readonly module: string | undefined;
}

const task = workerData as WorkerTask;
const generated = task.module === undefined ? undefined : await loadClassifier(task.module);
const inWords = await loadWords(task);
const classifyBlock = createBlockClassifier(task, readerOf(task.layout, task.file), generated, inWords);

parentPort?.on("message", (block: Block) => {
  const classified = classifyBlock(block);
  parentPort?.postMessage(classified, handedOver(classified.customers));
});
