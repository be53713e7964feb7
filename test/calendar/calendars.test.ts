/** The calendars of whole plans, read back by ical.js and compared with the plan and with what `ics` writes. */

import ICAL from "ical.js";
import { createEvents } from "ics";
import { describe, expect, test } from "vitest";
import { feed, invitations } from "../../compiler/planner/calendar/calendars.ts";
import { icsEvents } from "../../compiler/planner/calendar/ics-events.ts";
import type { Plan, PlannedAction } from "../../compiler/planner/plan.ts";
import { addDays } from "../../compiler/values/calendar-date.ts";
import { actionsOf, planDemo } from "../planner/demo.ts";
import { readCalendar } from "./read-back.ts";

const actions = `
  task brief "Write; the, brief\\\\" { owner Manager; when on start; takes 3 business days; give Guide }
  meeting kickoff "Kick-off" {
    when 3 business days after start at 10:00 for 60 minutes
    invite Manager, Sponsor, Coders
    remind 1 day before, 15 minutes before
    agenda en "One\\nTwo, {{customer.name}}"
  }
  meeting standup "Stand-up" { when every week on Tuesday, Thursday at 09:30 for 30 minutes until 2027-04-30; invite Manager, Coders }
  meeting fortnight "Fortnight" { when every 2 weeks on Wednesday at 23:45 customer time for 30 minutes until 2027-04-30; invite Manager, Sponsor }
  meeting monthly "Monthly" { when every month at 08:00 for 30 minutes until 2027-06-30; invite Manager }
  task weekly "Weekly" { owner Manager; when every week on Thursday until 2027-01-31 }
  message welcome { send Welcome; to Sponsor; channel email; when on start at 09:00 }
  milestone live "Live" { when on goLive }
`;
const request = {
  team: [{ name: "Ana, María", email: "ana@example.com", skills: ["portal"] }],
  customer: {
    timezone: "Europe/Madrid",
    signals: { goLive: "2027-03-01" },
    contacts: [
      { role: "Sponsor", name: 'Zoe "Z" O\'Neil; Ltd: 1', email: "zoe+x@customer.example", language: "es" },
      { role: "Coders", name: "Ana twice", email: "ANA@example.com" },
      { role: "Coders", name: "Xi", email: "xi@customer.example" },
    ],
  },
};
const plan = await planDemo({ actions }, request);

const entriesOf = (plan: Plan) => Map.groupBy(actionsOf(plan), ({ name }) => name);
const expected = (action: PlannedAction) => {
  const isTimed = action.time && action.kind !== "task" && action.kind !== "milestone";
  return isTimed && action.time
    ? `${new Date(action.time.startInstant).toISOString()}/${new Date(action.time.endInstant).toISOString()}`
    : `${action.date}/${addDays(action.until ?? action.date, 1)}`;
};

