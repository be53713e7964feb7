import { expect, test } from "vitest";
import { catalog } from "../../compiler/diagnostics/catalog.ts";
import { emitPages } from "../../compiler/emit/pages/emit.ts";
import { emitAll } from "../../compiler/emit/registry.ts";
import type { Playbook } from "../../compiler/ir/ir.ts";
import { shapeOf } from "../harness/artefact-shape.ts";
import { bookWith, drawAttack } from "../harness/attacks.ts";
import { renderAll, snapshotOf } from "../harness/compile.ts";
import { drawsOf } from "../harness/counts.ts";
import { createRandom } from "../harness/mutate.ts";
import { classifierSource, importSource } from "../harness/run-generated.ts";
import { planRuntime } from "../plans/plan-runtime.ts";

/**
 * Every kind of attack in every place of a playbook and of a customer. It ends as a message or as the text that it is:
 * it is never run, changes no prototype, and is not shown to a terminal as it stands.
 */

const context = { generator: "persona 0.0.0", digest: "0".repeat(64), planRuntime, start: "2026-12-01" };

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]|\p{Bidi_Control}/u;

function expectNothingRan(where: string): void {
  expect("pwned" in globalThis, where).toBe(false);
  for (const prototype of [Object.prototype, Array.prototype, Function.prototype, String.prototype])
    expect(Object.keys(prototype), where).toEqual([]);
}

interface Generated {
  classify(signals: unknown): unknown;
  classifyRecord(record: unknown): unknown;
}

/** Records with the payload as value of every signal, as key, as identity: an answer or one of our errors. */
async function expectNoCustomerHarms(playbook: Playbook, payload: string, where: string): Promise<void> {
  const { classify, classifyRecord } = await importSource<Generated>(classifierSource(playbook));
  const names = playbook.signals.map(({ name }) => name);
  const hostile: readonly unknown[] = [
    ...names.map((name) => ({ [name]: payload })),
    ...names.map((name) => ({ [name]: [payload] })),
    { [payload]: payload },
    Object.fromEntries([[payload, 1]]),
    JSON.parse(`{"__proto__":${JSON.stringify(payload)}}`),
    payload,
    [payload],
  ];
  for (const signals of hostile) {
    for (const run of [
      () => classify(signals),
      () => classifyRecord({ id: payload, name: payload, signals }),
      () => classifyRecord(signals),
    ]) {
      try {
        run();
      } catch (error) {
        const { name } = error as Error;
        expect(["SignalError", "PersonaDataError", "TypeError"], `${where} ${error}`).toContain(name);
      }
    }
  }
}

test.each(drawsOf("attacks", 20261127))(
  "$count attacks of seed $seed change nothing but a text",
  async ({ seed, count }) => {
    const random = createRandom(seed);
    const ended = { refused: 0, built: 0, "found again": 0 };
    for (let round = 0; round < count; round++) {
      const attack = drawAttack(random);
      const { place, payload, escaped } = attack;
      const where = `${place.book} ${place.file}:${place.start} ${place.image}: ${JSON.stringify(payload)}${escaped ? " escaped" : ""}`;
      try {
        const files = bookWith(attack);
        const snapshot = await snapshotOf(files, [...files.keys()][0]);
        expect(renderAll(snapshot.diagnostics, files).replaceAll("\n", ""), where).not.toMatch(obeyed);
        for (const { code } of snapshot.diagnostics) expect(catalog).toHaveProperty(code);
        const playbook = snapshot.playbook();
        if (playbook === undefined) {
          ended.refused++;
          expect(snapshot.diagnostics.map(({ severity }) => severity)).toContain("error");
          continue;
        }
        ended.built++;
        const made = [...emitAll(playbook, context), ...emitPages(playbook, context)];
        for (const { path, content } of made) {
          // The planner in plans.js is the same in all.
          shapeOf(path, content.replace(planRuntime.code, ""));
          expect(path).toMatch(/^[\p{L}\p{N}_.-]+(\/[\p{L}\p{N}_.-]+)*$/u);
          expect(path.split("/")).not.toContain("..");
        }
        const data = made.find(({ path }) => path === "playbook.json")?.content ?? "";
        if (place.kind === "text" && data.includes(JSON.stringify(payload).slice(1, -1)))
          ended["found again"]++;
        await expectNoCustomerHarms(playbook, payload, where);
      } catch (error) {
        throw new Error(`seed ${seed}, round ${round}: ${where}`, { cause: error });
      }
      expectNothingRan(where);
    }
    console.log(
      `seed ${seed}: ${Object.entries(ended)
        .map(([how, times]) => `${times} ${how}`)
        .join(", ")}`,
    );
    expect(ended.refused).toBeGreaterThan(count / 10);
    expect(ended.built).toBeGreaterThan(count / 10);
    expect(ended["found again"]).toBeGreaterThan(0);
  },
);
