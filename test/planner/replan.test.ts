/** Re-planning: the rulings one worked case each, and a calendar program's view of any change. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileTexts } from "../../compiler/emit/plans/compile-texts.ts";
import type { Playbook } from "../../compiler/ir/ir.ts";
import { feed, invitations } from "../../compiler/planner/calendar/calendars.ts";
import { type CalendarUpdates, updateCalendars } from "../../compiler/planner/calendar/updates.ts";
import type { Plan, PlannedAction } from "../../compiler/planner/plan.ts";
import { planSchema } from "../../compiler/planner/plan-schema.ts";
import { readPlan } from "../../compiler/planner/read-plan.ts";
import { isSamePlan, planAfter } from "../../compiler/planner/replan/apply.ts";
import type { Migration } from "../../compiler/planner/replan/migration.ts";
import { type Replanned, replan } from "../../compiler/planner/replan/replan.ts";
import { readPlainCustomer, readPlainTeam } from "../../compiler/records/plain-records.ts";
import { drawsOf } from "../harness/counts.ts";
import { actionsOf, type Demo, meeting, planOf, playbookOf, type Request, sourceOf, task } from "./demo.ts";
import { createMailboxes, type Mailboxes } from "./mailboxes.ts";

const demo: Demo & { readonly actions: string } = {
  assign: "require skills has portal; prefer load < 50% then +1",
  actions:
    meeting("kickoff", "3 business days after start at 10:00 for 60 minutes", "Manager, Sponsor") +
    task("sandbox", "2 business days after kickoff") +
    meeting("standup", "every week on Tuesday at 09:30 for 30 minutes until 2027-01-19", "Manager, Coders") +
    task("brief", "on start"),
};
const member = (name: string, load = 10) => ({
  name,
  email: `${name.toLowerCase()}@example.com`,
  skills: ["portal"],
  load,
});
const contact = (role: string, name: string) => ({
  role,
  name,
  email: `${name.toLowerCase()}@customer.example`,
});
const request: Request = {
  team: [member("Ana"), member("Ben")],
  customer: { contacts: [contact("Sponsor", "Sue"), contact("Coders", "Cy"), contact("Coders", "Dee")] },
};
const today = "2026-12-08";
const moment = { today, stamp: `${today}T00:00:00Z` };

/** With what the case changes of the request of the first plan. */
function again(playbook: Playbook, base: Plan, live: Plan, changed: Request = {}, on = today): Replanned {
  const read = readPlainCustomer(playbook, {
    id: "c-1",
    name: "Aurora",
    stage: "Implementation",
    ...request.customer,
    ...changed.customer,
  });
  const members = readPlainTeam(playbook, changed.team ?? request.team ?? []).members;
  if (read.record === undefined) throw new Error(read.problems.map(({ message }) => message).join("\n"));
  return replan({
    playbook,
    customer: read.record,
    persona: changed.persona ?? "Technical",
    team: members,
    start: changed.start ?? base.start,
    renderText: compileTexts(playbook),
    base,
    live,
    today: on,
  });
}

const edited = (plan: Plan, edit: (action: PlannedAction) => PlannedAction | undefined): Plan => ({
  ...plan,
  plays: plan.plays.map((play) => ({
    ...play,
    actions: play.actions.flatMap((action) => edit(action) ?? []),
  })),
});
const onDay = (action: PlannedAction, date: string): PlannedAction => {
  const read = readPlan(JSON.parse(JSON.stringify(planWith({ ...action, date }))));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return actionsOf(read.plan)[0] as PlannedAction;
};
const planWith = (action: PlannedAction): Plan => ({
  ...empty,
  plays: [{ name: "p", title: "p", phases: [], actions: [action], waiting: [], notDecided: [] }],
});
const empty: Plan = {
  format: "persona-plan",
  planVersion: 1,
  playbook: { name: "Demo", version: "1.0.0", title: "Demo", owner: { name: "CX" } },
  customer: { id: "c-1", name: "Aurora" },
  language: "en",
  locale: "en",
  timezone: "America/Denver",
  persona: { name: "Technical", title: "Technical" },
  start: "2026-12-01",
  team: [],
  plays: [],
  toCome: [],
  notices: [],
  problems: [],
};

const named = (plan: Plan, name: string, occurrence?: number): PlannedAction => {
  const found = actionsOf(plan).find((each) => each.name === name && each.occurrence === occurrence);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};
const kinds = ({ migration }: Replanned): readonly string[] =>
  migration.changes.map(({ kind, identity, parts }) =>
    [kind, identity.split("/").slice(3).join("/").replace("@persona", ""), ...parts].join(" "),
  );
