/**
 * Somebody else is to invite: RFC 5546 lets only the organiser of a meeting change it, so the old one calls it off and
 * the new one invites anew.
 */

import { expect, test } from "vitest";
import { feed, type Invitation } from "../../compiler/planner/calendar/calendars.ts";
import { firstSent, updateCalendars } from "../../compiler/planner/calendar/updates.ts";
import { readPlan } from "../../compiler/planner/read-plan.ts";
import { meeting, planOf, playbookOf, type Request } from "./demo.ts";
import { createMailboxes } from "./mailboxes.ts";

const actions = (at: string) =>
  meeting("kickoff", `3 business days after start at ${at} for 60 minutes`, "Manager, Sponsor") +
  meeting("standup", "every week on Tuesday at 09:30 for 30 minutes until 2026-12-22", "Manager, Coders");
const playbook = await playbookOf({ actions: actions("10:00") });
const later = await playbookOf({ actions: actions("11:00") });
const contact = (role: string, name: string) => ({ role, name, email: `${name}@customer.example` });
const managed = (name: string): Request => ({
  team: [{ name, email: `${name.toLowerCase()}@example.com`, skills: ["portal"] }],
  customer: { contacts: [contact("Sponsor", "sue"), contact("Coders", "cy")] },
});
const moment = { today: "2026-12-01", stamp: "2026-12-01T00:00:00Z" };
const lines = ({ content }: Invitation) => {
  const unfolded = content.replaceAll("\r\n ", "");
  const found = (name: string) => new RegExp(`^${name}[;:](.*)$`, "m").exec(unfolded)?.[1]?.replace("\r", "");
  return [found("METHOD"), found("UID"), found("SEQUENCE"), found("ORGANIZER")?.split("mailto:")[1]].join(
    " ",
  );
};

const uid = "Demo/c-1/Onboarding/kickoff";
const first = planOf(playbook, managed("Ana"));
const handed = updateCalendars(firstSent(first), planOf(playbook, managed("Ben")), moment);

test("the first calls it off for everybody, the second invites under another UID", () => {
  expect(handed.cancellations.map(lines)).toContain(`CANCEL ${uid}@persona 1 ana@example.com`);
  expect(handed.updates.map(lines)).toContain(`REQUEST ${uid}/again-2@persona 0 ben@example.com`);
  expect(handed.cancellations).toHaveLength(2);
  expect(handed.updates).toHaveLength(2);
  for (const { content } of handed.cancellations) expect(content).toContain("STATUS:CANCELLED");
  expect(feed(handed.plan)).toContain(`${uid}/again-2@persona`);
});

test("from then on it is the second's: nothing is sent again, what moves is newer", () => {
  // As it is read from the file by the next re-planning.
  const read = readPlan(JSON.parse(JSON.stringify(handed.plan)));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const sent = read.plan.sent ?? [];
  expect(updateCalendars(sent, planOf(playbook, managed("Ben")), moment)).toMatchObject({
    updates: [],
    cancellations: [],
  });
  const moved = updateCalendars(sent, planOf(later, managed("Ben")), moment);
  expect(moved.updates.map(lines)).toEqual([`REQUEST ${uid}/again-2@persona 1 ben@example.com`]);
  const back = updateCalendars(moved.plan.sent ?? [], planOf(later, managed("Ana")), moment);
  expect(back.cancellations.map(lines)).toContain(`CANCEL ${uid}/again-2@persona 2 ben@example.com`);
  expect(back.updates.map(lines)).toContain(`REQUEST ${uid}/again-3@persona 0 ana@example.com`);
});

test("every mailbox has each meeting once", () => {
  const boxes = createMailboxes();
  const initial = updateCalendars([], first, moment);
  for (const each of [initial, handed])
    for (const { content } of [...each.cancellations, ...each.updates]) boxes.receive(content);
  const held = boxes.held();
  expect(Object.keys(held)).toEqual([
    "mailto:ben@example.com",
    "mailto:cy@customer.example",
    "mailto:sue@customer.example",
  ]);
  expect(held["mailto:sue@customer.example"]).toEqual(["2026-12-04T17:00:00.000Z kickoff"]);
});

test("what is over keeps its organiser", () => {
  const past = { today: "2027-02-01", stamp: "2027-02-01T00:00:00Z" };
  const none = updateCalendars(firstSent(first), planOf(playbook, managed("Ben")), past);
  expect(none).toMatchObject({ updates: [], cancellations: [] });
});
