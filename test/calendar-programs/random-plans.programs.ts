/**
 * Plans of random days, zones and rules, read field by field by Python's icalendar; instants by Python's zoneinfo.
 *
 * What a calendar must say is worked out from the plan as data, without our writer of calendars. Needs Debian's
 * python3-icalendar and python3-recurring-ical-events.
 */

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { feed, invitations } from "../../compiler/planner/calendar/calendars.ts";
import type { Person, Plan, PlannedAction } from "../../compiler/planner/plan.ts";
import { type Drawn, drawn, expectedDays, planDrawn } from "../calendar/random-schedules.ts";
import { newFolder } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";
import { actionsOf, meeting, playbookOf, task } from "../planner/demo.ts";

const playbook = await playbookOf({
  actions:
    meeting(
      "m",
      "on start at 10:00",
      "Manager, Sponsor, Coders",
      'remind 1 day before, 15 minutes before; agenda en "One, two; three\\nΤέσσερα"',
    ) + task("t", "on start", "give Guide"),
  holidays: "",
});
/** This reader takes zones from its own table, which ends in 2037; and tables differ on what Morocco's clocks will do. */
const isInTable = (of: Drawn) =>
  of.timezone !== "Africa/Casablanca" && (expectedDays(of).at(-1) ?? "") < "2037";
// A clock that changes is met by every series of more than half a year.
const cases = fc.sample(drawn.filter(isInTable), { numRuns: 150, seed: 20261128 });
const plans = cases.map((of) => planDrawn(playbook, of));

function python<T>(script: string, args: readonly string[], input = ""): T {
  const path = resolve(root, "test/calendar-programs", script);
  const options = { encoding: "utf8", input, maxBuffer: 256 * 1024 * 1024 } as const;
  const { status, stdout, stderr } = spawnSync("/usr/bin/python3", [path, ...args], options);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as T;
}

interface Calendar {
  readonly method: string;
  readonly occurrences: readonly Readonly<Record<string, unknown>>[];
}

/** By number of the case: its feed, or its one invitation. */
function readAll(textOf: (plan: Plan) => string | undefined): readonly (Calendar | undefined)[] {
  const folder = newFolder();
  const paths = plans.map((plan, index) => {
    const text = textOf(plan);
    if (text === undefined) return undefined;
    const path = join(folder, `${index}.ics`);
    writeFileSync(path, text);
    return path;
  });
  const written = paths.filter((path) => path !== undefined);
  const read = python<Readonly<Record<string, Calendar>>>("read.py", written);
  return paths.map((path) => (path === undefined ? undefined : read[path]));
}

const utc = (instant: string): string => new Date(instant).toISOString().replace(".000Z", "Z");
const dayAfter = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

function expectedFields(plan: Plan, action: PlannedAction, published: boolean) {
  const { time, date, until, recurrence, identity } = action;
  const links = action.resources.map(({ title, link }) => `${title}: ${link}`).join("\n");
  const said = published ? [links, action.reasons.join("\n")] : [action.text ?? "", links];
  return {
    uid: recurrence?.identity ?? identity,
    sequence: 0,
    start: time === undefined ? date : utc(time.startInstant),
    end: time === undefined ? dayAfter(until ?? date) : utc(time.endInstant),
    summary: action.title,
    description: said.filter((part) => part !== "").join("\n\n"),
    status: "CONFIRMED",
    transparency: time === undefined ? "TRANSPARENT" : "OPAQUE",
    modified: `${plan.start}T00:00:00Z`,
    ...(published
      ? {
          organizer: { address: `mailto:${plan.playbook.owner.email}`, CN: plan.playbook.owner.name },
          attendees: [],
        }
      : attendance(action)),
    alarms: action.reminders,
  };
}

function attendance({ people }: PlannedAction) {
  const all = people.flatMap((role) => role.people);
  const [ana] = all;
  const named = ({ name, email, language }: Person) => ({
    address: `mailto:${email}`,
    // RFC 6868 is not known to this reader: a quotation mark stays as it is written.
    CN: name.replaceAll('"', "^'"),
    ...(language === undefined ? {} : { LANGUAGE: language }),
  });
  return {
    organizer: ana && named(ana),
    attendees: all.map((person) => ({
      ...named(person),
      ...(person === ana
        ? { ROLE: "CHAIR", PARTSTAT: "ACCEPTED" }
        : { ROLE: "REQ-PARTICIPANT", PARTSTAT: "NEEDS-ACTION", RSVP: "TRUE" }),
    })),
  };
}

const inOrder = (left: { start: string }, right: { start: string }) => (left.start < right.start ? -1 : 1);

test("feeds: every field of every occurrence", () => {
  readAll(feed).forEach((calendar, index) => {
    const plan = plans[index] as Plan;
    expect(calendar?.method).toBe("PUBLISH");
    const expected = actionsOf(plan).map((action) => expectedFields(plan, action, true));
    const withoutReason = ({ description: _, ...fields }: { description?: unknown }) => fields;
    const read = calendar?.occurrences ?? [];
    // A series says its reason once, that of the occurrence that is as most are.
    expect(read.map(withoutReason), JSON.stringify(cases[index])).toEqual(
      expected.sort(inOrder).map(withoutReason),
    );
    const reasons = new Set(expected.map(({ description }) => description));
    for (const { description } of read) expect(reasons).toContain(description);
  });
});

test("invitations: every field of every occurrence, and of everybody invited", () => {
  const read = readAll((plan) => invitations(plan)[0]?.content);
  let invited = 0;
  plans.forEach((plan, index) => {
    const meetings = actionsOf(plan).filter(({ kind }) => kind === "meeting");
    const calendars = meetings.every(({ recurrence }) => recurrence !== undefined) ? read[index] : undefined;
    if (calendars === undefined) return;
    invited++;
    expect(calendars.method).toBe("REQUEST");
    expect(calendars.occurrences, JSON.stringify(cases[index])).toEqual(
      meetings.map((action) => expectedFields(plan, action, false)).sort(inOrder),
    );
  });
  expect(invited).toBeGreaterThan(30);
});

test("instants are those of zoneinfo, over gaps and folds", () => {
  const asked = cases.flatMap((of) =>
    of.kind === "meeting" ? expectedDays(of).map((day) => [day, of.at, of.timezone]) : [],
  );
  const instants = python<readonly string[]>("zones.py", [], JSON.stringify(asked));
  const planned = plans.flatMap((plan) =>
    actionsOf(plan).flatMap(({ time }) => (time === undefined ? [] : utc(time.startInstant))),
  );
  expect(planned.length).toBeGreaterThan(500);
  expect(planned).toEqual(instants);
});
