/**
 * What calendars have to be told when a plan has changed, whoever changed it.
 *
 * A new version of what is other than they were told, a cancellation of what is gone or for whoever is no longer
 * invited, and nothing of what stayed. SEQUENCE rises with whatever is sent (RFC 5546 § 2.1.4). What was called off is
 * remembered: should it come back, it is newer than its cancellation. What is over is left alone.
 *
 * Only who invited may change a meeting. Where somebody else is to, the first calls it off and the second invites
 * anew, under another UID.
 */

import type { Person, Plan, Sent } from "../plan.ts";
import {
  attendanceOf,
  calendarOf,
  entriesIn,
  type Invitation,
  invitation,
  invitationEvents,
  publishedEvents,
  standingOf,
} from "./calendars.ts";
import type { Entry } from "./entries.ts";
import { cancelledComponent, utc } from "./event.ts";
import { fingerprint } from "./fingerprint.ts";

export interface CalendarUpdates {
  /** The plan, with what calendars know of it once all of this is sent. */
  readonly plan: Plan;
  /** METHOD:REQUEST, of what is new or has changed. */
  readonly updates: readonly Invitation[];
  /** METHOD:CANCEL, of what is gone, or for those who are no longer invited. */
  readonly cancellations: readonly Invitation[];
}

export interface Moment {
  /** An ISO day: what ended before it is over. */
  readonly today: string;
  /** An ISO instant: when the calendars are made. */
  readonly stamp: string;
}

/** @param sent what calendars were told last */
export function updateCalendars(
  sent: readonly Sent[],
  changed: Plan,
  { today, stamp }: Moment,
): CalendarUpdates {
  const modified = new Date(stamp).toISOString().replace(".000Z", "Z");
  const known = new Map(sent.map((each) => [each.identity, each]));
  const entries = entriesIn(changed);
  const handedOver: Sent[] = [];
  const register: Sent[] = entries.map((entry) => {
    const before = known.get(entry.uid);
    const told = tell(changed, entry, { sequence: 0, modified, ...uidOf(before) }, today);
    if (before === undefined) return told;
    if (isHandedOver(before, told) && before.last >= today) {
      handedOver.push(before);
      return tell(changed, entry, { sequence: 0, modified, uid: nextUid(before) }, today);
    }
    return before.said === told.said && !before.calledOff
      ? before
      : { ...told, sequence: before.sequence + 1 };
  });
  const current = new Set(entries.map(({ uid }) => uid));
  const gone = sent.filter(({ identity }) => !current.has(identity));
  const calledOff = gone.map((each) =>
    each.calledOff ? each : { ...each, sequence: each.sequence + 1, modified, calledOff: true },
  );
  const plan = { ...changed, sent: [...register, ...calledOff] };

  // What was put into the past is news for calendars in which it is still to come.
  const isOver = (each: Sent | undefined): boolean => each === undefined || each.last < today;
  const fresh = (each: Sent): boolean => {
    const before = known.get(each.identity);
    return before !== each && !(isOver(each) && isOver(before));
  };
  const stale = new Set(register.filter(fresh).map(({ identity }) => identity));
  const updates = entries
    .filter(({ uid }) => stale.has(uid))
    .flatMap((entry) => invitation(plan, entry, standingOf(plan, entry, utc(stamp))) ?? []);
  const uninvited = register
    .filter((each) => fresh(each) && !handedOver.some(({ identity }) => identity === each.identity))
    .flatMap((each) => noLongerInvited(known.get(each.identity), each));
  const dismissed = handedOver.map((each) => ({ ...each, sequence: each.sequence + 1, modified }));
  const cancellations = [
    ...uninvited,
    ...dismissed.map((each) => ({ each, whom: each.invited, all: true })),
    ...calledOff.filter(fresh).map((each) => ({ each, whom: each.invited, all: true })),
  ]
    .filter(({ whom }) => whom.length > 0)
    .map(({ each, whom, all }) => cancellation(each, whom, all, utc(stamp)));
  return { plan, updates, cancellations };
}

