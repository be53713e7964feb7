import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Playbook } from "../../compiler/ir/ir.ts";
import { printPlaybook } from "../../compiler/ir/print.ts";
import { playbookJsonSchema } from "../../compiler/ir/schema.ts";
import { digestPlaybook, serialisePlaybook } from "../../compiler/ir/serialise.ts";
import { snapshotOf } from "../harness/compile.ts";
import { readFixture } from "../harness/fixture.ts";
import { root, textFiles } from "../harness/source-files.ts";

/** That they have no errors is tested with all the other fixtures. */
const fixtures = textFiles("test/fixtures/lowering/*.persona");
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(playbookJsonSchema());

async function playbookOf(text: string): Promise<Playbook> {
  const { files } = readFixture(text);
  const snapshot = await snapshotOf(files);
  const playbook = snapshot.playbook();
  if (playbook === undefined) throw new Error(snapshot.diagnostics.map(({ message }) => message).join("\n"));
  return playbook;
}

/** The same data with every object's fields in another order. */
function shuffled<T>(value: T, order: (fields: readonly string[]) => readonly string[]): T {
  if (Array.isArray(value)) return value.map((element) => shuffled(element, order)) as T;
  if (typeof value !== "object" || value === null) return value;
  const fields = value as Record<string, unknown>;
  return Object.fromEntries(
    order(Object.keys(fields)).map((name) => [name, shuffled(fields[name], order)]),
  ) as T;
}

describe.each(fixtures)("$path", ({ path, text }) => {
  test("is lowered to the same data as before", async () => {
    const snapshot = `${root}/${path.replace(/persona$/, "ir.txt")}`;
    await expect(printPlaybook(await playbookOf(text))).toMatchFileSnapshot(snapshot);
  });

  test("fits the JSON Schema of playbook.json", async () => {
    const written = serialisePlaybook(await playbookOf(text));
    const valid = validate(JSON.parse(written));
    expect(validate.errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  test("has the same written whatever the order of its fields", async () => {
    const playbook = await playbookOf(text);
    const written = serialisePlaybook(playbook);
    expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(playbook)));
    expect(serialisePlaybook(await playbookOf(text))).toEqual(written);
    const digest = await digestPlaybook(playbook);
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), async (numbers) => {
        const order = (fields: readonly string[]) =>
          fields
            .map((field) => ({ field, rank: numbers.next().value as number }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ field }) => field);
        expect(await digestPlaybook(shuffled(playbook, order))).toBe(digest);
      }),
      { numRuns: 10, seed: 20_261_204 },
    );
  });
});
