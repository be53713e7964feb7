/** `persona init`: what it makes, and what it leaves alone. */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, newFolder, persona } from "../harness/command.ts";

const customer = "customers/birch-labs.json";

describe("init", () => {
  test("makes a playbook that every other command takes", () => {
    const folder = newFolder();
    const run = (...args: string[]) => {
      const ran = persona(args, { in: folder });
      expect(ran.status, `${args.join(" ")}\n${ran.stdout}${ran.stderr}`).toBe(0);
      return ran.stdout;
    };
    run("init");
    expect(readdirSync(folder).sort()).toEqual([
      ".github",
      ".gitignore",
      ".gitlab-ci.yml",
      ".pre-commit-config.yaml",
      ".vscode",
      "customers",
      "customers.csv",
      "main.persona",
      "package.json",
      "team.csv",
    ]);
    expect(run("check")).toContain("nothing is wrong");
    run("fmt", "--check");
    run("build", "--out", "dist", "--start", "2026-12-01");
    expect(run("classify", ".", "customers.csv")).toContain("Acme Bikes");
    expect(run("explain", ".", customer)).toContain("What speaks for Builder");
    run("plan", ".", "--customer", customer, "--team", "team.csv", "--start", "2026-12-01", "--out", "plan");
    expect(readdirSync(join(folder, "plan")).sort()).toEqual([
      ".persona",
      "asana.csv",
      "feed.ics",
      "invitations",
      "jira.csv",
      "plan.html",
      "plan.json",
      "plan.md",
      "project.xml",
    ]);
  });

  test("what it tells people to type next is right for a folder with a blank in its name", () => {
    const { stdout } = persona(["init", "mi libro ñ"], { in: newFolder() });
    expect(stdout).toContain('persona check "mi libro ñ" ');
    expect(stdout).toContain('persona classify "mi libro ñ" "mi libro ñ/customers.csv"');
  });

  test("what it tells people to type next takes a folder that is called like an option", () => {
    const folder = newFolder();
    const { stdout } = persona(["init", "--", "-x"], { in: folder });
    const [check] = stdout.match(/(?<=persona )check \S+/) ?? [];
    expect(persona(check?.split(" ") ?? [], { in: folder })).toMatchObject({ status: 0 });
    expect(stdout).toContain("persona classify ./-x ./-x/customers.csv ");
  });

  test("overwrites nothing, and says what is in the way", () => {
    const folder = folderWith({ "team.csv": "mine", "notes.txt": "mine" });
    const { status, stderr } = persona(["init"], { in: folder });
    expect(status).toBe(3);
    expect(stderr).toContain("team.csv");
    expect(readdirSync(folder).sort()).toEqual(["notes.txt", "team.csv"]);
  });
});