/** What calendars were told of a plan as it was first made. */
export function firstSent(plan: Plan): readonly Sent[] {
  return entriesIn(plan).map((entry) =>
    tell(plan, entry, { sequence: 0, modified: `${plan.start}T00:00:00Z` }, plan.start),
  );
}

const uidOf = (before: Sent | undefined): Pick<Sent, "uid"> =>
  before?.uid === undefined ? {} : { uid: before.uid };

const isHandedOver = (before: Sent, now: Sent): boolean =>
  !before.calledOff &&
  before.organizer !== undefined &&
  now.organizer !== undefined &&
  addressOf(before.organizer) !== addressOf(now.organizer);

/** `Demo/c-1/Onboarding/kickoff/again-2@persona`: no occurrence has such a number, and none of these comes twice. */
function nextUid({ identity, uid = identity }: Sent): string {
  const again = /\/again-(\d+)@persona$/.exec(uid)?.[1] ?? "1";
  return identity.replace(/@persona$/, `/again-${Number(again) + 1}@persona`);
}

function tell(
  plan: Plan,
  entry: Entry,
  version: Pick<Sent, "sequence" | "modified" | "uid">,
  today: string,
): Sent {
  const { first, last, changed, uid } = entry;
  const actions = [first, ...changed.map(({ action }) => action)];
  const attendance = first.kind === "meeting" ? attendanceOf(plan, first) : undefined;
  const toCome = changed.filter(({ action: { until, date } }) => (until ?? date) >= today);
  const guests = toCome.flatMap(({ action }) => attendanceOf(plan, action)?.attendees ?? []);
  const called = version.uid ?? uid;
  const standing = { uid: called, stamp: "", status: undefined, sequence: 0, modified: "" };
  const said = invitationEvents(plan, entry, standing) ?? publishedEvents(plan, entry, standing);
  const days = [...actions, last].map(({ until, date }) => until ?? date);
  return {
    identity: uid,
    title: first.title,
    date: first.date,
    ...(first.until === undefined ? {} : { until: first.until }),
    ...(first.time === undefined ? {} : { time: first.time }),
    last: days.sort().at(-1) as string,
    ...version,
    said: fingerprint(said.join("")),
    ...(attendance === undefined ? {} : { organizer: attendance.organizer }),
    // Whoever is invited to one occurrence alone is told when they no longer are, as long as it is to come.
    invited: attendance === undefined ? [] : eachOnce([...attendance.attendees, ...guests]),
  };
}

interface Uninvited {
  readonly each: Sent;
  readonly whom: readonly Person[];
  /** The meeting itself is off. */
  readonly all: boolean;
}

/** Whoever was told before and is not among those of the new version. */
function noLongerInvited(before: Sent | undefined, now: Sent): readonly Uninvited[] {
  if (before === undefined || before.calledOff) return [];
  const invited = new Set(now.invited.map(addressOf));
  const whom = before.invited.filter((person) => !invited.has(addressOf(person)));
  const { sequence, modified } = now;
  return [{ each: { ...before, sequence, modified }, whom, all: now.invited.length === 0 }];
}

const eachOnce = (people: readonly Person[]): readonly Person[] => [
  ...new Map(people.map((person) => [addressOf(person), person])).values(),
];

const addressOf = ({ email }: Person) => email?.toLowerCase();

function cancellation(each: Sent, whom: readonly Person[], all: boolean, stamp: string): Invitation {
  // RFC 5546 § 3.2.5: with a status, the meeting would be called off for everybody.
  const status = all ? "CANCELLED" : undefined;
  const { identity, uid = identity, title, date, sequence, modified, time } = each;
  const event = cancelledComponent(each, whom, { uid, stamp, status, sequence, modified: utc(modified) });
  return { uid, title, date, content: calendarOf("CANCEL", time === undefined ? [] : [time], [event]) };
}
