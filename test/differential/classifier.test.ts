import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Classification } from "../../compiler/evaluator/classification.ts";
import { explain } from "../../compiler/evaluator/evaluate.ts";
import { whyNot } from "../../compiler/evaluator/why-not.ts";
import type { Playbook } from "../../compiler/ir/ir.ts";
import { encodeValue } from "../../compiler/records/encode.ts";
import type { Values } from "../../compiler/records/record.ts";
import { drawCustomer, drawFrom, drawPlaybook } from "../harness/arbitrary-playbook.ts";
import { type GeneratedClassifier, importClassifier } from "../harness/run-generated.ts";

const playbooks = 220;
const customersEach = 100;

/** As a caller gives them, or with unknown signals spelled out as null. */
function plainSignals(playbook: Playbook, signals: Values, unknown: null | undefined): object {
  return Object.fromEntries(
    playbook.signals.flatMap(({ name, type }): [string, unknown][] => {
      const value = signals.get(name);
      if (value !== undefined) return [[name, encodeValue(type, value)]];
      return unknown === null ? [[name, null]] : [];
    }),
  );
}

/** As `toEqual`, which is slow, and is asked only to show a difference. */
function expectEqual(received: object, expected: object): void {
  if (!isDeepStrictEqual(received, expected)) expect(received).toEqual(expected);
}

/** Every figure of every row, and the whole result of each. */
function expectEqualInBatch(
  generated: GeneratedClassifier,
  customers: readonly { plain: object; previous: string | undefined; classification: Classification }[],
): void {
  const columns = generated.createColumns(customers.map(({ plain }) => plain));
  const batch = generated.classifyBatch(columns, { previous: customers.map(({ previous }) => previous) });
  for (const [row, { classification }] of customers.entries()) {
    expectEqual(batch.at(row), classification);
    const { persona, outcome, score, margin, coverage, fit, ranking } = classification;
    expectEqual(
      {
        persona: generated.personas[(batch.persona[row] ?? 0) - 1]?.name,
        outcome: generated.outcomes[batch.outcome[row] ?? -1],
        score: batch.score[row],
        margin: batch.margin[row],
        coverage: batch.coverage[row],
        fit: batch.fit[row],
        scores: generated.personas.map((_, index) => batch.scores[index]?.[row]),
      },
      {
        persona,
        outcome,
        score,
        margin,
        coverage,
        fit,
        scores: generated.personas.map(
          ({ name }) => ranking.find((each) => each.persona === name)?.score ?? 0,
        ),
      },
    );
  }
}

test("the generated classifier says what the evaluator says, rule by rule", {
  timeout: 120_000,
}, async () => {
  const outcomes = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (generate) => {
      const draw = drawFrom(generate);
      const playbook = drawPlaybook(draw);
      const generated = await importClassifier(playbook);
      const customers: { plain: object; previous: string | undefined; classification: Classification }[] = [];
      for (let index = 0; index < customersEach; index++) {
        const { signals, previous } = drawCustomer(draw, playbook);
        const expected = explain(playbook, signals, { previous });
        const plain = plainSignals(playbook, signals, index % 2 === 0 ? null : undefined);
        expectEqual(generated.explain(plain, { previous }), expected);
        const persona = draw.pick(playbook.personas).name;
        const asked = whyNot(playbook, signals, persona, { previous });
        expectEqual(generated.whyNot(plain, persona, { previous }), asked);
        const { rules: _, ...classification } = expected;
        expectEqual(generated.classify(plain, { previous }), classification);
        const record = { id: "c-1", name: "Ana", previous, signals: plain };
        expectEqual(generated.classifyJson(JSON.stringify(record)), classification);
        customers.push({ plain, previous, classification });
        outcomes.set(expected.outcome, (outcomes.get(expected.outcome) ?? 0) + 1);
      }
      expectEqualInBatch(generated, customers);
    }),
    { numRuns: playbooks, seed: 20_261, endOnFailure: true },
  );
  // A comparison over customers who all end the same way would prove little.
  for (const outcome of ["accepted", "fallback", "undecided", "kept"]) {
    expect(outcomes.get(outcome) ?? 0, outcome).toBeGreaterThan(500);
  }
});
