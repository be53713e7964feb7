/**
 * `persona test` of 1,000 tests of the flagship, against Vitest with a table of the same 1,000 cases over the generated
 * classifier.
 *
 * Each is a process of its own, from its start to its end. The first ratio is of all of it: ours reads and checks the
 * playbook each time, the peer finds its classifier built. The second is of what 999 tests cost more than one: the
 * same processes with one test are taken off on both sides. The flagship's own tests, which make plans, are left out:
 * the peer has none of them.
 */

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Comparison, comparisonOf, median } from "./measure.ts";

const testCount = 1000;
const [warmUp, rounds] = [3, 9];

interface Case {
  readonly name: string;
  readonly signals: Readonly<Record<string, string | number | boolean>>;
  readonly persona: string;
  /** Points, rounded down: at least so much is expected. */
  readonly margin: number;
}

export async function benchTestRun(root: string): Promise<readonly Comparison[]> {
  // Below the root, where the peer finds Vitest.
  mkdirSync(join(root, "bench/out"), { recursive: true });
  const folder = mkdtempSync(join(root, "bench/out/test-run-"));
  const persona = join(root, "compiler/bin/persona.js");
  const run = (...args: readonly string[]): number => {
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}\n${stdout}${stderr}`);
    return performance.now() - start;
  };
  try {
    const flagship = join(root, "playbooks/partner-portal");
    run(persona, "build", flagship, "--out", join(folder, "classifier"));
    const { classify } = await import(pathToFileURL(join(folder, "classifier/classifier.js")).href);
    const cases = Array.from({ length: testCount }, (_, index) => caseOf(index, classify));
    const sides = [cases, cases.slice(0, 1)].map((some, index) => {
      const playbook = join(folder, `playbook-${index}`);
      cpSync(flagship, playbook, { recursive: true });
      leaveOutTests(playbook);
      writeFileSync(join(playbook, "tests.persona"), some.map(asTest).join("\n"));
      const table = join(folder, `table-${index}`);
      mkdirSync(table);
      writeFileSync(join(table, "cases.json"), JSON.stringify(some));
      writeFileSync(join(table, "table.test.js"), tableTest);
      return { playbook, table };
    });
    const vitest = join(root, "node_modules/vitest/vitest.mjs");
    const works = sides.flatMap(({ playbook, table }) => [
      () => run(persona, "test", playbook),
      () => run(vitest, "run", "--root", table, "--reporter=dot"),
    ]);
    const times = works.map((): number[] => []);
    for (let round = -warmUp; round < rounds; round++)
      for (const [index, work] of works.entries()) {
        const time = work();
        if (round >= 0) times[index]?.push(time);
      }
    const [ours = 0, peer = 0, oursOfOne = 0, peerOfOne = 0] = times.map(median);
    const whole = "`persona test` of 1,000 tests, as Vitest with a table of them over a built classifier";
    return [
      comparisonOf(whole, { atLeast: 5 }, ours, peer),
      comparisonOf(`${whole}: 999 tests more`, { atLeast: 5 }, ours - oursOfOne, peer - peerOfOne),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All but `tests.persona`, which is written anew. */
function leaveOutTests(playbook: string): void {
  const entry = join(playbook, "main.persona");
  const text = readFileSync(entry, "utf8");
  const without = text.replaceAll(/^import "\.\/tests\/.*\n/gm, "");
  if (without === text) throw new Error("the flagship's tests are not where they were");
  writeFileSync(entry, without);
  rmSync(join(playbook, "tests"), { recursive: true });
}

function caseOf(
  index: number,
  classify: (signals: object) => { readonly persona: string; readonly margin: number },
): Case {
  const signals = {
    reasonChosen: ["price", "design", "integrations", "expertise"][index % 4] as string,
    mainGoal: ["fasterQuotes", "betterBrand", "automation", "insight"][(index >> 2) % 4] as string,
    developers: index % 40,
    questionsOnDesign: index % 17,
    usedCompetitor: index % 3 === 0,
    wantsOutOfTheBox: index % 5 === 0,
    goLive: "2027-03-01",
  };
  const { persona, margin } = classify(signals);
  return { name: `customer ${index}`, signals, persona, margin: Math.floor(margin) };
}

const asTest = ({ name, signals, persona, margin }: Case): string => {
  const lines = Object.entries(signals).map(([signal, value]) => `    ${signal} ${value}`);
  const expected = `  expect persona ${persona}, margin at least ${margin}`;
  return [`test "${name}" {`, "  customer {", ...lines, "  }", expected, "}", ""].join("\n");
};

const tableTest = `import { expect, test } from "vitest";
import { classify } from "../classifier/classifier.js";
import cases from "./cases.json";
test.each(cases)("$name", ({ signals, persona, margin }) => {
  const found = classify(signals);
  expect(found.persona).toBe(persona);
  expect(found.margin).toBeGreaterThanOrEqual(margin);
});
`;
