/**
 * Takes damaged playbooks of a seed through what comes after the check, and prints as JSON how many were built and the
 * memory that this took. A process of its own, so that its memory is nobody else's.
 */

import { deepStrictEqual } from "node:assert";
import { emitPages } from "../../compiler/emit/pages/emit.ts";
import { emitAll } from "../../compiler/emit/registry.ts";
import { decodeSource } from "../../compiler/syntax/decode.ts";
import { snapshotOf } from "../harness/compile.ts";
import { type Book, damagedBooks } from "../harness/damaged-books.ts";
import { expectFormattingKeeps, parseText } from "../harness/invariants.ts";
import { planRuntime } from "../plans/plan-runtime.ts";

const context = { generator: "persona 0.0.0", digest: "0".repeat(64), planRuntime, start: "2026-12-01" };

function formatAll(book: Book): void {
  for (const [path, content] of book) {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const { text } = decodeSource(bytes, path);
    if (text !== undefined) expectFormattingKeeps(parseText(text, path));
  }
}

/** Whether it is sound; then all files are made twice, and are the same. */
async function isBuilt(book: Book): Promise<boolean> {
  const playbook = (await snapshotOf(book)).playbook();
  if (playbook === undefined) return false;
  const made = [...emitAll(playbook, context), ...emitPages(playbook, context)];
  deepStrictEqual([...emitAll(playbook, context), ...emitPages(playbook, context)], made);
  return true;
}

const [seed = 0, count = 0] = process.argv.slice(2).map(Number);
const books = damagedBooks(seed);
let built = 0;
let memory = 0;
for (let round = 0; round < count; round++) {
  const book = books.next().value;
  try {
    formatAll(book);
    if (await isBuilt(book)) built++;
  } catch (error) {
    const files = [...book].map(([path, content]) => [path, String(content)]);
    throw new Error(`seed ${seed}, round ${round}: ${JSON.stringify(files)}`, { cause: error });
  }
  memory = Math.max(memory, process.memoryUsage.rss());
}
process.stdout.write(JSON.stringify({ built, memory }));
