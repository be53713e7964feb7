/** Days that people chose: the words that name them, why the rest changes, and what speaks against them. */

import { describe, expect, test } from "vitest";
import { compileTexts } from "../../compiler/emit/plans/compile-texts.ts";
import { migrationMarkdown } from "../../compiler/emit/plans/migration-markdown.ts";
import type { Plan, PlannedAction } from "../../compiler/planner/plan.ts";
import { readPlan } from "../../compiler/planner/read-plan.ts";
import { planBefore } from "../../compiler/planner/replan/apply.ts";
import { readMigration } from "../../compiler/planner/replan/read-migration.ts";
import { replan } from "../../compiler/planner/replan/replan.ts";
import { readPlainCustomer } from "../../compiler/records/plain-records.ts";
import { actionsOf, meeting, planOf, playbookOf, task } from "./demo.ts";

const playbook = await playbookOf({
  actions:
    meeting(
      "kickoff",
      "5 business days after start at 10:00 for 60 minutes",
      "Manager, Sponsor",
      'agenda en "See you on {{action.date}}.", es "Hasta el {{action.date}}."',
    ) +
    task(
      "letter",
      "on start",
      'note en "Dear all,\\nour first meeting is on {{dates.kickoff}}, as agreed.", es "Nos vemos el {{dates.kickoff}}."',
    ) +
    task("sandbox", "2 business days after kickoff"),
});
const base = planOf(playbook);

/** As the command reads it, with the instants of that day. */
const moved = (name: string, date: string): Plan => {
  const plays = base.plays.map((play) => ({
    ...play,
    actions: play.actions.map((action) => (action.name === name ? { ...action, date } : action)),
  }));
  const read = readPlan(JSON.parse(JSON.stringify({ ...base, plays })));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.plan;
};

const again = (live: Plan, { from = base, customer = {}, start = base.start } = {}) => {
  const fields = { id: "c-1", name: "Aurora", stage: "Implementation", ...customer };
  const { record } = readPlainCustomer(playbook, fields);
  if (record === undefined) throw new Error("no customer");
  const renderText = compileTexts(playbook);
  const given = { playbook, customer: record, persona: "Technical", start, renderText };
  return replan({ ...given, base: from, live, today: "2026-12-01" });
};

const named = (plan: Plan, wanted: string): PlannedAction => {
  const found = actionsOf(plan).find(({ name }) => name === wanted);
  if (found === undefined) throw new Error(`no ${wanted}`);
  return found;
};

describe("words", () => {
  const { migration, next } = again(moved("kickoff", "2026-12-10"));

  test("name the day that people chose, in what they moved as well as elsewhere", () => {
    expect(named(base, "kickoff").text).toBe("See you on Tuesday, 8 December 2026.");
    expect(named(migration.after, "kickoff")).toMatchObject({
      date: "2026-12-10",
      text: "See you on Thursday, 10 December 2026.",
      reasons: ["the day was set by hand"],
    });
    expect(named(migration.after, "letter").text).toContain("on Thursday, 10 December 2026");
    // The day itself is the playbook's there: that is how the next round sees what people moved.
    expect(named(next, "kickoff").date).toBe("2026-12-08");
  });

  test("change for a reason that is named, from day to day", () => {
    const why = "“kickoff” has moved by hand from Tuesday, 8 December 2026 to Thursday, 10 December 2026";
    expect(migration.changes.map(({ title, what, why }) => [title, what, why])).toEqual([
      [
        "letter",
        "the words, from “… meeting is on Tuesday, 8 December 2026, as …” to “… meeting is on Thursday, 10 December 2026, as …”",
        why,
      ],
      ["kickoff", expect.stringContaining("8 December 2026.” to “See you on Thursday, 10"), why],
      [
        "sandbox",
        "the day, from Thursday, 10 December 2026 to Monday, 14 December 2026",
        expect.stringMatching(/^“kickoff” has moved by hand from Tuesday, 8 .*; 2 business days after /),
      ],
    ]);
    const page = migrationMarkdown(migration);
    expect(page).toContain(`, because ${why}`);
    expect(page).toContain(
      "**kickoff**: the day, from Tuesday, 8 December 2026, 10:00 to 11:00 (America/Denver) to Thursday, 10 December 2026",
    );
  });

  test("say nothing new once they have been sent", () => {
    const round = again(migration.after, { from: next });
    expect(round.migration.changes).toEqual([]);
    expect(round.migration.conflicts).toEqual([]);
  });

  test("and reasons name that day after an undo too, since it stays as people have it", () => {
    const read = readMigration(JSON.parse(JSON.stringify(migration)));
    if ("faults" in read) throw new Error(JSON.stringify(read.faults));
    const undone = planBefore(read.migration);
    expect(named(undone, "kickoff")).toMatchObject({
      date: "2026-12-10",
      text: "See you on Thursday, 10 December 2026.",
      reasons: ["the day was set by hand"],
    });
    expect(named(undone, "letter").text).toContain("on Thursday, 10 December 2026");
    expect(named(undone, "sandbox").date).toBe("2026-12-10");
  });
});