const updatesOf = ({ migration }: Replanned): CalendarUpdates =>
  updateCalendars(migration.before.sent ?? [], migration.after, moment);

describe("re-planning", async () => {
  const playbook = await playbookOf(demo);
  const base = planOf(playbook, request);
  const plain = await playbookOf({ ...demo, actions: demo.actions.replace("10:00", "11:30") });

  test("nothing changes where nothing has", () => {
    const same = again(playbook, base, base);
    expect(same.migration).toMatchObject({ changes: [], conflicts: [], left: [], keptByHand: [] });
    expect(updatesOf(same)).toMatchObject({ updates: [], cancellations: [] });
    expect(feed({ ...updatesOf(same).plan })).toBe(feed(base));
  });

  test("what is done stays as it is, and what depends on it is counted from there", () => {
    const late = edited(base, (action) =>
      action.name === "kickoff" ? { ...onDay(action, "2026-12-07"), done: true } : action,
    );
    const { migration } = again(plain, base, late);
    expect(named(migration.after, "kickoff")).toMatchObject({ date: "2026-12-07", done: true });
    expect(named(migration.after, "kickoff").time?.start).toBe("10:00");
    expect(named(migration.after, "sandbox").date).toBe("2026-12-09");
  });

  test("what is done stays where it is, and is no mistake, when the start is put off", () => {
    const live = edited(base, (action) => (action.name === "brief" ? { ...action, done: true } : action));
    const { next, migration } = again(playbook, base, live, { start: "2026-12-15" });
    expect(next.problems).toEqual([]);
    expect(named(migration.after, "brief")).toMatchObject({ date: "2026-12-01", done: true });
    expect(named(migration.after, "kickoff").date).toBe("2026-12-18");
  });

  test("whoever moves something out of the play's time is told, and may", async () => {
    const windowed = await playbookOf({ ...demo, properties: "window start until 2027-01-31" });
    const made = planOf(windowed, request);
    const live = edited(made, (action) => (action.name === "sandbox" ? onDay(action, "2027-02-10") : action));
    const { next, migration } = again(windowed, made, live);
    expect(next.problems).toEqual([]);
    expect(next.notices.map(({ message }) => message)).toContainEqual(
      expect.stringContaining("lies outside the play's own time"),
    );
    expect(named(migration.after, "sandbox").date).toBe("2027-02-10");
  });

  test("a changed template beats an untouched action", () => {
    const changed = again(plain, base, base);
    expect(kinds(changed)).toEqual(["changed kickoff when"]);
    expect(named(changed.migration.after, "kickoff").time?.start).toBe("11:30");
  });

  test("a person's edit beats an untouched template, part by part", () => {
    const live = edited(base, (action) =>
      action.name === "kickoff" ? { ...action, title: "Meet the makers" } : action,
    );
    const { migration } = again(plain, base, live);
    expect(named(migration.after, "kickoff")).toMatchObject({ title: "Meet the makers" });
    expect(named(migration.after, "kickoff").time?.start).toBe("11:30");
    expect(migration.conflicts).toEqual([]);
    expect(migration.keptByHand.map(({ parts }) => parts)).toEqual([["title"]]);
  });

  test("both changed is a conflict with both, and either side can be taken", () => {
    const live = edited(base, (action) => (action.name === "kickoff" ? onDay(action, "2026-12-10") : action));
    const { migration } = again(plain, base, live);
    expect(migration.conflicts).toMatchObject([
      {
        about: "when",
        mine: "Thursday, 10 December 2026, 10:00 to 11:00 (America/Denver)",
        playbook: "Friday, 4 December 2026, 11:30 to 12:30 (America/Denver)",
        take: "mine",
      },
    ]);
    expect(named(planAfter(migration), "kickoff").date).toBe("2026-12-10");
    const taken: Migration = {
      ...migration,
      conflicts: migration.conflicts.map((each) => ({ ...each, take: "playbook" })),
    };
    expect(named(planAfter(taken), "kickoff")).toMatchObject({ date: "2026-12-04" });
    expect(named(planAfter(taken), "kickoff").time?.start).toBe("11:30");
  });

  test("an edit and a deletion meet a change of the playbook", async () => {
    const fewer = await playbookOf({ ...demo, actions: demo.actions.replace(/task sandbox.*\n/, "") });
    const touched = edited(base, (action) =>
      action.name === "sandbox" ? onDay(action, "2026-12-21") : action,
    );
    const gone = again(fewer, base, touched).migration;
    expect(gone.conflicts).toMatchObject([{ about: "taken out by the playbook" }]);
    expect(named(gone.after, "sandbox").date).toBe("2026-12-21");
    expect(kinds(again(fewer, base, base))).toEqual(["gone sandbox"]);

    const deleted = edited(base, (action) => (action.name === "kickoff" ? undefined : action));
    const back = again(plain, base, deleted).migration;
    expect(back.conflicts).toMatchObject([{ about: "deleted by hand" }]);
    expect(actionsOf(back.after).some(({ name }) => name === "kickoff")).toBe(false);
    const taken = planAfter({
      ...back,
      conflicts: back.conflicts.map((each) => ({ ...each, take: "playbook" })),
    });
    expect(named(taken, "kickoff").time?.start).toBe("11:30");
    expect(again(playbook, base, deleted).migration.keptByHand).toMatchObject([{ parts: ["deleted"] }]);
  });

  test("`was` carries an action over a rename", async () => {
    const renamed = await playbookOf({
      ...demo,
      actions: demo.actions
        .replace('meeting kickoff "kickoff" {', 'meeting opening "Opening" { was kickoff;')
        .replace("after kickoff", "after opening"),
    });
    const live = edited(base, (action) => (action.name === "kickoff" ? onDay(action, "2026-12-10") : action));
    const moved = again(renamed, base, live);
    expect(kinds(moved)).toEqual(["changed kickoff title", "changed sandbox when"]);
    expect(named(moved.migration.after, "opening")).toMatchObject({ date: "2026-12-10", title: "Opening" });
    expect(updatesOf(moved).cancellations).toEqual([]);
  });

  test("what was done in a play that was renamed stays in it", async () => {
    const fewer = {
      ...demo,
      actions: demo.actions.replace(/task brief.*\n/, ""),
      properties: "was Onboarding",
    };
    const renamed = await playbookOf(sourceOf(fewer).replace("play Onboarding", "play Setup"));
    const live = edited(base, (action) => (action.name === "brief" ? { ...action, done: true } : action));
    const { after } = again(renamed, base, live).migration;
    expect(after.plays.map(({ name }) => name)).toEqual(["Setup"]);
    expect(named(after, "brief").done).toBe(true);
  });

  test("who has a role keeps it while they may, and hands it over otherwise", () => {
    const team = [member("Ana", 90), member("Ben", 0)];
    const kept = again(playbook, base, base, { team }).migration.after;
    expect(kept.team[0]).toMatchObject({ people: [{ name: "Ana" }] });
    expect(kept.team[0]?.reasons[0]).toBe("has had the role so far");
    const left = again(playbook, base, base, { team: [{ ...member("Ana"), skills: [] }, member("Ben")] });
    expect(left.migration.after.team[0]).toMatchObject({ people: [{ name: "Ben" }] });
  });
});

