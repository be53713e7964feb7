/** Which coverages customers can have is held against what customers have; a fault that is left out, against all of them. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { classify, classifyByRules, totalsOf } from "../../../compiler/evaluator/evaluate.ts";
import type { AcceptClause, Playbook, Value } from "../../../compiler/ir/ir.ts";
import type { Values } from "../../../compiler/records/record.ts";
import { coveragesOf } from "../../../compiler/testing/mutation/coverages.ts";
import { decisionMutants } from "../../../compiler/testing/mutation/decision-mutants.ts";
import { tellingValues } from "../../../compiler/testing/proposals/telling-values.ts";
import { drawFrom, drawPlaybook } from "../../harness/arbitrary-playbook.ts";
import { snapshotOf } from "../../harness/compile.ts";
import { root } from "../../harness/source-files.ts";

const starter = readFileSync(join(root, "compiler/starter/main.persona"), "utf8");

const mostCustomers = 400;

/** Everybody of whom values that tell are known, or not: so many of them, and each signal in all its ways. */
function customersOf(playbook: Playbook): readonly Values[] {
  const values = tellingValues(playbook);
  let all: readonly Values[] = [new Map<string, Value>()];
  for (const { name, required } of playbook.signals) {
    const known = values.of(name).slice(0, 4);
    const each = all.flatMap((signals) => [
      ...known.map((value) => new Map([...signals, [name, value]])),
      ...(required && known.length > 0 ? [] : [signals]),
    ]);
    const step = Math.max(1, Math.floor(each.length / mostCustomers));
    all = each.filter((_, index) => index % step === 0);
  }
  return all;
}

test("nobody has another coverage, and nobody notices what is left out", () => {
  const seen = { coverages: 0, moved: 0, "not asked": 0, told: 0 };
  fc.assert(
    fc.property(fc.gen(), (generate) => {
      const draw = drawFrom(generate);
      const drawn = drawPlaybook(draw);
      const accept: readonly AcceptClause[] = [
        {
          measure: "coverage",
          operator: draw.pick([">", ">="] as const),
          value: draw.integer(0, 100) * 100,
          at: { file: "main.persona", line: 1, column: 1 },
        },
      ];
      const playbook = { ...drawn, classify: { ...drawn.classify, accept } };
      const customers = customersOf(playbook);
      const possible = new Set(coveragesOf(playbook)?.map(({ decided }) => decided));
      for (const signals of customers) {
        const { outcomes } = classifyByRules(playbook, signals);
        if (outcomes.length === 0) continue;
        expect(possible).toContain(totalsOf(playbook, outcomes).coverage.decided);
        seen.coverages++;
      }
      const faults = decisionMutants(playbook).filter(({ fault }) => fault.startsWith("coverage"));
      for (const { fault, equivalent, playbook: faulty } of faults) {
        const isTold = customers.some(
          (signals) => classify(playbook, signals).persona !== classify(faulty, signals).persona,
        );
        if (isTold) seen.told++;
        if (equivalent === undefined) continue;
        expect(isTold, fault).toBe(false);
        seen[fault.endsWith("not asked") ? "not asked" : "moved"]++;
      }
    }),
    { numRuns: 120, seed: 62, endOnFailure: true },
  );
  expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(10);
});

test("with 3, 4 and 4 points a cut of 30% may be moved, and one of 27% not", async () => {
  const leftOut = async (cut: string) => {
    const text = starter.replace("score >= 3", `score >= 3 and coverage >= ${cut}`);
    const playbook = (await snapshotOf(new Map([["main.persona", text]]))).playbook();
    return decisionMutants(playbook ?? expect.fail(text)).filter(({ equivalent }) => equivalent);
  };
  expect((await leftOut("30%")).map(({ fault }) => fault)).toEqual([
    "coverage >= 30% becomes >= 31%",
    "coverage >= 30% becomes >= 29%",
  ]);
  expect((await leftOut("27%")).map(({ fault }) => fault)).toEqual(["coverage >= 27% becomes >= 26%"]);
});
