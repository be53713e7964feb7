import { expect, test } from "vitest";
import { emitPages } from "../../compiler/emit/pages/emit.ts";
import { emitAll } from "../../compiler/emit/registry.ts";
import { shapeOf } from "../harness/artefact-shape.ts";
import { type Attack, bookWith, drawAttack } from "../harness/attacks.ts";
import { snapshotOf } from "../harness/compile.ts";
import { drawsOf } from "../harness/counts.ts";
import { createRandom } from "../harness/mutate.ts";
import { planRuntime } from "../plans/plan-runtime.ts";

/**
 * One playbook built twice, with a hostile text in one place and with a harmless one: every file that comes of it has
 * the same syntax tree, read by parsers that are not ours. So no text is ever code, markup or a line of a calendar.
 */

const context = { generator: "persona 0.0.0", digest: "0".repeat(64), planRuntime, start: "2026-12-01" };

async function buildOf(attack: Attack): Promise<ReadonlyMap<string, string> | undefined> {
  const files = bookWith(attack);
  const playbook = (await snapshotOf(files, [...files.keys()][0])).playbook();
  if (playbook === undefined) return undefined;
  const made = [...emitAll(playbook, context), ...emitPages(playbook, context)];
  // The planner in plans.js is the same in all.
  return new Map(made.map(({ path, content }) => [path, content.replace(planRuntime.code, "")]));
}

/** The same number of lines, and nothing in them. Lines are what a text may have everywhere. */
const twinOf = (payload: string): string =>
  payload
    .split(/\r\n|[\n\r\u2028\u2029\u0085\v\f]/)
    .map((line) => (line.trim() === "" ? line : "harmless"))
    .join("\n");

const shape = (path: string, content: string | undefined): string =>
  content === undefined ? "none" : JSON.stringify(shapeOf(path, content));

test.each(drawsOf("twin builds", 20261127))(
  "$count twins of seed $seed have one shape",
  async ({ seed, count }) => {
    const random = createRandom(seed);
    const seen = { compared: 0, "with a text that is refused": 0 };
    for (let round = 0; round < count; round++) {
      const attack = drawAttack(random, true);
      const { place, payload } = attack;
      const hostile = await buildOf(attack);
      const harmless = await buildOf({ ...attack, payload: twinOf(payload) });
      // A link, a version, a template: a place with a rule of its own may refuse a text.
      if (hostile === undefined || harmless === undefined) {
        seen["with a text that is refused"]++;
        continue;
      }
      seen.compared++;
      const where = `round ${round}, ${place.book} ${place.file} ${place.image}: ${JSON.stringify(payload)}`;
      for (const path of new Set([...hostile.keys(), ...harmless.keys()])) {
        const [one, other] = [hostile.get(path), harmless.get(path)];
        if (one === other) continue;
        expect([where, path, shape(path, one)]).toEqual([where, path, shape(path, other)]);
      }
    }
    console.log(`seed ${seed}: ${JSON.stringify(seen)}`);
    expect(seen.compared).toBeGreaterThan(count / 3);
  },
);
