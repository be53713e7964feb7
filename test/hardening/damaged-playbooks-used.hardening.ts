import { expect, test } from "vitest";
import { runBounded, type WithMemory } from "../harness/bounded-process.ts";
import { drawsOf } from "../harness/counts.ts";

/**
 * Damaged playbooks through what comes after the check: every file is formatted, or refused and left alone; whatever
 * is sound becomes all files of `build` and `docs`, the same ones each time. Nothing of it is kept.
 */

interface Used extends WithMemory {
  readonly built: number;
}

const program = new URL("use-damaged-playbooks.ts", import.meta.url);

test.each(drawsOf("damaged playbooks, used", 20261127))(
  "$count damaged playbooks of seed $seed are formatted and built",
  async ({ seed, count }) => {
    const { built, memory } = await runBounded<Used>(program, seed, count);
    console.log(`seed ${seed}: ${count} formatted, ${built} built, ${Math.round(memory / 2 ** 20)} MiB`);
    if (count >= 1_000) expect(built).toBeGreaterThan(count / 50);
  },
);
