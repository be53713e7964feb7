/** `persona test --update`: what is written, that nothing else of the file changes, and that it passes then. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openSoundPlaybook } from "../../compiler/cli/input/open-playbook.ts";
import type { Terminal } from "../../compiler/cli/terminal/terminal.ts";
import { choose } from "../../compiler/cli/testing/choose.ts";
import { updateExpectations } from "../../compiler/cli/testing/update-expectations.ts";
import { folderWith, persona } from "../harness/command.ts";
import { afterFixes, type SarifFix } from "../harness/sarif.ts";
import { root } from "../harness/source-files.ts";

const main = readFileSync(join(root, "compiler/starter/main.persona"), "utf8");
const customer = "customer { goLive 2027-03-01; wantsFast true; developers 0 }";
const folderOf = (expects: string, more: Readonly<Record<string, string>> = {}) =>
  folderWith(
    {
      "main.persona": `import "./more.persona"\n\n${main}`,
      "more.persona": `test "a customer" {\n  ${customer}\n  started 2026-12-01\n${expects}}\n`,
      ...more,
    },
    "starter",
  );
const update = (folder: string, args: readonly string[] = ["--yes"]) =>
  persona(["test", "--update", ...args], { in: folder });
const read = (folder: string) => readFileSync(join(folder, "more.persona"), "utf8");

// Who is in a hurry and has no developers: Quick with 5 points; the kick-off two business days after 1 December.
describe("the smallest edit, comments and all else kept", () => {
  test.each([
    ["expect persona Builder // whom we know", "expect persona Quick // whom we know"],
    ["expect undecided", "expect persona Quick"],
    ["expect persona Quick, margin at least 9", "expect persona Quick, margin at least 5"],
    ["expect   margin is 7  , score  at most 2", "expect   margin is 5  , score  at most 5"],
    ["expect coverage at least 99.5%", "expect coverage at least 63.63%"],
    ["expect kickoff on 2026-12-04", "expect kickoff on 2026-12-03"],
    ["expect kickoff on 2026-12-03 at 11:00", "expect kickoff on 2026-12-03 at 10:00"],
    [
      "expect kickoff on 2026-12-09 at 11:00, invites Contact",
      "expect kickoff on 2026-12-03 at 10:00, invites Contact",
    ],
    ["expect no kickoff", "expect kickoff"],
    ["expect no kickoff on 2026-12-03", "expect kickoff on 2026-12-03"],
    ["expect review on 2027-02-22", "expect no review"],
    ["expect persona Builder, review", "expect persona Quick, no review"],
  ])("%s", (before, after) => {
    const folder = folderOf(`  // a remark\n  ${before}\n`);
    const text = read(folder);
    const log = JSON.parse(persona(["test", "--reporter", "sarif"], { in: folder }).stdout);
    const offered: readonly SarifFix[] = log.runs[0].results.flatMap(
      (each: { readonly fixes: readonly SarifFix[] }) => each.fixes,
    );
    const { status, stdout, stderr } = update(folder);
    expect({ status, stderr, stdout }).toMatchObject({ status: 0, stderr: "" });
    expect(read(folder)).toBe(text.replace(before, after));
    expect(afterFixes(text, offered)).toBe(read(folder));
    expect(stdout).toContain(`- ${before}`);
    expect(stdout).toContain(`+ ${after}`);
    expect(persona(["test"], { in: folder }).status).toBe(0);
  });

  test("bounds of a cohort are moved just so far that what was counted lies within", () => {
    const rows = [
      "c-1,A,true,0,speed,2027-03-01",
      "c-2,B,true,0,speed,2027-03-01",
      "c-3,C,false,9,,2027-03-01",
    ];
    const cohort =
      'cohort "All" {\n  from "all.csv"\n  expect share Quick 70% to 80% // of last year\n  expect undecided at least 10%\n}\n';
    const folder = folderOf("  expect persona Quick\n", {
      "all.csv": `id,name,wantsFast,developers,mainGoal,goLive\n${rows.join("\n")}\n`,
    });
    writeFileSync(join(folder, "more.persona"), read(folder) + cohort);
    const text = read(folder);
    expect(update(folder).status).toBe(0);
    expect(read(folder)).toBe(text.replace("70% to", "66.6% to").replace("at least 10%", "at least 0%"));
  });
});

describe("a name that names who is expected no longer is told, and left", () => {
  test.each([
    ["who waits is Builder", "expect persona Builder", "the name still says Builder: change it"],
    ["a builder, we think", "expect persona Builder", "the name still says Builder: change it"],
    ["stays undecided", "expect undecided", "the name still says undecided: change it"],
    ["one of the Builders", "expect persona Builder", undefined],
    ["who waits is Builder", "expect persona Quick, margin is 2", undefined],
  ])("%s: %s", (name, expects, told) => {
    const folder = folderOf(`  ${expects}\n`);
    writeFileSync(join(folder, "more.persona"), read(folder).replace("a customer", name));
    const { stdout } = update(folder);
    if (told === undefined) expect(stdout).not.toContain("the name still");
    else expect(stdout).toContain(told);
    expect(read(folder)).toContain(`test "${name}"`);
  });
});

describe("is asked for, and nothing is written unasked", () => {
  test("where nobody can be asked, the changes are shown and left, with 1", () => {
    const folder = folderOf("  expect persona Builder\n");
    const text = read(folder);
    const { status, stdout, stderr } = update(folder, []);
    expect(status).toBe(1);
    expect(stdout).toContain("+ expect persona Quick");
    expect(stderr).toContain("add --yes to write them");
    expect(read(folder)).toBe(text);
  });

  test("what cannot be said in its place is left, told, and ends with 1", () => {
    const folder = folderOf("  expect persona Builder\n  expect kickoff, invites Manager\n");
    writeFileSync(join(folder, "more.persona"), read(folder).replace("wantsFast true; developers 0", ""));
    const { status, stdout } = update(folder);
    expect(status).toBe(1);
    expect(read(folder)).toContain("expect undecided\n  expect kickoff, invites Manager\n");
    expect(stdout).toContain("left as it is: it is not in the plan, so nobody gets it");
    expect(stdout).toContain("2 expectations left for you to change");
  });

  test("only what is chosen", () => {
    const folder = folderOf("  expect persona Builder\n");
    const other = `test "another" {\n  ${customer}\n  expect persona Builder\n}\n`;
    writeFileSync(join(folder, "more.persona"), read(folder) + other);
    expect(update(folder, ["--yes", "-t", "another"]).status).toBe(0);
    expect(read(folder).match(/persona Builder/g)).toHaveLength(1);
  });

  test("what was saved while the tests ran is not written over", async () => {
    const folder = folderOf("  expect persona Builder\n");
    const said: string[] = [];
    const note = (text = "") => said.push(text);
    const silent = { print: note, note, noteError: note, style: (_: unknown, text: string) => text };
    const terminal = { ...silent, noteStyle: silent.style, width: 80, live: false } as unknown as Terminal;
    const open = (await openSoundPlaybook(folder, terminal)) ?? expect.fail(said.join("\n"));
    const saved = `${read(folder)}// a line of somebody else\n`;
    writeFileSync(join(folder, "more.persona"), saved);
    await expect(
      updateExpectations(terminal, [choose(open, folder, undefined)], true, async () => undefined),
    ).rejects.toThrow("more.persona was changed while the tests ran");
    expect(read(folder)).toBe(saved);
  });

  test("a playbook with an error is not touched", () => {
    const folder = folderOf("  expect persona Builder\n  expect persona Nobody\n");
    const text = read(folder);
    const { status, stderr } = update(folder);
    expect(status).toBe(1);
    expect(stderr).toContain("there is no persona named `Nobody`");
    expect(read(folder)).toBe(text);
  });

  test("where all is met there is nothing to do", () => {
    const { status, stdout } = update(folderOf("  expect persona Quick\n"));
    expect([status, stdout]).toEqual([0, "all expectations are met: there is nothing to update\n"]);
  });

  test.each([
    [["--yes"], "add --update"],
    [["--update", "--watch"], "leave one of them out"],
    [["--update", "--reporter", "json"], "leave it out"],
  ])("%j: 2", (args, said) => {
    const { status, stderr } = persona(["test", ...args], { in: folderOf("  expect persona Quick\n") });
    expect(status).toBe(2);
    expect(stderr).toContain(said);
  });
});

test("a test that a package brings is shown, and left to its package", () => {
  const kit = 'test "of the kit" { customer { goLive 2027-03-01 }; expect persona Quick }\n';
  const folder = folderOf("  expect persona Builder\n", {
    "node_modules/@acme/kit/tests.persona": kit,
    "node_modules/@acme/kit/package.json": '{ "name": "@acme/kit", "version": "1.0.0" }',
  });
  const entry = join(folder, "main.persona");
  writeFileSync(entry, `import "@acme/kit/tests.persona"\n${readFileSync(entry, "utf8")}`);
  const { status, stdout } = update(folder);
  expect(stdout).toContain("left as it is: it is of the package @acme/kit, and is changed there");
  expect(status).toBe(1);
  expect(read(folder)).toContain("expect persona Quick");
  expect(readFileSync(join(folder, "node_modules/@acme/kit/tests.persona"), "utf8")).toBe(kit);
});
