/**
 * A day, a zone and a rule drawn at random, planned; and the days and instants that must come out, worked out by
 * others: the days of rules by ical.js and JavaScript's own dates, the instants by what Intl says a clock shows.
 */

import fc from "fast-check";
import ICAL from "ical.js";
import type { Playbook, Schedule, Weekday } from "../../compiler/ir/ir.ts";
import type { Plan } from "../../compiler/planner/plan.ts";
import { planOf } from "../planner/demo.ts";
import { workingCalendars, years } from "../planner/working-calendars.ts";

export interface Drawn {
  readonly timezone: string;
  readonly start: string;
  readonly at: string;
  readonly minutes: number;
  readonly count: number;
  readonly unit: "days" | "weeks" | "months" | "years";
  readonly weekdays: readonly Weekday[];
  readonly times: number;
  readonly onDayOff: "skip" | "move";
  /** Which of the rule's own days are off. */
  readonly off: readonly number[];
  readonly title: string;
  readonly kind: "meeting" | "task";
}

/** Beside the ten places: zones whose clocks do what others' do not. */
const zones = [
  ...workingCalendars.map(({ timezone }) => timezone),
  "Africa/Cairo",
  "Africa/Casablanca",
  "America/St_Johns",
  "America/New_York",
  "Antarctica/Troll",
  "Asia/Tehran",
  "Europe/Dublin",
  "Europe/Moscow",
  "Pacific/Chatham",
  "UTC",
];

const two = (number: number) => String(number).padStart(2, "0");
const isoDay = (epochMs: number) => new Date(epochMs).toISOString().slice(0, 10);

export const drawn: fc.Arbitrary<Drawn> = fc.record({
  timezone: fc.constantFrom(...zones),
  start: fc
    .tuple(fc.constantFrom(...years), fc.integer({ min: 1, max: 365 }))
    .map(([year, day]) => isoDay(Date.UTC(year, 0, day))),
  // Clocks change at night.
  at: fc
    .oneof(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 3 }))
    .chain((hour) => fc.integer({ min: 0, max: 11 }).map((five) => `${two(hour)}:${two(five * 5)}`)),
  minutes: fc.integer({ min: 5, max: 300 }),
  count: fc.integer({ min: 1, max: 4 }),
  unit: fc.constantFrom("days", "weeks", "weeks", "weeks", "months", "years"),
  weekdays: fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7), { maxLength: 4 }),
  times: fc.integer({ min: 1, max: 30 }),
  onDayOff: fc.constantFrom("skip", "move"),
  off: fc.uniqueArray(fc.nat(30), { maxLength: 6 }),
  title: fc.string({ unit: "grapheme", minLength: 1, maxLength: 90 }),
  kind: fc.constantFrom("meeting", "meeting", "task"),
});

/** Somebody of the team and somebody of the customer, so that there are invitations. */
export const people = {
  team: [{ name: "Ana, María", email: "ana@example.com", skills: ["portal"] }],
  contacts: [
    { role: "Sponsor", name: 'Zoe "Z" O\'Neil; Ltd: 1', email: "zoe+x@customer.example", language: "es" },
    { role: "Coders", name: "Ξένια", email: "xenia@customer.example", language: "el" },
    { role: "Coders", name: "نیلوفر", email: "nilufar@customer.example" },
  ],
};

/** @param playbook with a meeting and a task, of which one is planned */
export function planDrawn(playbook: Playbook, of: Drawn): Plan {
  const ruled = daysOf(of);
  const [play] = playbook.plays;
  const action = play?.actions.find(({ kind }) => kind === of.kind);
  if (play === undefined || action === undefined) throw new Error(`no ${of.kind}`);
  const until = { kind: "date", date: ruled.at(-1) ?? of.start } as const;
  const when: Schedule = {
    base: {
      kind: "every",
      every: { count: of.count, unit: of.unit },
      ...(of.unit === "weeks" && of.weekdays.length > 0 ? { weekdays: of.weekdays } : {}),
      until,
    },
    ...(of.kind === "meeting" ? { at: of.at, duration: of.minutes } : {}),
    customerTime: false,
    exactly: false,
    onDayOff: of.onDayOff,
  };
  const titles = { en: of.title };
  return planOf(
    {
      ...playbook,
      calendar: {
        timezone: of.timezone,
        hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
          weekday: weekday as Weekday,
          opens: "00:00",
          closes: "00:00",
        })),
        holidays: offDays(of, ruled).map((date) => ({ date })),
      },
      plays: [{ ...play, actions: [{ ...action, titles, when } as typeof action] }],
    },
    { start: of.start, team: people.team, language: "en", customer: { contacts: people.contacts } },
  );
}

const offDays = ({ off }: Drawn, ruled: readonly string[]): readonly string[] =>
  off.flatMap((index) => ruled[index] ?? []).sort();

/** The days on which it must take place, and for each the day of the rule. */
export function expectedDays(of: Drawn): readonly string[] {
  const ruled = daysOf(of);
  const off = new Set(offDays(of, ruled));
  const days: string[] = [];
  for (const day of ruled) {
    let date = day;
    if (off.has(day) && of.onDayOff === "skip") continue;
    while (off.has(date)) date = isoDay(Date.parse(date) + 86_400_000);
    if (date !== days.at(-1)) days.push(date);
  }
  return days;
}

/** As many days of the rule as were drawn. */
function daysOf({ start, count, unit, weekdays, times }: Drawn): readonly string[] {
  if (unit === "months" || unit === "years")
    return Array.from({ length: times }, (_, n) => clamped(start, n * count * (unit === "years" ? 12 : 1)));
  const byDay = unit === "weeks" ? weekdays : [];
  const codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
  let first = start;
  while (byDay.length > 0 && !byDay.includes((new Date(first).getUTCDay() || 7) as Weekday))
    first = isoDay(Date.parse(first) + 86_400_000);
  const days = byDay.map((day) => codes[day - 1]).join(",");
  const rule = ICAL.Recur.fromString(
    `FREQ=${unit === "days" ? "DAILY" : "WEEKLY"};INTERVAL=${count};WKST=MO${days && `;BYDAY=${days}`};COUNT=${times}`,
  );
  const iterator = rule.iterator(ICAL.Time.fromDateString(first));
  const found: string[] = [];
  for (let next = iterator.next(); next; next = iterator.next()) found.push(next.toString());
  return found;
}

/** So many months later, held to the end of the month. */
function clamped(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return isoDay(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
}

/**
 * The instant at which a clock shows a time, as RFC 5545 reads it: of two the first, in a gap by the offset before it.
 * Found by asking Intl what the clock shows.
 */
export function instantOf(date: string, at: string, timeZone: string): number {
  const wall = Date.parse(`${date}T${at}:00Z`);
  const before = wall - offsetAt(wall - 86_400_000, timeZone);
  const after = wall - offsetAt(wall + 86_400_000, timeZone);
  const shown = [before, after].filter((instant) => instant + offsetAt(instant, timeZone) === wall);
  return shown.length > 0 ? Math.min(...shown) : before;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function offsetAt(instant: number, timeZone: string): number {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short", timeStyle: "medium" });
  clocks.set(timeZone, clock);
  return Date.parse(`${clock.format(instant).replace(" ", "T")}Z`) - instant;
}
