/**
 * Classifying: the generated `classify` against what a good engineer would write for the same rules by hand.
 *
 * 250 signals, 4 personas, 400 rules. Both are made from one list of rules, each in its own way: the playbook in
 * the language, the peer as plain code, signal by signal, that trusts its input. Both give the whole
 * result, and must give the same one on every row before anything is measured.
 */

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { type Comparison, compare } from "./measure.ts";

const personas = ["Technical", "Marketing", "Simplicity", "Consulting"] as const;
const members = ["price", "design", "integrations", "expertise"] as const;
export const signalCount = 250;
const pairCount = 150;
const rowCount = 2_000;

type Row = Record<string, boolean | number | string | undefined>;

export async function benchClassify(root: string): Promise<readonly Comparison[]> {
  mkdirSync(join(root, "bench/out"), { recursive: true });
  const folder = mkdtempSync(join(root, "bench/out/classify-"));
  try {
    writeFileSync(join(folder, "main.persona"), playbook());
    writeFileSync(join(folder, "by-hand.mjs"), byHand());
    const built = spawnSync(
      process.execPath,
      [join(root, "compiler/bin/persona.js"), "build", folder, "--out", join(folder, "built")],
      { encoding: "utf8" },
    );
    if (built.status !== 0) throw new Error(`the playbook does not build:\n${built.stdout}${built.stderr}`);
    const ours = await import(pathToFileURL(join(folder, "built/classifier.js")).href);
    const peer = await import(pathToFileURL(join(folder, "by-hand.mjs")).href);

    const rows = createRows();
    for (const row of rows) {
      const { missing, notices, ...result } = ours.classify(row);
      if (!isDeepStrictEqual(result, peer.classify(row)))
        throw new Error(`different results for ${JSON.stringify(row)}`);
    }
    const all = (classify: (row: Row) => unknown) => () => {
      for (const row of rows) classify(row);
    };
    return [
      await compare({
        name: "generated `classify`, as code by hand (250 signals, 4 personas, 400 rules)",
        bar: { atLeast: 0.8 },
        ours: all(ours.classify),
        peer: all(peer.classify),
        warmUp: 30,
        rounds: 41,
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// ---------- the rules, and the two ways to write them ----------

const kindOf = (signal: number): "boolean" | "choice" | "number" =>
  (["boolean", "choice", "number"] as const)[signal % 3] as "boolean" | "choice" | "number";
const personaOf = (rule: number): string => personas[rule % personas.length] as string;
const pointsOf = (rule: number): number => 1 + (rule % 5);

/** Two booleans each: signals whose number is divided by three. */
const pairs = Array.from({ length: pairCount }, (_, pair) => {
  const booleans = Math.ceil(signalCount / 3);
  return [3 * (pair % booleans), 3 * ((pair * 7 + 1) % booleans)] as const;
}).map(([a, b]) => (a === b ? ([a, (b + 3) % (signalCount - 1)] as const) : ([a, b] as const)));

export function playbook(): string {
  const numbers = Array.from({ length: signalCount }, (_, signal) => signal);
  const types = { boolean: "boolean", choice: `one of ${members.join(", ")}`, number: "integer 0 to 500" };
  const rule = (signal: number): string => {
    const first = `${personaOf(signal)} +${pointsOf(signal)}`;
    const second = `${personaOf(signal + 1)} +${pointsOf(signal + 2)}`;
    if (kindOf(signal) === "boolean") return `  when s${signal} then ${first}, ${second}`;
    if (kindOf(signal) === "choice")
      return `  for s${signal} {\n    price or design then ${first}\n    integrations then ${second}\n    expertise then none\n  }`;
    return `  for s${signal} {\n    below 10 then none\n    10 to below 100 then ${first}\n    100 and above then ${second}\n  }`;
  };
  return `playbook Bench "Bench" {
  version "1.0.0"
  owner "Bench <bench@example.com>"
  languages en
  timezone "Europe/London"
}
signals All "All" {
  source internal
${numbers.map((signal) => `  s${signal} ${types[kindOf(signal)]} "Signal ${signal}"`).join("\n")}
}
${personas.map((name) => `persona ${name} "${name}" { summary "One of four." }`).join("\n")}
weights {
${numbers.map(rule).join("\n")}
${pairs.map(([a, b], pair) => `  when s${a} and s${b} then ${personaOf(pair)} +${pointsOf(pair)}`).join("\n")}
}
classify {
  accept when score >= 20 and coverage >= 50%
  ties ${personas.join(", ")}
  otherwise Consulting
}
`;
}

function byHand(): string {
  const lines: string[] = [];
  const most = new Map<string, number>(personas.map((name) => [name, 0]));
  const add = (name: string, points: number) => most.set(name, (most.get(name) as number) + points);
  let weight = 0;
  for (let signal = 0; signal < signalCount; signal++) {
    const [first, second] = [personaOf(signal), personaOf(signal + 1)];
    const [more, less] = [pointsOf(signal), pointsOf(signal + 2)];
    add(first, more);
    add(second, less);
    const total = kindOf(signal) === "boolean" ? more + less : Math.max(more, less);
    weight += total;
    lines.push(
      `  const s${signal} = s.s${signal};`,
      `  if (s${signal} !== undefined) {`,
      `    known += ${total};`,
    );
    if (kindOf(signal) === "boolean")
      lines.push(`    if (s${signal}) { ${first} += ${more}; ${second} += ${less}; }`);
    else if (kindOf(signal) === "choice")
      lines.push(
        `    if (s${signal} === "price" || s${signal} === "design") ${first} += ${more};`,
        `    else if (s${signal} === "integrations") ${second} += ${less};`,
      );
    else
      lines.push(
        `    if (s${signal} >= 100) ${second} += ${less};`,
        `    else if (s${signal} >= 10) ${first} += ${more};`,
      );
    lines.push("  }");
  }
  for (const [pair, [a, b]] of pairs.entries()) {
    const points = pointsOf(pair);
    weight += points;
    add(personaOf(pair), points);
    lines.push(
      `  if (s${a} === true && s${b} === true) { known += ${points}; ${personaOf(pair)} += ${points}; }`,
      `  else if (s${a} === false || s${b} === false) known += ${points};`,
    );
  }
  const share = (part: string, whole: number) => `Math.floor((${part} * 10000) / ${whole}) / 10000`;
  return `export function classify(s) {
  let known = 0;
${personas.map((name) => `  let ${name} = 0;`).join("\n")}
${lines.join("\n")}
  const ranking = [
${personas.map((name) => `    { persona: "${name}", score: ${name}, fit: ${share(name, most.get(name) as number)} },`).join("\n")}
  ].sort((a, b) => b.score - a.score);
  const first = ranking[0];
  const failed = [];
  if (first.score < 20) failed.push("score >= 20");
  if (known * 2 < ${weight}) failed.push("coverage >= 50%");
  const accepted = failed.length === 0;
  return {
    persona: accepted ? first.persona : "Consulting",
    outcome: accepted ? "accepted" : "fallback",
    score: first.score,
    margin: first.score - ranking[1].score,
    coverage: ${share("known", weight)},
    fit: first.fit,
    ranking,
    failed,
  };
}
`;
}

// ---------- customers ----------

/** Every fifth value is unknown, and one customer in ten is hardly known at all. */
function createRows(): readonly Row[] {
  let state = 20_261_122;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from({ length: rowCount }, (_, number) => {
    const row: Row = {};
    for (let signal = 0; signal < signalCount; signal++) {
      const unknown = random(10) < (number % 10 === 0 ? 9 : 2);
      const values = { boolean: random(2) === 1, choice: members[random(4)], number: random(200) };
      row[`s${signal}`] = unknown ? undefined : values[kindOf(signal)];
    }
    return row;
  });
}
