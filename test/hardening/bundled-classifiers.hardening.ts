import { build, type Format } from "esbuild";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Explanation } from "../../compiler/evaluator/classification.ts";
import { explain } from "../../compiler/evaluator/evaluate.ts";
import type { Playbook, Value } from "../../compiler/ir/ir.ts";
import { encodeValue } from "../../compiler/records/encode.ts";
import { type Draw, drawCustomer, drawFrom, drawPlaybook } from "../harness/arbitrary-playbook.ts";
import { drawsOf, tier } from "../harness/counts.ts";
import { edgesOf } from "../harness/edge-values.ts";
import {
  classifierSource,
  type GeneratedClassifier,
  importSource,
  requireSource,
} from "../harness/run-generated.ts";

/**
 * The generated classifier is the same however an application takes it: as the module that it is, as CommonJS, bundled
 * and minified. Each gives the evaluator's persona, scores to the last digit, and rules that fired; of a wrong value
 * all throw the same error. What the scores should be is added up here once more, out of the rules that fired.
 */

const customersEach = tier === "soak" ? 1_000 : 200;

async function bundled(source: string, format: Format, minify: boolean): Promise<string> {
  const stdin = { contents: source, resolveDir: import.meta.dirname, loader: "js" } as const;
  const { outputFiles, warnings } = await build({
    stdin,
    bundle: true,
    platform: "neutral",
    target: "es2022",
    write: false,
    format,
    minify,
  });
  expect(warnings).toEqual([]);
  return outputFiles[0]?.text ?? "";
}

async function everyForm(playbook: Playbook): Promise<Readonly<Record<string, GeneratedClassifier>>> {
  const source = classifierSource(playbook);
  return {
    "a module": await importSource(source),
    CommonJS: await requireSource(await bundled(source, "cjs", false)),
    "a minified module": await importSource(await bundled(source, "esm", true)),
  };
}

/** One value in five is an edge of its type, whether the drawn customer had a value there or not. */
function drawEdgyCustomer(draw: Draw, playbook: Playbook) {
  const { signals: drawn, previous } = drawCustomer(draw, playbook);
  const signals = new Map<string, Value>(drawn);
  for (const { name, type } of playbook.signals)
    if (draw.onceIn(5)) signals.set(name, draw.pick(edgesOf(type)));
  const given = playbook.signals.flatMap(({ name, type }): [string, unknown][] => {
    const value = signals.get(name);
    return value === undefined ? [] : [[name, encodeValue(type, value)]];
  });
  return { signals, previous, given: Object.fromEntries(given) };
}

/** What is to be the same, numbers as texts. */
const figuresOf = ({ persona, outcome, score, margin, coverage, fit, ranking }: Omit<Explanation, "rules">) =>
  JSON.stringify([
    persona ?? null,
    outcome,
    ...[score, margin, coverage, fit].map(String),
    ...ranking.map((ranked) => `${ranked.persona} ${ranked.score} ${ranked.fit}`),
  ]);

const firedIn = ({ rules }: Explanation): string =>
  JSON.stringify(rules.map(({ id, state, points, at }) => [id, state, points, at.line, at.column]));

/** Points have at most three places: thousandths, as whole numbers without an end, are exact. */
function thousandths(points: number): bigint {
  const [, sign, whole = "", places = ""] = /^(-?)(\d+)(?:\.(\d{1,3}))?$/.exec(String(points)) ?? [];
  return BigInt(`${sign}${whole}${places.padEnd(3, "0")}`);
}

function expectScoresAddUp({ ranking, rules }: Explanation): void {
  const sums = new Map<string, bigint>();
  for (const { points } of rules)
    for (const each of points)
      sums.set(each.persona, (sums.get(each.persona) ?? 0n) + thousandths(each.points));
  for (const { persona, score } of ranking) expect(thousandths(score), persona).toBe(sums.get(persona) ?? 0n);
}

function thrownBy(call: () => unknown): string {
  try {
    return `no error, but ${JSON.stringify(call())}`;
  } catch (error) {
    return String(error);
  }
}

test.each(drawsOf("bundled customers", 20_264))("$count customers of seed $seed", async ({ seed, count }) => {
  const seen = { fired: 0, unknown: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (generate) => {
      const draw = drawFrom(generate);
      const playbook = drawPlaybook(draw);
      const forms = Object.entries(await everyForm(playbook));
      for (let index = 0; index < customersEach; index++) {
        const { signals, previous, given } = drawEdgyCustomer(draw, playbook);
        const expected = explain(playbook, signals, { previous });
        const [figures, fired] = [figuresOf(expected), firedIn(expected)];
        expectScoresAddUp(expected);
        for (const { state } of expected.rules) if (state === "hit") seen.fired++;
        if (expected.rules.some(({ state }) => state === "unknown")) seen.unknown++;
        const shown = () => JSON.stringify({ given, previous });
        for (const [form, { classify, explain: explained }] of forms) {
          const explanation = explained(given, { previous });
          if (figuresOf(classify(given, { previous })) !== figures || firedIn(explanation) !== fired)
            expect(explanation, `${form} of ${shown()}`).toEqual(expected);
          if (figuresOf(explanation) !== figures)
            expect(explanation, `${form} of ${shown()}`).toEqual(expected);
        }
        if (index % 20 !== 0) continue;
        const wrong = { ...given, [draw.pick(playbook.signals).name]: { no: "value of any type" } };
        const [[, first] = [], ...others] = forms;
        const error = thrownBy(() => first?.classify(wrong));
        if (error.startsWith("SignalError")) seen.refused++;
        for (const [form, { classify }] of others)
          expect(
            thrownBy(() => classify(wrong)),
            form,
          ).toBe(error);
      }
    }),
    { numRuns: Math.ceil(count / customersEach), seed, endOnFailure: true },
  );
  console.log(`seed ${seed}: ${JSON.stringify(seen)}`);
  expect(seen.fired).toBeGreaterThan(count / 2);
  expect(seen.unknown).toBeGreaterThan(count / 20);
  expect(seen.refused).toBeGreaterThan(count / 100);
});