test("after an undo, the base says whether what was taken back is proposed again", () => {
  const first = again(base, { start: "2026-12-02" });
  const undone = planBefore(first.migration);
  expect(again(undone, { start: "2026-12-02" }).migration.changes).toEqual(first.migration.changes);
  const stays = again(undone, { from: first.next, start: "2026-12-02" }).migration;
  expect(stays.changes.map(({ parts }) => parts)).not.toContainEqual(expect.arrayContaining(["when"]));
  expect(stays.keptByHand.map(({ title }) => title)).toContain("kickoff");
});

test("what moves with the start says so", () => {
  const { changes } = again(base, { start: "2026-12-02" }).migration;
  expect(changes.find(({ title }) => title === "sandbox")?.why).toContain("“kickoff” has moved from");
  expect(changes.find(({ title }) => title === "kickoff")?.why).toContain(
    "the start has moved from Tuesday, 1 December 2026 to Wednesday, 2 December 2026",
  );
});

describe("a day that people chose is told", () => {
  const told = (live: Plan, customer = {}) => {
    const { migration } = again(live, { customer });
    const inPlan = migration.after.notices.map(({ title, message }) => `${title} ${message}`);
    const told = migration.notices.map(({ title, message }) => `${title} ${message}`);
    expect(inPlan).toEqual(expect.arrayContaining(told));
    return told;
  };

  test("where the team does not work", () => {
    expect(told(moved("kickoff", "2026-12-24"))).toEqual([
      "kickoff stays on Thu, 24 Dec 2026, although that is a day off",
    ]);
  });
  test("where the customer does not, of a meeting with their people", () => {
    const holidays = ["2026-12-10", "2026-12-14"];
    expect(told(moved("kickoff", "2026-12-10"), { holidays })).toEqual([
      "kickoff stays on Thu, 10 Dec 2026, although that is a day off for the customer",
    ]);
  });
  test("where the customer does not on their clock, which shows another day", () => {
    const there = { timezone: "Pacific/Auckland", holidays: ["2026-12-11"] };
    expect(told(moved("kickoff", "2026-12-10"), there)).toEqual([
      "kickoff stays on Thu, 10 Dec 2026, although it is Fri, 11 Dec 2026 in Pacific/Auckland, and that is a day off for the customer",
    ]);
  });
  test("where what has to be over before is not", () => {
    expect(told(moved("sandbox", "2026-12-07"))).toEqual([
      "sandbox is on Mon, 7 Dec 2026, before “kickoff” is over (Tue, 8 Dec 2026)",
    ]);
  });
  test("and not where nothing speaks against it", () => {
    expect(told(moved("kickoff", "2026-12-10"))).toEqual([]);
  });
  test("of the past, nothing", () => {
    expect(told(moved("sandbox", "2026-11-29"))).toEqual([]);
  });
});

describe("what the playbook alone says is written anew, and told", () => {
  const edited = (change: (plan: Plan) => Plan): readonly string[] => {
    const read = readPlan(JSON.parse(JSON.stringify(change(base))));
    if ("faults" in read) throw new Error(JSON.stringify(read.faults));
    const { migration } = again(read.plan);
    expect(migration.changes).toEqual([]);
    expect(actionsOf(migration.after)).toEqual(actionsOf(base));
    expect(migration.after.plays.map(({ title }) => title)).toEqual(base.plays.map(({ title }) => title));
    return migration.notices.map(({ title, message }) => `${title}: ${message}`);
  };
  const withAction = (change: Partial<PlannedAction>) => (plan: Plan) => ({
    ...plan,
    plays: plan.plays.map((play) => ({
      ...play,
      actions: play.actions.map((action) => (action.name === "letter" ? { ...action, ...change } : action)),
    })),
  });

  test("of an action", () => {
    expect(edited(withAction({ needs: ["a look"], serves: ["calm"] }))).toEqual([
      "letter: its needs and actions before it were changed by hand in the plan; the playbook alone says that, and it is written anew",
    ]);
  });
  test("of a play", () => {
    const renamed = (plan: Plan) => ({
      ...plan,
      plays: plan.plays.map((play) => ({ ...play, goal: "Another" })),
    });
    expect(edited(renamed)).toEqual([
      "Onboarding: its goal was changed by hand in the plan; the playbook alone says that, and it is written anew",
    ]);
  });
  test("and of what nobody touched, nothing, in the next rounds either", () => {
    expect(edited((plan) => plan)).toEqual([]);
    const first = again(moved("kickoff", "2026-12-10"));
    expect(again(first.migration.after, { from: first.next }).migration.notices).toEqual([]);
  });
});
