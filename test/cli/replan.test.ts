/** `persona replan` and `persona migrate`: a plan in use, from the first invitation to the last undo. */

import { copyFileSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Plan, PlannedAction } from "../../compiler/planner/plan.ts";
import { folderWith, persona, type Ran } from "../harness/command.ts";

const customer = "customers/birch-labs.json";

/** A folder with the starter and a first plan in `plan/`, as `plan.json` and `base.json`. */
function planned(): { readonly folder: string; readonly run: (...args: readonly string[]) => Ran } {
  const folder = folderWith({}, "starter");
  const run = (...args: readonly string[]) => persona(args, { in: folder });
  const made = run(
    "plan",
    ".",
    "--customer",
    customer,
    "--team",
    "team.csv",
    "--start",
    "2026-12-01",
    "--out",
    "plan",
  );
  expect(made).toMatchObject({ status: 0 });
  copyFileSync(join(folder, "plan/plan.json"), join(folder, "plan.json"));
  copyFileSync(join(folder, "plan/plan.json"), join(folder, "base.json"));
  return { folder, run };
}

const replanning = [
  "--base",
  "base.json",
  "--live",
  "plan.json",
  "--customer",
  customer,
  "--team",
  "team.csv",
];
const readPlanIn = (path: string): Plan => JSON.parse(readFileSync(path, "utf8"));

function edit(folder: string, change: (action: PlannedAction & Record<string, unknown>) => void): void {
  const plan = readPlanIn(join(folder, "plan.json"));
  for (const action of plan.plays.flatMap(({ actions }) => actions)) change(action as never);
  writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
}
const calendars = (folder: string): string =>
  existsSync(folder)
    ? readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), "utf8"))
        .join("")
    : "";

