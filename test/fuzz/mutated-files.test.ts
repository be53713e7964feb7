import { expect, test } from "vitest";
import { runBounded, type WithMemory } from "../harness/bounded-process.ts";
import { countOf, drawsOf } from "../harness/counts.ts";

/**
 * Any bytes as files of a playbook, through the whole check, and lowered where nothing is wrong: it never throws, ends
 * in time and keeps nothing.
 */

interface Checked extends WithMemory {
  readonly sound: number;
  /** Milliseconds, of a playbook of up to 4 KiB. */
  readonly slowest: number;
}

const program = new URL("check-damaged-playbooks.ts", import.meta.url);

test.each(drawsOf("damaged playbooks", 20261122))(
  "$count damaged playbooks of seed $seed are checked to the end, each in time",
  { timeout: Math.max(180_000, countOf("damaged playbooks") * 20) },
  async ({ seed, count }) => {
    const started = performance.now();
    const { sound, slowest, memory } = await runBounded<Checked>(program, seed, count);
    console.log(
      `seed ${seed}: ${count} playbooks in ${Math.round((performance.now() - started) / 1000)} s, ` +
        `${sound} of them sound; the slowest of up to 4 KiB took ${Math.round(slowest)} ms, ` +
        `and the process came to ${Math.round(memory / 2 ** 20)} MiB`,
    );
    // Else the damage would be so great that nothing after the parser is reached. Of a few, chance may leave none.
    if (count >= 1_000) expect(sound).toBeGreaterThan(count / 50);
  },
);
