/** What the command says of itself: help, near words, completion, colours. */

import { spawnSync } from "node:child_process";
import { chmodSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commandFile, commandNames, folderWith, persona } from "../harness/command.ts";

const starter = folderWith({}, "starter");
const customer = "customers/birch-labs.json";

describe("help", () => {
  test("lists every command, first steps and how commands end", () => {
    const { status, stdout, stderr } = persona(["--help"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const command of commandNames) expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"));
    expect(stdout).toContain("First steps");
    expect(stdout).toContain("called wrongly");
    expect([...stdout.matchAll(/^ {2}(\d+) +[a-z]/gm)].map(([, code]) => Number(code))).toEqual([
      0, 1, 2, 3, 70, 130,
    ]);
    expect(stdout).not.toContain("debug");
  });

  test.each(commandNames)("of %s says what it reads or writes, how it ends, with an example", (command) => {
    const { status, stdout } = persona([command, "--help"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Writes {2}\S/m);
    expect(stdout).toMatch(/^Ends {4}with 0 when/m);
    expect(stdout).toMatch(new RegExp(`^Examples?:\n  (.*\\| )?persona ${command}\\b`, "m"));
    expect(persona(["help", command]).stdout).toBe(stdout);
    expect(stdout.split("\n").every((line) => line.length <= 100)).toBe(true);
  });
});

describe("what is mistyped is answered with what was meant, and ends with 2", () => {
  test.each([
    [["chek"], "Did you mean check?"],
    [["chekc", "--help"], "Did you mean check?"],
    [["-h", "chekc"], "Did you mean check?"],
    [["help", "chekc"], "Did you mean check?"],
    [["validate"], "Did you mean check?"],
    [["help", "format"], "Did you mean fmt?"],
    [["version"], "Did you mean --version?"],
    [["completion", "zsh"], "Did you mean complete?"],
    [["complete", "tcsh"], "there is for bash, zsh, fish and powershell"],
    [["complete", "powershel"], "did you mean powershell?"],
    [["complete"], "for which shell?"],
    [["complete", "bash", "zsh"], "name one shell"],
    [["check", "--formt", "json"], "Did you mean --format?"],
    [["check", "--format", "jsn"], "Did you mean json?"],
    [["classify", ".", "x.csv", "--format", "tabel"], "Did you mean table?"],
    [["classify", "."], "persona classify needs\n  <customers>, a .csv, .json or .ndjson file"],
    [["explain"], "<playbook>, its folder, or any of its files\n  <customer>, a .json file"],
    [["plan", "."], "persona plan needs\n  --out <folder>, where to put the files"],
    [["plan", ".", "--out"], "nothing stands behind --out: --out <folder>, where to put the files"],
    [["plan", ".", "--strat", "2026-12-01"], "Did you mean --start?"],
    [["replan", ".", "--base", "b.json"], "needs\n  --live <file>, the same as people have it now"],
    [
      ["replan", ".", "--base", "b.json"],
      "  --customer <file>, the customer, in any file that classify reads\n  --out",
    ],
    [["plan", ".", "--out", "o"], "--customer"],
    [["report", "."], "<outcomes>, the answers"],
    [["report", "customers.csv", "."], "the playbook comes first, then the file of answers"],
    [["report", ".", "customers.csv"], "the playbook asks nothing"],
    [["report", ".", "customers.csv", "--today", "27.11.2026"], "a day is written year first"],
    [["report", ".", "customers.csv", "--out", ""], "It names no folder."],
    [["build", "--start", "2026-02-30"], "there is no such day"],
    [["build", "--start", "tomorrow"], "there is no such day"],
    [["docs", "--start", "2026-02-30"], "there is no such day"],
    [["plan", ".", "--customer", customer, "--out", "o", "--language", "x y"], "this is no language"],
    [["build", "--out", ""], "It names no folder."],
    [["docs", "--out", " "], "It names no folder."],
    [["init", ""], "an empty text stands for <folder>"],
    [["fmt", "a", ""], "an empty text stands for <paths>"],
    [["classify", ".", ""], "an empty text stands for <customers>"],
    [["plan", ".", "--customer", customer, "--out", ""], "It names no folder."],
    [["check", ".", "too", "many"], "too many arguments"],
    [["fmt", "team.csv"], "not a .persona file"],
    [["classify", ".", "package.lock"], "no such file"],
    [["classify", ".", "gitignore"], "not a kind of data file"],
    [[], "Usage: persona"],
  ])("%j", (args, said) => {
    const { status, stdout, stderr } = persona(args, { in: starter });
    expect(stderr).toContain(said);
    expect(status).toBe(said === "no such file" ? 3 : 2);
    expect(stdout).toBe("");
  });
});

describe("a file that is not there, or not what is wanted there, is answered with what is", () => {
  const folder = folderWith(
    { "sketch/main.persona.txt": "", "types/main.d.persona.ts": "", "notes.txt": "", "export.xlsx": "PK" },
    "starter",
  );
  test.each([
    [["classify", ".", "custmers.csv"], 3, "did you mean customers.csv?"],
    [["explain", ".", "custmers/birch-labs.json"], 3, "did you mean customers/birch-labs.json?"],
    [["explain", ".", "customers/birch.json"], 3, "did you mean customers/birch-labs.json?"],
    [["explain", ".", "birch-labs.json"], 3, "did you mean customers/birch-labs.json?"],
    [["classify", ".", "customers/customers.csv"], 3, "did you mean customers.csv?"],
    [["check", "main.txt"], 3, "did you mean main.persona?"],
    [["check", "main"], 3, "did you mean main.persona?"],
    [["fmt", "man.persona"], 3, "did you mean main.persona?"],
    [["plan", ".", "--customer", customer, "--team", "teem.csv", "--out", "o"], 3, "did you mean team.csv?"],
    [["classify", "customers.csv", "."], 2, "help: persona classify . customers.csv"],
    [["explain", customer, "main.persona"], 2, `help: persona explain main.persona ${customer}`],
    [["check", "customers.csv"], 2, "this is a file of data, not of a playbook"],
    [["classify", ".", "main.persona"], 2, "this is a file of a playbook, not of data"],
    [["classify", ".", "customers"], 3, "name a file in it, such as customers/birch-labs.json"],
    [["classify", ".", "export.xlsx"], 2, 'save it as "CSV UTF-8"'],
    [["check", "notes.txt"], 2, "names end in .persona"],
    [["check", "sketch"], 3, "rename sketch/main.persona.txt so that its name ends in .persona"],
    [["check", "types"], 3, "a playbook is a folder with a main.persona"],
    [["build", "--start", "31/12/2026"], 2, "help: write `2026-12-31`"],
    [["build", "--start", "31/12/2026"], 2, "--start 31/12/2026: a day is written year first"],
    [
      ["check", "--today", "2027-1-5"],
      2,
      "month and day have two digits each, after hyphens\n  help: write `2027",
    ],
    [["check", "--today", "46433"], 2, "a day is written year first"],
    [["check", "--today", "2027-02-29"], 2, "there is no such day"],
    [["check", "--today", "1/2/2026"], 2, "help: write `2026-02-01` if the day comes first, `2026-01-02` if"],
  ])("%j", (args, status, said) => {
    const ran = persona(args, { in: folder });
    expect(ran.stderr).toContain(said);
    expect(ran).toMatchObject({ status, stdout: "" });
  });
});

describe("shell completion", () => {
  test.each(["bash", "zsh", "fish", "powershell"])("%s gets a script", (shell) => {
    const { status, stdout } = persona(["complete", shell]);
    expect(status).toBe(0);
    expect(stdout).toContain("persona");
    expect(stdout.split("\n").length).toBeGreaterThan(15);
  });

  test("is explained like any command", () => {
    const { status, stdout } = persona(["help", "complete"]);
    expect([status, stdout]).toEqual([0, persona(["complete", "--help"]).stdout]);
    expect(stdout).toContain("source <(persona complete bash)");
  });

  test("says of each command what it does, in a sentence", () => {
    const lines = persona(["complete", "--", ""], { in: starter }).stdout.trim().split("\n").slice(0, -1);
    expect(lines.length).toBe(commandNames.length + 2);
    expect(lines.filter((line) => !/^[a-z-]+\t[A-Z].*\.$/.test(line))).toEqual([]);
  });

  const complete = (...words: string[]) =>
    persona(["complete", "--", ...words], { in: starter })
      .stdout.trim()
      .split("\n")
      .map((line) => line.split("\t")[0]);
  const formats = ["pretty", "json", "junit", "tap", "sarif", "github"];
  test("completes commands, options and values, and leaves files to the shell", () => {
    expect(complete("pl")).toEqual(["plan", ":4"]);
    expect(complete("")).toEqual(expect.arrayContaining([...commandNames, ":4"]));
    expect(complete("check", "--form")).toEqual(["--format", ":4"]);
    expect(complete("check", "--format", "")).toEqual([...formats, ":4"]);
    expect(complete("classify", ".", "customers.csv", "--format", "n")).toEqual(["ndjson", ":4"]);
    expect(complete("check", "")).toEqual([":0"]);
    expect(complete("plan", ".", "--customer", "")).toEqual([":0"]);
  });

  /** What bash makes of a line when Tab is pressed: `typed` as bash splits it, the last word begun or empty. */
  const inBash = (...typed: readonly string[]) => {
    const folder = folderWith({ persona: `#!/bin/sh\nexec "${process.execPath}" "${commandFile}" "$@"\n` });
    chmodSync(join(folder, "persona"), 0o755);
    const words = ["persona", ...typed].map((word) => `'${word}'`).join(" ");
    const script = `set -u; PATH="${folder}:$PATH"; eval "$(persona complete bash)"
      COMP_WORDS=(${words}); COMP_CWORD=${typed.length}; _persona_complete; printf '%s\\n' "\${COMPREPLY[@]-}"`;
    const ran = spawnSync("bash", ["--norc", "-c", script], { cwd: folder, encoding: "utf8" });
    return { offered: ran.stdout.trim().split("\n"), stderr: ran.stderr, made: readdirSync(folder) };
  };
  test("works in bash without add-ons, and runs nothing of what is typed", () => {
    expect(inBash("cl")).toMatchObject({ offered: ["classify"], stderr: "" });
    expect(inBash("check", "--format", "")).toMatchObject({ offered: formats, stderr: "" });
    expect(inBash("check", "--format", "=", "js").offered).toEqual(["json"]);
    expect(inBash("check", "--format", "=").offered).toEqual(formats);
    expect(inBash("classify", "cust").offered).toEqual([""]);
    expect(inBash("check", "$(touch evil)", "`touch evil`", "--fo")).toMatchObject({
      offered: ["--format"],
      stderr: "",
      made: ["persona"],
    });
  });
});

describe("colours", () => {
  const sgr = "\u001b[";
  test.each([
    [{}, false],
    [{ FORCE_COLOR: "1" }, true],
    [{ NO_COLOR: "1" }, false],
  ])("%j", (env: Record<string, string>, coloured) => {
    expect(persona(["check"], { in: starter, env }).stdout.includes(sgr)).toBe(coloured);
    expect(persona(["--help"], { env }).stdout.includes(sgr)).toBe(coloured);
    expect(persona(["classify", ".", "customers.csv"], { in: starter, env }).stdout.includes(sgr)).toBe(
      coloured,
    );
  });
});
