import fc from "fast-check";
import { expect, test } from "vitest";
import type { Classification, Explanation } from "../../compiler/evaluator/classification.ts";
import { explain } from "../../compiler/evaluator/evaluate.ts";
import type { Playbook, Value } from "../../compiler/ir/ir.ts";
import { type CustomerResult, readCustomers } from "../../compiler/records/codec.ts";
import { encodeValue } from "../../compiler/records/encode.ts";
import { type Draw, drawCustomer, drawFrom, drawPlaybook } from "../harness/arbitrary-playbook.ts";
import { snapshotOf } from "../harness/compile.ts";
import { drawsOf } from "../harness/counts.ts";
import { damagedBooks } from "../harness/damaged-books.ts";
import { edgesOf } from "../harness/edge-values.ts";
import { type GeneratedClassifier, importClassifier } from "../harness/run-generated.ts";

/**
 * A playbook that passed its check gives a sound result of every record that passes its own: no error at run time,
 * nothing that is no number, nothing undefined, nobody who is no persona. Every other record is refused, by the reader
 * of files and by the generated code alike, with an error that the documentation names.
 *
 * Four of five playbooks are drawn, one is an example that was damaged and is still without an error.
 */

const recordsEach = 100;
type Json = null | boolean | number | string | readonly Json[] | JsonObject;
interface JsonObject {
  readonly [name: string]: Json;
}

/** The check refuses points for each member of a set without an end, unless `at most` holds them. */
function drawCheckedPlaybook(draw: Draw): Playbook {
  const playbook = drawPlaybook(draw);
  const endless = new Set(
    playbook.signals.flatMap(({ name, type }) =>
      type.kind === "set" && type.element.kind !== "enumeration" ? [name] : [],
    ),
  );
  const rules = playbook.rules.map((rule) => {
    if (rule.kind !== "each" || !endless.has(rule.signal)) return rule;
    const points = rule.award.points.map((each) => ({ atMost: 1_500, ...each }));
    return { ...rule, award: { ...rule.award, points } };
  });
  return { ...playbook, rules };
}

/** A record in which all is sound, but that a required signal may be unknown. */
function drawRecord(draw: Draw, playbook: Playbook, isDrawn: boolean, id: string): JsonObject {
  const { signals: drawn, previous } = isDrawn
    ? drawCustomer(draw, playbook)
    : { signals: new Map<string, Value>(), previous: draw.onceIn(3) ? "Nobody" : undefined };
  const signals = playbook.signals.flatMap(({ name, type, required }): [string, Json][] => {
    const isKnown = drawn.has(name) || (!isDrawn && !draw.onceIn(required ? 20 : 3));
    if (!isKnown) return draw.onceIn(2) ? [[name, null]] : [];
    const value = !isDrawn || draw.onceIn(5) ? draw.pick(edgesOf(type)) : (drawn.get(name) as Value);
    return [[name, encodeValue(type, value)]];
  });
  return {
    id,
    name: "Ana",
    ...(previous === undefined ? {} : { previous }),
    signals: Object.fromEntries(signals),
  };
}

/** No double rounds any of these to something else. */
const odd: readonly Json[] = [
  ...["12", "", "\0", "\ud800", "__proto__", "2027-02-30", "24:00", "2 months", "x".repeat(70_000)],
  ...[-1, 0.5, 0.123456, 1e21, -1e21, 2 ** 53, 1e300, true, false],
  ...[null, [], [null], [[]], ["sap", 1], {}, { toString: 1 }],
];
const names = ["nobody", "__proto__", "constructor", "toString", "then", ""];

/** Set as an own property, whatever its name. */
const withOwn = (object: JsonObject, name: string, value: Json): JsonObject =>
  Object.fromEntries([...Object.entries(object), [name, value]]);

/** The same record, or what is left of it, with something in it that its schema may not allow. */
function broken(draw: Draw, playbook: Playbook, record: JsonObject): Json {
  const signals = record.signals as JsonObject;
  switch (draw.integer(0, 7)) {
    case 0:
      return withOwn(record, "signals", withOwn(signals, draw.pick(names), draw.pick(odd)));
    case 1:
      return withOwn(record, draw.pick(["id", "name"]), draw.pick(odd));
    case 2: {
      const field = draw.pick(["previous", "contacts", "language", "timezone", "hours", "holidays", "stage"]);
      return withOwn(record, field, draw.pick(odd));
    }
    case 3:
      return draw.pick([withOwn(record, "signals", draw.pick(odd)), draw.pick(odd)]);
    case 4:
      return withOwn(record, draw.pick(names), draw.pick(odd));
    default: {
      if (playbook.signals.length === 0) return record;
      const changed = withOwn(signals, draw.pick(playbook.signals).name, draw.pick(odd));
      return withOwn(record, "signals", changed);
    }
  }
}

/** All that is in a result, with where it is. */
function* leavesOf(value: unknown, path: string): Generator<readonly [path: string, leaf: unknown]> {
  if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* leavesOf(inner, `${path}.${key}`);
  else yield [path, value];
}