describe("a play that the customer has left", () => {
  const withLeaving = (leaving: string): Demo => ({ ...demo, properties: `leaving ${leaving}` });
  const outcomes = async (leaving: string, on: string) => {
    const playbook = await playbookOf(withLeaving(leaving));
    const base = planOf(playbook, request);
    const team = [{ ...member("Ana"), skills: ["portal"], load: 90 }, member("Ben", 0)];
    const replanned = again(playbook, base, base, { persona: "Simple", team }, on);
    const { left, after } = replanned.migration;
    return {
      outcome: left.map(({ outcome }) => outcome),
      actions: actionsOf(after).length,
      manager: after.team[0]?.people[0]?.name,
    };
  };
  test.each([
    ["finish started", "2026-12-08", { outcome: ["goes on"], manager: "Ana" }],
    ["hand over", "2026-12-08", { outcome: ["is handed over"], manager: "Ben" }],
    ["cancel", "2026-12-08", { outcome: ["is cancelled"], actions: 0 }],
    ["finish started", "2026-12-01", { outcome: ["is cancelled"], actions: 0 }],
  ] as const)("leaving %s, on %s", async (leaving, on, expected) => {
    expect(await outcomes(leaving, on)).toMatchObject(expected);
  });

  test("what was done in it stays, whatever becomes of the rest", async () => {
    const playbook = await playbookOf(withLeaving("cancel"));
    const base = planOf(playbook, request);
    const live = edited(base, (action) => (action.name === "brief" ? { ...action, done: true } : action));
    const { migration } = again(playbook, base, live, { persona: "Simple" });
    expect(actionsOf(migration.after).map(({ name }) => name)).toEqual(["brief"]);
  });
});

