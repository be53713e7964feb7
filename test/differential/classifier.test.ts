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
import { drawsOf, tier } from "../harness/counts.ts";
import { type GeneratedClassifier, importClassifier } from "../harness/run-generated.ts";
import { shrunkPlaybook } from "../harness/shrink-playbook.ts";

/** In the long run more for each playbook: modules once imported are never let go. */
const customersEach = tier === "test" ? 100 : 1_000;
const timeout = tier === "soak" ? 24 * 3_600_000 : tier === "test" ? 120_000 : 1_200_000;

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

/** Throws where one of the calls says something else than the evaluator. */
function compare(generated: GeneratedClassifier, playbook: Playbook, customer: Customer): Compared {
  const { signals, previous, asked, unknown } = customer;
  const expected = explain(playbook, signals, { previous });
  const plain = plainSignals(playbook, signals, unknown);
  expectEqual(generated.explain(plain, { previous }), expected);
  expectEqual(generated.whyNot(plain, asked, { previous }), whyNot(playbook, signals, asked, { previous }));
  const { rules, ...classification } = expected;
  const reasons = rules.filter(({ points }) => points.length > 0).map(({ code }) => code);
  expectEqual(generated.classifyWithReasons(plain, { previous }), { ...classification, reasons });
  expectEqual(generated.classify(plain, { previous }), classification);
  const record = { id: "c-1", name: "Ana", previous, signals: plain };
  expectEqual(generated.classifyJson(JSON.stringify(record)), classification);
  return { plain, previous, classification };
}

interface Customer {
  readonly signals: Values;
  readonly previous: string | undefined;
  /** The persona of whyNot. */
  readonly asked: string;
  readonly unknown: null | undefined;
}
interface Compared {
  readonly plain: object;
  readonly previous: string | undefined;
  readonly classification: Classification;
}

/** All customers, by every call; of a disagreement the smallest playbook that still shows it. */
async function compareAll(playbook: Playbook, customers: readonly Customer[]): Promise<readonly Compared[]> {
  const disagreement = async (smaller: Playbook, about: readonly Customer[]): Promise<unknown> => {
    try {
      const generated = await importClassifier(smaller);
      expectEqualInBatch(
        generated,
        about.map((customer) => compare(generated, smaller, customer)),
      );
      return undefined;
    } catch (error) {
      return error;
    }
  };
  const generated = await importClassifier(playbook);
  try {
    const compared = customers.map((customer) => compare(generated, playbook, customer));
    expectEqualInBatch(generated, compared);
    return compared;
  } catch (error) {
    for (const customer of customers) {
      if ((await disagreement(playbook, [customer])) === undefined) continue;
      const smallest = await shrunkPlaybook(
        playbook,
        async (smaller) => (await disagreement(smaller, [customer])) !== undefined,
      );
      const shown = { signals: Object.fromEntries(customer.signals), previous: customer.previous };
      const { signals, definitions, rules, classify, personas } = smallest;
      const parts = { personas: personas.map(({ name }) => name), signals, definitions, rules, classify };
      throw new Error(`they disagree about ${JSON.stringify(shown)} in ${JSON.stringify(parts)}`, {
        cause: await disagreement(smallest, [customer]),
      });
    }
    throw error;
  }
}

test("the generated classifier says what the evaluator says, by every call", { timeout }, async () => {
  const outcomes = new Map<string, number>();
  for (const { seed, count } of drawsOf("classified customers", 20_261)) {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (generate) => {
        const draw = drawFrom(generate);
        const playbook = drawPlaybook(draw);
        const customers = Array.from({ length: customersEach }, (_, index): Customer => {
          const { signals, previous } = drawCustomer(draw, playbook);
          const asked = draw.pick(playbook.personas).name;
          return { signals, previous, asked, unknown: index % 2 === 0 ? null : undefined };
        });
        for (const { classification } of await compareAll(playbook, customers))
          outcomes.set(classification.outcome, (outcomes.get(classification.outcome) ?? 0) + 1);
      }),
      { numRuns: Math.ceil(count / customersEach), seed, endOnFailure: true },
    );
  }
  // A comparison over customers who all end the same way would prove little.
  const all = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
  for (const outcome of ["accepted", "fallback", "undecided", "kept"]) {
    expect((outcomes.get(outcome) ?? 0) / all, outcome).toBeGreaterThan(0.02);
  }
});
