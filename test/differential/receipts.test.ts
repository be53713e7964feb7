/**
 * Receipts: the generated classifier writes and verifies them as the evaluator does, they say what they should, and
 * have the form that `receipt.schema.json` tells.
 */

import { isDeepStrictEqual } from "node:util";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { expect, test } from "vitest";
import { schema } from "../../compiler/emit/schema/emit.ts";
import { classify } from "../../compiler/evaluator/evaluate.ts";
import { type Receipt, receipt } from "../../compiler/evaluator/receipt.ts";
import { type Verification, verify } from "../../compiler/evaluator/verify.ts";
import type { Playbook, Rule } from "../../compiler/ir/ir.ts";
import { encodeValue } from "../../compiler/records/encode.ts";
import type { Values } from "../../compiler/records/record.ts";
import { type Draw, drawCustomer, drawFrom, drawPlaybook } from "../harness/arbitrary-playbook.ts";
import { examplePlaybook } from "../harness/example-playbook.ts";
import { contentOf, context, type GeneratedClassifier, importClassifier } from "../harness/run-generated.ts";

const { digest } = context;
const days = { on: "2026-11-27", dataFrom: "2026-10-28" };

function expectEqual(received: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(received, expected)) expect(received).toEqual(expected);
}

const recordOf = (playbook: Playbook, signals: Values, previous: string | undefined) => ({
  id: "C-1",
  name: "Ana",
  ...(previous === undefined ? {} : { previous }),
  signals: Object.fromEntries(
    playbook.signals.flatMap(({ name, type }) => {
      const value = signals.get(name);
      return value === undefined ? [] : [[name, encodeValue(type, value)]];
    }),
  ),
});

/** Some signals are personal: what they hold must not get into a receipt. Every sum is bounded, as the checker asks. */
function drawSecretive(draw: Draw): Playbook {
  const playbook = drawPlaybook(draw);
  return {
    ...playbook,
    rules: playbook.rules.map((rule): Rule => {
      if (rule.kind !== "each") return rule;
      const points = rule.award.points.map((given) => ({ atMost: 3_000, ...given }));
      return { ...rule, award: { ...rule.award, points } };
    }),
    signals: playbook.signals.map((signal) => ({ ...signal, personal: draw.onceIn(4) })),
  };
}

/** An independent reader of the playbook's schema of receipts. */
function receiptForm(playbook: Playbook): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(contentOf(schema.emit(playbook, context), "receipt.schema.json")));
}

/** The receipt as it comes back from a database, with something in it changed. */
function tampered(draw: Draw, written: Receipt): unknown {
  const copy = JSON.parse(JSON.stringify(written));
  const reason = copy.reasons.find((each: { points: unknown[] }) => each.points.length > 0);
  const changes: (() => void)[] = [
    () => (copy.result.score += 1),
    () => (copy.result.persona = "Somebody"),
    () => (copy.result.coverage = 2),
    () => (copy.playbook.digest = "1".repeat(64)),
    () => copy.inputs.unshift({ signal: "nothing of the kind", value: 1 }),
    ...(reason ? [() => (reason.points[0].points += 1), () => (reason.code = "else")] : []),
  ];
  draw.pick(changes)();
  return copy;
}

test("receipts are the same, hold, and tell when something was changed", { timeout: 600_000 }, async () => {
  const seen = new Map<string, number>();
  let before: { playbook: Playbook; generated: GeneratedClassifier } | undefined;
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (generate) => {
      const draw = drawFrom(generate);
      const playbook = drawSecretive(draw);
      const generated = await importClassifier(playbook);
      const fits = receiptForm(playbook);
      const verified = (written: unknown): Verification => {
        const here = verify(playbook, written, digest);
        expectEqual(generated.verify(written), here);
        return here;
      };
      for (let index = 0; index < 25; index++) {
        const { signals, previous } = drawCustomer(draw, playbook);
        const written = receipt(playbook, { id: "C-1", previous, signals }, { digest, ...days });
        expectEqual(generated.receipt(recordOf(playbook, signals, previous), days), written);
        const { notices: _, persona, ...result } = classify(playbook, signals, { previous });
        expectEqual(written.result, { ...result, persona: persona ?? null });
        expect(written.age).toBe(30);

        const stored = JSON.parse(JSON.stringify(written));
        expect(fits(stored), JSON.stringify(fits.errors)).toBe(true);
        expect(verified(stored)).toEqual({ same: true, differences: [] });
        const { same, differences } = verified(tampered(draw, written));
        expect(same).toBe(false);
        for (const { what } of differences) seen.set(what, (seen.get(what) ?? 0) + 1);
        if (before) expectEqual(before.generated.verify(stored), verify(before.playbook, stored, digest));
        for (const { signal, ...input } of written.inputs) {
          const type = playbook.signals.find(({ name }) => name === signal);
          if (type?.personal) expect(input).toEqual({ masked: true });
        }
      }
      before = { playbook, generated };
    }),
    { numRuns: 80, seed: 20_262, endOnFailure: true },
  );
  for (const what of ["playbook", "input", "reason", "result"])
    expect(seen.get(what) ?? 0, what).toBeGreaterThan(50);
});

test("whatever a receipt is, it is judged alike, and nothing is thrown", async () => {
  const draw = drawFrom(fc.sample(fc.gen(), { numRuns: 1, seed: 7 })[0] as never);
  const playbook = drawSecretive(draw);
  const generated = await importClassifier(playbook);
  const { signals } = drawCustomer(draw, playbook);
  const written = receipt(playbook, { id: "C-1", previous: undefined, signals }, { digest });
  // As it is written down: -0 is 0 there.
  const json = fc.jsonValue({ maxDepth: 3 }).map((value): unknown => JSON.parse(JSON.stringify(value)));
  const fields = fc.constantFrom(...Object.keys(written));
  fc.assert(
    fc.property(json, fields, (value, field) => {
      for (const each of [
        value,
        { ...written, [field]: value },
        { ...written, inputs: [value], reasons: [value] },
      ])
        expectEqual(generated.verify(each), verify(playbook, each, digest));
    }),
    { numRuns: 300, seed: 20_263 },
  );
});

test("what is no receipt does not have its form", async () => {
  const fits = receiptForm(examplePlaybook);
  const generated = await importClassifier(examplePlaybook);
  const record = {
    id: "1",
    name: "Ann",
    signals: { goLive: "2027-03-01", developers: 12, biggestWorry: "x" },
  };
  const written = JSON.parse(JSON.stringify(generated.receipt(record, days)));
  expect(fits(written), JSON.stringify(fits.errors)).toBe(true);
  const { ties: _, ...withoutTies } = written;
  const wrong: readonly object[] = [
    withoutTies,
    { ...written, version: 2 },
    { ...written, name: "Ann" },
    { ...written, on: "tomorrow" },
    { ...written, playbook: { ...written.playbook, digest: "none" } },
    { ...written, inputs: [{ signal: "shoeSize", known: true }] },
    { ...written, inputs: [{ signal: "biggestWorry", masked: false }] },
    { ...written, result: { ...written.result, persona: "Nobody" } },
    { ...written, result: { ...written.result, outcome: "perhaps" } },
  ];
  for (const each of wrong) expect(fits(each), JSON.stringify(each)).toBe(false);
});
