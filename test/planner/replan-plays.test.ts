/** Re-planning where people or the playbook change what an action is, its phase, its play, its guests, or a play's title. */

import { describe, expect, test } from "vitest";
import { compileTexts } from "../../compiler/emit/plans/compile-texts.ts";
import type { Playbook } from "../../compiler/ir/ir.ts";
import { updateCalendars } from "../../compiler/planner/calendar/updates.ts";
import type { Plan, PlannedAction, PlannedPlay } from "../../compiler/planner/plan.ts";
import { readPlan } from "../../compiler/planner/read-plan.ts";
import { isSamePlan, planAfter } from "../../compiler/planner/replan/apply.ts";
import type { Migration } from "../../compiler/planner/replan/migration.ts";
import { readMigration } from "../../compiler/planner/replan/read-migration.ts";
import { replan } from "../../compiler/planner/replan/replan.ts";
import { readPlainCustomer } from "../../compiler/records/plain-records.ts";
import { actionsOf, type Demo, meeting, planOf, playbookOf, task } from "./demo.ts";

const kickoff = meeting("kickoff", "3 business days after start at 10:00 for 60 minutes", "Sponsor");
const phases = (inFirst: string, inSecond: string, second = "Second") =>
  `phase First "First" { window 0 to 30 days after start\n${inFirst} }` +
  `phase ${second} "${second}" { window 0 to 60 days after start\n${inSecond} }`;
const letter = task("letter", "on start");
const brief = task("brief", "2 business days after start");
const call = meeting("call", "5 business days after start at 11:00 for 30 minutes", "Sponsor");
const demo = { actions: phases(kickoff + letter, brief + call) } satisfies Demo;
const other = (actions: string) =>
  `play Other "Other" {\n  for Technical\n  stage Implementation\n${actions}\n}`;

const playbook = await playbookOf(demo);
const contacts = [{ role: "Sponsor", name: "Sue", email: "sue@customer.example" }];
const base = planOf(playbook, { customer: { contacts } });

function again(
  now: Playbook,
  live: Plan,
  from = base,
  start = from.start,
): { migration: Migration; next: Plan } {
  const { record } = readPlainCustomer(now, { id: "c-1", name: "Aurora", stage: "Implementation", contacts });
  if (record === undefined) throw new Error("no customer");
  const given = { playbook: now, customer: record, persona: "Technical", renderText: compileTexts(now) };
  return replan({ ...given, start, base: from, live, today: "2026-12-01" });
}

const withPlays = (plan: Plan, edit: (play: PlannedPlay) => PlannedPlay): Plan => ({
  ...plan,
  plays: plan.plays.map(edit),
});
const edited = (plan: Plan, name: string, change: Partial<PlannedAction>): Plan =>
  withPlays(plan, (play) => ({
    ...play,
    actions: play.actions.map((action) => (action.name === name ? { ...action, ...change } : action)),
  }));
const called = (title: string): Plan => withPlays(base, (play) => ({ ...play, title }));
const moment = { today: "2026-12-01", stamp: "2026-12-01T00:00:00Z" };
const named = (plan: Plan, wanted: string) => actionsOf(plan).find(({ name }) => name === wanted);
const decided = (migration: Migration): Migration => ({
  ...migration,
  conflicts: migration.conflicts.map((conflict) => ({ ...conflict, take: "playbook" as const })),
});
const titles = ({ plays }: Plan) => plays.map(({ title }) => title);

