/** A predecessor that people put off pushes what follows out of its phase: told as a conflict, not refused. */

import { describe, expect, test } from "vitest";
import { compileTexts } from "../../compiler/emit/plans/compile-texts.ts";
import type { Plan, PlannedAction } from "../../compiler/planner/plan.ts";
import { planAfter } from "../../compiler/planner/replan/apply.ts";
import { replan } from "../../compiler/planner/replan/replan.ts";
import { readPlainCustomer } from "../../compiler/records/plain-records.ts";
import { actionsOf, datesOf, planOf, playbookOf, task } from "./demo.ts";

const actions = `phase First "First" {
  window 0 to 14 days after start
  ${task("brief", "on start")}
  ${task("sandbox", "3 business days after brief")}
}
${task("fixed", "on 2026-12-11 exactly", "needs brief")}`;
const playbook = await playbookOf({ actions });
const base = planOf(playbook);

const putOff = (plan: Plan, name: string, date: string): Plan => ({
  ...plan,
  plays: plan.plays.map((play) => ({
    ...play,
    actions: play.actions.map((action) => (action.name === name ? { ...action, date } : action)),
  })),
});

function again(live: Plan, today = "2026-12-01") {
  const { record } = readPlainCustomer(playbook, { id: "c-1", name: "Aurora", stage: "Implementation" });
  if (record === undefined) throw new Error("no customer");
  const renderText = compileTexts(playbook);
  const given = { playbook, customer: record, persona: "Technical", start: base.start, renderText };
  return replan({ ...given, base, live, today });
}

test("the action keeps its day, and both days are shown with what is wrong", () => {
  const { migration, next } = again(putOff(base, "brief", "2026-12-11"));
  expect(next.problems).toEqual([]);
  expect(migration.conflicts).toMatchObject([
    {
      title: "sandbox",
      about: "when",
      mine: "Friday, 4 December 2026",
      playbook:
        "Wednesday, 16 December 2026; `sandbox` falls on 2026-12-16, outside its phase `First` (2026-12-01 to 2026-12-15)",
      take: "mine",
    },
  ]);
  expect(datesOf(migration.after)).toEqual(["2026-12-04 sandbox", "2026-12-11 brief", "2026-12-11 fixed"]);
  const [conflict] = migration.conflicts;
  if (conflict === undefined) throw new Error("no conflict");
  const taken = planAfter({ ...migration, conflicts: [{ ...conflict, take: "playbook" }] });
  expect(actionsOf(taken).find(({ name }) => name === "sandbox")?.date).toBe("2026-12-16");
});

test("within the phase it moves as ever", () => {
  expect(again(putOff(base, "brief", "2026-12-08")).migration.conflicts).toEqual([]);
});

describe("moved beyond what has a fixed day and needs it", () => {
  const late = putOff(base, "brief", "2026-12-15");

  test("it is the move that has to be decided, and is told as long as it stays", () => {
    const { migration, next } = again(late);
    expect(next.problems).toEqual([]);
    expect(migration.conflicts.find(({ title }) => title === "brief")).toMatchObject({
      about: "when",
      mine: expect.stringMatching(/^Tuesday, 15 December 2026; `fixed` .*2026-12-11/),
      playbook: "Tuesday, 1 December 2026",
    });
    expect(datesOf(migration.after)).toContain("2026-12-15 brief");
    const told = "is on Fri, 11 Dec 2026, before “brief” is over (Tue, 15 Dec 2026)";
    expect(migration.after.notices).toContainEqual(
      expect.objectContaining({ action: "fixed", message: told }),
    );
    expect(migration.notices).toContainEqual(expect.objectContaining({ title: "fixed", message: told }));
    const conflicts = migration.conflicts.map((each) => ({ ...each, take: "playbook" as const }));
    expect(datesOf(planAfter({ ...migration, conflicts }))).toContain("2026-12-01 brief");
  });

  test("what is done already is no conflict, and told all the same", () => {
    const done = {
      ...late,
      plays: late.plays.map((play) => ({ ...play, actions: play.actions.map(marked) })),
    };
    const { migration, next } = again(done, "2026-12-10");
    expect(next.problems).toEqual([]);
    expect(migration.conflicts.map(({ title }) => title)).toEqual(["sandbox"]);
    expect(migration.notices.map(({ title }) => title)).toContain("fixed");
  });
});

const marked = (action: PlannedAction): PlannedAction =>
  action.name === "brief" ? { ...action, done: true } : action;
