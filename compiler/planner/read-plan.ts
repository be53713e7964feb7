/**
 * Reads a plan that people have worked with: its form, and whether it makes sense.
 *
 * Instants are worked out anew from day, time and zone, so that whoever moves a meeting changes what they see and
 * nothing else. Whatever is wrong is told with its place, as many mistakes as there are; then there is no plan.
 */

import type { z } from "zod";
import { isDate } from "../values/calendar-date.ts";
import { canonicalLanguage } from "../values/language-tag.ts";
import type { Plan, PlannedAction, Sent } from "./plan.ts";
import { planSchema } from "./plan-schema.ts";
import { isTimezone, type PlannedTime, type Zoned, zonedTime } from "./schedule/zones.ts";

export interface PlanFault {
  /** "plays, TechnicalOnboarding, kickoff, date" */
  readonly place: string;
  readonly message: string;
}

export type ReadPlan = { readonly plan: Plan } | { readonly faults: readonly PlanFault[] };

/** @param value what stands in the file, as JSON */
export function readPlan(value: unknown): ReadPlan {
  const read = planSchema.safeParse(value);
  if (!read.success) return { faults: shapeFaults(read.error, value) };
  const faults: PlanFault[] = [];
  const identities = new Set<string>();
  const names = new Set<string>();
  for (const { name } of read.data.plays) {
    if (names.has(name)) faults.push({ place: name, message: "another play has the same name" });
    names.add(name);
  }
  const plan: Plan = {
    ...read.data,
    plays: read.data.plays.map((play) => ({
      ...play,
      actions: play.actions.map((action) => {
        const fault = (field: string, message: string) =>
          faults.push({ place: `${play.name}, ${action.name}, ${field}`, message });
        for (const identity of [action.identity, action.recurrence?.identity ?? ""])
          if (unseen.test(identity)) fault("identity", noIdentity);
        if (identities.has(action.identity)) fault("identity", "another action has the same one");
        identities.add(action.identity);
        if (action.phase !== undefined && !play.phases.some(({ name }) => name === action.phase))
          fault("phase", `the play has no phase ${action.phase}`);
        const { skipped = [], day = action.date } = action.recurrence ?? {};
        for (const each of [...skipped, day]) {
          if (each !== action.date && !isDate(each)) fault("recurrence", `there is no day ${each}`);
        }
        return soundWhen(action, fault);
      }),
    })),
    ...(read.data.sent === undefined ? {} : { sent: read.data.sent.map((each) => soundSent(each, faults)) }),
  };
  for (const field of ["language", "locale"] as const) {
    const tag = plan[field];
    if (canonicalLanguage(tag) === undefined)
      faults.push({ place: field, message: `there is no language \`${tag}\`; write it as in en or pt-BR` });
  }
  if (!isDate(plan.start))
    faults.push({
      place: "start",
      message: plan.start === "" ? "this is empty" : `there is no day ${plan.start}`,
    });
  return faults.length > 0 ? { faults } : { plan };
}

/** What is not as the form has it. */
export const shapeFaults = ({ issues }: z.ZodError, value: unknown): readonly PlanFault[] =>
  issues.map((issue) => {
    const { place, found } = placeOf(issue.path, value);
    return { place, message: found === undefined ? "this is missing" : issueInWords(issue) };
  });

/** Calendars drop what nobody sees, and two events would be one. */
const unseen = /[\p{Cc}\u2028\u2029]/u;
const noIdentity = "this holds a sign that nobody sees; write it as it was in the plan";

function soundSent(sent: Sent, faults: PlanFault[]): Sent {
  const fault = (field: string, message: string) =>
    faults.push({ place: `sent, ${sent.title}, ${field}`, message });
  for (const field of ["identity", "uid"] as const)
    if (unseen.test(sent[field] ?? "")) fault(field, noIdentity);
  if (!isDate(sent.last)) fault("last", `there is no day ${sent.last}`);
  if (Number.isNaN(Date.parse(sent.modified))) fault("modified", `there is no moment ${sent.modified}`);
  return soundWhen(sent, fault);
}

type When = Pick<PlannedAction, "date" | "until" | "time">;

