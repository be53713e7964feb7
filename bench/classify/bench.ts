/**
 * Classifying: the generated classifier against the best code written by hand, and against rule engines.
 *
 * All take the same customers; before anything is measured all say the same of each of them: the whole result where
 * the code returns it, the points of every persona where it is a rule engine. Rates are by processor time, medians of
 * nine rounds in which all take turns, so that a busy machine disturbs them less. Each call is measured in a copy of
 * the module of its own: what an engine learns from objects of one form is not to slow the call for another.
 */

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { type Bar, type Comparison, median } from "../measure.ts";
import { asPlaybook } from "./as-playbook.ts";
import { byHand } from "./by-hand.ts";
import { createPeers } from "./peers.ts";
import { createValues, createWorkload, personas, type Row, rowModule, type Workload } from "./workload.ts";

const rowCount = 3_200;
/**
 * Rows left out at the start. Until V8 has seen what a literal of so many properties holds, it gives each object a form
 * of its own, and no code, ours or theirs, ever gets over having met ten of them; an application at work is past that.
 */
const settling = 100;
const jsonRows = 1_000;
/**
 * How often the customers stand in a batch: 102,400 rows, as a customer base has. A call with 3,200 is over in two
 * milliseconds, and what the contestants before it left in the processor's memory would be measured, not the call.
 */
const timesInBatch = 32;
const rounds = 9;
/** Of each contestant before the first round, in microseconds of processor time. */
const warmUp = 4_000_000;

interface Contestant {
  readonly name: string;
  /** Customers in one round. */
  readonly rows: number;
  readonly run: () => unknown;
}

