/** `persona test` where something cannot be run: a playbook with errors, a cohort or roster that cannot be read. */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import AjvDraft04 from "ajv-draft-04";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { folderWith, persona } from "../harness/command.ts";
import { junitFaults } from "../harness/junit.ts";
import { oneTest } from "../harness/one-test.ts";
import { childrenOf, readXml } from "../harness/xml.ts";

const main = oneTest;

describe("a playbook with errors", () => {
  const wrong = `${main.replace("expect persona Quick", "expect persona Quik")}
test "another" { customer { developers 12 }; expect persona Bilder }
`;
  const folder = folderWith({ "main.persona": wrong }, "starter");
  const summary = join(folder, "summary.md");
  const ran = (reporter: string) =>
    persona(["test", "--reporter", reporter], { in: folder, env: { GITHUB_STEP_SUMMARY: summary } });
  const checked = JSON.parse(persona(["check", "--format", "json"], { in: folder }).stdout);
  const errors: readonly { code: string; message: string; range: { start: { line: number } } }[] =
    checked.diagnostics.filter(({ severity }: { severity: string }) => severity === "error");
  const lines = errors.map(({ range }) => range.start.line);

  test("ends with 1 and tells people on standard error, whoever reads the results", () => {
    expect(errors).toHaveLength(2);
    for (const reporter of ["pretty", "json", "junit", "tap", "sarif", "github"]) {
      const { status, stderr } = ran(reporter);
      expect(status, reporter).toBe(1);
      for (const { message } of errors) expect(stderr, reporter).toContain(message);
    }
  });

  test("JSON: its errors as `check` has them, and no results", () => {
    expect(JSON.parse(ran("json").stdout)).toEqual({ suites: [], diagnostics: errors });
  });

  test("--mutate: the same, since of faults nothing can be said; in the terminal only the errors", () => {
    const json = persona(["test", "--mutate", "--reporter", "json"], { in: folder });
    expect(JSON.parse(json.stdout)).toEqual({ suites: [], diagnostics: errors });
    const pretty = persona(["test", "--mutate"], { in: folder });
    expect([json.status, pretty.status, pretty.stdout]).toEqual([1, 1, ""]);
    for (const { message } of errors) expect(pretty.stderr).toContain(message);
    expect(json.stderr).toBe(pretty.stderr);
  });

  test("JUnit XML: a case for each error, valid by the schema of Jenkins", () => {
    const { stdout } = ran("junit");
    expect(junitFaults(stdout)).toBe("");
    const document = readXml(stdout);
    expect(document.attributes).toEqual({ tests: "2", failures: "0", errors: "2" });
    const cases = childrenOf(document, "testsuite").flatMap((suite) => childrenOf(suite, "testcase"));
    expect(cases.map(({ attributes }) => attributes.name)).toEqual(
      errors.map(({ range: { start } }) => expect.stringContaining(`main.persona:${start.line}:`)),
    );
    const told = cases.flatMap((each) => childrenOf(each, "error"));
    expect(told.map(({ attributes }) => attributes)).toEqual(
      errors.map(({ code, message }) => ({ message, type: code })),
    );
    expect(told[0]?.text).toContain("did you mean");
  });

  test("TAP: a failed line for each error, with its place and what to do below", () => {
    const points = ran("tap").stdout.trimEnd().split("\n");
    expect(points.slice(0, 2)).toEqual(["TAP version 13", "1..2"]);
    expect(points.filter((line) => /^not ok \d - /.test(line))).toHaveLength(2);
    const block = parse(points.slice(points.indexOf("  ---") + 1, points.indexOf("  ...")).join("\n"));
    expect(block).toMatchObject({ code: errors[0]?.code, message: expect.stringContaining("did you mean") });
  });

  test("SARIF: its errors with fixes, valid by the schema", () => {
    const log = JSON.parse(ran("sarif").stdout);
    const ajv = new AjvDraft04.default({ strict: false, unicodeRegExp: false, validateFormats: false });
    expect(ajv.validate(schema, log), ajv.errorsText()).toBe(true);
    const { results } = log.runs[0];
    expect(results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(errors.map(({ code }) => code));
    expect(results[0].fixes).toBeDefined();
  });

  test("GitHub: an annotation at each line, and a row of the summary of the job", () => {
    const found = [...ran("github").stdout.matchAll(/^::error .*line=(\d+)/gm)];
    expect(found.map(([, line]) => Number(line))).toEqual(lines);
    const written = readFileSync(summary, "utf8");
    for (const line of lines) expect(written).toMatch(new RegExp(`main\\.persona:${line} `));
  });

  test("beside a sound one: the errors are told, and nothing is run", () => {
    const sound = folderWith({ "main.persona": oneTest }, "starter");
    const { status, stdout } = persona(["test", sound, folder, "--reporter", "json"], { in: folder });
    expect([status, JSON.parse(stdout).suites]).toEqual([1, []]);
    expect(JSON.parse(stdout).diagnostics).toHaveLength(2);
  });
});

describe.skipIf(process.platform === "win32")("a cohort whose file cannot be read", () => {
  const cohort = (name: string, file: string): string => `cohort "${name}" {
  from "${file}"
  expect share Quick at least 50%
  expect undecided at most 10%
}
`;
  const rows = "id,name,wantsFast,developers,mainGoal,goLive\nc-1,Acme,true,0,speed,2027-03-01\n";
  const folder = folderWith(
    {
      "main.persona":
        main + cohort("Of last year", "last-year.csv") + cohort("Of this year", "this-year.csv"),
      "this-year.csv": rows,
    },
    "starter",
  );
  // Whoever may do everything can read every file, but no pipe that nobody writes into.
  execFileSync("mkfifo", [join(folder, "last-year.csv")]);
  const line = main.split("\n").length;
  const ran = (...args: readonly string[]) => persona(["test", ...args], { in: folder });

  test("fails alone, with its place and what to do; all else is shown, and the run ends with 3", () => {
    const { status, stdout, stderr } = ran();
    expect([status, stderr]).toEqual([3, ""]);
    expect(stdout).toBe(
      `Welcome
  ✓ in a hurry and without developers is Quick
  ✗ Of last year

    main.persona:${line}
    expected  share Quick at least 50%; undecided at most 10%
    found     no customers to judge by: last-year.csv: this is not a file
    What to do
      name a file, and no pipe or device

  ✓ Of this year

1 test and 2 cohorts: 1 failed, 2 passed
`,
    );
  });

  test("is a failure for every reader of results", () => {
    const junit = ran("--reporter", "junit");
    expect([junit.status, junitFaults(junit.stdout)]).toEqual([3, ""]);
    expect(readXml(junit.stdout).attributes).toEqual({ tests: "3", failures: "1", errors: "0" });
    expect(ran("--reporter", "tap").stdout.match(/^(?:not )?ok \d/gm)).toEqual(["ok 1", "not ok 2", "ok 3"]);
    const annotations = ran("--reporter", "github").stdout.match(/^::error .*$/gm) ?? [];
    expect(annotations).toHaveLength(1);
    expect(annotations[0]).toMatch(new RegExp(`line=${line}\\b.*no pipe`));
    const { suites } = JSON.parse(ran("--reporter", "json").stdout);
    const passed = suites[0].results.map((result: { passed: boolean }) => result.passed);
    expect(passed).toEqual([true, false, true]);
  });

  test("is left for a person by --update, and nothing is written", () => {
    const before = readFileSync(join(folder, "main.persona"), "utf8");
    const { status, stdout } = ran("--update", "--yes");
    expect(status).toBe(1);
    expect(stdout).toContain("2 expectations left for you to change");
    expect(readFileSync(join(folder, "main.persona"), "utf8")).toBe(before);
  });
});

describe.skipIf(process.platform === "win32")("a roster that cannot be read", () => {
  const taken = (name: string, team: string): string => `test "${name}" {
  customer { wantsFast true; developers 0; goLive 2027-03-01 }
  started 2026-12-01
  team "${team}"
  expect persona Quick, Manager is "Alex Reed"
}
`;
  const playbook = main + taken("of the pipe", "pipe.csv") + taken("of the team", "team.csv");
  const folder = folderWith({ "main.persona": playbook }, "starter");
  execFileSync("mkfifo", [join(folder, "pipe.csv")]);
  const line = main.split("\n").length;
  const ran = (...args: readonly string[]) => persona(["test", ...args], { in: folder });

  test("fails the tests that name it, with what to do; all others are run, and the run ends with 3", () => {
    const { status, stdout, stderr } = ran();
    expect([status, stderr]).toEqual([3, ""]);
    expect(stdout).toBe(
      `Welcome
  ✓ in a hurry and without developers is Quick
  ✗ of the pipe

    main.persona:${line}
    expected  persona Quick; Manager is Alex Reed
    found     no people to choose from: pipe.csv: this is not a file
    What to do
      name a file, and no pipe or device

  ✓ of the team

3 tests: 1 failed, 2 passed
`,
    );
  });

  test("is left for a person by --update, and nothing is written", () => {
    const { status, stdout } = ran("--update", "--yes");
    expect(status).toBe(1);
    expect(stdout).toContain("left as it is: pipe.csv cannot be read");
    expect(readFileSync(join(folder, "main.persona"), "utf8")).toBe(playbook);
  });

  test("ends --mutate, as what a test would notice cannot be told", () => {
    const { status, stdout, stderr } = ran("--mutate");
    expect([status, stdout]).toEqual([3, ""]);
    expect(stderr).toContain("pipe.csv: this is not a file");
  });

  test("also where all its rows are refused: by the first thing wrong with it", () => {
    const unnamed = folderWith(
      { "main.persona": playbook, "pipe.csv": "name,skills\nAna,onboarding\n" },
      "starter",
    );
    const { status, stdout, stderr } = persona(["test"], { in: unnamed });
    expect(status).toBe(1);
    expect(stderr).toContain("`email`");
    expect(stdout).toMatch(/found {5}no people to choose from: pipe\.csv: .*`email`/);
    expect(stdout).toContain("3 tests: 1 failed, 2 passed");
  });
});