describe("calendars", async () => {
  const playbook = await playbookOf(demo);
  const base = planOf(playbook, request);

  test("a moved meeting is sent again with a higher SEQUENCE, a deleted one called off, all else left alone", () => {
    const live = edited(base, (action) =>
      action.name === "kickoff"
        ? onDay(action, "2026-12-10")
        : action.name === "standup" && action.occurrence === 4
          ? onDay(action, "2026-12-23")
          : action.name === "standup" && action.occurrence === 5
            ? undefined
            : action,
    );
    const { updates, cancellations, plan } = updatesOf(again(playbook, base, live));
    expect(updates.map(({ content }) => /SEQUENCE:(\d+)/.exec(content)?.[1])).toEqual(["1", "1"]);
    expect(cancellations).toEqual([]);
    const series = updates.find(({ uid }) => uid.includes("standup"))?.content ?? "";
    expect(series).toContain("RECURRENCE-ID;TZID=America/Denver:20261222T093000");
    expect(series).toContain("EXDATE;TZID=America/Denver:20261229T093000");
    // Once it is sent, there is nothing more to say.
    const next = again(playbook, again(playbook, base, live).next, plan);
    expect(updatesOf(next)).toMatchObject({ updates: [], cancellations: [] });

    const without = edited(plan, (action) => (action.name === "kickoff" ? undefined : action));
    const off = updatesOf(again(playbook, again(playbook, base, live).next, without));
    expect(off.updates).toEqual([]);
    expect(off.cancellations.map(({ content }) => content)).toMatchObject([
      expect.stringMatching(/METHOD:CANCEL[\s\S]*SEQUENCE:2[\s\S]*STATUS:CANCELLED/),
    ]);
  });

  test("what was put into the past is told while calendars still have it to come", () => {
    const early = edited(base, (action) =>
      action.name === "kickoff" ? { ...onDay(action, "2026-12-02"), done: true } : action,
    );
    const { migration } = again(playbook, base, early, {}, "2026-12-03");
    const { updates } = updateCalendars(migration.before.sent ?? [], migration.after, {
      today: "2026-12-03",
      stamp: "2026-12-03T00:00:00Z",
    });
    expect(updates.map(({ content }) => content)).toMatchObject([
      expect.stringMatching(/SEQUENCE:1[\s\S]*DTSTART[^\r]*20261202T/),
    ]);
  });

  test("whoever was invited to one occurrence alone is told when they no longer are", () => {
    const guest = { name: "Gus", email: "gus@example.com" };
    const withGuest = edited(base, (action) =>
      action.name === "standup" && action.occurrence === 4
        ? { ...action, people: action.people.map((role) => ({ ...role, people: [...role.people, guest] })) }
        : action,
    );
    const first = again(playbook, base, withGuest);
    const { plan } = updatesOf(first);
    const without = edited(plan, (action) => ({
      ...action,
      people: action.people.map((role) => ({
        ...role,
        people: role.people.filter(({ name }) => name !== "Gus"),
      })),
    }));
    const { cancellations } = updatesOf(again(playbook, first.next, without));
    expect(cancellations.map(({ content }) => content)).toMatchObject([
      expect.stringContaining("gus@example.com"),
    ]);
  });

  test("whoever hands a series over is told so, and was there while it was theirs", () => {
    const ben = { name: "Ben", email: "ben@example.com" };
    const handedOver = edited(base, (action) =>
      action.name === "standup" && action.occurrence !== 1
        ? {
            ...action,
            people: action.people.map((role) => (role.from === "team" ? { ...role, people: [ben] } : role)),
          }
        : action,
    );
    const { updates, cancellations } = updatesOf(again(playbook, base, handedOver));
    expect(updates.map(({ content }) => content)).toMatchObject([expect.stringContaining("ben@example.com")]);
    expect(cancellations.map(({ content }) => content)).toMatchObject([
      expect.stringMatching(/ATTENDEE[^\r]*ana@example.com/),
    ]);
  });

  test("an occurrence that the playbook has no more brings no days of its rule back", async () => {
    const shorter = await playbookOf({
      ...demo,
      actions: demo.actions.replace("until 2027-01-19", "until 2026-12-15"),
    });
    const live = edited(base, (action) =>
      action.name === "standup" && action.occurrence === 7 ? { ...action, title: "The last one" } : action,
    );
    const changed = again(shorter, base, live);
    expect(changed.migration.conflicts).toMatchObject([{ about: "taken out by the playbook" }]);
    const { updates } = updatesOf(changed);
    const mailboxes = createMailboxes();
    deliver(mailboxes, updates);
    expect(mailboxes.held()["mailto:cy@customer.example"]).toEqual([
      expect.stringMatching(/^2026-12-01/),
      expect.stringMatching(/^2026-12-08/),
      expect.stringMatching(/^2026-12-15/),
      expect.stringMatching(/^2027-01-12.*The last one$/),
    ]);
  });

  test("occurrences that stay deleted do not come back with others of their series", async () => {
    const later = await playbookOf({ ...demo, actions: demo.actions.replace("at 09:30", "at 11:30") });
    const live = edited(base, (action) =>
      action.name === "standup" && (action.occurrence ?? 0) < 4 ? undefined : action,
    );
    const { migration } = again(later, base, live);
    expect(migration.conflicts).toHaveLength(3);
    const conflicts = migration.conflicts.map((each, index) => ({
      ...each,
      take: index === 0 ? ("playbook" as const) : each.take,
    }));
    const after = planAfter({ ...migration, conflicts });
    const mailboxes = createMailboxes();
    deliver(mailboxes, updateCalendars(migration.before.sent ?? [], after, moment).updates);
    expect(mailboxes.held()["mailto:cy@customer.example"]?.slice(0, 2)).toEqual([
      expect.stringMatching(/^2026-12-01/),
      expect.stringMatching(/^2026-12-22/),
    ]);
  });

  test("a copy of an occurrence is a meeting of its own", () => {
    const live = {
      ...base,
      plays: base.plays.map((play) => ({
        ...play,
        actions: play.actions.flatMap((action) =>
          action.name === "standup" && action.occurrence === 3
            ? [action, { ...onDay(action, "2026-12-17"), identity: "a-copy" }]
            : [action],
        ),
      })),
    };
    const { updates } = updatesOf(again(playbook, base, live));
    expect(updates.map(({ uid }) => uid)).toEqual(["a-copy"]);
    expect(updates[0]?.content).not.toContain("RRULE:FREQ=WEEKLY");
  });

  test.each(drawsOf("changed plans", 20261127))(
    "$count changes of seed $seed: every mailbox has in the end what the plan says",
    ({ seed, count }) => {
      fc.assert(
        fc.property(
          fc.array(fc.array(anyEdit, { maxLength: 4 }), { minLength: 1, maxLength: 3 }),
          (rounds) => {
            const mailboxes = createMailboxes();
            deliver(mailboxes, invitations(base));
            let [before, live] = [base, base];
            for (const edits of rounds) {
              const changed = edited(live, (action) => applied(edits, action));
              const replanned = again(playbook, before, changed, {}, base.start);
              const { plan, updates, cancellations } = updateCalendars(
                replanned.migration.before.sent ?? [],
                replanned.migration.after,
                { today: base.start, stamp: moment.stamp },
              );
              expect(planSchema.safeParse(plan).error).toBeUndefined();
              // Whoever is told of a new version first, or of their leave first, ends with the same.
              deliver(mailboxes, [...cancellations, ...updates]);
              const fresh = createMailboxes();
              deliver(fresh, invitations(plan));
              expect(mailboxes.held()).toEqual(fresh.held());
              const undone = planAfter(replanned.migration);
              expect(isSamePlan(undone, plan)).toBe(true);
              [before, live] = [replanned.next, plan];
            }
          },
        ),
        { seed, numRuns: count },
      );
    },
    120_000,
  );
});

