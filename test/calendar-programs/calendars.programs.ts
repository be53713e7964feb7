/**
 * Calendars in the hands of programs that are not ours: Python's icalendar reads them, a CalDAV server keeps them.
 *
 * What they say is held against the plan as data, field by field. Needs Debian's python3-icalendar,
 * python3-recurring-ical-events and radicale.
 */

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { Plan, PlannedAction } from "../../compiler/planner/plan.ts";
import { newFolder, persona } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";
import { startCaldavServer } from "./caldav-server.ts";

const playbook = resolve(root, "playbooks/partner-portal");
const team = join(playbook, "team.csv");

interface Occurrence {
  readonly uid: string;
  readonly sequence: number;
  readonly start: string;
  readonly end: string;
  readonly summary: string;
  readonly attendees: readonly { readonly CN: string; readonly address: string }[];
}
interface Calendar {
  readonly method: string;
  readonly occurrences: readonly Occurrence[];
}

function readByPython(...paths: readonly string[]): readonly Calendar[] {
  // Debian's packages are those of its own Python.
  const { status, stdout, stderr } = spawnSync(
    "/usr/bin/python3",
    [resolve(root, "test/calendar-programs/read.py"), ...paths],
    { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) throw new Error(stderr);
  return Object.values(JSON.parse(stdout));
}

const calendarsIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
const planIn = (folder: string): Plan => JSON.parse(readFileSync(join(folder, "plan.json"), "utf8"));
const actionsOf = (plan: Plan): readonly PlannedAction[] => plan.plays.flatMap(({ actions }) => actions);
const utc = (instant: string): string => new Date(instant).toISOString().replace(".000Z", "Z");
const dayAfter = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** What a plan says of an action, in the words of a calendar. */
function asOccurrence(action: PlannedAction): Pick<Occurrence, "uid" | "start" | "end"> {
  const uid = action.recurrence?.identity ?? action.identity;
  const timed = action.time !== undefined && (action.kind === "meeting" || action.kind === "message");
  return timed && action.time !== undefined
    ? { uid, start: utc(action.time.startInstant), end: utc(action.time.endInstant) }
    : { uid, start: action.date, end: dayAfter(action.until ?? action.date) };
}

const order = (left: { start: string; uid: string }, right: { start: string; uid: string }) =>
  left.start < right.start || (left.start === right.start && left.uid < right.uid) ? -1 : 1;

function plan(customer: string, start: string, ...more: readonly string[]): string {
  const out = join(newFolder(), "plan");
  const file = join(playbook, "customers", `${customer}.json`);
  const args = [
    "plan",
    playbook,
    "--customer",
    file,
    "--team",
    team,
    "--start",
    start,
    "--out",
    out,
    ...more,
  ];
  expect(persona(args)).toMatchObject({ status: 0, stderr: "" });
  return out;
}

const customers = readdirSync(join(playbook, "customers"))
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.replace(".json", ""));

describe.each(customers)("the calendars of %s", (customer) => {
  // A weekly series from here on meets a change of the clock in both hemispheres.
  const folder = plan(customer, "2026-10-05");
  const planned = planIn(folder);

  test("the feed has every action at its moment, and nobody in it", () => {
    const [feed] = readByPython(join(folder, "feed.ics"));
    expect(feed?.method).toBe("PUBLISH");
    const read = feed?.occurrences.map(({ uid, start, end }) => ({ uid, start, end }));
    expect(read).toEqual(actionsOf(planned).map(asOccurrence).sort(order));
    expect(feed?.occurrences.flatMap(({ attendees }) => attendees)).toEqual([]);
  });

  test("an invitation has its people, by name and address", () => {
    const read = readByPython(...calendarsIn(join(folder, "invitations")));
    expect(read.length).toBeGreaterThan(0);
    for (const { method, occurrences } of read) {
      expect(method).toBe("REQUEST");
      for (const { uid, start, attendees } of occurrences) {
        const action = actionsOf(planned).find(
          (each) => asOccurrence(each).uid === uid && asOccurrence(each).start === start,
        );
        const people = action?.people.flatMap((role) => role.people) ?? [];
        const invited = new Map(
          people.flatMap(({ name, email }) => (email ? [[`mailto:${email}`, name]] : [])),
        );
        expect(new Map(attendees.map(({ address, CN }) => [address, CN]))).toEqual(invited);
      }
    }
  });
});

test("a meeting that is made, moved and called off is one, moved, then gone", async () => {
  const server = await startCaldavServer();
  try {
    const customer = "talleres-ibarra";
    const first = plan(customer, "2026-12-01");
    for (const path of calendarsIn(join(first, "invitations"))) {
      expect(await server.receive(readFileSync(path, "utf8"))).toBe(201);
    }
    const made = planIn(first);
    const kickoff = actionsOf(made).find(
      ({ kind, recurrence }) => kind === "meeting" && recurrence === undefined,
    );
    if (kickoff === undefined) throw new Error("there is no single meeting");
    const on = async (date: string) =>
      (await server.between(date, dayAfter(date))).filter((text) =>
        text.replaceAll("\r\n ", "").includes(kickoff.identity),
      );
    expect(await on(kickoff.date)).toHaveLength(1);

    const live = join(newFolder(), "live.json");
    const replan = (
      change: (action: PlannedAction) => PlannedAction | undefined,
      before: Plan,
      base: string,
    ) => {
      const plays = before.plays.map((play) => ({
        ...play,
        actions: play.actions.flatMap((action) =>
          action.identity === kickoff.identity ? (change(action) ?? []) : action,
        ),
      }));
      writeFileSync(live, JSON.stringify({ ...before, plays }));
      const out = join(newFolder(), "new");
      const file = join(playbook, "customers", `${customer}.json`);
      const options = ["--customer", file, "--team", team, "--today", "2026-12-01", "--out", out];
      const { status, stderr } = persona(["replan", playbook, "--base", base, "--live", live, ...options]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      return out;
    };
    const moved = replan((action) => ({ ...action, date: "2026-12-10" }), made, join(first, "plan.json"));
    for (const path of calendarsIn(join(moved, "updates"))) {
      expect([201, 204]).toContain(await server.receive(readFileSync(path, "utf8")));
    }
    expect(await on(kickoff.date)).toEqual([]);
    expect(await on("2026-12-10")).toEqual([expect.stringContaining("SEQUENCE:1")]);

    const gone = replan(() => undefined, planIn(moved), join(moved, "base.json"));
    const cancellations = calendarsIn(join(gone, "cancellations"));
    expect(cancellations).toHaveLength(1);
    for (const path of cancellations) {
      expect([200, 204]).toContain(await server.receive(readFileSync(path, "utf8")));
    }
    expect(await on("2026-12-10")).toEqual([]);
  } finally {
    await server.end();
  }
});