describe("an action", () => {
  test("of another kind stays one, and a meeting that is a task by now is called off", () => {
    const { migration } = again(playbook, edited(base, "kickoff", { kind: "task" }));
    expect(named(migration.after, "kickoff")?.kind).toBe("task");
    expect(migration.conflicts).toEqual([]);
    expect(migration.keptByHand).toMatchObject([
      { title: "kickoff", parts: ["kind"], what: "the kind, from meeting to task" },
    ]);
    const { cancellations, updates } = updateCalendars(migration.before.sent ?? [], migration.after, moment);
    expect([updates.length, cancellations.length]).toEqual([0, 1]);
  });

  test("in another phase stays there, and is a conflict where the playbook moves it, too", async () => {
    const live = edited(base, "letter", { phase: "Second" });
    expect(named(again(playbook, live).migration.after, "letter")?.phase).toBe("Second");

    const outside = await playbookOf({ actions: letter + phases(kickoff, brief + call) });
    const { migration } = again(outside, live);
    expect(migration.conflicts).toMatchObject([
      { title: "letter", about: "phase", mine: "Second", playbook: "none" },
    ]);
    expect(named(migration.after, "letter")?.phase).toBe("Second");
    expect(named(planAfter(decided(migration)), "letter")?.phase).toBeUndefined();

    // Nobody changed it by hand: the playbook's counts, and it is told.
    expect(again(outside, base).migration.changes).toMatchObject([
      { title: "letter", parts: ["phase"], what: "the phase, from First to none" },
    ]);
  });

  test("in a phase that is not there is told with its place", () => {
    const read = readPlan(JSON.parse(JSON.stringify(edited(base, "letter", { phase: "Third" }))));
    expect(read).toEqual({
      faults: [{ place: "Onboarding, letter, phase", message: "the play has no phase Third" }],
    });
  });

  test("that is done keeps a phase that the playbook has no more", async () => {
    const renamed = await playbookOf({ actions: phases(kickoff + letter, brief + call, "Later") });
    const { migration } = again(renamed, edited(base, "brief", { done: true }));
    expect(migration.after.plays[0]?.phases.map(({ name }) => name)).toEqual(["First", "Later", "Second"]);
    expect(readPlan(JSON.parse(JSON.stringify(migration.after)))).toHaveProperty("plan");
  });

  test("that the playbook moves to another play is gone there and new here, and both say so", async () => {
    const apart = await playbookOf({ actions: phases(kickoff, brief + call), more: other(letter) });
    const told = (live: Plan) =>
      again(apart, live).migration.changes.map(({ kind, play, title, why }) => [kind, play, title, why]);
    const here = "the playbook has moved it here from the play Onboarding, as a new one";
    const there = "the playbook has moved it to the play Other, where it is a new one";
    expect(told(base)).toEqual([
      ["new", "Other", "letter", here],
      ["gone", "Onboarding", "letter", there],
    ]);
    const done = edited(base, "letter", { done: true });
    expect(told(done)).toEqual([["new", "Other", "letter", `${here}; there it is done already`]]);
    expect(
      actionsOf(again(apart, done).migration.after).filter(({ name }) => name === "letter"),
    ).toHaveLength(2);
  });
});

