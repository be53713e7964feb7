/**
 * Days that people chose, held against days off of both sides and against what has to be over before.
 *
 * Whoever moves a meeting may: nothing is moved back, and it is told in the plan and in the migration. What is done
 * or past is left alone.
 */

import type { Notice, Plan, PlannedAction } from "../plan.ts";
import { type PlanRequest, preparePlan } from "../prepare.ts";
import { compareInstants, inZone, teamDay } from "../schedule/zones.ts";
import { dayText, type Setting } from "../setting.ts";
import { english } from "../words/phrases/en.ts";
import type { Phrases } from "../words/phrases.ts";
import type { Migration } from "./migration.ts";

export interface Checked {
  readonly plan: Plan;
  /** The same in English, for who looks the migration over. */
  readonly notices: Migration["notices"];
}

export interface DaysToCheck {
  /** Identities of actions whose day people chose. */
  readonly byHand: ReadonlySet<string>;
  /** An ISO day. */
  readonly today: string;
}

export function withDaysChecked(plan: Plan, { byHand, today }: DaysToCheck, request: PlanRequest): Checked {
  const { setting } = preparePlan(request);
  const ends = new Map(
    plan.plays.flatMap(({ actions }) => actions.map((action) => [action.identity, action])),
  );
  const notices: Notice[] = [];
  const told: Migration["notices"][number][] = [];
  for (const { name: play, actions } of plan.plays) {
    for (const action of actions) {
      if (action.done === true || action.date < today) continue;
      const { identity, name, title } = action;
      const faults = [
        ...(byHand.has(identity) ? dayOff(action, setting) : []),
        ...dependsOnLater(action, ends),
      ];
      for (const fault of faults) {
        notices.push({ play, action: name, title, message: fault(setting.phrases, setting.locale) });
        told.push({ identity, play, title, message: fault(english, "en") });
      }
    }
  }
  const known = new Set(plan.notices.map((notice) => keyOf(notice)));
  const added = notices.filter((notice) => !known.has(keyOf(notice)));
  return { plan: { ...plan, notices: [...plan.notices, ...added] }, notices: told };
}

type Fault = (phrases: Phrases, locale: string) => string;

const keyOf = ({ play, action, message }: Notice): string => JSON.stringify([play, action, message]);

/** A meeting with people of the customer has to suit both sides; all else, the team. */
function dayOff(
  action: PlannedAction,
  { ours, theirs, timezone, customerTimezone }: Setting,
): readonly Fault[] {
  const { kind, date, time, people } = action;
  if (kind === "milestone" || kind === "survey") return [];
  /** Told with the day where it is another one in that zone. */
  const stays =
    (day: string, zone: string, because: (phrases: Phrases) => string): Fault =>
    (phrases, locale) => {
      const why = because(phrases);
      return phrases.notices.staysOnDayOff(
        dayText(date, locale),
        day === date ? why : phrases.reasons.elsewhere(dayText(day, locale), zone, why),
      );
    };
  const off = [date, teamDay(action, timezone)].find((day) => !ours.isWorkingDay(day));
  const faults =
    off === undefined ? [] : [stays(off, timezone, ({ reasons }) => reasons.dayOff(ours.holidayName(off)))];
  const withCustomer = kind === "meeting" && people.some(({ from }) => from === "customer");
  if (!withCustomer || theirs === undefined) return faults;
  const zone = customerTimezone ?? time?.timezone ?? timezone;
  const theirDay = time ? inZone(time, zone).date : date;
  return theirs.isWorkingDay(theirDay)
    ? faults
    : [...faults, stays(theirDay, zone, ({ reasons }) => reasons.customerDayOff)];
}

/** What it needs, or is counted after, and is over only later. */
function dependsOnLater(
  { date, time, dependsOn = [] }: PlannedAction,
  all: ReadonlyMap<string, PlannedAction>,
): readonly Fault[] {
  return dependsOn.flatMap((identity): readonly Fault[] => {
    const needed = all.get(identity);
    if (needed === undefined) return [];
    const end = needed.until ?? needed.date;
    const isEarly =
      needed.until === undefined && time !== undefined && needed.time !== undefined
        ? compareInstants(time.startInstant, needed.time.endInstant) < 0
        : date < end;
    if (!isEarly) return [];
    return [
      (phrases, locale) =>
        phrases.notices.beforeItsNeed(dayText(date, locale), needed.title, dayText(end, locale)),
    ];
  });
}
