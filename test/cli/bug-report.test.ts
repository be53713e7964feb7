/** A bug of ours, forced in every command. */

import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commandNames, folderWith, newFolder, persona } from "../harness/command.ts";

const starter = folderWith({}, "starter");
const customer = "customers/birch-labs.json";
const receipt = join(newFolder(), "receipt.json");
writeFileSync(receipt, persona(["receipt", ".", customer], { in: starter }).stdout);
const made = newFolder();
const plan = join(made, "plan/plan.json");
const [base, migration] = [join(made, "base.json"), join(made, "new/migration.json")];
persona(["plan", ".", "--customer", customer, "--start", "2026-12-01", "--out", join(made, "plan")], {
  in: starter,
});
copyFileSync(plan, base);
persona(["replan", ".", "--base", base, "--live", plan, "--customer", customer, "--out", join(made, "new")], {
  in: starter,
});

describe("a bug of ours", () => {
  const args: Readonly<Record<string, readonly string[]>> = {
    init: ["init", "new"],
    check: ["check"],
    fmt: ["fmt"],
    build: ["build", "--out", "dist"],
    docs: ["docs", "--out", "dist"],
    classify: ["classify", ".", "customers.csv"],
    test: ["test"],
    "propose-tests": ["propose-tests"],
    explain: ["explain", ".", customer],
    receipt: ["receipt", ".", customer],
    verify: ["verify", ".", receipt],
    plan: ["plan", ".", "--customer", customer, "--start", "2026-12-01", "--out", "dist"],
    replan: ["replan", ".", "--base", base, "--live", plan, "--customer", customer, "--out", "dist"],
    migrate: ["migrate", ".", migration, "--live", plan, "--out", "dist"],
    report: ["report", ".", "outcomes.csv"],
    evaluate: ["evaluate", ".", "labelled.csv"],
    lsp: ["lsp"],
    drift: ["drift", ".", "--baseline", "customers.csv", "--current", "customers.csv"],
  };
  test.each(
    commandNames.flatMap((command) => [
      [command, command],
      [command, `${command}:later`],
    ]),
  )("in %s (%s) is one line, a report and 70", (command, PERSONA_FORCE_BUG) => {
    const reports = newFolder();
    const folder = folderWith({}, "starter");
    const { status, stderr } = persona(args[command] ?? [], {
      in: folder,
      env: { PERSONA_FORCE_BUG, TMPDIR: reports },
    });
    expect(status).toBe(70);
    const [report = "", ...others] = readdirSync(reports).filter((name) => name.startsWith("persona"));
    expect(others).toEqual([]);
    const lines = stderr.split("\n").filter((line) => line.includes("persona has a bug"));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(join(reports, report));
    expect(stderr).not.toContain("    at ");
    expect(readFileSync(join(reports, report), "utf8")).toContain("a bug was forced");
    if (PERSONA_FORCE_BUG === command) {
      expect(stderr.split("\n")).toHaveLength(2);
      expect(readdirSync(folder).sort()).toEqual(readdirSync(starter).sort());
    }
  });

  test("where the report cannot be written is said", () => {
    const { status, stderr } = persona(["check"], {
      in: starter,
      env: { PERSONA_FORCE_BUG: "check", TMPDIR: join(starter, "main.persona") },
    });
    expect(status).toBe(70);
    expect(stderr).toContain("could not be written");
  });
});
