/** Coverage of the shipped playbooks, and of random parts of their tests, is that of a plain second reading. */

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Playbook } from "../../../compiler/ir/ir.ts";
import type { Renderer } from "../../../compiler/planner/words/renderer.ts";
import { createCoverage } from "../../../compiler/testing/coverage/coverage.ts";
import { observe } from "../../../compiler/testing/run-test.ts";
import { renderAll, snapshotOf } from "../../harness/compile.ts";
import { root } from "../../harness/source-files.ts";
import { furtherExpectations } from "../../playbooks/further-expectations.ts";
import { openPlaybook } from "../../playbooks/open-playbook.ts";
import { plainlyCovered } from "./plain-coverage.ts";

const folders = [...globSync("playbooks/*/main.persona", { cwd: root }), "compiler/starter/main.persona"].map(
  (path) => path.replaceAll("\\", "/").replace("/main.persona", ""),
);

/** As the plain reading names what is covered; of the kinds that it knows. */
function coveredNames(playbook: Playbook, renderText: Renderer): ReadonlySet<string> {
  const collector = createCoverage(playbook);
  for (const each of playbook.tests) collector.add(each, observe(playbook, each, undefined, renderText));
  const { items } = collector.coverage();
  return new Set(
    items.flatMap(({ kind, id, name, at, by }) => {
      if (by === undefined) return [];
      if (kind === "rules") return [`rules ${id.slice("rule ".length)}`];
      if (kind === "bands" || kind === "cases") return [`arm ${at.file}:${at.line}`];
      if (kind === "acceptance") return /enough/.test(name) ? [`acceptance ${name}`] : [];
      return ["ties", "plays", "actions"].includes(kind) ? [`${kind} ${name}`] : [];
    }),
  );
}

const sorted = (names: ReadonlySet<string>) => [...names].sort();

describe.each(folders)("%s", async (folder) => {
  const { playbook, renderText } = await openPlaybook(folder);

  test("all of its tests", () => {
    const found = coveredNames(playbook, renderText);
    expect(sorted(found)).toEqual(sorted(plainlyCovered(playbook, renderText)));
    expect(found.size).toBeGreaterThan(2);
  });

  test("some of them, expecting some of it", () => {
    const anyPart = fc
      .subarray([...playbook.tests], { minLength: 1, maxLength: Math.min(3, playbook.tests.length) })
      .chain((tests) =>
        fc.tuple(
          ...tests.map((each) =>
            fc
              .subarray([...each.expectations, ...furtherExpectations(playbook, each)], { minLength: 1 })
              .map((expectations) => ({ ...each, expectations })),
          ),
        ),
      );
    fc.assert(
      fc.property(anyPart, (tests) => {
        const part = { ...playbook, tests };
        expect(sorted(coveredNames(part, renderText))).toEqual(sorted(plainlyCovered(part, renderText)));
      }),
      { numRuns: 12, seed: 20261128 },
    );
  });
});

test("of nested `if`s, that something does not happen covers the one that alone keeps it away", async () => {
  const more = (expected: string) => `
play Follow "Follow" {
  for   Builder
  stage Onboarding
  if wantsFast {
    task first "First" { owner Manager; when on start }
    if developers >= 100 {
      task check "Check" { owner Manager; when on start }
    }
  }
}
${expected}`;
  const customer = (wantsFast: boolean, developers: number) =>
    `test "${wantsFast} ${developers}" {\n  customer { wantsFast ${wantsFast}; developers ${developers}; mainGoal control; goLive 2027-03-01 }\n  started 2026-12-01\n  expect no check\n}\n`;
  const starter = readFileSync(join(root, "compiler/starter/main.persona"), "utf8");
  const covered = async (...tests: readonly string[]) => {
    const files = new Map([["main.persona", starter + more(tests.join(""))]]);
    const snapshot = await snapshotOf(files);
    const playbook = snapshot.playbook() ?? expect.fail(renderAll(snapshot.diagnostics, files));
    const collector = createCoverage(playbook);
    for (const each of playbook.tests)
      collector.add(
        each,
        observe(playbook, each, undefined, () => undefined),
      );
    return collector
      .coverage()
      .items.filter(({ kind, by, name }) => kind === "conditions" && by !== undefined && /Follow/.test(name))
      .map(({ name }) => name);
  };
  expect(await covered(customer(false, 7))).toEqual([]);
  expect(await covered(customer(true, 7))).toEqual(["`if` 2 of 2 around check does not hold, in Follow"]);
  expect(await covered(customer(false, 200))).toEqual(["the `if` of first does not hold, in Follow"]);
});
