/** Reads calendars back with ical.js, which knows nothing of ours. */

import ICAL from "ical.js";

export interface ReadEvent {
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  readonly allDay: boolean;
  readonly recurring: boolean;
  readonly sequence: number;
  readonly organizer: string | null;
  readonly attendees: readonly string[];
  /** Minutes before. */
  readonly alarms: readonly number[];
  /** Where it stands for one occurrence of a series. */
  readonly instead?: string;
  /**
   * Every occurrence: `2026-12-01/2026-12-02` of days, instants in UTC otherwise. Of a series those that stand beside it
   * are among them; by itself such an event has none.
   */
  readonly occurrences: readonly string[];
}

export interface ReadCalendar {
  readonly method: string;
  readonly names: readonly string[];
  readonly events: readonly ReadEvent[];
}

export function readCalendar(text: string): ReadCalendar {
  const calendar = new ICAL.Component(ICAL.parse(text));
  // Zones come from the calendar itself and from nowhere else.
  ICAL.TimezoneService.reset();
  for (const component of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(new ICAL.Timezone(component));
  }
  const events = calendar.getAllSubcomponents("vevent");
  return {
    method: String(calendar.getFirstPropertyValue("method")),
    names: calendar.getAllProperties().map(({ name }) => name),
    events: events.map((component) => readEvent(component, events)),
  };
}

function readEvent(component: ICAL.Component, all: readonly ICAL.Component[]): ReadEvent {
  const uid = component.getFirstPropertyValue("uid");
  const instead = component.getFirstPropertyValue("recurrence-id");
  const exceptions = all.filter(
    (each) =>
      each !== component &&
      each.getFirstPropertyValue("uid") === uid &&
      each.getFirstPropertyValue("recurrence-id") !== null,
  );
  const event = new ICAL.Event(component, instead === null ? { exceptions } : {});
  const people = (name: string) =>
    component
      .getAllProperties(name)
      .map((property) => `${property.getParameter("cn")} ${property.getFirstValue()}`);
  return {
    uid: event.uid,
    summary: event.summary,
    description: event.description,
    allDay: event.startDate.isDate,
    recurring: event.isRecurring(),
    sequence: event.sequence,
    organizer: people("organizer")[0] ?? null,
    attendees: people("attendee"),
    alarms: component
      .getAllSubcomponents("valarm")
      .map((alarm) => -(alarm.getFirstPropertyValue("trigger") as ICAL.Duration).toSeconds() / 60),
    ...(instead instanceof ICAL.Time ? { instead: written(instead) } : {}),
    occurrences: instead === null ? occurrencesOf(event) : [],
  };
}

function occurrencesOf(event: ICAL.Event): readonly string[] {
  if (!event.isRecurring()) return [between(event.startDate, event.endDate)];
  const found: string[] = [];
  const iterator = event.iterator();
  for (let next = iterator.next(); next && found.length < 2000; next = iterator.next()) {
    const { startDate, endDate } = event.getOccurrenceDetails(next);
    found.push(between(startDate, endDate));
  }
  return found;
}

const between = (start: ICAL.Time, end: ICAL.Time) => `${written(start)}/${written(end)}`;
const written = (time: ICAL.Time) =>
  time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString();
