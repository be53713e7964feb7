/**
 * Faults are noticed or not as they are when the fault is written into the source and compiled; a customer who is said
 * to show a fault shows it.
 */

import { globSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compileTexts } from "../../../compiler/emit/plans/compile-texts.ts";
import { classify } from "../../../compiler/evaluator/evaluate.ts";
import type { Mutant } from "../../../compiler/testing/mutation/mutant.ts";
import { mutantsOf, noticedBy } from "../../../compiler/testing/mutation/run-mutants.ts";
import { showingOf, testLines } from "../../../compiler/testing/mutation/showing.ts";
import { createWitnesses } from "../../../compiler/testing/mutation/witness.ts";
import { observe, runTest } from "../../../compiler/testing/run-test.ts";
import { renderAll, snapshotOf } from "../../harness/compile.ts";
import { oneTest as starter } from "../../harness/one-test.ts";
import { root } from "../../harness/source-files.ts";
import { openPlaybook, rostersOf } from "../../playbooks/open-playbook.ts";

const folders = [...globSync("playbooks/*/main.persona", { cwd: root }), "compiler/starter/main.persona"].map(
  (path) => path.replaceAll("\\", "/").replace("/main.persona", ""),
);

/** So many of the faults that can be written with a word or two are compiled. */
const compiledAtMost = 10;
/** And for so many a customer is looked for. */
const lookedForAtMost = 12;

describe.each(folders)("%s", async (folder) => {
  const { playbook, files, renderText, read } = await openPlaybook(folder);
  const rosters = await rostersOf(playbook, read);
  const passed = playbook.tests.map((each) => ({
    test: each,
    observed: observe(playbook, each, rosters.get(each.team), renderText),
  }));
  const mutants = mutantsOf(playbook);

  test("a fault in the source is noticed if it is in the data", async () => {
    const written = mutants.flatMap((mutant) => {
      const text = faultySource(mutant, files);
      return text === undefined ? [] : [{ mutant, text }];
    });
    const step = Math.max(1, Math.floor(written.length / compiledAtMost));
    const seen = { noticed: 0, missed: 0 };
    for (const { mutant, text } of written.filter((_, index) => index % step === 0)) {
      const whole = new Map([...files, [mutant.at.file, text]]);
      const snapshot = await snapshotOf(whole);
      const faulty = snapshot.playbook() ?? expect.fail(renderAll(snapshot.diagnostics, whole));
      const fails = faulty.tests.some(
        (each) => !runTest(faulty, each, rosters.get(each.team), compileTexts(faulty)).passed,
      );
      expect(noticedBy(mutant, passed) !== undefined, `${mutant.at.line}: ${mutant.fault}`).toBe(fails);
      seen[fails ? "noticed" : "missed"]++;
    }
    expect(seen.noticed + seen.missed).toBeGreaterThan(5);
  });

  test("who is said to show a fault does, as a test that is put into the playbook", async () => {
    const witnesses = createWitnesses(playbook, passed);
    const step = Math.ceil(mutants.length / lookedForAtMost);
    const some = mutants.filter(({ equivalent }, index) => equivalent === undefined && index % step === 0);
    // With one test alone much is missed.
    const missed = some.filter((each) => noticedBy(each, passed.slice(0, 1)) === undefined);
    const shown = missed.flatMap((mutant) => {
      const witness = witnesses(mutant);
      return witness === undefined ? [] : [{ mutant, showing: showingOf(witness, playbook) }];
    });
    if (missed.length > 10) expect(shown.length).toBeGreaterThan(0);
    const written = shown.map(({ showing }, index) =>
      [`test "shows ${index}" {`, ...testLines(showing, index % 2 === 0 ? 20 : 200), "}"].join("\n"),
    );
    const whole = new Map(files);
    whole.set("main.persona", `${files.get("main.persona")}\n${written.join("\n")}\n`);
    const snapshot = await snapshotOf(whole);
    const { tests } = snapshot.playbook() ?? expect.fail(renderAll(snapshot.diagnostics, whole));
    for (const [index, { mutant, showing }] of shown.entries()) {
      const made = tests.find(({ name }) => name === `shows ${index}`) ?? expect.fail("no such test");
      const team = rosters.get(made.team);
      expect(runTest(playbook, made, team, renderText), mutant.fault).toMatchObject({ passed: true });
      const observed = observe(playbook, made, team, renderText);
      expect(noticedBy(mutant, [{ test: made, observed }]), mutant.fault).toBe(made);
      expect(showing.faulty).not.toBe(showing.expects);
      // As few signals as it takes; of words and people, the customer is one of the tests as it stands there.
      if (mutant.concerns !== undefined) continue;
      for (const name of Object.keys(made.signals)) {
        if (playbook.signals.some((signal) => signal.name === name && signal.required)) continue;
        const { [name]: _, ...signals } = made.signals;
        const fewer = { ...made, signals };
        const less = { test: fewer, observed: observe(playbook, fewer, team, renderText) };
        const isNeeded =
          !runTest(playbook, fewer, team, renderText).passed || noticedBy(mutant, [less]) === undefined;
        expect(isNeeded, `${name}, of ${mutant.fault}`).toBe(true);
      }
    }
  });

  test("what is left out changes nothing for any customer of the tests", () => {
    for (const { equivalent, playbook: faulty } of mutants)
      if (equivalent !== undefined)
        for (const { signals, previous } of playbook.tests) {
          const known = new Map(Object.entries(signals));
          expect(classify(faulty, known, { previous }).persona).toBe(
            classify(playbook, known, { previous }).persona,
          );
        }
  });
});

