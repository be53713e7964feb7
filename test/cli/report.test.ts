import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";

const flagship = join(root, "playbooks/partner-portal");
const answers = join(flagship, "outcomes.csv");
const today = ["--today", "2026-11-27"];
const report = (args: readonly string[], folder?: string) =>
  persona(["report", flagship, ...args], folder === undefined ? {} : { in: folder });

/** Counted by hand, without the record codec. */
const rows = readFileSync(answers, "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(","));
const valuesOf = (survey: string, from: string) =>
  rows.filter(([, name, date = ""]) => name === survey && date >= from).map(([, , , value]) => Number(value));

describe("persona report", () => {
  test("says what the answers of the flagship come to", () => {
    const { status, stdout, stderr } = report([answers, "--format", "json", ...today]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const { surveys } = JSON.parse(stdout);
    const year = valuesOf("Recommendation", "2025-11-28");
    const share = (holds: (value: number) => boolean) => year.filter(holds).length / year.length;
    expect(surveys[0].all.figures[1]).toMatchObject({
      answers: year.length,
      score: expect.closeTo(100 * (share((value) => value > 8) - share((value) => value < 7)), 6),
    });
    const half = valuesOf("KickOff", "2026-05-28");
    expect(surveys[1].windows[1]).toMatchObject({ over: "6 months", from: "2026-05-28" });
    expect(surveys[1].all.figures[1].answers).toBe(half.length);
    expect(surveys[1].by.manager.map(({ name }: { name: string }) => name)).toEqual(
      [...new Set(rows.flatMap(([, name, , , , manager]) => (name === "KickOff" ? [manager] : [])))].sort(),
    );
    expect(surveys[0].by.persona).toEqual([]);
  });

  test("by persona, where the customers are given, as a table and in Markdown", () => {
    const customers = ["--customers", join(flagship, "customers.csv")];
    const { stdout, stderr } = report([answers, ...customers, ...today]);
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^Recommendation {2}net promoter score, target 70 over 90 days$/m);
    expect(stdout).toMatch(/^ {2}Technical +above, but not for sure +10 +80 +29 to 94/m);
    expect(stdout).toMatch(/^ {2}Marketing +2 answers do not tell +2 +too few /m);
    const markdown = report([answers, ...customers, ...today, "--format", "markdown"]).stdout;
    expect(markdown).toContain("| Marketing | 2 answers do not tell | 2 | too few |  |");
  });

  test("writes the page, Markdown and data in one step, into a folder of its own", () => {
    const folder = folderWith({});
    const { status, stdout, stderr } = report([answers, "--format", "json", "--out", "r", ...today], folder);
    expect(status).toBe(0);
    expect(stderr).toBe("✓ made r; open r/report.html\n");
    expect(readFileSync(join(folder, "r/report.json"), "utf8")).toBe(stdout);
    expect(readFileSync(join(folder, "r/report.html"), "utf8")).toContain("<h1>What customers answer</h1>");
    expect(readFileSync(join(folder, "r/report.md"), "utf8")).toContain("## Recommendation");
    expect(report([answers, "--out", "r", ...today], folder).stderr).toContain("nothing changed in r");
    expect(persona(["docs", flagship, "--out", "r"], { in: folder }).stderr).toContain(
      "what `persona report` made",
    );
  });

  test("names a wrong row, counts the others, and ends with 1", () => {
    const text =
      "customer,survey,date,value,persona\nX-1,KickOff,2026-11-01,9,\nX-2,KickOff,2026-11-01,5,Technical\n";
    const folder = folderWith({ "outcomes.csv": text });
    const { status, stdout, stderr } = report(["outcomes.csv", "--format", "json", ...today], folder);
    expect(status).toBe(1);
    expect(stderr).toContain(
      "outcomes.csv, row 2 (X-1), column value: `9` is not a whole number from 1 to 5",
    );
    expect(JSON.parse(stdout).surveys[1].all.figures[0].answers).toBe(1);
  });

  test("reads standard input, and what an answer says of its persona stays", () => {
    const line =
      '{"customer":"C-1001","survey":"KickOff","date":"2026-11-01","value":5,"persona":"Technical"}';
    const args = ["report", flagship, "-", "--input", "ndjson", "--format", "json", ...today];
    const { stdout } = persona([...args, "--customers", join(flagship, "customers.csv")], {
      input: `${line}\n`,
    });
    const groups = JSON.parse(stdout).surveys[1].by.persona;
    expect(
      groups.map(({ name, figures }: { name: string; figures: { answers: number }[] }) => [
        name,
        figures[0]?.answers,
      ]),
    ).toEqual([
      ["Simplicity", 0],
      ["Marketing", 0],
      ["Technical", 1],
      ["Consulting", 0],
    ]);
  });

  test("tells of customers that are not in their file, and of answers from the future", () => {
    const folder = folderWith({ "outcomes.csv": "customer,survey,date,value\nX-9,KickOff,2026-12-01,5\n" });
    const { status, stdout, stderr } = report(
      ["outcomes.csv", "--customers", join(flagship, "customers.csv"), ...today],
      folder,
    );
    expect(status).toBe(0);
    expect(stderr).toContain("the customer X-9 is not among the customers");
    expect(stdout).toContain("1 answer is dated after 2026-11-27, and counts nowhere.");
  });

  test("adds how far plans have come, names those that are none, and ends with 1", () => {
    const folder = folderWith({
      "plans/broken/plan.json": "{}",
      "plans/notes.txt": "mine",
      "empty/x.txt": "",
    });
    const customer = ["--customer", join(flagship, "customers/talleres-ibarra.json")];
    const plan = (out: string) =>
      persona(["plan", flagship, ...customer, "--start", "2026-11-02", "--out", out], { in: folder });
    expect(plan("plans/a").status).toBe(0);
    expect(plan("plans/b").status).toBe(0);
    const { status, stdout, stderr } = report(
      [answers, "--plans", "plans", "--format", "json", ...today],
      folder,
    );
    expect(status).toBe(1);
    expect(stderr).toContain("plans/broken/plan.json: ");
    expect(stderr).toContain("plans/b/plan.json is a second plan of C-2001, also in plans/a/plan.json");
    const planned = JSON.parse(readFileSync(join(folder, "plans/a/plan.json"), "utf8"));
    const actions = planned.plays.flatMap(({ actions }: { actions: readonly unknown[] }) => actions);
    const [customers] = [JSON.parse(stdout).customers];
    expect(customers).toHaveLength(1);
    expect(customers[0]).toMatchObject({ customer: { id: "C-2001" }, planned: actions.length, done: 0 });
    expect(customers[0].overdue).toHaveLength(
      actions.filter(({ date, until = date }: { date: string; until?: string }) => until < "2026-11-27")
        .length,
    );
    expect(report([answers, "--plans", "empty", ...today], folder)).toMatchObject({ status: 2, stdout: "" });
    expect(report([answers, "--plans", "plan", ...today], folder).stderr).toContain("did you mean plans?");
  });

  test("finds the plans of a run for many customers, and shows reasons in Arabic as they are", () => {
    const folder = folderWith({});
    const out = ["--team", join(flagship, "team.csv"), "--start", "2026-11-02", "--out", "many/plans/C-2001"];
    const customer = ["--customer", join(flagship, "customers/talleres-ibarra.json"), "--language", "ar"];
    expect(persona(["plan", flagship, ...customer, ...out], { in: folder }).status).toBe(0);
    const { status, stdout } = report([answers, "--plans", "many", ...today], folder);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Talleres Ibarra \(C-2001\) /m);
    expect(stdout).toMatch(/\d\u200e?[%٪]\u200e? ?/);
    expect(stdout).not.toContain("‹U+");
  });

  test.each([
    ["no file of answers", "id,name\nC-1,Ana\n", "the first row names none of the columns"],
    ["an empty file", "", "empty"],
    ["a workbook", "PK\u0003\u0004", "workbook"],
    ["a page", "<!DOCTYPE html><html></html>", "page"],
  ])("makes no report of %s, and leaves the folder as it was", (_, text, said) => {
    const folder = folderWith({ "outcomes.csv": text });
    const { status, stdout, stderr } = report(["outcomes.csv", "--out", "r", ...today], folder);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain(said);
    expect(stderr).toContain("no report was made; r is as it was");
    expect(existsSync(join(folder, "r"))).toBe(false);
  });
});
