import { expect, test } from "vitest";
import { emitPages } from "../../compiler/emit/pages/emit.ts";
import { emitAll } from "../../compiler/emit/registry.ts";
import { decodeSource } from "../../compiler/syntax/decode.ts";
import { snapshotOf } from "../harness/compile.ts";
import { drawsOf } from "../harness/counts.ts";
import { type Book, damagedBooks } from "../harness/damaged-books.ts";
import { expectFormattingKeeps, parseText } from "../harness/invariants.ts";
import { planRuntime } from "../plans/plan-runtime.ts";

/**
 * Damaged playbooks through what comes after the check: every file is formatted, or refused and left alone; whatever
 * is sound becomes all files of `build` and `docs`, the same ones each time.
 */

const memoryLimit = 512 * 1024 * 1024;
const context = { generator: "persona 0.0.0", digest: "0".repeat(64), planRuntime, start: "2026-12-01" };

function formatAll(book: Book): void {
  for (const [path, content] of book) {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const { text } = decodeSource(bytes, path);
    if (text !== undefined) expectFormattingKeeps(parseText(text, path));
  }
}

test.each(drawsOf("damaged playbooks, used", 20261127))(
  "$count damaged playbooks of seed $seed are formatted and built",
  async ({ seed, count }) => {
    const books = damagedBooks(seed);
    let built = 0;
    let memory = 0;
    for (let round = 0; round < count; round++) {
      const book = books.next().value;
      try {
        formatAll(book);
        const playbook = (await snapshotOf(book)).playbook();
        if (playbook === undefined) continue;
        built++;
        const made = [...emitAll(playbook, context), ...emitPages(playbook, context)];
        const again = [...emitAll(playbook, context), ...emitPages(playbook, context)];
        expect(made.map(({ content }) => content)).toEqual(again.map(({ content }) => content));
      } catch (error) {
        const files = [...book].map(([path, content]) => [path, String(content)]);
        throw new Error(`seed ${seed}, round ${round}: ${JSON.stringify(files)}`, { cause: error });
      }
      memory = Math.max(memory, process.memoryUsage().rss);
    }
    console.log(`seed ${seed}: ${count} formatted, ${built} built, ${Math.round(memory / 2 ** 20)} MiB`);
    if (count >= 1_000) expect(built).toBeGreaterThan(count / 50);
    expect(memory).toBeLessThanOrEqual(memoryLimit);
  },
);
