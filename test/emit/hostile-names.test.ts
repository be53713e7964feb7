import { type Node, parse } from "acorn";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { schema } from "../../compiler/emit/schema/emit.ts";
import { explain } from "../../compiler/evaluator/evaluate.ts";
import type { Playbook, Value } from "../../compiler/ir/ir.ts";
import { encodeValue } from "../../compiler/records/encode.ts";
import { drawCustomer, drawFrom } from "../harness/arbitrary-playbook.ts";
import { codeShape } from "../harness/artefact-shape.ts";
import { drawsOf } from "../harness/counts.ts";
import { hostileNames, hostileTexts, playbookWith, type Words } from "../harness/renamed-playbook.ts";
import { classifierSource, contentOf, context, importClassifier } from "../harness/run-generated.ts";

const plainWords: Words = {
  signal: (index) => `signal${index}`,
  definition: (index) => `definition${index}`,
  persona: (index) => `Persona${index}`,
  member: (index) => `member${index}`,
  text: (index) => `Text ${index}`,
};

/** Any name there is, hostile ones first of all; of one kind all different. */
const name = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileNames) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", minLength: 1 }) },
);
const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
);
const words: fc.Arbitrary<Words> = fc
  .record({
    signals: fc.uniqueArray(
      name.filter((each) => each !== "valueOf"),
      { minLength: 5, maxLength: 5 },
    ),
    definitions: fc.uniqueArray(name, { minLength: 2, maxLength: 2 }),
    personas: fc.uniqueArray(name, { minLength: 5, maxLength: 5 }),
    members: fc.uniqueArray(fc.oneof(name, text), { minLength: 6, maxLength: 6 }),
    texts: fc.array(text, { minLength: 10, maxLength: 10 }),
  })
  .map(({ signals, definitions, personas, members, texts }) => ({
    signal: (index) => signals[index] ?? "",
    definition: (index) => definitions[index] ?? "",
    persona: (index) => personas[index] ?? "",
    member: (index) => members[index] ?? "",
    // Titles decide which comments there are, so none is empty.
    text: (index) => `${texts[index % texts.length]}.`,
  }));

describe("whatever names and texts are", () => {
  test.each(drawsOf("renamed playbooks", 4711))(
    "generated code has one shape, and holds them as they are: $count of seed $seed",
    ({ seed, count }) => {
      const plain = playbookWith(plainWords);
      const shapes = sourcesOf(plain).map((source) => JSON.stringify(codeShape(parseModule(source))));
      fc.assert(
        fc.property(words, (hostile) => {
          const playbook = playbookWith(hostile);
          const [classifier = "", zodSchema = ""] = sourcesOf(playbook);
          expect(JSON.stringify(codeShape(parseModule(classifier)))).toBe(shapes[0]);
          expect(JSON.stringify(codeShape(parseModule(zodSchema)))).toBe(shapes[1]);
          const literals = new Set(literalsIn(parseModule(classifier)));
          const texts = playbook.personas.flatMap(({ name, titles }) => [name, ...Object.values(titles)]);
          for (const each of texts) expect(literals).toContain(each);
          for (const source of [classifier, zodSchema]) {
            expect(source).not.toMatch(/<\/script|<!--|-->/i);
            expect(invisibleIn(source)).toEqual([]);
          }
        }),
        { numRuns: count, seed },
      );
    },
  );

  test.each(drawsOf("renamed playbooks, run", 4712))(
    "the generated classifier says what the evaluator says: $count of seed $seed",
    async ({ seed, count }) => {
      await fc.assert(
        fc.asyncProperty(words, fc.gen(), async (hostile, generate) => {
          const playbook = playbookWith(hostile);
          const generated = await importClassifier(playbook);
          const draw = drawFrom(generate);
          for (let count = 0; count < 10; count++) {
            const { signals, previous } = drawCustomer(draw, playbook);
            expect(generated.explain(plainSignals(playbook, signals), { previous })).toEqual(
              explain(playbook, signals, { previous }),
            );
          }
        }),
        { numRuns: count, seed },
      );
    },
  );

  test.each(drawsOf("renamed playbooks", 4713))(
    "schema.json holds them as keys: $count of seed $seed",
    ({ seed, count }) => {
      fc.assert(
        fc.property(words, (hostile) => {
          const playbook = playbookWith(hostile);
          const json = JSON.parse(contentOf(schema.emit(playbook, context), "schema.json"));
          const keys = Object.keys(json.properties.signals.properties);
          expect(keys.sort()).toEqual(playbook.signals.map((signal) => signal.name).sort());
        }),
        { numRuns: count, seed },
      );
    },
  );
});

test("the same playbook gives the same bytes", () => {
  const twice = [0, 1].map(() => sourcesOf(playbookWith(plainWords)));
  expect(twice[0]).toEqual(twice[1]);
});

function sourcesOf(playbook: Playbook): readonly string[] {
  return [classifierSource(playbook), contentOf(schema.emit(playbook, context), "schema.js")];
}

/** Controls and what turns text around, by code point. */
function invisibleIn(source: string): readonly number[] {
  const points = [...source].map((character) => character.codePointAt(0) ?? 0);
  return points.filter(
    (point) =>
      (point < 0x20 && point !== 0x0a) ||
      (point >= 0x7f && point <= 0x9f) ||
      (point >= 0x2028 && point <= 0x202e) ||
      (point >= 0x2066 && point <= 0x2069) ||
      (point >= 0xd800 && point <= 0xdfff),
  );
}

function parseModule(source: string): Node {
  return parse(source, { ecmaVersion: 2024, sourceType: "module" });
}

function plainSignals(playbook: Playbook, signals: ReadonlyMap<string, Value>): object {
  return Object.fromEntries(
    playbook.signals.flatMap(({ name, type }) => {
      const value = signals.get(name);
      return value === undefined ? [] : [[name, encodeValue(type, value)]];
    }),
  );
}

function literalsIn(node: unknown): unknown[] {
  if (Array.isArray(node)) return node.flatMap(literalsIn);
  if (typeof node !== "object" || node === null) return [];
  if ("type" in node && node.type === "Literal" && "value" in node) return [node.value];
  return Object.values(node).flatMap(literalsIn);
}