describe("replan", () => {
  test("says that nothing changes, and that nothing has to be sent", () => {
    const { folder, run } = planned();
    const { status, stdout, stderr } = run(
      "replan",
      ".",
      ...replanning,
      "--today",
      "2026-12-01",
      "--out",
      "new",
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("0 changes, 0 to decide");
    expect(stdout).toContain("no invitation has to be sent");
    expect(stdout.trimEnd()).toMatch(/\n {2}nothing to decide: plan\.json in new is the plan$/);
    expect(readFileSync(join(folder, "new/migration.md"), "utf8")).toContain("Nothing changes.");
    expect(existsSync(join(folder, "new/updates"))).toBe(false);
  });

  test("sends what was moved, is applied, and undone with a higher SEQUENCE", () => {
    const { folder, run } = planned();
    edit(folder, (action) => {
      if (action.kind === "meeting") (action as { date: string }).date = "2026-12-16";
    });
    const moved = run("replan", ".", ...replanning, "--today", "2026-12-01", "--out", "new");
    expect(moved).toMatchObject({ status: 0, stderr: "" });
    expect(moved.stdout).toContain("stays as people have it:");
    expect(calendars(join(folder, "new/updates"))).toMatch(/SEQUENCE:1[\s\S]*DTSTART[^\r]*20261216T/);
    copyFileSync(join(folder, "new/migration.json"), join(folder, "migration.json"));

    const apply = ["migrate", ".", "migration.json", "--today", "2026-12-02"];
    expect(run(...apply, "--live", "base.json", "--out", "applied")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("somebody has changed it since"),
    });
    expect(run(...apply, "--live", "plan.json", "--out", "applied")).toMatchObject({ status: 0, stderr: "" });
    const undone = run(...apply, "--live", "applied/plan.json", "--undo", "--out", "before");
    expect(undone).toMatchObject({ status: 0, stderr: "" });
    expect(readPlanIn(join(folder, "before/plan.json")).plays).toEqual(
      readPlanIn(join(folder, "applied/plan.json")).plays.map((play) => ({
        ...play,
        actions: expect.any(Array),
      })),
    );
  });

  test("a changed playbook meets an edit: both are shown, and the file decides", () => {
    const { folder, run } = planned();
    const main = readFileSync(join(folder, "main.persona"), "utf8");
    const later = main.replaceAll("start at 10:00", "start at 14:00");
    expect(later).not.toBe(main);
    writeFileSync(join(folder, "main.persona"), later);
    edit(folder, (action) => {
      if (action.time?.start === "10:00") Object.assign(action.time, { start: "11:00", end: "12:00" });
    });
    const { stdout } = run("replan", ".", ...replanning, "--today", "2026-12-01", "--out", "new");
    expect(stdout).not.toContain("nothing to decide");
    expect(stdout).toMatch(/1 to decide[\s\S]*in the plan: .*11:00 to 12:00[\s\S]*by the playbook: .*14:00/);
    // What is sent before it is decided would be sent again with other words under the same number.
    expect(readdirSync(join(folder, "new")).filter((name) => !name.startsWith("."))).toEqual([
      "base.json",
      "migration.json",
      "migration.md",
    ]);
    const decided = readFileSync(join(folder, "new/migration.json"), "utf8").replace(
      '"take": "mine"',
      '"take": "playbook"',
    );
    writeFileSync(join(folder, "decided.json"), decided);
    writeFileSync(
      join(folder, "damaged.json"),
      decided.replace(/("values": \{)/, '$1 "recurrence": null, "time": { "start": 10 },'),
    );
    expect(run("migrate", ".", "damaged.json", "--live", "plan.json", "--out", "applied")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("values, recurrence: this has to be a group in { }"),
    });
    writeFileSync(
      join(folder, "stray.json"),
      decided.replace(/("conflicts": \[\s*\{\s*"identity": )"[^"]*"/, '$1"another"'),
    );
    expect(run("migrate", ".", "stray.json", "--live", "plan.json", "--out", "applied")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("no action of the plan has another"),
    });
    const { status } = run(
      "migrate",
      ".",
      "decided.json",
      "--live",
      "plan.json",
      "--today",
      "2026-12-01",
      "--out",
      "applied",
    );
    expect(status).toBe(0);
    expect(calendars(join(folder, "applied/updates"))).toMatch(/SEQUENCE:1[\s\S]*DTSTART[^\r]*T140000/);

    const decidedly = ["migrate", ".", "decided.json", "--today", "2026-12-02"];
    expect(run(...decidedly, "--live", "applied/plan.json", "--undo", "--out", "undone").status).toBe(0);
    expect(run(...decidedly, "--live", "undone/plan.json", "--out", "once-more").status).toBe(0);
    expect(calendars(join(folder, "undone/updates"))).toContain("SEQUENCE:2");
    expect(calendars(join(folder, "once-more/updates"))).toContain("SEQUENCE:3");

    writeFileSync(join(folder, "main.persona"), later.replace("playbook Welcome", "playbook Another"));
    expect(run(...decidedly, "--live", "plan.json", "--out", "applied")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("was made with the playbook Welcome, and this is Another"),
    });
  });

  test("what makes no sense is told with its place, and nothing is written", () => {
    const { folder, run } = planned();
    edit(folder, (action) => {
      if (action.kind === "meeting") (action as { date: string }).date = "2026-02-30";
    });
    const wrong = run("replan", ".", ...replanning, "--out", "new");
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toMatch(/^error: plan\.json: \w+, \w+, date: there is no day 2026-02-30$/m);
    expect(wrong.stderr).toContain("no plan was written; new is as it was");
    expect(existsSync(join(folder, "new"))).toBe(false);

    writeFileSync(join(folder, "plan.json"), "{ not JSON");
    expect(run("replan", ".", ...replanning, "--out", "new").stderr).toContain(
      "plan.json: this is no JSON, see line 1",
    );
    expect(run("migrate", ".", "base.json", "--live", "base.json", "--out", "new")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(
        "base.json: this is a plan, and a migration is asked for\n  help: name migration.json of `persona replan`",
      ),
    });
    expect(existsSync(join(folder, "new"))).toBe(false);
  });

  test("of a folder in the place of a plan, the plan in it is named, and none of its other files", () => {
    const { run } = planned();
    const { status, stderr } = run("replan", ".", ...replanning, "--base", "plan", "--out", "out");
    expect(status).toBe(3);
    expect(stderr).toContain("help: name a file in it, such as plan/plan.json\n");
  });

  test("one file as base and live is refused, by whatever path: an edit in it could not be seen", () => {
    const { folder, run } = planned();
    symlinkSync("plan.json", join(folder, "same.json"));
    for (const base of ["plan.json", "./plan/../plan.json", "same.json"]) {
      const refused = run("replan", ".", ...replanning, "--base", base, "--out", "new");
      expect(refused).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/base and live are the same file[\s\S]*keep a copy of plan\.json/),
      });
    }
    expect(existsSync(join(folder, "new"))).toBe(false);
  });

  test("no roster for a plan with people of the team is refused: all would be taken out", () => {
    const { folder, run } = planned();
    const withoutTeam = replanning.slice(0, replanning.indexOf("--team"));
    expect(run("replan", ".", ...withoutTeam, "--out", "new")).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(
        /the plan has people of the team, and no roster is named[\s\S]*add --team/,
      ),
    });
    expect(existsSync(join(folder, "new"))).toBe(false);
  });

  test("plans of another customer and of another playbook are refused", () => {
    const { folder, run } = planned();
    const plan = readPlanIn(join(folder, "plan.json"));
    writeFileSync(join(folder, "other.json"), JSON.stringify({ ...plan, customer: { id: "X", name: "X" } }));
    expect(run("replan", ".", ...replanning, "--base", "other.json", "--out", "new")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("other.json is the plan of X"),
    });
    const playbook = { ...plan.playbook, name: "Another" };
    writeFileSync(join(folder, "other.json"), JSON.stringify({ ...plan, playbook }));
    expect(run("replan", ".", ...replanning, "--base", "other.json", "--out", "new")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("was made with the playbook Another"),
    });
  });
});
