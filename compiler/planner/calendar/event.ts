/**
 * One VEVENT: an action of a plan, or a whole series of them.
 *
 * Tasks, milestones and messages are all-day entries that leave the day free; meetings have their time in their
 * own zone. An invitation names its attendees; an entry of a feed names nobody but who publishes it.
 */

import { addDays } from "../../values/calendar-date.ts";
import type { Person, PlannedAction } from "../plan.ts";
import { contentLine, mailto } from "./content-line.ts";

/** One entry of a calendar: single, or the occurrences of one series, in order. */
export interface Entry {
  readonly uid: string;
  readonly first: PlannedAction;
  readonly last: PlannedAction;
}

export interface Attendance {
  readonly organizer: Person;
  /** With e-mail, each address once, the organiser among them or not. */
  readonly attendees: readonly Person[];
}

/** `stamp` is the DTSTAMP, in UTC: `20261201T000000Z`. Without attendees it is an entry of a feed. */
export function eventComponent(entry: Entry, stamp: string, attendance: Attendance): string {
  const { first } = entry;
  const published = attendance.attendees.length === 0;
  return [
    "BEGIN:VEVENT\r\n",
    contentLine("UID", { text: entry.uid }),
    contentLine("DTSTAMP", stamp),
    contentLine("SEQUENCE", "0"),
    ...timeLines(entry),
    contentLine("SUMMARY", { text: (published ? undefined : first.subject) ?? first.title }),
    ...textLine("DESCRIPTION", descriptionOf(first, published)),
    contentLine("STATUS", "CONFIRMED"),
    contentLine("TRANSP", isTimed(first) ? "OPAQUE" : "TRANSPARENT"),
    ...attendanceLines(attendance),
    ...(isTimed(first) ? first.reminders.map((minutes) => alarm(first, minutes)) : []),
    "END:VEVENT\r\n",
  ].join("");
}

/** Only meetings and messages stand at their time; tasks and milestones are all-day entries. */
export const isTimed = ({ kind, time }: PlannedAction): boolean =>
  time !== undefined && (kind === "meeting" || kind === "message");

/** Readers disagree about a clock that shows a time twice; of UTC there is no doubt. */
export const zoneOf = ({ timezone, ambiguous }: NonNullable<PlannedAction["time"]>): string =>
  ambiguous ? "UTC" : timezone;

function timeLines({ first, last }: Entry): readonly string[] {
  const rule = first.recurrence?.rule;
  const skipped = first.recurrence?.skipped ?? [];
  const recurs = first !== last || skipped.length > 0;
  if (isTimed(first) && first.time !== undefined) {
    const { time } = first;
    const zone = zoneOf(time);
    // The clock on the wall of `zone` comes first in what is given, so a skipped day may end in any offset.
    const property = (name: string, instant: string) =>
      zone === "UTC" ? contentLine(name, utc(instant)) : contentLine(name, wall(instant), { TZID: zone });
    const until = last.time && utc(last.time.startInstant);
    return [
      property("DTSTART", time.startInstant),
      property("DTEND", time.endInstant),
      ...(rule && recurs ? [contentLine("RRULE", `${rule};UNTIL=${until}`)] : []),
      ...skipped.map((day) => property("EXDATE", `${day}T${time.start}:00Z`)),
    ];
  }
  const day = (name: string, date: string) => contentLine(name, compact(date), { VALUE: "DATE" });
  return [
    day("DTSTART", first.date),
    // The end is the first day that is no longer part of it.
    day("DTEND", addDays(first.until ?? first.date, 1) ?? first.date),
    ...(rule && recurs ? [contentLine("RRULE", `${rule};UNTIL=${compact(last.date)}`)] : []),
    ...skipped.map((date) => day("EXDATE", date)),
  ];
}

/**
 * An invitation holds the words meant for those who are invited. A feed may be read by anybody who has its address: it
 * says what happens, with which resources and why on that day, and names nobody.
 */
function descriptionOf(action: PlannedAction, published: boolean): string {
  return [
    ...(published || action.text === undefined ? [] : [action.text]),
    action.resources.map(({ title, link }) => `${title}: ${link}`).join("\n"),
    ...(published ? [action.reasons.join("; ")] : []),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function attendanceLines({ organizer, attendees }: Attendance): readonly string[] {
  const line = (name: string, person: Person, more: Readonly<Record<string, string>>) =>
    contentLine(name, person.email === undefined ? noAddress : mailto(person.email), {
      CN: person.name,
      ...more,
      LANGUAGE: person.language,
    });
  return [
    line("ORGANIZER", organizer, {}),
    ...attendees.map((person) =>
      line(
        "ATTENDEE",
        person,
        person.email === organizer.email
          ? { ROLE: "CHAIR", PARTSTAT: "ACCEPTED" }
          : { ROLE: "REQ-PARTICIPANT", PARTSTAT: "NEEDS-ACTION", RSVP: "TRUE" },
      ),
    ),
  ];
}

const alarm = (action: PlannedAction, minutes: number): string =>
  [
    "BEGIN:VALARM\r\n",
    contentLine("ACTION", "DISPLAY"),
    contentLine("TRIGGER", `-PT${minutes}M`),
    contentLine("DESCRIPTION", { text: action.title }),
    "END:VALARM\r\n",
  ].join("");

/** Of a playbook's owner without an e-mail address: an organiser must have an address, and this is none. */
const noAddress = { uri: "invalid:nomail" };
const textLine = (name: string, text: string) => (text === "" ? [] : [contentLine(name, { text })]);
const compact = (text: string): string => text.replace(/[-:]/g, "");
/** An instant with its offset begins with the clock on the wall. */
const wall = (instant: string): string => compact(instant.slice(0, 19));

/** `20261201T170000Z` */
export const utc = (instant: string): string => `${wall(new Date(instant).toISOString())}Z`;
