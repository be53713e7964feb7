/** A predecessor that people put off pushes what follows out of its phase: told as a conflict, not refused. */

import { expect, test } from "vitest";
import { compileTexts } from "../../compiler/emit/plans/compile-texts.ts";
import type { Plan } from "../../compiler/planner/plan.ts";
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

function again(live: Plan) {
  const { record } = readPlainCustomer(playbook, { id: "c-1", name: "Aurora", stage: "Implementation" });
  if (record === undefined) throw new Error("no customer");
  const renderText = compileTexts(playbook);
  const given = { playbook, customer: record, persona: "Technical", start: base.start, renderText };
  return replan({ ...given, base, live, today: "2026-12-01" });
}

test("the action keeps its day, and both days are shown with what is wrong", () => {
  const { migration, next } = again(putOff(base, "brief", "2026-12-11"));
  expect(next.problems).toEqual([]);
  expect(migration.conflicts).toMatchObject([
    {
      title: "sandbox",
      about: "when",
      mine: "Fri, 4 Dec 2026",
      playbook:
        "Wed, 16 Dec 2026; `sandbox` falls on 2026-12-16, outside its phase `First` (2026-12-01 to 2026-12-15)",
      take: "mine",
    },
  ]);
  expect(datesOf(migration.after)).toEqual(["2026-12-04 sandbox", "2026-12-11 brief", "2026-12-11 fixed"]);
  const [conflict] = migration.conflicts;
  if (conflict === undefined) throw new Error("no conflict");
  const taken = planAfter({ ...migration, conflicts: [{ ...conflict, take: "playbook" }] });
  expect(actionsOf(taken).find(({ name }) => name === "sandbox")?.date).toBe("2026-12-16");
});

test("within the phase it moves as ever; what cannot be decided is refused as ever", () => {
  expect(again(putOff(base, "brief", "2026-12-08")).migration.conflicts).toEqual([]);
  expect(again(putOff(base, "brief", "2026-12-15")).next.problems.map(({ code }) => code)).toContain(
    "dependency-too-late",
  );
});
