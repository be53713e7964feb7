/**
 * One entry as VEVENTs: one for an action, or for a whole series and one more for each occurrence that differs.
 *
 * Tasks, milestones and messages are all-day entries that leave the day free; meetings have their time in their
 * own zone. An invitation names its attendees; an entry of a feed names nobody but who publishes it.
 */

import { addDays } from "../../values/calendar-date.ts";
import type { Person, PlannedAction, Sent } from "../plan.ts";
import { zonedTime } from "../schedule/zones.ts";
import { contentLine, parameter } from "./content-line.ts";
import type { Entry } from "./entries.ts";
import { remembered } from "./remembered.ts";

export interface Attendance {
  readonly organizer: Person;
  /** With e-mail, each address once, the organiser among them or not. */
  readonly attendees: readonly Person[];
}

/** How an entry stands in its calendar. */
export interface Standing {
  /** Under which calendars know it. */
  readonly uid: string;
  /** The DTSTAMP, in UTC: `20261201T000000Z`. */
  readonly stamp: string;
  /** None where only some of those who were invited no longer are. */
  readonly status: "CONFIRMED" | "CANCELLED" | undefined;
  readonly sequence: number;
  /** The LAST-MODIFIED, as the stamp. */
  readonly modified: string;
}

/** Of what was told before: the whole of it, for those who are not to come any more. */
export function cancelledComponent(
  { title, date, until, time, organizer }: Sent,
  attendees: readonly Person[],
  standing: Standing,
): string {
  const day = { date, ...(until === undefined ? {} : { until }), ...(time === undefined ? {} : { time }) };
  return (
    headLines(standing) +
    timeLines({ kind: "meeting", ...day }) +
    contentLine("SUMMARY", { text: title }) +
    statusLine(standing) +
    (organizer === undefined ? "" : attendanceLines({ organizer, attendees })) +
    "END:VEVENT\r\n"
  );
}

/** `attendanceOf` an action: without attendees, it is an entry of a feed. */
export function eventComponents(
  entry: Entry,
  standing: Standing,
  attendanceOf: (action: PlannedAction) => Attendance,
): readonly string[] {
  const own = (action: PlannedAction, when: string) =>
    eventComponent(action, when, standing, attendanceOf(action));
  return [
    own(entry.first, timeLines(entry.first) + recurrenceLines(entry)),
    ...entry.changed.map(({ instead, action }) =>
      own(action, startLine("RECURRENCE-ID", instead) + timeLines(action)),
    ),
  ];
}

// Lines that are the same in every event.
const opaque = contentLine("TRANSP", "OPAQUE");
const transparent = contentLine("TRANSP", "TRANSPARENT");
const display = contentLine("ACTION", "DISPLAY");

function eventComponent(
  action: PlannedAction,
  when: string,
  standing: Standing,
  attendance: Attendance,
): string {
  const published = attendance.attendees.length === 0;
  const timed = isTimed(action);
  let lines =
    headLines(standing) +
    when +
    summaryLine((published ? undefined : action.subject) ?? action.title, "") +
    descriptionLine(action, published) +
    statusLine(standing) +
    (timed ? opaque : transparent) +
    attendanceLines(attendance);
  if (timed && standing.status === "CONFIRMED")
    for (const minutes of action.reminders) lines += alarm(action.title, String(minutes));
  return `${lines}END:VEVENT\r\n`;
}

const headLines = (standing: Standing): string =>
  `BEGIN:VEVENT\r\n${contentLine("UID", { text: standing.uid })}${versionLines(standing)}`;

/** Most events of a calendar are of the same version as the one before. */
function versionLines({ stamp, sequence, modified }: Standing): string {
  if (stamp !== last.stamp || sequence !== last.sequence || modified !== last.modified) {
    const lines =
      contentLine("DTSTAMP", stamp) +
      contentLine("LAST-MODIFIED", modified) +
      contentLine("SEQUENCE", String(sequence));
    last = { stamp, sequence, modified, lines };
  }
  return last.lines;
}
let last = { stamp: "", sequence: -1, modified: "", lines: "" };

const statusLine = ({ status }: Standing): string =>
  status === undefined ? "" : status === "CONFIRMED" ? confirmed : cancelled;
const confirmed = contentLine("STATUS", "CONFIRMED");
const cancelled = contentLine("STATUS", "CANCELLED");

const summaryLine = remembered((text) => contentLine("SUMMARY", { text }));

/** Only meetings and messages stand at their time; tasks and milestones are all-day entries. */
export const isTimed = ({ kind, time }: Pick<PlannedAction, "kind" | "time">): boolean =>
  time !== undefined && (kind === "meeting" || kind === "message");

/** Readers disagree about a clock that shows a time twice; of UTC there is no doubt. */
export const zoneOf = ({ timezone, ambiguous }: NonNullable<PlannedAction["time"]>): string =>
  ambiguous ? "UTC" : timezone;

type When = Pick<PlannedAction, "kind" | "date" | "until" | "time">;

function timeLines(action: When): string {
  const { time, until, date } = action;
  return (
    startLine("DTSTART", action) +
    (isTimed(action) && time !== undefined
      ? instantLine("DTEND", time.endInstant, zoneOf(time))
      : // The end is the first day that is no longer part of it.
        dayLine("DTEND", addDays(until ?? date, 1) ?? date))
  );
}

