/**
 * Classifies the blocks of a file, several at a time, and gives them back in their order.
 *
 * The first block is classified right here: most files have no other, and a thread would take longer to start than
 * they take. What comes out is the same for any number of threads.
 */

import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import type { Block } from "../../records/blocks.ts";
import type { OpenRecords } from "../../records/records.ts";
import { bundledFile } from "../bundled-file.ts";
import { type BlockTask, type ClassifiedBlock, createBlockClassifier } from "./block-classifier.ts";
import { classifierModule } from "./generated-classifier.ts";
import { loadWords } from "./sentences.ts";
import type { WorkerTask } from "./worker.ts";

/** Blocks for each thread that wait, or whose results do: enough that none is idle, and little enough to hold. */
const ahead = 3;

export async function* classifyBlocks(
  task: BlockTask,
  { reader, blocks }: OpenRecords,
  jobs: number,
): AsyncGenerator<ClassifiedBlock> {
  const here = createBlockClassifier(task, reader, undefined, await loadWords(task));
  const source = blocks[Symbol.asyncIterator]();
  const waiting: Promise<ClassifiedBlock>[] = [];
  let threads: Threads | undefined;
  let coming: Promise<IteratorResult<Block>> | undefined;
  let ended = false;
  try {
    for (;;) {
      if (coming === undefined && !ended && waiting.length < jobs * ahead) {
        coming = source.next();
        // A failure counts when its turn comes, not before.
        coming.catch(() => {});
      }
      const [oldest] = waiting;
      if (coming === undefined && oldest === undefined) return;
      // Whichever is there first: who writes rows slowly into a pipe sees each of them at once.
      const next = await Promise.race([coming ?? oldest, oldest ?? coming]);
      if (next === undefined) return;
      if ("customers" in next) {
        waiting.shift();
        yield next;
        if (next.last) return;
        continue;
      }
      coming = undefined;
      ended = next.done === true;
      if (next.done) continue;
      const block = next.value;
      if (threads === undefined && (block.first || !reader.isReady)) {
        const classified = here(block);
        yield classified;
        if (classified.last) return;
        continue;
      }
      threads ??= startThreads(task, reader.layout, jobs);
      waiting.push(threads.classify(block));
    }
  } finally {
    await threads?.end();
    // Not waited for: a pipe may have nothing to say for as long as it likes.
    source.return?.()?.catch(() => {});
  }
}

interface Threads {
  classify(block: Block): Promise<ClassifiedBlock>;
  end(): Promise<void>;
}

function startThreads(task: BlockTask, layout: WorkerTask["layout"], jobs: number): Threads {
  // V8's own settings again: bin/persona.js changes them for commands that are over before optimizing pays.
  setFlagsFromString("--invocation-count-for-maglev=400");
  setFlagsFromString("--invocation-count-for-turbofan=3000");
  // What a block leaves behind is cleared soon: by itself, V8 lets each thread take a hundred megabytes first.
  setFlagsFromString("--semi-space-growth-factor=1");
  // And what outlived the blocks around it, which is little: V8 would wait until there is twice as much.
  setFlagsFromString("--heap-growing-percent=20");
  const module = task.explained ? undefined : classifierModule(task.playbook);
  const workerData: WorkerTask = { ...task, layout, module };
  const threads = Array.from({ length: jobs }, () => startThread(workerData));
  return {
    classify(block) {
      const [least] = threads.toSorted((a, b) => a.busy - b.busy);
      return (least as Thread).classify(block);
    },
    async end() {
      await Promise.all(threads.map(({ end }) => end()));
    },
  };
}

interface Thread {
  /** Blocks that it has not answered yet. */
  readonly busy: number;
  classify(block: Block): Promise<ClassifiedBlock>;
  end(): Promise<unknown>;
}

/** What a block leaves behind is cleared soon: by itself, V8 would let each thread take a hundred megabytes first. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };

function startThread(workerData: WorkerTask): Thread {
  const worker = new Worker(bundledFile("classify-worker.js"), { workerData, resourceLimits });
  const asked: PromiseWithResolvers<ClassifiedBlock>[] = [];
  worker.on("message", (classified: ClassifiedBlock) => asked.shift()?.resolve(classified));
  const fail = (error: unknown): void => {
    for (const { reject } of asked.splice(0)) reject(error);
  };
  worker.on("error", fail);
  worker.on("exit", (code) => fail(new Error(`a thread that classifies ended with ${code}`)));
  return {
    get busy() {
      return asked.length;
    },
    classify(block) {
      const answer = Promise.withResolvers<ClassifiedBlock>();
      // As above.
      answer.promise.catch(() => {});
      asked.push(answer);
      worker.postMessage(block);
      return answer.promise;
    },
    end: () => worker.terminate(),
  };
}
