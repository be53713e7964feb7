/**
 * The entries of a calendar: single actions, and series of them.
 *
 * A series is told by its rule and by what all of it has in common. An occurrence that somebody moved or worded anew
 * in the plan is not as the rule has it, and is told by itself beside the rule.
 */

import { addDays, epochDayOf } from "../../values/calendar-date.ts";
import type { PlannedAction } from "../plan.ts";
import { zonedTime } from "../schedule/zones.ts";

export interface Entry {
  /** Of the action, or of the whole series. */
  readonly uid: string;
  /** As the rule has them, where it is a series; the action itself otherwise. */
  readonly first: PlannedAction;
  readonly last: PlannedAction;
  /** Occurrences that are not as the rule has them, each with the one that it replaces. */
  readonly changed: readonly { readonly instead: PlannedAction; readonly action: PlannedAction }[];
}

/** In order of time. */
export function entriesOf(actions: readonly PlannedAction[]): readonly Entry[] {
  const entries = new Map<string, PlannedAction[]>();
  for (const action of actions) {
    const uid = action.recurrence?.identity ?? action.identity;
    const known = entries.get(uid);
    if (known === undefined) entries.set(uid, [action]);
    else known.push(action);
  }
  return [...entries].map(([uid, occurrences]) => entryOf(uid, occurrences));
}

function entryOf(uid: string, unordered: readonly PlannedAction[]): Entry {
  const [only] = unordered;
  if (only?.recurrence === undefined)
    return { uid, first: only as PlannedAction, last: only as PlannedAction, changed: [] };
  const occurrences = unordered.toSorted((left, right) => (dayOf(left) < dayOf(right) ? -1 : 1));
  const usual = usualOf(occurrences);
  const changed = occurrences
    .filter((action) => dayOf(action) !== action.date || inCommon(action) !== inCommon(usual))
    .map((action) => ({ action, instead: onDay(usual, dayOf(action)) }));
  const asRuled = (action: PlannedAction): PlannedAction =>
    changed.find((each) => each.action === action)?.instead ?? action;
  return {
    uid,
    first: asRuled(occurrences[0] as PlannedAction),
    last: asRuled(occurrences.at(-1) as PlannedAction),
    changed,
  };
}

/** The day of the rule that an occurrence stands for. */
const dayOf = ({ recurrence, date }: PlannedAction): string => recurrence?.day ?? date;

/** What a series says once for all of its occurrences. */
function inCommon({
  kind,
  date,
  until,
  time,
  title,
  subject,
  text,
  people,
  resources,
  reminders,
}: PlannedAction): string {
  const days = until === undefined ? 0 : epochDayOf(until) - epochDayOf(date);
  const clock = time && [time.start, time.end, time.timezone];
  return JSON.stringify([kind, days, clock, title, subject, text, people, resources, reminders]);
}

/** The first of those that are most. */
function usualOf(occurrences: readonly PlannedAction[]): PlannedAction {
  const alike = Map.groupBy(occurrences, inCommon);
  const [most] = [...alike.values()].sort((left, right) => right.length - left.length);
  return most?.[0] as PlannedAction;
}

function onDay(action: PlannedAction, date: string): PlannedAction {
  const { time, recurrence, until } = action;
  const shifted = until && addDays(until, epochDayOf(date) - epochDayOf(action.date));
  const there = time && zonedTime(date, time.start, minutesOf(time), time.timezone)?.time;
  return {
    ...action,
    date,
    ...(shifted === undefined ? {} : { until: shifted }),
    ...(there === undefined ? {} : { time: there }),
    ...(recurrence === undefined ? {} : { recurrence: { ...recurrence, day: date } }),
  };
}

const minutesOf = ({ startInstant, endInstant }: NonNullable<PlannedAction["time"]>): number =>
  (Date.parse(endInstant) - Date.parse(startInstant)) / 60_000;