function soundWhen<T extends When>(of: T, fault: (field: string, message: string) => void): T {
  const { date, until, time } = of;
  if (!isDate(date)) fault("date", `there is no day ${date}`);
  if (until !== undefined && !isDate(until)) fault("until", `there is no day ${until}`);
  else if (until !== undefined && until < date)
    fault("until", `${until} is before ${date}, on which it begins`);
  if (time === undefined || !isDate(date)) return of;
  if (!isTimezone(time.timezone)) {
    fault("time, timezone", `there is no time zone ${time.timezone}`);
    return of;
  }
  const [start, end] = [minutesOf(time.start), minutesOf(time.end)];
  if (start === undefined || end === undefined) {
    fault("time", `${start === undefined ? time.start : time.end} is no time of a day`);
    return of;
  }
  const unchanged = asWritten(date, time);
  const minutes = minutesFrom(start, end, time);
  if (unchanged === undefined && minutes === undefined) {
    const when = end < start ? `before it starts at ${time.start}` : "as it starts";
    fault("time", `it ends at ${time.end}, ${when}; change both`);
    return of;
  }
  const zoned = unchanged ?? zonedTime(date, time.start, minutes ?? 0, time.timezone);
  if (zoned === undefined) fault("time", `there is no ${time.start} on ${date} in ${time.timezone}`);
  return zoned === undefined ? of : { ...of, date: zoned.date, time: zoned.time };
}

/** Undefined where the instants are no longer those of the day, the clock and the zone. */
function asWritten(date: string, time: PlannedTime): Zoned | undefined {
  const minutes = (Date.parse(time.endInstant) - Date.parse(time.startInstant)) / 60_000;
  const zoned = minutes >= 0 ? zonedTime(date, time.start, minutes, time.timezone) : undefined;
  const same = (["start", "end", "startInstant", "endInstant"] as const).every(
    (field) => zoned?.time[field] === time[field],
  );
  return same ? zoned : undefined;
}

/** Longer than this over midnight, and nobody meant it. */
const longestOverMidnight = 6 * 60;

/**
 * How long it is by its clocks. It ends on the next day where it did so as it was planned, or would not be long: else
 * whoever changed the start forgot the end, and is told so, by undefined.
 */
function minutesFrom(
  start: number,
  end: number,
  { startInstant, endInstant, timezone }: PlannedTime,
): number | undefined {
  const planned = wholeLength({ startInstant, endInstant, timezone });
  if (planned >= wholeDay) return severalDays(start, end, planned);
  if (end > start) return end - start;
  const [from, to] = [startInstant, endInstant].map((instant) => instant.slice(0, "2026-12-01".length)) as [
    string,
    string,
  ];
  const overMidnight = end + 24 * 60 - start;
  if (to > from || overMidnight <= longestOverMidnight) return overMidnight;
  return end === start && startInstant === endInstant ? 0 : undefined;
}

const wholeDay = 24 * 60;

/** In minutes, how long it was planned for; 0 where the instants are not as a plan has them. */
function wholeLength(time: Pick<PlannedTime, "startInstant" | "endInstant" | "timezone">): number {
  const { startInstant, endInstant, timezone } = time;
  const minutes = (Date.parse(endInstant) - Date.parse(startInstant)) / 60_000;
  if (!(minutes >= wholeDay) || !isDate(startInstant.slice(0, 10))) return 0;
  const planned = zonedTime(startInstant.slice(0, 10), startInstant.slice(11, 16), minutes, timezone)?.time;
  return planned?.startInstant === startInstant && planned.endInstant === endInstant ? minutes : 0;
}

/** What goes on for a day or longer keeps as many whole days, and takes its clocks. */
function severalDays(start: number, end: number, planned: number): number {
  const clocks = (((end - start) % wholeDay) + wholeDay) % wholeDay;
  return Math.floor(planned / wholeDay) * wholeDay + clocks;
}

function minutesOf(clock: string): number | undefined {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}

/** Items of a list are named where they have a name, else counted from 1. */
function placeOf(
  path: readonly PropertyKey[],
  value: unknown,
): { readonly place: string; readonly found: unknown } {
  const words: string[] = [];
  let at = value;
  for (const key of path) {
    at = typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined;
    const name = typeof at === "object" && at !== null ? Reflect.get(at, "name") : undefined;
    words.push(typeof key === "number" ? (typeof name === "string" ? name : `item ${key + 1}`) : String(key));
  }
  return { place: words.length === 0 ? "the file" : words.join(", "), found: at };
}

function issueInWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "unrecognized_keys":
      return `a plan has no ${issue.keys.join(", ")} here`;
    case "invalid_type":
      return `this has to be ${kindWords[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `this has to be ${issue.values.map(String).join(", or ")}`;
    case "invalid_format":
      return issue.message;
    case "too_small":
      return "this is too small, or empty";
    default:
      return "this is not as persona writes it";
  }
}

const kindWords: Readonly<Record<string, string>> = {
  string: "a text in quotes",
  int: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list in [ ]",
  object: "a group in { }",
};