function recurrenceLines({ first, last, changed }: Entry): string {
  const { recurrence, time } = first;
  if (recurrence === undefined) return "";
  const { rule, skipped } = recurrence;
  const skippedWithin = skipped.filter((day) => day > first.date && day < last.date);
  if (first === last && changed.length === 0) return "";
  const timed = isTimed(first) && time !== undefined;
  const until = timed && last.time ? afterLast(last.date, last.time) : compact(last.date);
  return [
    contentLine("RRULE", `${rule};UNTIL=${until}`),
    // The clock on the wall of the zone comes first in what is given, so a skipped day may end in any offset.
    ...skippedWithin.map((day) =>
      timed ? instantLine("EXDATE", `${day}T${time.start}:00Z`, zoneOf(time)) : dayLine("EXDATE", day),
    ),
  ].join("");
}

/**
 * The end of the last day, as other programs write it, and late at night some hours more: some readers take the offset
 * of the first occurrence for that of all, and would lose the last one in summer.
 */
function afterLast(date: string, time: NonNullable<PlannedAction["time"]>): string {
  const dayEnds = zonedTime(date, "23:59", 0, zoneOf(time))?.time.startInstant;
  const later = Date.parse(time.startInstant) + widestChange;
  return utc(new Date(Math.max(later, dayEnds === undefined ? 0 : Date.parse(dayEnds))).toISOString());
}

/** Three hours, in milliseconds; and the next occurrence is never nearer than a day. */
const widestChange = 3 * 3_600_000;

/** The moment at which an action begins, as the property `name`. */
function startLine(name: "DTSTART" | "RECURRENCE-ID", action: When): string {
  return isTimed(action) && action.time !== undefined
    ? instantLine(name, action.time.startInstant, zoneOf(action.time))
    : dayLine(name, action.date);
}

/** Many customers have meetings at the same few times of a day. */
const instantLines = (name: string) =>
  remembered((instant, zone) =>
    zone === "UTC"
      ? contentLine(name, utc(instant))
      : contentLine(name, wall(instant), parameter("TZID", zone)),
  );
const instantLinesBy = {
  DTSTART: instantLines("DTSTART"),
  DTEND: instantLines("DTEND"),
  EXDATE: instantLines("EXDATE"),
  "RECURRENCE-ID": instantLines("RECURRENCE-ID"),
};
const instantLine = (name: keyof typeof instantLinesBy, instant: string, zone: string): string =>
  instantLinesBy[name](instant, zone);

const wholeDay = parameter("VALUE", "DATE");
const dayLine = (name: string, date: string): string => contentLine(name, compact(date), wholeDay);

/**
 * An invitation holds the words meant for those who are invited. A feed may be read by anybody who has its address: it
 * says what happens, with which resources and why on that day, and names nobody.
 */
function descriptionLine(action: PlannedAction, published: boolean): string {
  const words = published ? "" : (action.text ?? "");
  const resources = action.resources.map(({ title, link }) => `${title}: ${link}`).join("\n");
  const reasons = published ? action.reasons.join("\n") : "";
  const text = below(below(words, resources), reasons);
  return text === "" ? "" : contentLine("DESCRIPTION", { text });
}

const below = (text: string, next: string): string =>
  text === "" || next === "" ? text + next : `${text}\n\n${next}`;

function attendanceLines({ organizer, attendees }: Attendance): string {
  let lines = ofFew.organizer(organizer);
  for (const person of attendees)
    lines +=
      person.email === organizer.email
        ? ofFew.chair(person)
        : attendanceLine("ATTENDEE", person, participant);
  return lines;
}

/** The few of the team who invite do so to many meetings; whoever is invited is at most in those of one customer. */
const rememberedLine = (name: string, standing: string) => {
  const line = remembered((email, called) => attendanceLine(name, { email, name: called }, standing));
  return (person: Person): string =>
    person.email === undefined || person.language !== undefined
      ? attendanceLine(name, person, standing)
      : line(person.email, person.name);
};

const chair = parameter("ROLE", "CHAIR") + parameter("PARTSTAT", "ACCEPTED");
const participant =
  parameter("ROLE", "REQ-PARTICIPANT") + parameter("PARTSTAT", "NEEDS-ACTION") + parameter("RSVP", "TRUE");

const attendanceLine = (name: string, { email, name: called, language }: Person, standing = ""): string =>
  contentLine(
    name,
    email === undefined ? noAddress : { mailto: email },
    parameter("CN", called) + standing + parameter("LANGUAGE", language),
  );

const alarm = remembered(
  (title, minutes) =>
    `BEGIN:VALARM\r\n${display}${contentLine("TRIGGER", `-PT${minutes}M`)}` +
    `${contentLine("DESCRIPTION", { text: title })}END:VALARM\r\n`,
);

const ofFew = { organizer: rememberedLine("ORGANIZER", ""), chair: rememberedLine("ATTENDEE", chair) };

/** Of a playbook's owner without an e-mail address: an organiser must have an address, and this is none. */
const noAddress = "invalid:nomail";

/** Days and moments, `2026-12-01T10:00:00` or a part of it from the left. */
const compact = (text: string): string =>
  text.slice(0, 4) + text.slice(5, 7) + text.slice(8, 13) + text.slice(14, 16) + text.slice(17);
/** An instant with its offset begins with the clock on the wall. */
const wall = (instant: string): string => compact(instant.slice(0, 19));

/** `20261201T170000Z` */
export const utc = (instant: string): string => `${wall(new Date(instant).toISOString())}Z`;