describe("the feed", () => {
  const text = feed(plan);
  const calendar = readCalendar(text);

  test("is published by the playbook's owner; names nobody, and keeps the words meant for one reader", () => {
    for (const words of ["Ana", "Zoe", "ana@example.com", "One", "Hello", "Welcome, Aurora"]) {
      expect(text).not.toContain(words);
    }
    expect(calendar.method).toBe("PUBLISH");
    expect(text).not.toMatch(/^ATTENDEE/m);
    const organizers = new Set(calendar.events.map(({ organizer }) => organizer));
    expect(organizers).toEqual(new Set(["CX Operations mailto:cx@example.com"]));
  });

  test("is published all the same where the owner has no address", () => {
    const { owner: _, ...playbook } = plan.playbook;
    const read = readCalendar(feed({ ...plan, playbook: { ...playbook, owner: { name: "Ops" } } }));
    const organizers = new Set(read.events.map(({ organizer }) => organizer));
    expect(organizers).toEqual(new Set(["Ops invalid:nomail"]));
  });

  test("says on every line what the plan says", () => {
    for (const [name, occurrences] of entriesOf(plan)) {
      const events = calendar.events.filter(({ uid }) => uid.includes(`/${name}`));
      const read = events.flatMap((event) => event.occurrences).sort();
      expect(read, name).toEqual(occurrences.map(expected).sort());
    }
  });

  test("has a series as one event with the identity of the whole, anything else as events of their own", () => {
    const count = (name: string) => calendar.events.filter(({ uid }) => uid.includes(`/${name}`)).length;
    expect([count("standup"), count("fortnight"), count("weekly"), count("kickoff")]).toEqual([1, 1, 1, 1]);
    expect(count("monthly")).toBe(entriesOf(plan).get("monthly")?.length);
    expect(calendar.events.find(({ uid }) => uid.includes("standup"))?.uid).toBe(
      "Demo/c-1/Onboarding/standup@persona",
    );
  });

  test("keeps every mark of a title and why it is on that day", () => {
    const find = (name: string) => calendar.events.find(({ uid }) => uid.includes(`/${name}@`));
    expect(find("brief")?.summary).toBe("Write; the, brief\\");
    expect(find("kickoff")?.description).toBe("3 business days after the start (Tue, 1 Dec 2026)");
  });

  test("is ordered, stamped and the same every time", () => {
    expect(feed(plan)).toBe(text);
    expect(text).toContain("DTSTAMP:20261201T000000Z");
    expect(feed(plan, { stamp: "2026-11-22T03:04:05Z" })).toContain("DTSTAMP:20261122T030405Z");
    expect(calendar.events.every(({ sequence }) => sequence === 0)).toBe(true);
  });

  test("uses no zone that it does not define, and defines none twice", () => {
    const used = new Set([...text.matchAll(/;TZID=([^:;]+)/g)].map(([, zone]) => zone));
    const defined = [...text.matchAll(/^TZID:(.+?)\r$/gm)].map(([, zone]) => zone);
    expect(defined.sort()).toEqual([...used].sort());
    expect(defined).toEqual(["America/Denver", "Europe/Madrid"]);
  });

  test("has lines of at most 75 octets that end in CR LF", () => {
    for (const line of text.split("\r\n")) {
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\r\n]/);
    }
    expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
  });
});

describe("invitations", () => {
  const made = invitations(plan).map((invitation) => ({
    ...invitation,
    ...readCalendar(invitation.content),
  }));

  test("one for each meeting or series, as a request", () => {
    expect(made.map(({ events }) => events.length)).toEqual(made.map(() => 1));
    expect(new Set(made.map(({ method }) => method))).toEqual(new Set(["REQUEST"]));
    expect(made.filter(({ title }) => title === "Stand-up")).toHaveLength(1);
    expect(made.some(({ title }) => title === "Weekly" || title === "Live")).toBe(false);
  });

  test("the first of the team invites; everybody comes once, under their whole name", () => {
    const event = made.find(({ title }) => title === "Kick-off")?.events[0];
    expect(event?.organizer).toBe("Ana, María mailto:ana@example.com");
    expect(event?.attendees).toEqual([
      "Ana, María mailto:ana@example.com",
      'Zoe "Z" O\'Neil; Ltd: 1 mailto:zoe+x@customer.example',
      "Xi mailto:xi@customer.example",
    ]);
    expect(event?.alarms).toEqual([15, 1440]);
  });

  test("tells customers the agenda and not how the day came about", () => {
    const event = made.find(({ title }) => title === "Kick-off")?.events[0];
    expect(event?.description).toBe("One\nTwo, Aurora");
  });

  test("without anybody of the team the playbook's owner invites; without addresses nobody is invited", async () => {
    const ownerOnly = await planDemo({ actions }, { customer: request.customer });
    const [first] = invitations(ownerOnly);
    expect(readCalendar(first?.content ?? "").events[0]?.organizer).toBe(
      "CX Operations mailto:cx@example.com",
    );
    expect(invitations(await planDemo({ actions }))).toEqual([]);
  });
});

