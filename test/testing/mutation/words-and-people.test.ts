/**
 * Faults of words and people: what they are, written out by hand; which test notices each, and that a fault in the data
 * is the fault of the source with that line changed.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileTexts } from "../../../compiler/emit/plans/compile-texts.ts";
import type { Playbook } from "../../../compiler/ir/ir.ts";
import { readTeam } from "../../../compiler/records/codec.ts";
import { isMet } from "../../../compiler/testing/judge.ts";
import { mutantsOf, noticedBy } from "../../../compiler/testing/mutation/run-mutants.ts";
import { templateFaults } from "../../../compiler/testing/mutation/template-faults.ts";
import { createWitnesses } from "../../../compiler/testing/mutation/witness.ts";
import { observe } from "../../../compiler/testing/run-test.ts";
import { renderAll, snapshotOf } from "../../harness/compile.ts";
import { root } from "../../harness/source-files.ts";

test.each([
  ["no fields at all", {}],
  ["Hello {{Contact.name}}", {}],
  [
    "{{or visits \"some\"}} visits, {{ or  visits 'some' }} cups",
    { "what stands in where `visits` is unknown is left out": "{{visits}} visits, {{visits}} cups" },
  ],
  [
    "{{#if visits}}{{visits}} visits{{else}}Many\u2028visits{{/if}}.",
    {
      "what `{{#if visits}}` says is left out": "{{#if visits}}{{else}}Many\u2028visits{{/if}}.",
      "the `{{else}}` of `{{#if visits}}` is left out": "{{#if visits}}{{visits}} visits{{else}}{{/if}}.",
    },
  ],
  [
    'One\nTwo {{#unless fast}}slow\r\n{{or x "y"}}{{/unless}}',
    {
      "what `{{#unless fast}}` says is left out": "One\nTwo {{#unless fast}}{{/unless}}",
      "what stands in where `x` is unknown is left out": "One\nTwo {{#unless fast}}slow\r\n{{x}}{{/unless}}",
    },
  ],
])("faults of %j", (text, faults) => {
  expect(Object.fromEntries(templateFaults(text).map((each) => [each.fault, each.text]))).toEqual(faults);
});

const words = `voice {
  feelings calm, upset
  tone kind when feeling is upset
  tone plain
}
customer { feeling mood }
signals Mood "Mood" { mood one of calm, upset }

message Hello {
  subject "Welcome, {{customer.name}}"
  body    kind "We are sorry, and begin {{#if developers}}with {{developers}} people{{else}}at once{{/if}}."
  body    plain "Your goal: {{or mainGoal 'not yet known'}}. {{Manager.name}}"
}
`;
const roster = `name,email,skills,load
Ana,ana@example.com,onboarding;engineering,90
Ben,ben@example.com,onboarding,10
Cleo,cleo@example.com,engineering,5
`;
const testOf = (name: string, signals: string, expected: string): string => `
test "${name}" {
  customer { goLive 2027-03-01; ${signals} }
  started 2026-12-01
  team "team.csv"
  expect ${expected}
}
`;
const builder = "mainGoal control; developers 5";

/** The starter, with words in two tones. */
const starter = readFileSync(join(root, "compiler/starter/main.persona"), "utf8").replace(
  /message Hello \{[\s\S]*?\n\}\n/,
  words,
);

async function open(tests: readonly string[], source = starter) {
  const files = new Map([
    ["main.persona", source + tests.join("")],
    ["team.csv", roster],
  ]);
  const snapshot = await snapshotOf(files);
  const playbook = snapshot.playbook() ?? expect.fail(renderAll(snapshot.diagnostics, files));
  const team = (await readTeam(playbook, new TextEncoder().encode(roster), "csv", "team.csv")).members;
  return { playbook, team };
}

async function missedWith(tests: readonly string[]) {
  const { playbook, team } = await open(tests);
  const passed = observed(playbook, team);
  const mutants = mutantsOf(playbook).filter(({ concerns }) => concerns !== undefined);
  const missed = mutants.filter((each) => noticedBy(each, passed) === undefined);
  return { mutants, missed, witness: createWitnesses(playbook, passed) };
}

function observed(playbook: Playbook, team: Awaited<ReturnType<typeof open>>["team"]) {
  return playbook.tests.map((each) => {
    const seen = observe(playbook, each, each.team === undefined ? undefined : team, compileTexts(playbook));
    expect(each.expectations.every((expected) => isMet(expected, seen))).toBe(true);
    return { test: each, observed: seen };
  });
}

const faults = {
  require: "`require skills has onboarding` is left out, for Manager",
  prefer: "`prefer skills has engineering` is left out, for Manager",
  people: "in the tone kind what `{{#if developers}}` says is left out, in Hello",
  otherwise: "in the tone kind the `{{else}}` of `{{#if developers}}` is left out, in Hello",
  goal: "in the tone plain what stands in where `mainGoal` is unknown is left out, in Hello",
  tones: "the words in the tone kind and in the tone plain are exchanged, in Hello",
};

test("a fault is noticed by who expects the words or the person, and shown by a customer where not", async () => {
  const tests = {
    manager: testOf("manager", builder, 'hello, tone plain; expect Manager is "Ana"'),
    quick: testOf("quick", "mainGoal speed", 'persona Quick; expect Manager is "Ben"'),
    people: testOf("people", `${builder}; mood upset`, 'hello, says "with 5 people"'),
    otherwise: testOf("otherwise", "wantsFast true; mood upset", 'hello, says "at once"'),
    goal: testOf("goal", "wantsFast true", 'hello, says "not yet known"'),
  };
  const all = await missedWith(Object.values(tests));
  expect(all.mutants.map(({ fault }) => fault).sort()).toEqual(Object.values(faults).sort());
  expect(all.missed.map(({ fault }) => fault)).toEqual([]);

  const { missed, witness } = await missedWith([tests.manager, tests.people.replace(/says .*/, "tone kind")]);
  expect(missed.map(({ fault }) => fault)).not.toContain(faults.prefer);
  const ofPeople = missed.find(({ fault }) => fault === faults.people) ?? expect.fail();
  expect(witness(ofPeople)).toMatchObject({
    expects: 'hello, says "We are sorry, and begin with 5 people."',
    faulty: 'hello, says "We are sorry, and begin ."',
    started: "2026-12-01",
    team: "team.csv",
  });
  const untested = await missedWith([tests.manager.replace(/; expect Manager.*/, "")]);
  const ofPerson = untested.missed.find(({ fault }) => fault === faults.prefer) ?? expect.fail();
  expect(untested.witness(ofPerson)).toMatchObject({
    expects: 'Manager is "Ana"',
    faulty: 'Manager is "Ben"',
  });
});

test("a clause left out in the data is a line left out in the source", async () => {
  const tests = [testOf("who", builder, "hello")];
  const { playbook, team } = await open(tests);
  const [one] = observed(playbook, team);
  for (const [fault, line] of [
    [faults.require, "  require skills has onboarding\n"],
    [faults.prefer, "  prefer  skills has engineering for Builder then +2\n"],
  ] as const) {
    expect(starter).toContain(line);
    const mutant = mutantsOf(playbook).find((each) => each.fault === fault) ?? expect.fail();
    const written = await open(tests, starter.replace(line, ""));
    const [other] = observed(written.playbook, written.team);
    expect(one?.observed.planFor(mutant.playbook)?.team).toEqual(other?.observed.plan()?.team);
  }
});
