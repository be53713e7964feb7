/** What `persona check` lets pass: warnings by their number, what is known from before; and what a job's page shows. */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";
import { oneTest } from "../harness/one-test.ts";

const main = oneTest;
/** Two warnings: nothing uses them. */
const signals = (...names: readonly string[]): string =>
  main.replace(/( *goLive +date.*\n)/, `$1${names.map((name) => `  ${name} boolean\n`).join("")}`);
const two = signals("alpha", "beta");
const folder = folderWith({ "main.persona": two }, "starter");
const check = (args: readonly string[], where = folder, env: Readonly<Record<string, string>> = {}) =>
  persona(["check", ...args], { in: where, env });
const codesOf = (stdout: string) =>
  JSON.parse(stdout).diagnostics.map(({ message }: { message: string }) => message);

describe("warnings that are let pass", () => {
  test.each([
    [[], 0],
    [["--max-warnings", "2"], 0],
    [["--max-warnings", "1"], 1],
    [["--max-warnings", "0"], 1],
    [["--strict"], 1],
    [["--strict", "--max-warnings", "1"], 2],
    [["--max-warnings", "few"], 2],
    [["--update-baseline"], 2],
  ])("%j ends with %d", (args, status) => {
    expect(check(args).status).toBe(status);
  });

  test("the number is said, and what is found stays what it is", () => {
    const { stderr, stdout } = check(["--max-warnings", "1", "--format", "json"]);
    expect(stderr).toBe("error: 2 warnings, where --max-warnings lets 1 pass\n");
    expect(codesOf(stdout)).toHaveLength(2);
  });

  test("so it is where none may pass; of errors nothing more is said", () => {
    expect(check(["--strict", "--format", "json"]).stderr).toBe(
      "error: 2 warnings, where --strict lets none pass\n",
    );
    const wrong = folderWith({ "main.persona": two.replace("persona Quick", "persona Quik") }, "starter");
    expect(check(["--strict", "--format", "json"], wrong).stderr).toBe("");
  });

  test("a playbook without a warning passes both", () => {
    const clean = folderWith({ "main.persona": oneTest }, "starter");
    expect(check(["--strict"], clean).status).toBe(0);
    expect(check(["--max-warnings", "0"], clean).status).toBe(0);
  });
});

describe("what is known from before", () => {
  const where = folderWith({ "main.persona": two }, "starter");
  const known = ["--baseline", "known.json"];

  test("a file that is not there yet: 3, and the way to write it", () => {
    const { status, stderr } = check(known, where);
    expect(status).toBe(3);
    expect(stderr).toContain("persona check --baseline known.json --update-baseline");
  });

  test("is written, and then only what is new is said, wherever the lines have gone", () => {
    const first = check([...known, "--update-baseline"], where);
    expect([first.status, first.stderr]).toEqual([0, "✓ known.json holds 2 findings\n"]);
    const text = readFileSync(join(where, "known.json"), "utf8");
    expect(text).not.toContain(where);
    expect(check([...known, "--update-baseline"], where).status).toBe(0);
    expect(readFileSync(join(where, "known.json"), "utf8")).toBe(text);

    writeFileSync(join(where, "main.persona"), `// a line more\n\n${signals("gamma", "alpha", "beta")}`);
    const again = check([...known, "--format", "json", "--strict"], where);
    expect(again.status).toBe(1);
    expect(codesOf(again.stdout)).toEqual(["nothing uses `gamma`"]);
    expect(JSON.parse(again.stdout).known).toBe(2);
    const sarif = JSON.parse(check([...known, "--format", "sarif"], where).stdout);
    expect(sarif.runs[0].results).toHaveLength(1);
    expect(check(known, where).stdout).toContain("2 findings are known from before");
  });

  test("what is gone is told, and taken out when it is written anew", () => {
    writeFileSync(join(where, "main.persona"), signals("beta"));
    const { status, stdout, stderr } = check(known, where);
    expect(status).toBe(0);
    expect(stdout).toMatch(/nothing is wrong, 1 finding is known from before/);
    expect(stderr).toBe("1 of known.json is there no more; --update-baseline takes it out\n");
    check([...known, "--update-baseline"], where);
    expect(JSON.parse(readFileSync(join(where, "known.json"), "utf8")).findings).toHaveLength(1);
    expect(check(known, where).stderr).toBe("");
  });

  test("errors are never known", () => {
    writeFileSync(join(where, "main.persona"), two.replace("when wantsFast then", "when wantsFst then"));
    expect(check([...known, "--update-baseline"], where).status).toBe(1);
    expect(readFileSync(join(where, "known.json"), "utf8")).not.toContain("unknown-name");
  });

  test.each(["{", "[]", '{"format":"persona-check-baseline"}'])("a file that is none (%s): 1", (text) => {
    writeFileSync(join(where, "wrong.json"), text);
    const { status, stderr, stdout } = check(["--baseline", "wrong.json"], where);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("this is no baseline that `persona check` has written");
  });

  test("a file of somebody else is not written over; one that is damaged or empty is", () => {
    const path = join(where, "customers.json");
    const update = ["--baseline", "customers.json", "--update-baseline"];
    writeFileSync(path, '[{"id":"c-1"}]');
    const { status, stderr } = check(update, where);
    expect(status).toBe(1);
    expect(stderr).toContain("name another file, or delete this one first");
    expect(readFileSync(path, "utf8")).toBe('[{"id":"c-1"}]');
    for (const damaged of ["", '<<<<<<< ours\n{"format":"persona-check-baseline"}\n=======']) {
      writeFileSync(path, damaged);
      check(update, where);
      expect(JSON.parse(readFileSync(path, "utf8")).format).toBe("persona-check-baseline");
    }
  });
});

describe("the page of a job on GitHub", () => {
  const summary = join(folder, "summary.md");
  const env = { GITHUB_STEP_SUMMARY: summary };
  const read = () => readFileSync(summary, "utf8");

  test("is written with the format for GitHub alone, and added to", () => {
    check(["--format", "json"], folder, env);
    expect(existsSync(summary)).toBe(false);
    check(["--format", "github"], folder, env);
    expect(read()).toMatch(/^### persona check: \.\n\n\| \| where \| what \| code \|\n/);
    expect(read()).toMatch(/\| warning \| main\.persona:\d+ \| nothing uses \\`alpha\\` \| unused-signal \|/);
    persona(["test", "--reporter", "github"], { in: folder, env });
    expect(read()).toContain(
      "### persona test\n\n| playbook | passed | failed |\n| --- | ---: | ---: |\n| Welcome | 1 | 0 |",
    );
  });

  test("names what fails, and texts of others are no Markdown", () => {
    const failing = main
      .replace('test "in a hurry and without developers is Quick"', 'test "<b>a | b</b> [x](y)"')
      .replace("expect persona Quick", "expect persona Builder");
    const where = folderWith({ "main.persona": failing }, "starter");
    writeFileSync(summary, "");
    expect(persona(["test", "--reporter", "github"], { in: where, env }).status).toBe(1);
    expect(read()).toContain("| Welcome | 0 | 1 |");
    expect(read()).toMatch(
      /\*\*\\<b>a \\\| b\\<\/b> .*expected persona Builder; found Quick, 9 ahead of Builder/,
    );
    expect(read()).not.toContain("[x](y)");
  });

  test("a page that cannot be written is told", () => {
    const { status, stderr } = check(["--format", "github"], folder, {
      GITHUB_STEP_SUMMARY: join(folder, "no/such"),
    });
    expect(status).toBe(3);
    expect(stderr).toContain("no/such");
  });
});
