/**
 * A calendar program as RFC 5546 has it, once for each attendee: it knows nothing of ours but the texts it is sent.
 *
 * A request replaces what has the same UID unless that is newer; a cancellation with a status takes the meeting away
 * from everybody it is sent to, and one without from those it names. Nobody but its organiser may do either. What is held is told by its occurrences.
 */

import ICAL from "ical.js";

export interface Mailboxes {
  receive(calendar: string): void;
  /** By attendee, what they hold: every occurrence with its title, in order. */
  held(): Readonly<Record<string, readonly string[]>>;
}

interface Held {
  readonly sequence: number;
  readonly organizer: string;
  readonly occurrences: readonly string[];
}

export function createMailboxes(): Mailboxes {
  const boxes = new Map<string, Map<string, Held>>();
  return {
    receive(calendar) {
      const component = new ICAL.Component(ICAL.parse(calendar));
      ICAL.TimezoneService.reset();
      for (const zone of component.getAllSubcomponents("vtimezone"))
        ICAL.TimezoneService.register(new ICAL.Timezone(zone));
      const events = component.getAllSubcomponents("vevent");
      const [master] = events;
      if (master === undefined) throw new Error("a calendar without an event");
      const uid = String(master.getFirstPropertyValue("uid"));
      const sequence = Number(master.getFirstPropertyValue("sequence"));
      const organizer = String(master.getFirstPropertyValue("organizer"));
      const cancelled = component.getFirstPropertyValue("method") === "CANCEL";
      for (const attendee of attendeesOf(events)) {
        const box = boxes.get(attendee) ?? new Map<string, Held>();
        boxes.set(attendee, box);
        const known = box.get(uid);
        // RFC 5546 § 2.1.1: only its organiser may change a meeting.
        if (known !== undefined && known.organizer !== organizer)
          throw new Error(`${organizer} changes a meeting of ${known.organizer}`);
        if ((known?.sequence ?? -1) > sequence) continue;
        if (cancelled) box.delete(uid);
        else box.set(uid, { sequence, organizer, occurrences: occurrencesFor(events) });
      }
    },
    held: () =>
      Object.fromEntries(
        [...boxes]
          .map(
            ([attendee, box]) =>
              [attendee, [...box.values()].flatMap((each) => each.occurrences).sort()] as const,
          )
          .filter(([, occurrences]) => occurrences.length > 0)
          .sort(([left], [right]) => (left < right ? -1 : 1)),
      ),
  };
}

const attendeesOf = (events: readonly ICAL.Component[]): ReadonlySet<string> =>
  new Set(
    events.flatMap((event) => event.getAllProperties("attendee").map((each) => String(each.getFirstValue()))),
  );

function occurrencesFor(components: readonly ICAL.Component[]): readonly string[] {
  const [master, ...exceptions] = components as [ICAL.Component, ...ICAL.Component[]];
  const event = new ICAL.Event(master, { exceptions: exceptions as never, strictExceptions: false });
  if (!event.isRecurring()) return [told(event, event.startDate)];
  const found: string[] = [];
  const iterator = event.iterator();
  for (let next = iterator.next(); next && found.length < 200; next = iterator.next()) {
    const { item, startDate } = event.getOccurrenceDetails(next);
    found.push(told(item, startDate));
  }
  return found;
}

const told = (event: ICAL.Event, start: ICAL.Time): string =>
  `${new Date(start.toUnixTime() * 1000).toISOString()} ${event.summary}`;
