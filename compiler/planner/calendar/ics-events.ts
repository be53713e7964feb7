/**
 * The entries of a plan as event attributes of the `ics` package, for applications that send with it.
 *
 * That package knows only UTC and floating times, so meetings come in UTC and every occurrence of a series is an
 * event of its own: a weekly rule in UTC would be an hour off after the next clock change. What it writes without
 * escaping (names, addresses) is made harmless here.
 */

import type { DateTime, EventAttributes } from "ics";
import * as Instant from "temporal-polyfill/fns/Instant";
import { addDays } from "../../values/calendar-date.ts";
import type { Person, Plan, PlannedAction } from "../plan.ts";
import { plainLine } from "../words/plain-text.ts";
import { attendanceOf, sequencesIn } from "./calendars.ts";
import { isTimed } from "./event.ts";

export function icsEvents(plan: Plan): EventAttributes[] {
  const sequenceOf = sequencesIn(plan);
  return plan.plays.flatMap(({ actions }) => actions.map((action) => eventOf(plan, action, sequenceOf)));
}

function eventOf(plan: Plan, action: PlannedAction, sequenceOf: (uid: string) => number): EventAttributes {
  const attendance = action.kind === "meeting" ? attendanceOf(plan, action) : undefined;
  const description = [action.text, action.reasons.join("\n")].filter((part) => part).join("\n\n");
  return {
    ...timesOf(action),
    uid: action.identity,
    sequence: sequenceOf(action.recurrence?.identity ?? action.identity),
    // Known to the package and missing from its types; without it, DTSTAMP would be the clock's.
    ...{ timestamp: Date.parse(`${plan.start}T00:00:00Z`) },
    productId: "-//persona-lang//persona playbooks//EN",
    calName: plainLine(`${plan.playbook.title}: ${plan.customer.name}`),
    title: plainLine(action.subject ?? action.title),
    description,
    status: "CONFIRMED",
    busyStatus: isTimed(action) ? "BUSY" : "FREE",
    ...(attendance === undefined
      ? {}
      : {
          organizer: personOf(attendance.organizer),
          attendees: attendance.attendees.map((person) => ({
            ...personOf(person),
            rsvp: true,
            role: "REQ-PARTICIPANT" as const,
            partstat: "NEEDS-ACTION" as const,
          })),
        }),
    alarms: isTimed(action)
      ? action.reminders.map((minutes) => ({
          action: "display" as const,
          description: plainLine(action.title),
          trigger: { minutes, before: true },
        }))
      : [],
  };
}

function timesOf(
  action: PlannedAction,
): Pick<EventAttributes, "start"> & { readonly end: DateTime } & Partial<EventAttributes> {
  if (!isTimed(action) || action.time === undefined) {
    const end = addDays(action.until ?? action.date, 1) ?? action.date;
    return { start: dayOf(action.date), end: dayOf(end) };
  }
  return {
    start: minuteOf(action.time.startInstant),
    end: minuteOf(action.time.endInstant),
    startInputType: "utc",
    startOutputType: "utc",
    endInputType: "utc",
    endOutputType: "utc",
  };
}

function dayOf(date: string): DateTime {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function minuteOf(instant: string): DateTime {
  const { year, month, day, hour, minute } = Instant.toZonedDateTimeISO(Instant.fromString(instant), "UTC");
  return [year, month, day, hour, minute];
}

/** Neither field may end a line or a parameter. */
const personOf = ({ name, email }: Person) => ({
  name: plainLine(name).replace(/["\\:;,]/g, " "),
  email: encodeURI(plainLine(email ?? "")),
});