function expectSound(result: Classification | Explanation, { personas }: Playbook): void {
  const names = personas.map(({ name }) => name);
  const { persona, outcome, ranking, missing, coverage, fit } = result;
  for (const [path, leaf] of leavesOf(result, "")) {
    if (leaf === undefined && path === ".persona" && outcome === "undecided") continue;
    if (typeof leaf === "number" ? !Number.isFinite(leaf) : !["string", "boolean"].includes(typeof leaf))
      expect.fail(`${path} is ${String(leaf)}`);
  }
  expect(["accepted", "fallback", "undecided", "kept"]).toContain(outcome);
  if (outcome !== "undecided") expect(names).toContain(persona);
  if (missing.length === 0) expect(ranking.map((each) => each.persona).sort()).toEqual([...names].sort());
  for (const share of [coverage, fit, ...ranking.map((each) => each.fit)])
    if (share < 0 || share > 1) expect.fail(`a share of ${share}`);
  for (const { points } of "rules" in result ? result.rules : [])
    for (const each of points) if (!names.includes(each.persona)) expect.fail(`points for ${each.persona}`);
}

/** The result, or the name of a documented error; any other is a failure. */
function resultOf<Result>(call: () => Result, ...documented: readonly string[]): Result | string {
  try {
    return call();
  } catch (error) {
    const { name } = error as Error;
    if (documented.includes(name)) return name;
    throw error;
  }
}

/** As the only one of its file, so that no other has its id. */
async function read(playbook: Playbook, record: Json): Promise<CustomerResult> {
  const bytes = new TextEncoder().encode(JSON.stringify(record));
  for await (const result of readCustomers(playbook, bytes, "ndjson", "customers.ndjson")) return result;
  throw new Error("nothing was said of the record");
}

interface Seen {
  sound: number;
  refused: number;
  "not noticed": number;
}

async function expectSoundResults(draw: Draw, playbook: Playbook, isDrawn: boolean, seen: Seen) {
  const generated = await importClassifier(playbook);
  for (let index = 0; index < recordsEach; index++) {
    const sound = drawRecord(draw, playbook, isDrawn, `c-${index}`);
    const isBroken = index % 2 === 1;
    const record = isBroken ? broken(draw, playbook, sound) : sound;
    const result = await read(playbook, record);
    const { record: customer, problems } = result;
    try {
      for (const { code, line } of problems) {
        expect(line).toBe(1);
        if (!isBroken) expect(code).toBe("data-missing");
      }
      expectLike(generated, playbook, record, result);
    } catch (error) {
      const where = `${JSON.stringify(record).slice(0, 2_000)} ${problems.map(({ message }) => message)}`;
      throw new Error(where, { cause: error });
    }
    if (customer === undefined) seen.refused++;
    else if (isBroken) seen["not noticed"]++;
    else seen.sound++;
  }
}

/**
 * Of one record, generated code and the evaluator have the same result, or both none; where all that is wrong is that
 * required signals are unknown, generated code says so in its result.
 */
function expectLike(
  generated: GeneratedClassifier,
  playbook: Playbook,
  record: Json,
  { record: customer, problems }: CustomerResult,
): void {
  const text = JSON.stringify(record);
  const [checked, fromText] = [
    () => generated.classifyRecord(record),
    () => generated.classifyJson(text),
  ].map((call) => resultOf(call, "PersonaDataError"));
  expect(fromText).toEqual(checked);
  const isIncomplete = problems.every(
    ({ code, field }) => code === "data-missing" && field?.startsWith("signals."),
  );
  if (customer !== undefined) {
    const { previous, signals } = customer;
    const explained = explain(playbook, signals, { previous });
    expectSound(explained, playbook);
    const { rules: _, ...expected } = explained;
    expect(checked).toEqual(expected);
  } else if (isIncomplete) {
    expect(checked).toMatchObject({
      outcome: "undecided",
      missing: problems.map(({ field }) => field?.slice("signals.".length)),
    });
  } else expect(checked).toBe("PersonaDataError");
  // What nobody checked: the signals as they stand there.
  const signals = (record as JsonObject | null)?.signals;
  const previous = (record as JsonObject | null)?.previous;
  for (const call of [generated.classify, generated.explain]) {
    const result = resultOf(() => call(signals, { previous } as never), "SignalError", "TypeError");
    if (typeof result === "object") expectSound(result, playbook);
    else if (result === "TypeError")
      expect(signals === null || typeof signals !== "object" || Array.isArray(signals)).toBe(true);
  }
  const batch = resultOf(
    () => generated.classifyBatch(generated.createColumns([signals])).at(0),
    "SignalError",
    "TypeError",
  );
  if (typeof batch === "object") expectSound(batch, playbook);
}

test.each(drawsOf("sound playbooks", 20_265))("$count playbooks of seed $seed", async ({ seed, count }) => {
  const seen: Seen = { sound: 0, refused: 0, "not noticed": 0 };
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (generate) => {
      const draw = drawFrom(generate);
      await expectSoundResults(draw, drawCheckedPlaybook(draw), true, seen);
    }),
    { numRuns: Math.ceil(count * 0.8), seed, endOnFailure: true },
  );
  const books = damagedBooks(seed);
  const draws = fc.sample(fc.gen(), { numRuns: Math.ceil(count * 0.2), seed });
  for (const generate of draws) {
    let playbook: Playbook | undefined;
    while (playbook === undefined) playbook = (await snapshotOf(books.next().value)).playbook();
    await expectSoundResults(drawFrom(generate), playbook, false, seen);
  }
  console.log(`seed ${seed}: ${JSON.stringify(seen)}`);
  const all = count * recordsEach;
  expect(seen.sound).toBeGreaterThan(all / 4);
  expect(seen.refused).toBeGreaterThan(all / 4);
});