describe("an action that people put into another play", async () => {
  const weekly = meeting(
    "standup",
    "every week on Tuesday at 09:30 for 30 minutes until 2027-01-19",
    "Sponsor",
  );
  const both = await playbookOf({ ...demo, more: other(phases(weekly, "")) });
  const planned = planOf(both, { customer: { contacts } });
  const guest = { name: "Gus", email: "gus@example.com" };

  /** Into the play of that name, without a phase. */
  const put = (plan: Plan, isIt: (action: PlannedAction) => boolean, into: string): Plan => {
    const actions = actionsOf(plan)
      .filter(isIt)
      .map(({ phase: _, ...action }) => action);
    return withPlays(plan, (play) => ({
      ...play,
      actions: [...play.actions.filter((action) => !isIt(action)), ...(play.name === into ? actions : [])],
    }));
  };
  const isLetter = ({ name }: PlannedAction) => name === "letter";
  const asRead = (plan: Plan): Plan => {
    const read = readPlan(JSON.parse(JSON.stringify(plan)));
    if ("faults" in read) throw new Error(JSON.stringify(read.faults));
    return read.plan;
  };
  const whereIs = ({ plays }: Plan, name: string) =>
    plays.flatMap((play) => play.actions.filter((each) => each.name === name).map(() => play.name));

  test("stays there with its guests and words, in the next rounds too, and no calendar is told", () => {
    const people = named(planned, "kickoff")?.people ?? [];
    const worked = edited(planned, "kickoff", {
      title: "Meet the makers",
      people: people.map((role) => ({ ...role, people: [...role.people, guest] })),
    });
    const live = asRead(put(worked, ({ name }) => name === "kickoff", "Other"));
    const { migration, next } = again(both, live, planned);
    expect(migration).toMatchObject({ conflicts: [], changes: [], notices: [] });
    expect(migration.keptByHand).toMatchObject([
      { play: "Other", title: "Meet the makers", parts: ["title", "people", "play"] },
    ]);
    expect(migration.keptByHand[0]?.what).toContain("the play, from Onboarding, First to Other");
    expect(whereIs(migration.after, "kickoff")).toEqual(["Other"]);
    expect(JSON.stringify(named(migration.after, "kickoff")?.people)).toContain("gus@example.com");
    const told = updateCalendars(migration.before.sent ?? [], migration.after, moment);
    expect([told.updates.length, told.cancellations.length]).toEqual([1, 0]);

    const second = again(both, asRead(told.plan), next).migration;
    expect(second).toMatchObject({ conflicts: [], changes: [], notices: [] });
    expect(whereIs(second.after, "kickoff")).toEqual(["Other"]);
    expect(updateCalendars(told.plan.sent ?? [], second.after, moment)).toMatchObject({
      updates: [],
      cancellations: [],
    });
  });

  test("takes on what the playbook changes of it, but for a phase that it has left", async () => {
    const live = asRead(put(planned, isLetter, "Other"));
    const changed = await playbookOf({
      actions: phases(kickoff, brief + call + letter.replace('"letter"', '"A letter"')),
      more: other(phases(weekly, "")),
    });
    const { migration } = again(changed, live, planned);
    expect(migration.conflicts).toEqual([]);
    expect(whereIs(migration.after, "letter")).toEqual(["Other"]);
    expect(named(migration.after, "letter")).toMatchObject({ title: "A letter" });
    expect(named(migration.after, "letter")?.phase).toBeUndefined();
    expect(asRead(planAfter(decided(migration)))).toEqual(migration.after);
  });

  test("and that the playbook has no more is decided by people", async () => {
    const live = asRead(put(planned, isLetter, "Other"));
    const without = await playbookOf({
      actions: phases(kickoff, brief + call),
      more: other(phases(weekly, "")),
    });
    const { migration } = again(without, live, planned);
    expect(migration.conflicts).toMatchObject([{ play: "Other", about: "taken out by the playbook" }]);
    expect(whereIs(migration.after, "letter")).toEqual(["Other"]);
    expect(whereIs(planAfter(decided(migration)), "letter")).toEqual([]);
  });

  test("may be in one of their own, which stands before the surveys", async () => {
    const asking = await playbookOf({
      ...demo,
      more: 'survey Well "Well?" { kind nps; question en "?", es "¿?"; to Sponsor; channel email; ask 9 days after start }',
    });
    const plan = planOf(asking, { customer: { contacts } });
    const own = { name: "Ours", title: "Ours", phases: [], actions: [], waiting: [], notDecided: [] };
    const live = asRead(put({ ...plan, plays: [...plan.plays, own] }, isLetter, "Ours"));
    const { migration } = again(asking, live, plan);
    expect(migration.after.plays.map(({ name }) => name)).toEqual(["Onboarding", "Ours", "(surveys)"]);
    expect(whereIs(migration.after, "letter")).toEqual(["Ours"]);
  });

  test("as one occurrence is still one of its series", () => {
    const live = asRead(put(planned, ({ occurrence }) => occurrence === 3, "Onboarding"));
    const { migration } = again(both, live, planned);
    expect(whereIs(migration.after, "standup").filter((play) => play === "Onboarding")).toHaveLength(1);
    const { updates, cancellations } = updateCalendars(migration.before.sent ?? [], migration.after, moment);
    expect([updates, cancellations]).toEqual([[], []]);
  });
});

