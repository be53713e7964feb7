/**
 * The calendars of a plan: a feed of everything, and one invitation a meeting.
 *
 * The two are never mixed. A feed is published (METHOD:PUBLISH) by an organiser, and invites nobody; an invitation
 * is a request (METHOD:REQUEST) from an organiser to attendees, and holds one meeting. A calendar carries the zones
 * that its entries use, and nothing else.
 */

import type { Person, Plan, PlannedAction } from "../plan.ts";
import type { PlannedTime } from "../schedule/zones.ts";
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
  return calendarOf(
    "PUBLISH",
    entries.flatMap(timesIn),
    entries.flatMap((entry) => publishedEvents(plan, entry, standingOf(plan, entry, stamp))),
    [contentLine("X-WR-CALNAME", { text: `${plan.playbook.title}: ${plan.customer.name}` })],
  );
}

/**
 * RFC 5546 § 3.2.1: what is published has an organiser, and no attendees. Who takes part is nobody's business.
 */
export const publishedEvents = (plan: Plan, entry: Entry, standing: Standing): readonly string[] =>
  eventComponents(entry, standing, () => ({ organizer: plan.playbook.owner, attendees: [] }));

/** Which version of an entry a plan has. */
export function standingOf(plan: Plan, { uid }: Entry, stamp: string): Standing {
  const sent = plan.sent?.find(({ identity }) => identity === uid);
  return {
    uid: sent?.uid ?? uid,
    stamp,
    status: "CONFIRMED",
    sequence: sent?.sequence ?? 0,
    modified: sent === undefined ? stamp : utc(sent.modified),
  };
}

/** By the identity of an entry. */
export function sequencesIn({ sent = [] }: Plan): (uid: string) => number {
  const sequences = new Map(sent.map(({ identity, sequence }) => [identity, sequence]));
  return (uid) => sequences.get(uid) ?? 0;
}

/** One calendar for each meeting or series of them; none where nobody could be invited by e-mail. */
export function invitations(plan: Plan, options: CalendarOptions = {}): readonly Invitation[] {
  const stamp = stampOf(plan, options);
  return entriesIn(plan).flatMap((entry) => invitation(plan, entry, standingOf(plan, entry, stamp)) ?? []);
}

/** Of a meeting or a series of them; undefined of all else, and where nobody could be invited. */
export function invitation(plan: Plan, entry: Entry, standing: Standing): Invitation | undefined {
  const events = invitationEvents(plan, entry, standing);
  if (events === undefined) return undefined;
  const { title, date } = entry.first;
  return { uid: standing.uid, title, date, content: calendarOf("REQUEST", timesIn(entry), events) };
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

/** @param times of all that it holds: it carries their zones */
export const calendarOf = (
  method: "PUBLISH" | "REQUEST" | "CANCEL",
  times: readonly PlannedTime[],
  events: Iterable<string>,
  more: readonly string[] = [],
): string => [...calendarParts(method, times, events, more)].join("");

/** The same piece by piece, for who writes a calendar of any length. */
export function* calendarParts(
  method: "PUBLISH" | "REQUEST" | "CANCEL",
  times: readonly PlannedTime[],
  events: Iterable<string>,
  more: readonly string[] = [],
): Generator<string> {
  yield "BEGIN:VCALENDAR\r\n";
  yield contentLine("VERSION", "2.0");
  yield contentLine("PRODID", { text: "-//persona-lang//persona playbooks//EN" });
  yield contentLine("CALSCALE", "GREGORIAN");
  yield contentLine("METHOD", method);
  yield* more;
  yield* timezones(times);
  yield* events;
  yield "END:VCALENDAR\r\n";
}

const timesIn = ({ first, last, changed }: Entry): readonly PlannedTime[] =>
  [first, last, ...changed.flatMap(({ instead, action }) => [instead, action])].flatMap((action) =>
    isTimed(action) && action.time !== undefined ? [action.time] : [],
  );

/** Every zone in use, once, over the time of its entries. */
function timezones(times: readonly PlannedTime[]): readonly string[] {
  const windows = new Map<string, { first: string; last: string }>();
  for (const time of times) {
    const timezone = zoneOf(time);
    if (timezone === "UTC") continue;
    const window = windows.get(timezone);
    windows.set(timezone, {
      first: earlier(window?.first, time.startInstant),
      last: later(window?.last, time.endInstant),
    });
  }
  return [...windows].map(([timezone, { first, last }]) => timezoneComponent(timezone, first, last));
}

const earlier = (left: string | undefined, right: string) =>
  left !== undefined && Date.parse(left) <= Date.parse(right) ? left : right;
const later = (left: string | undefined, right: string) =>
  left !== undefined && Date.parse(left) >= Date.parse(right) ? left : right;

const stampOf = (plan: Plan, { stamp }: CalendarOptions): string =>
  utc(stamp ?? `${plan.start === "" ? "1970-01-01" : plan.start}T00:00:00Z`);