export async function benchClassify(root: string): Promise<readonly Comparison[]> {
  mkdirSync(join(root, "bench/out"), { recursive: true });
  const folder = mkdtempSync(join(root, "bench/out/classify-"));
  try {
    return [
      ...(await ofFourHundred(root, join(folder, "all"))),
      ...(await withoutTexts(root, join(folder, "plain"))),
      await ofManyRules(root, folder),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ofFourHundred(root: string, folder: string): Promise<readonly Comparison[]> {
  const workload = createWorkload();
  const { ours, rows, hand, withIds, copy } = await prepare(root, folder, workload);
  const peers = createPeers(workload);
  for (const row of rows) {
    const expected = ours.classify(row);
    for (const code of hand) mustEqual(code.classify(row), expected, row);
  }
  for (const peer of peers) {
    for (const row of rows.slice(0, peer.rows)) {
      const { ranking } = ours.classify(row);
      const scores = personas.map(
        (name) => ranking.find((each: { persona: string }) => each.persona === name).score,
      );
      mustEqual(await peer.scoresOf(row), scores, row);
    }
  }
  const batchRows = batchOf(rows);
  const columns = ours.createColumns(batchRows);
  const batch = ours.classifyBatch(columns);
  for (const [index, row] of batchRows.entries()) mustEqual(batch.at(index), ours.classify(row), row);
  const lines = rows
    .slice(0, jsonRows)
    .map((signals, index) => JSON.stringify({ id: `c-${index}`, name: `Customer ${index}`, signals }));
  for (const line of lines) mustEqual(ours.classifyJson(line), ours.classifyRecord(JSON.parse(line)), line);
  for (const row of rows.slice(0, 500)) {
    const { fired } = withIds.classify(row);
    const rules = ours.explain(row).rules.filter(({ points }: Fired) => points.length > 0);
    mustEqual(rules.map(({ id }: Fired) => id).sort(), fired.toSorted(), row);
    mustEqual(
      ours.classifyWithReasons(row).reasons,
      rules.map(({ code }: Fired) => code),
      row,
    );
  }

  const each = (classify: (row: Row) => unknown) => () => {
    for (const row of rows) classify(row);
  };
  const few = rows.slice(0, 300);
  const [forRows, forReasons, forTrace, forJson, forParsed] = await Promise.all([1, 2, 3, 4, 5].map(copy));
  const rates = await ratesOf([
    { name: "classify", rows: rowCount, run: each(forRows.classify) },
    ...hand.map((code, index) => ({ name: `hand ${index}`, rows: rowCount, run: each(code.classify) })),
    { name: "hand with ids", rows: rowCount, run: each(withIds.classify) },
    { name: "batch", rows: batchRows.length, run: () => ours.classifyBatch(columns) },
    { name: "reasons", rows: rowCount, run: each(forReasons.classifyWithReasons) },
    {
      name: "explain",
      rows: few.length,
      run: () => {
        for (const row of few) forTrace.explain(row);
      },
    },
    {
      name: "json",
      rows: jsonRows,
      run: () => {
        for (const line of lines) forJson.classifyJson(line);
      },
    },
    {
      name: "parsed",
      rows: jsonRows,
      run: () => {
        for (const line of lines) forParsed.classify(JSON.parse(line).signals);
      },
    },
    ...peers.map(({ name, rows: count, scoresOf }) => ({
      name,
      rows: count,
      run: async () => {
        for (const row of rows.slice(0, count)) await scoresOf(row);
      },
    })),
  ]);
  const best = fastest(rates, ["hand 0", "hand 1"]);
  const of = (name: string, bar: Bar | undefined, ours: string, peer: string) =>
    compared(name, bar, rates, ours, peer);
  const [logic, zen, jsonRules, cel, jexl] = peers.map(({ name }) => name) as [
    string,
    string,
    string,
    string,
    string,
  ];
  return [
    of("`classify`, as the best code by hand (250 signals, 400 rules)", { atLeast: 0.95 }, "classify", best),
    of("`classify`, as json-logic-engine, compiled", { atLeast: 6 }, "classify", logic),
    of("`classify`, as GoRules ZEN", { atLeast: 400 }, "classify", zen),
    of("`classify`, as json-rules-engine", { atLeast: 1_000 }, "classify", jsonRules),
    of("`classify`, as cel-js", undefined, "classify", cel),
    of("`classify`, as Jexl", undefined, "classify", jexl),
    of(
      "`classifyWithReasons`, as code by hand that lists the rules that gave points",
      { atLeast: 0.65 },
      "reasons",
      "hand with ids",
    ),
    of("`explain`, as code by hand that explains nothing", { atLeast: 0.15 }, "explain", best),
    of("`classifyJson`, as `JSON.parse` and `classify`", { atLeast: 2 }, "json", "parsed"),
    of("`classifyBatch`, as the best code by hand", { atLeast: 4.5 }, "batch", best),
  ];
}

async function withoutTexts(root: string, folder: string): Promise<readonly Comparison[]> {
  const { ours, rows, hand } = await prepare(root, folder, createWorkload(1, { texts: false }));
  const batchRows = batchOf(rows);
  const columns = ours.createColumns(batchRows);
  const rates = await ratesOf([
    { name: "batch", rows: batchRows.length, run: () => ours.classifyBatch(columns) },
    ...hand.map((code, index) => ({
      name: `hand ${index}`,
      rows: rowCount,
      run: () => {
        for (const row of rows) code.classify(row);
      },
    })),
  ]);
  const name = "`classifyBatch` without rules about texts, as the best code by hand";
  return [compared(name, { atLeast: 4.5 }, rates, "batch", fastest(rates, ["hand 0", "hand 1"]))];
}

const batchOf = (rows: readonly Row[]): readonly Row[] =>
  Array.from({ length: timesInBatch }, () => rows).flat();

/** What one rule of sixteen times as many, about the same signals, costs. */
async function ofManyRules(root: string, folder: string): Promise<Comparison> {
  const few = await prepare(root, join(folder, "few"), createWorkload());
  const many = await prepare(root, join(folder, "many"), createWorkload(16));
  const run =
    ({ ours, rows }: typeof few) =>
    () => {
      for (const row of rows) ours.classify(row);
    };
  // In sixteen times as many rules one customer counts as sixteen.
  const rates = await ratesOf([
    { name: "few", rows: rowCount, run: run(few) },
    { name: "many", rows: 16 * rowCount, run: run(many) },
  ]);
  return compared(
    "a rule of 6,400 about 250 signals, as long as one of 400",
    { atMost: 1.2 },
    rates,
    "many",
    "few",
  );
}

async function prepare(root: string, folder: string, workload: Workload) {
  mkdirSync(folder, { recursive: true });
  const files = {
    "main.persona": asPlaybook(workload),
    "row.mjs": rowModule(workload),
    "plain.mjs": byHand(workload, { packed: false }),
    "packed.mjs": byHand(workload, { packed: true }),
    "ids.mjs": byHand(workload, { packed: true, ids: true }),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const built = spawnSync(
    process.execPath,
    [join(root, "compiler/bin/persona.js"), "build", folder, "--out", join(folder, "built")],
    { encoding: "utf8" },
  );
  if (built.status !== 0) throw new Error(`the playbook does not build:\n${built.stdout}${built.stderr}`);
  const load = (path: string, query = "") => import(`${pathToFileURL(join(folder, path)).href}${query}`);
  const { createRow } = await load("row.mjs");
  let copies = 0;
  return {
    ours: await load("built/classifier.js"),
    /** The same in a module of its own. */
    copy: () => load("built/classifier.js", `?copy=${copies++}`),
    hand: [await load("plain.mjs"), await load("packed.mjs")],
    withIds: await load("ids.mjs"),
    rows: createValues(workload, settling + rowCount)
      .map((values): Row => createRow(values))
      .slice(settling),
  };
}

interface Fired {
  readonly id: string;
  readonly code: string;
  readonly points: readonly unknown[];
}

function mustEqual(one: unknown, other: unknown, row: unknown): void {
  if (isDeepStrictEqual(one, other)) return;
  throw new Error(
    `different: ${JSON.stringify(one)} and ${JSON.stringify(other)} for ${JSON.stringify(row)}`,
  );
}

// ---------- rates ----------

type Rates = ReadonlyMap<string, readonly number[]>;

/** Of each contestant in each round: milliseconds of processor time for 10,000 customers. */
async function ratesOf(contestants: readonly Contestant[]): Promise<Rates> {
  const rates = new Map(contestants.map(({ name }) => [name, [] as number[]]));
  for (const { run } of contestants) {
    // Engines compile long functions well only after seconds, in a thread of their own.
    for (const start = process.cpuUsage(); process.cpuUsage(start).user < warmUp; ) await run();
  }
  for (let round = -1; round < rounds; round++) {
    for (const { name, rows, run } of contestants) {
      const before = process.cpuUsage();
      await run();
      const { user, system } = process.cpuUsage(before);
      if (round >= 0) rates.get(name)?.push((10 * (user + system)) / rows);
    }
  }
  return rates;
}

const medianOf = (rates: Rates, name: string): number => median(rates.get(name) ?? []);

const fastest = (rates: Rates, names: readonly string[]): string =>
  names.toSorted((one, other) => medianOf(rates, one) - medianOf(rates, other))[0] as string;

/** The median of the ratios of all rounds. */
function compared(name: string, bar: Bar | undefined, rates: Rates, ours: string, peer: string): Comparison {
  const ratios = (rates.get(ours) ?? []).map((rate, round) => {
    const other = rates.get(peer)?.[round] ?? Number.NaN;
    return bar === undefined || "atLeast" in bar ? other / rate : rate / other;
  });
  return { name, bar, ratio: median(ratios), ours: medianOf(rates, ours), peer: medianOf(rates, peer) };
}
