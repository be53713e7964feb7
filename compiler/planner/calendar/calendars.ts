/**
 * The calendars of a plan: a feed of everything, and one invitation a meeting.
 *
 * The two are never mixed. A feed is published (METHOD:PUBLISH) by an organiser, and invites nobody; an invitation
 * is a request (METHOD:REQUEST) from an organiser to attendees, and holds one meeting. A calendar carries the zones
 * that its entries use, and nothing else.
 */

import type { Person, Plan, PlannedAction } from "../plan.ts";
import { contentLine } from "./content-line.ts";
import { type Entry, entriesOf } from "./entries.ts";
import { type Attendance, eventComponents, isTimed, type Standing, utc, zoneOf } from "./event.ts";
import { timezoneComponent } from "./timezone-component.ts";

export interface CalendarOptions {
  /** When the calendar was made, an ISO instant; the plan's start where absent, so that bytes stay the same. */
  readonly stamp?: string;
}

export interface Invitation {
  readonly uid: string;
  readonly title: string;
  readonly date: string;
  readonly content: string;
}

/** All entries of a plan in one calendar, without attendees. */
export function feed(plan: Plan, options: CalendarOptions = {}): string {
  const entries = entriesIn(plan);
  const stamp = stampOf(plan, options);
  return calendar(
    "PUBLISH",
    entries,
    entries.flatMap((entry) => publishedEvents(plan, entry, standingOf(entry, stamp))),
    [contentLine("X-WR-CALNAME", { text: `${plan.playbook.title}: ${plan.customer.name}` })],
  );
}

/**
 * RFC 5546 § 3.2.1: what is published has an organiser, and no attendees. Who takes part is nobody's business.
 */
export const publishedEvents = (plan: Plan, entry: Entry, standing: Standing): readonly string[] =>
  eventComponents(entry, standing, () => ({ organizer: plan.playbook.owner, attendees: [] }));

export const standingOf = ({ first }: Entry, stamp: string): Standing => ({
  stamp,
  status: "CONFIRMED",
  revision: first.revision,
});

/** One calendar for each meeting or series of them; none where nobody could be invited by e-mail. */
export function invitations(plan: Plan, options: CalendarOptions = {}): readonly Invitation[] {
  const stamp = stampOf(plan, options);
  return entriesIn(plan).flatMap((entry) => invitation(plan, entry, standingOf(entry, stamp)) ?? []);
}

/** Of a meeting or a series of them; undefined of all else, and where nobody could be invited. */
export function invitation(plan: Plan, entry: Entry, standing: Standing): Invitation | undefined {
  const events = invitationEvents(plan, entry, standing);
  return events && invitationOf(entry, "REQUEST", events);
}

export function invitationEvents(
  plan: Plan,
  entry: Entry,
  standing: Standing,
): readonly string[] | undefined {
  if (entry.first.kind !== "meeting") return undefined;
  const attendance = attendanceOf(plan, entry.first);
  if (attendance === undefined) return undefined;
  return eventComponents(entry, standing, (action) => attendanceOf(plan, action) ?? attendance);
}

export const invitationOf = (
  entry: Entry,
  method: "REQUEST" | "CANCEL",
  events: readonly string[],
): Invitation => ({
  uid: entry.uid,
  title: entry.first.title,
  date: entry.first.date,
  content: calendar(method, [entry], events),
});

export const entriesIn = (plan: Plan): readonly Entry[] =>
  entriesOf(plan.plays.flatMap(({ actions }) => actions));

/** Who is invited, by whom; undefined where nobody could be, for want of addresses. */
export function attendanceOf(plan: Plan, action: PlannedAction): Attendance | undefined {
  const attendees = new Map<string, Person>();
  for (const person of action.people.flatMap(({ people }) => people)) {
    const address = person.email?.toLowerCase();
    if (address !== undefined && !attendees.has(address)) attendees.set(address, person);
  }
  const organizer = organizerOf(plan, action);
  if (organizer === undefined || attendees.size === 0) return undefined;
  return { organizer, attendees: [...attendees.values()] };
}

/** The first of the team who takes part; else the playbook's owner. Nobody of the customer's invites. */
function organizerOf({ playbook: { owner } }: Plan, { people }: PlannedAction): Person | undefined {
  const ours = people.filter(({ from }) => from === "team").flatMap((role) => role.people);
  return [...ours, owner].find(({ email }) => email !== undefined);
}

function calendar(
  method: "PUBLISH" | "REQUEST" | "CANCEL",
  entries: readonly Entry[],
  events: readonly string[],
  more: readonly string[] = [],
): string {
  return [
    "BEGIN:VCALENDAR\r\n",
    contentLine("VERSION", "2.0"),
    contentLine("PRODID", { text: "-//persona-lang//persona playbooks//EN" }),
    contentLine("CALSCALE", "GREGORIAN"),
    contentLine("METHOD", method),
    ...more,
    ...timezones(entries),
    ...events,
    "END:VCALENDAR\r\n",
  ].join("");
}

/** Every zone in use, once, over the time of its entries. */
function timezones(entries: readonly Entry[]): readonly string[] {
  const windows = new Map<string, { first: string; last: string }>();
  const moments = entries.flatMap(({ first, last, changed }) => [
    first,
    last,
    ...changed.flatMap(({ instead, action }) => [instead, action]),
  ]);
  for (const action of moments) {
    if (!isTimed(action) || action.time === undefined) continue;
    const timezone = zoneOf(action.time);
    if (timezone === "UTC") continue;
    const window = windows.get(timezone);
    windows.set(timezone, {
      first: earlier(window?.first, action.time.startInstant),
      last: later(window?.last, action.time.endInstant),
    });
  }
  return [...windows].map(([timezone, { first, last }]) => timezoneComponent(timezone, first, last));
}

const earlier = (left: string | undefined, right: string) =>
  left !== undefined && Date.parse(left) <= Date.parse(right) ? left : right;
const later = (left: string | undefined, right: string) =>
  left !== undefined && Date.parse(left) >= Date.parse(right) ? left : right;

export const stampOf = (plan: Plan, { stamp }: CalendarOptions): string =>
  utc(stamp ?? `${plan.start === "" ? "1970-01-01" : plan.start}T00:00:00Z`);