describe("the ics package", () => {
  const { value, error } = createEvents(icsEvents(plan));

  test("takes every event", () => {
    expect(error).toBeNull();
  });

  test("writes the same instants, days, titles and texts, from an independent generator", () => {
    const theirs = readCalendar(value ?? "").events;
    expect(theirs).toHaveLength(actionsOf(plan).length);
    for (const action of actionsOf(plan)) {
      const event = theirs.find(({ uid }) => uid === action.identity);
      expect(event?.occurrences, action.name).toEqual([expected(action)]);
      expect(event?.summary).toBe(action.subject ?? action.title);
    }
    const kickoff = theirs.find(({ uid }) => uid.includes("kickoff"));
    expect(kickoff?.alarms).toEqual([15, 1440]);
    expect(kickoff?.attendees.map((each) => each.split("mailto:")[1])).toEqual([
      "ana@example.com",
      "zoe+x@customer.example",
      "xi@customer.example",
    ]);
  });
});

test("a series in UTC leaves out its days off in UTC", async () => {
  const planned = await planDemo({
    timezone: "UTC",
    holidays: "2026-12-08",
    actions: `meeting m "M" { when every week on Tuesday at 10:00 for 30 minutes until 2026-12-15; invite Manager }`,
  });
  const text = feed(planned);
  expect(text).toContain("EXDATE:20261208T100000Z");
  expect(readCalendar(text).events[0]?.occurrences).toEqual([
    "2026-12-01T10:00:00.000Z/2026-12-01T10:30:00.000Z",
    "2026-12-15T10:00:00.000Z/2026-12-15T10:30:00.000Z",
  ]);
});

test("a series whose days off are moved is one event, with one beside it for each day that moved", async () => {
  const planned = await planDemo(
    {
      // Daylight saving time ends on 2027-11-07.
      holidays: "2027-10-28, 2027-11-11, 2027-12-02",
      actions:
        `meeting m "M" { when every week on Thursday at 10:00 for 30 minutes until 2027-12-02; invite Manager; on day off move }` +
        `task t "T" { owner Manager; when every week on Thursday until 2027-11-11; on day off move }` +
        `task d "D" { owner Manager; when every day until 2027-11-01; on day off move }`,
    },
    { start: "2027-10-28", team: request.team },
  );
  for (const text of [feed(planned), ...invitations(planned).map(({ content }) => content)]) {
    const { events } = readCalendar(text);
    for (const name of new Set(events.map(({ uid }) => uid))) {
      const own = actionsOf(planned).filter(({ recurrence }) => name === `${recurrence?.identity}`);
      const read = events.filter(({ uid }) => uid === name).flatMap(({ occurrences }) => occurrences);
      expect(read.sort(), name).toEqual(own.map(expected).sort());
    }
    const beside = events.filter(({ instead, uid }) => instead !== undefined && uid.includes("/m@"));
    expect(beside.map(({ instead }) => instead)).toEqual([
      "2027-10-28T16:00:00.000Z",
      "2027-11-11T17:00:00.000Z",
      "2027-12-02T17:00:00.000Z",
    ]);
    expect(text).not.toMatch(/^RDATE/m);
  }
});

test("a meeting over the hour that the clock shows twice ends after it starts", async () => {
  const fold = `meeting fold "Fold" { when on 2027-11-07 at 01:45 for 30 minutes; invite Manager }`;
  const planned = await planDemo({ actions: fold, hours: "Monday to Sunday 00:00 to 23:00" });
  const [event] = readCalendar(feed(planned)).events;
  expect(event?.occurrences).toEqual(["2027-11-07T07:45:00.000Z/2027-11-07T08:15:00.000Z"]);
});

test("ical.js is not lent any zone of its own", () => {
  readCalendar(feed(plan));
  expect(ICAL.TimezoneService.has("Asia/Tokyo")).toBe(false);
});