test("a definition that nothing asks for has no faults, and one that an `if` asks for shows in its days", async () => {
  const more = `
define idle  as developers >= 3
define inner as wantsFast
define deep  as inner and developers >= 5

play Follow "Follow" {
  for   Builder
  stage Onboarding
  if deep {
    task check "Check" { owner Manager; when on start }
  }
}
`;
  const files = new Map([["main.persona", starter + more]]);
  const snapshot = await snapshotOf(files);
  const playbook = snapshot.playbook() ?? expect.fail(renderAll(snapshot.diagnostics, files));
  const mutants = mutantsOf(playbook).filter(({ fault }) => fault.startsWith("in `"));
  const of = (name: string) => mutants.filter(({ fault }) => fault.startsWith(`in \`${name}\``));
  expect(of("idle").map(({ equivalent }) => equivalent)).toEqual(
    of("idle").map(() => "no rule, stage or action asks for it"),
  );
  for (const name of ["deep", "inner"]) {
    expect(of(name).length).toBeGreaterThan(0);
    expect(of(name).every(({ equivalent }) => equivalent === undefined)).toBe(true);
  }
  const [opposite] = of("deep");
  expect(createWitnesses(playbook)(opposite ?? expect.fail())).toMatchObject({
    expects: expect.stringMatching(/check/),
    faulty: expect.stringMatching(/check/),
  });
});

test("nobody may be left out unnoticed of those who are invited and those who are written to", async () => {
  const noticed = async (expects: string) => {
    const more = `
role Sponsor "Sponsor" { from customer }
test "who gets what" {
  customer { wantsFast true; developers 0; goLive 2027-03-01 }
  started 2026-12-01
  expect ${expects}
}
`;
    const files = new Map([
      ["main.persona", starter.replaceAll("to Contact;", "to Contact, Sponsor;") + more],
    ]);
    const snapshot = await snapshotOf(files);
    const playbook = snapshot.playbook() ?? expect.fail(renderAll(snapshot.diagnostics, files));
    const passed = playbook.tests.map((each) => ({
      test: each,
      observed: observe(playbook, each, undefined, compileTexts(playbook)),
    }));
    const ofPeople = mutantsOf(playbook).filter(({ fault }) =>
      /(invites|goes to) no .* in QuickStart/.test(fault),
    );
    const witnesses = createWitnesses(playbook);
    for (const mutant of ofPeople.filter(({ fault }) => fault.startsWith("hello goes to no Sponsor")))
      expect(witnesses(mutant)).toMatchObject({
        expects: "hello on 2026-12-01, to Contact, Sponsor",
        faulty: "hello on 2026-12-01, to Contact",
      });
    return Object.fromEntries(
      ofPeople.map((each) => [
        each.fault.replace(", in QuickStart", ""),
        noticedBy(each, passed)?.name !== undefined,
      ]),
    );
  };
  const none = {
    "hello goes to no Contact": false,
    "hello goes to no Sponsor": false,
    "kickoff invites no Manager": false,
    "kickoff invites no Contact": false,
  };
  expect(await noticed("hello, kickoff")).toEqual(none);
  expect(await noticed("hello, to Sponsor")).toEqual({ ...none, "hello goes to no Sponsor": true });
  expect(await noticed("hello, to Contact, Sponsor\n  expect kickoff, invites Contact")).toEqual({
    ...none,
    "hello goes to no Contact": true,
    "hello goes to no Sponsor": true,
    "kickoff invites no Contact": true,
  });
});

/** The text of the file with the fault; undefined where it takes more than a word. */
function faultySource({ fault, at }: Mutant, files: ReadonlyMap<string, string>): string | undefined {
  const lines = files.get(at.file)?.split("\n") ?? [];
  const line = lines[at.line - 1] ?? "";
  const edited = editedLine(fault, line);
  return edited === undefined || edited === line ? undefined : lines.with(at.line - 1, edited).join("\n");
}

function editedLine(fault: string, line: string): string | undefined {
  const [, persona, before, after] = /^(\w+) ([+-][\d.]+) becomes ([+-][\d.]+)$/.exec(fault) ?? [];
  if (persona !== undefined) {
    const pattern = new RegExp(`\\b${persona} \\${before}(?![\\d.])`);
    return pattern.test(line) ? line.replace(pattern, `${persona} ${after}`) : undefined;
  }
  const [, second, first] = /^in a tie (\w+) goes before (\w+)$/.exec(fault) ?? [];
  if (second !== undefined) return line.replace(`${first}, ${second}`, `${second}, ${first}`);
  if (fault === "the condition is the opposite")
    return /^\s*when (?:(?! then ).)+ then /.test(line)
      ? line.replace(/when (.+?) then /, "when not ($1) then ")
      : undefined;
  return undefined;
}
