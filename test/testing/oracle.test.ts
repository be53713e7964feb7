/**
 * Expectations are judged as a second, plain reading of them judges: those of the shipped playbooks, and the same
 * with persona, figure, day, time or roles changed, and with more expected.
 */

import { globSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Expectation, Test } from "../../compiler/ir/ir.ts";
import { runTest } from "../../compiler/testing/run-test.ts";
import { addDays } from "../../compiler/values/calendar-date.ts";
import { root } from "../harness/source-files.ts";
import { furtherExpectations } from "../playbooks/further-expectations.ts";
import { openPlaybook } from "../playbooks/open-playbook.ts";
import { isMet } from "../playbooks/plain-judge.ts";

const folders = globSync("playbooks/*/main.persona", { cwd: root }).map((path) =>
  path.replaceAll("\\", "/").replace("/main.persona", ""),
);

describe.each(folders)("%s", async (folder) => {
  const { playbook, renderText } = await openPlaybook(folder);
  const personas = playbook.personas.map(({ name }) => name);
  const tones = [...playbook.tones.map(({ name }) => name), "none"];
  const roles = playbook.roles.map(({ name }) => name);
  const actions = [...new Set(playbook.plays.flatMap((play) => play.actions.map(({ name }) => name)))];

  const changed = (expected: Expectation): fc.Arbitrary<Expectation> => {
    switch (expected.kind) {
      case "persona":
        return fc.constantFrom(undefined, ...personas).map(
          (persona): Expectation => ({
            at: expected.at,
            kind: "persona",
            ...(persona === undefined ? {} : { persona }),
          }),
        );
      case "measure":
        return fc.record({
          ...constants(expected),
          operator: fc.constantFrom("at least", "at most", "is"),
          value: fc.integer({ min: -1000, max: 1000 }).map((by) => expected.value + by),
        }) as fc.Arbitrary<Expectation>;
      case "action":
        return fc
          .record({
            action: fc.constantFrom(expected.action, ...actions),
            absent: fc.boolean(),
            by: fc.integer({ min: -2, max: 2 }),
          })
          .map(({ action, absent, by }) => {
            const on = expected.on === undefined ? {} : { on: addDays(expected.on, by) as string };
            return { ...expected, action, absent, ...on };
          });
      case "invites":
      case "recipients":
        return fc
          .subarray(roles, { minLength: 1, maxLength: 3 })
          .map((invited) => ({ ...expected, roles: invited }));
      case "tone":
        return fc.constantFrom(...tones).map((tone) => ({ ...expected, tone }));
      case "says":
        return fc.nat({ max: 8 }).map((from) => ({ ...expected, text: expected.text.slice(from) }));
      case "person":
      case "ranking":
      case "reason":
      case "play":
        return fc.constant(expected);
    }
  };

  const anyTest = fc
    .constantFrom(...playbook.tests)
    .chain((each) =>
      fc
        .tuple(
          fc.tuple(
            ...each.expectations.map((expected) => fc.oneof(fc.constant(expected), changed(expected))),
          ),
          fc.subarray([...furtherExpectations(playbook, each)], { maxLength: 6 }),
        )
        .map(([own, further]): Test => ({ ...each, expectations: [...own, ...further] })),
    );

  test("every verdict is that of the plain reading", () => {
    const seen = { met: 0, not: 0 };
    fc.assert(
      fc.property(anyTest, (each) => {
        const { verdicts } = runTest(playbook, each, undefined, renderText);
        const met = verdicts.map((verdict) => verdict.met);
        for (const each of met) seen[each ? "met" : "not"]++;
        expect(met).toEqual(each.expectations.map((expected) => isMet(expected, each, playbook, renderText)));
        for (const { met, found, why } of verdicts) {
          expect(found).not.toBe("");
          if (met) expect(why).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
    expect(seen.met).toBeGreaterThan(20);
    expect(seen.not).toBeGreaterThan(20);
  });
});

const constants = (expected: Extract<Expectation, { kind: "measure" }>) => ({
  at: fc.constant(expected.at),
  kind: fc.constant(expected.kind),
  measure: fc.constant(expected.measure),
});
