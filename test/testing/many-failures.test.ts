/** A thousand failures are told in the time of a few: counted in rules that are asked, and in needs put into words. */

import { beforeEach, expect, test, vi } from "vitest";
import { compileTexts } from "../../compiler/emit/plans/compile-texts.ts";
import { evaluateRule } from "../../compiler/evaluator/rules.ts";
import { wordNeed } from "../../compiler/planner/words/need-words.ts";
import type { Result } from "../../compiler/testing/result.ts";
import { runTest } from "../../compiler/testing/run-test.ts";
import { snapshotOf } from "../harness/compile.ts";

vi.mock("../../compiler/evaluator/rules.ts", { spy: true });
vi.mock("../../compiler/planner/words/need-words.ts", { spy: true });

beforeEach(() => {
  vi.mocked(evaluateRule).mockClear();
  vi.mocked(wordNeed).mockClear();
});

const rules = 200;
const signals = Array.from({ length: rules }, (_, index) => `figure${index}`);

/** Each of two hundred signals speaks for one of two personas; a test says two of them, and expects B. */
async function run({ tests, leastScore }: { tests: number; leastScore: number }): Promise<readonly Result[]> {
  const declared = signals.map((name) => `  ${name} integer 0 to 9 "${name}"`);
  const weighed = signals.map(
    (name, index) => `  when ${name} > 4 then ${index % 2 === 0 ? "A" : "B"} +${1 + (index % 7)}`,
  );
  const text = `
playbook Many "Many" {
  version "1.0.0"
  owner "CX <cx@example.com>"
  languages en
  timezone "UTC"
}
signals Known "Known" {
  source internal
${declared.join("\n")}
}
persona A "A" { summary "One of two." }
persona B "B" { summary "The other." }
weights {
${weighed.join("\n")}
}
classify {
  accept    when score >= ${leastScore}
  ties      A, B
  otherwise undecided
}
${Array.from({ length: tests }, (_, index) => `test "${index}" { customer { figure${2 * index} 9; figure${2 * index + 1} 1 }; expect persona B }`).join("\n")}
`;
  const snapshot = await snapshotOf(new Map([["main.persona", text]]));
  const playbook = snapshot.playbook();
  if (playbook === undefined) throw new Error(snapshot.diagnostics.map(({ message }) => message).join("\n"));
  const results = playbook.tests.map((each) => runTest(playbook, each, undefined, compileTexts(playbook)));
  expect(results.filter(({ passed }) => passed)).toEqual([]);
  return results;
}

const headingsOf = (results: readonly Result[]): ReadonlySet<string> =>
  new Set(
    results.flatMap(({ verdicts }) => verdicts.flatMap(({ why }) => why.map(({ heading }) => heading))),
  );

test("what other values of signals bring of which a test says nothing is asked once for all tests", async () => {
  const tests = 50;
  const results = await run({ tests, leastScore: 1 });
  expect(headingsOf(results)).toContain("The nearest change that would make the test pass");
  // Three values of each signal; of each test, why it failed, which asks all rules, and a few more for what it says.
  const asked = vi.mocked(evaluateRule).mock.calls.length;
  expect(asked).toBeLessThan(rules * 4 + tests * (rules + 40));
});

test("of the hundred rules that could have spoken for a persona, those that are shown are put into words", async () => {
  const results = await run({ tests: 1, leastScore: 100 });
  expect(headingsOf(results)).toContain("What could have spoken for B");
  expect(results[0]?.verdicts[0]?.why.flatMap(({ lines }) => lines)).toContain("and 97 more");
  expect(vi.mocked(wordNeed).mock.calls.length).toBeLessThan(10);
});
