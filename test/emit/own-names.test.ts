/**
 * A playbook whose signals, definitions and personas are called as the generated code calls its own functions,
 * parameters and locals: `score2`, which goes on adding up where there are many rules, was once taken.
 */

import { tokenizer, tokTypes } from "acorn";
import { expect, test } from "vitest";
import { explain } from "../../compiler/evaluator/evaluate.ts";
import type { Condition, Playbook, Rule } from "../../compiler/ir/ir.ts";
import { emptyPlaybook, nowhere, personaNamed, signalNamed } from "../harness/arbitrary-playbook.ts";
import { classifierSource, importClassifier } from "../harness/run-generated.ts";

const field = (name: string) => ({ of: "customer", name }) as const;
const holds = (name: string): Condition => ({ kind: "holds", field: field(name) });

/** So many rules that they are added up in several functions: about one signal each, about two, and a definition. */
function playbookOf(signals: readonly string[], definition: string, personas: readonly string[]): Playbook {
  const conditions = signals.flatMap((name, index): Condition[] => [
    holds(name),
    { kind: "all", conditions: [holds(name), holds(signals[(index * 7 + 1) % signals.length] as string)] },
  ]);
  conditions.push({ kind: "definition", name: definition });
  return emptyPlaybook({
    signals: signals.map((name) => signalNamed(name, { kind: "boolean" })),
    definitions: [{ name: definition, condition: holds(signals[0] as string), at: nowhere }],
    personas: personas.map(personaNamed),
    rules: conditions.map((condition, index): Rule => {
      const points = [{ persona: personas[index % personas.length] as string, points: 1_000 + index }];
      return {
        kind: "when",
        id: `rule-${index + 1}`,
        condition,
        award: { points, because: {} },
        at: nowhere,
      };
    }),
    classify: { rankBy: "score", accept: [], ties: personas },
  });
}

/** Every word of a source that stands for something, or is a property. */
const namesIn = (source: string): readonly string[] => [
  ...new Set(
    [...tokenizer(source, { ecmaVersion: "latest", sourceType: "module" })]
      .filter(({ type }) => type === tokTypes.name)
      .map(({ start, end }) => source.slice(start, end)),
  ),
];

test("a signal may be called as anything in the classifier is", { timeout: 120_000 }, async () => {
  const plain = playbookOf(
    Array.from({ length: 450 }, (_, index) => `signal${index}`),
    "definition1",
    ["Persona1", "Persona2", "Persona3"],
  );
  const names = namesIn(classifierSource(plain)).filter(
    (name) => !/^(signal|definition|Persona)\d/.test(name),
  );
  expect(names).toContain("score2");
  expect(names).toContain("decide");
  // Names that every object has are the business of another test.
  const signals = names.filter((name) => !(name in Object.prototype));
  expect(signals.length).toBeGreaterThan(300);

  const playbook = playbookOf(signals, "score3", ["score2", "decide", "own"]);
  const generated = await importClassifier(playbook);
  const customers = Array.from({ length: 40 }, (_, customer) =>
    Object.fromEntries(
      signals.flatMap((name, index) => {
        const value = (customer * 31 + index * (customer + 3)) % 5;
        return value === 0 ? [] : [[name, value < 3]];
      }),
    ),
  );
  const batch = generated.classifyBatch(generated.createColumns(customers));
  const found = new Set<string | undefined>();
  for (const [row, customer] of customers.entries()) {
    const expected = explain(playbook, new Map(Object.entries(customer)));
    const { rules: _, ...classification } = expected;
    expect(generated.explain(customer)).toEqual(expected);
    expect(generated.classify(customer)).toEqual(classification);
    expect(batch.at(row)).toEqual(classification);
    const record = JSON.stringify({ id: "c-1", name: "Ann", signals: customer });
    expect(generated.classifyJson(record)).toEqual(classification);
    found.add(classification.persona);
  }
  expect(found.size).toBeGreaterThan(1);
});