const deliver = (mailboxes: Mailboxes, calendars: readonly { readonly content: string }[]): void => {
  for (const { content } of calendars) mailboxes.receive(content);
};

/** What somebody does to one action of many. */
interface Edit {
  readonly which: number;
  readonly what: "move" | "delete" | "rename" | "uninvite" | "done";
  readonly days: number;
}
const anyEdit: fc.Arbitrary<Edit> = fc.record({
  which: fc.nat(11),
  what: fc.constantFrom("move", "delete", "rename", "uninvite", "done"),
  days: fc.integer({ min: 1, max: 20 }),
});

function applied(edits: readonly Edit[], action: PlannedAction): PlannedAction | undefined {
  const place =
    (action.occurrence ?? 0) + (action.name === "kickoff" ? 9 : action.name === "sandbox" ? 10 : 0);
  let result: PlannedAction | undefined = action;
  for (const { what, days } of edits.filter(({ which }) => which === place)) {
    if (result === undefined) return undefined;
    if (what === "delete") result = undefined;
    else if (what === "rename") result = { ...result, title: `${result.title} ${days}` };
    else if (what === "done") result = { ...result, done: true };
    else if (what === "uninvite") result = { ...result, people: result.people.slice(0, 1) };
    else result = onDay(result, `2027-01-${String(days).padStart(2, "0")}`);
  }
  return result;
}