test("two plays of one name are told with their place", () => {
  const [play] = base.plays as [PlannedPlay];
  const twice = { ...base, plays: [play, { ...play, actions: [] }] };
  expect(readPlan(JSON.parse(JSON.stringify(twice)))).toEqual({
    faults: [{ place: "Onboarding", message: "another play has the same name" }],
  });
});

describe("a play", () => {
  const renamed = playbookOf({ actions: demo.actions, more: "" }).then((same) => ({
    ...same,
    plays: same.plays.map((play) => ({ ...play, titles: { en: "First weeks" } })),
  }));

  test("is called as people call it, and that is no change of the playbook's", () => {
    const live = called("Our start");
    const { migration } = again(playbook, live);
    expect(titles(migration.after)).toEqual(["Our start"]);
    expect(migration).toMatchObject({ conflicts: [], changes: [] });
    expect(migration.keptByHand).toMatchObject([
      { play: "Onboarding", what: "the title of the play, from Onboarding to Our start" },
    ]);
    expect(isSamePlan(live, base)).toBe(false);
  });

  test("whose title the playbook changed is called so, and it is told", async () => {
    const { migration } = again(await renamed, base);
    expect(titles(migration.after)).toEqual(["First weeks"]);
    expect(migration.changes.map(({ what }) => what)).toEqual([
      "the title of the play, from Onboarding to First weeks",
    ]);
  });

  test("whose title both changed is a conflict, decided like every other", async () => {
    const { migration } = again(await renamed, called("Our start"));
    expect(migration.conflicts).toMatchObject([
      { about: "the title of the play", mine: "Our start", playbook: "First weeks", take: "mine" },
    ]);
    expect(titles(planAfter(migration))).toEqual(["Our start"]);
    expect(titles(planAfter(decided(migration)))).toEqual(["First weeks"]);
    expect(readMigration(JSON.parse(JSON.stringify(migration)))).toHaveProperty("migration");
    const stray = {
      ...migration,
      conflicts: migration.conflicts.map((each) => ({ ...each, play: "Nothing" })),
    };
    expect(readMigration(JSON.parse(JSON.stringify(stray)))).toHaveProperty("faults");
  });
});

test("whoever is a guest of one occurrence stays one, of that occurrence alone", async () => {
  const weekly = await playbookOf({
    actions: meeting("standup", "every week on Tuesday at 09:30 for 30 minutes until 2027-01-19", "Sponsor"),
  });
  const planned = planOf(weekly, { customer: { contacts } });
  const guest = { name: "Gus", email: "gus@example.com" };
  const withGuest = withPlays(planned, (play) => ({
    ...play,
    actions: play.actions.map((action) =>
      action.occurrence === 4
        ? { ...action, people: action.people.map((role) => ({ ...role, people: [...role.people, guest] })) }
        : action,
    ),
  }));
  const first = again(weekly, withGuest, planned);
  expect(first.migration.conflicts).toEqual([]);
  const { plan, updates } = updateCalendars(first.migration.before.sent ?? [], first.migration.after, moment);
  // A week later than planned: it is still the fourth that has the guest.
  const second = again(weekly, plan, first.next, "2026-12-08");
  const invites = ({ people }: PlannedAction) => JSON.stringify(people).includes("gus@example.com");
  for (const each of [plan, second.migration.after])
    expect(
      actionsOf(each)
        .filter(invites)
        .map(({ occurrence }) => occurrence),
    ).toEqual([4]);
  const events = updates.flatMap(({ content }) => content.split("BEGIN:VEVENT").slice(1));
  expect(events.map((event) => [event.includes("RECURRENCE-ID"), event.includes("gus@")])).toEqual([
    [false, false],
    [true, true],
  ]);
});
