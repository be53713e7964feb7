/**
 * How each contestant writes the same meetings: ours, ical-generator, ics, and strings put together by hand, which
 * fold between code points as RFC 5545 asks at the least.
 */

import type { Meeting } from "./meetings.ts";

export type Write = (meetings: Iterable<Meeting>, send: (piece: string) => void) => void;

const zone = "America/Denver";
const stamp = "20261102T000000Z";

export const writers = {
  ours: async (): Promise<Write> => {
    const { calendarParts } = await import("../../compiler/planner/calendar/calendars.ts");
    const { eventComponents } = await import("../../compiler/planner/calendar/event.ts");
    const standing = { stamp, status: "CONFIRMED", sequence: 0, modified: stamp } as const;
    const timeOn = (date: string) => ({
      start: "10:00",
      end: "11:00",
      timezone: zone,
      startInstant: `${date}T10:00:00-07:00`,
      endInstant: `${date}T11:00:00-07:00`,
    });
    function* events(meetings: Iterable<Meeting>): Generator<string> {
      for (const { uid, title, text, date, people } of meetings) {
        const first = {
          identity: uid,
          kind: "meeting",
          name: "kickoff",
          title,
          text,
          date,
          time: timeOn(date),
          reasons: [],
          people: [],
          resources: [],
          serves: [],
          needs: [],
          reminders: [15],
        } as const;
        const entry = { uid, first, last: first, changed: [] };
        const attendance = { organizer: people[0] as (typeof people)[number], attendees: people };
        yield* eventComponents(entry, { ...standing, uid }, () => attendance);
      }
    }
    return (meetings, send) => {
      const times = [timeOn("2026-11-02"), timeOn("2029-04-19")];
      for (const piece of calendarParts("REQUEST", times, events(meetings))) send(piece);
    };
  },

  "ical-generator": async (): Promise<Write> => {
    const ical = await import("ical-generator");
    return (meetings, send) => {
      const calendar = ical.default({
        prodId: "-//persona-lang//bench//EN",
        method: ical.ICalCalendarMethod.REQUEST,
      });
      for (const { uid, title, text, date, people } of meetings) {
        const event = calendar.createEvent({
          id: uid,
          sequence: 0,
          stamp: new Date(Date.UTC(2026, 10, 2)),
          lastModified: new Date(Date.UTC(2026, 10, 2)),
          start: `${date}T10:00:00`,
          end: `${date}T11:00:00`,
          timezone: zone,
          summary: title,
          description: text,
          status: ical.ICalEventStatus.CONFIRMED,
          transparency: ical.ICalEventTransparency.OPAQUE,
          organizer: { name: people[0]?.name ?? "", email: people[0]?.email ?? "" },
        });
        for (const [index, { name, email }] of people.entries())
          event.createAttendee({
            name,
            email,
            rsvp: index > 0,
            role: index === 0 ? ical.ICalAttendeeRole.CHAIR : ical.ICalAttendeeRole.REQ,
            status: index === 0 ? ical.ICalAttendeeStatus.ACCEPTED : ical.ICalAttendeeStatus.NEEDSACTION,
          });
        event.createAlarm({ type: ical.ICalAlarmType.display, trigger: 900, description: title });
      }
      send(calendar.toString());
    };
  },

  ics: async (): Promise<Write> => {
    const { createEvents } = await import("ics");
    return (meetings, send) => {
      const events = [...meetings].map(({ uid, title, text, date, people }) => {
        const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
        return {
          uid,
          sequence: 0,
          start: [year, month, day, 17, 0] as [number, number, number, number, number],
          startInputType: "utc" as const,
          duration: { hours: 1 },
          title,
          description: text,
          status: "CONFIRMED" as const,
          busyStatus: "BUSY" as const,
          organizer: { name: people[0]?.name ?? "", email: people[0]?.email ?? "" },
          attendees: people.map(({ name, email }, index) => ({
            name,
            email,
            rsvp: index > 0,
            role: index === 0 ? ("CHAIR" as const) : ("REQ-PARTICIPANT" as const),
            partstat: index === 0 ? ("ACCEPTED" as const) : ("NEEDS-ACTION" as const),
          })),
          alarms: [
            { action: "display" as const, description: title, trigger: { minutes: 15, before: true } },
          ],
        };
      });
      const { error, value } = createEvents(events, { method: "REQUEST" });
      if (error) throw error;
      send(value ?? "");
    };
  },

  "by hand": async (): Promise<Write> => {
    const encoder = new TextEncoder();
    const fold = (line: string): string => {
      if (encoder.encode(line).length <= 75) return `${line}\r\n`;
      let folded = "";
      let length = 0;
      for (const character of line) {
        const code = character.codePointAt(0) as number;
        const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
        if (length + size > 75) {
          folded += "\r\n ";
          length = 1;
        }
        folded += character;
        length += size;
      }
      return `${folded}\r\n`;
    };
    const escape = (text: string) => text.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
    const named = (name: string) => (/[:;,]/.test(name) ? `"${name}"` : name);
    return (meetings, send) => {
      send("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//persona-lang//bench//EN\r\nMETHOD:REQUEST\r\n");
      for (const { uid, title, text, date, people } of meetings) {
        const day = date.replaceAll("-", "");
        const [organizer] = people;
        send(
          [
            "BEGIN:VEVENT\r\n",
            fold(`UID:${escape(uid)}`),
            `DTSTAMP:${stamp}\r\nLAST-MODIFIED:${stamp}\r\nSEQUENCE:0\r\n`,
            fold(`DTSTART;TZID=${zone}:${day}T100000`),
            fold(`DTEND;TZID=${zone}:${day}T110000`),
            fold(`SUMMARY:${escape(title)}`),
            fold(`DESCRIPTION:${escape(text)}`),
            "STATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\n",
            fold(`ORGANIZER;CN=${named(organizer?.name ?? "")}:mailto:${organizer?.email}`),
            ...people.map(({ name, email }, index) =>
              fold(
                index === 0
                  ? `ATTENDEE;CN=${named(name)};ROLE=CHAIR;PARTSTAT=ACCEPTED:mailto:${email}`
                  : `ATTENDEE;CN=${named(name)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:${email}`,
              ),
            ),
            "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\n",
            fold(`DESCRIPTION:${escape(title)}`),
            "END:VALARM\r\nEND:VEVENT\r\n",
          ].join(""),
        );
      }
      send("END:VCALENDAR\r\n");
    };
  },
};
