/**
 * Many new customers planned one after the other: what each plan asks of the team counts when the next is assigned.
 *
 * `team` is the roster as it stands after the plans so far. Plans must come in the order of `inBatchOrder`, so that
 * the same customers always give the same plans. What is kept grows with people and weeks, not with customers.
 */

import type { Playbook } from "../../ir/ir.ts";
import type { TeamMember } from "../../records/record.ts";
import { addDays, weekdayOf } from "../../values/calendar-date.ts";
import type { Plan, PlannedAction } from "../plan.ts";
import { createWorkingDays, minutesWorked } from "../schedule/working-days.ts";
import { isoWeekOf, minutesBetween, teamDay } from "../schedule/zones.ts";
import { plainLine } from "../words/plain-text.ts";
import { absenceOn, type Days } from "./absences.ts";

export interface Workload {
  /** For `planCustomer`: the roster with what was assigned so far added to the columns of `spread evenly by`. */
  readonly team: readonly TeamMember[];
  /** Counts a plan that was made; one with problems counts for nothing. */
  add(plan: Plan): void;
  /** By person in the order of the roster, then by week; weeks without work are left out. */
  weeks(): readonly PersonWeek[];
}

/** What somebody of the team has to do in a week of the plans that were added. */
export interface PersonWeek {
  readonly name: string;
  readonly email: string;
  /** ISO 8601: `2026-W49`. */
  readonly week: string;
  /** Its Monday. */
  readonly from: string;
  /** With something to do in this week. */
  readonly customers: number;
  readonly meetings: number;
  readonly meetingMinutes: number;
  /** Tasks that are worked on; one over several weeks counts in each. */
  readonly tasks: number;
  /** What of those tasks falls into this week; of one that has no length, nothing. */
  readonly taskMinutes: number;
  /** Of these meetings and tasks, those on days of the week on which the person is away. */
  readonly whileAway: number;
  /** By the playbook's hours, less days off and days on which the person is away. */
  readonly availableMinutes: number;
}

/** By start, then by id: who comes first is assigned first. */
export function inBatchOrder(
  left: { readonly start: string; readonly id: string },
  right: { readonly start: string; readonly id: string },
): number {
  return compare(left.start, right.start) || compare(left.id, right.id);
}

const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

export function createWorkload(playbook: Playbook, roster: readonly TeamMember[]): Workload {
  const members = new Map(roster.map((member) => [plainLine(member.email), member]));
  const weeks = new Map<string, Map<string, Counts>>();
  const days = createWorkingDays(playbook.calendar);

  return {
    get team() {
      return [...members.values()];
    },
    add(plan) {
      if (plan.problems.length > 0) return;
      for (const { role, people } of plan.team) {
        const spread = playbook.assignments.find((each) => each.role === role)?.spread;
        for (const { email = "" } of people) {
          const member = members.get(email);
          const load = spread && member?.fields.get(spread.column);
          if (member === undefined || spread === undefined || typeof load !== "number") continue;
          const fields = new Map(member.fields).set(spread.column, load + spread.adding);
          members.set(email, { ...member, fields });
        }
      }
      const met = new Set<string>();
      for (const { actions } of plan.plays) for (const action of actions) count(action, met);
    },
    weeks: () =>
      [...members].flatMap(([email, member]) =>
        [...(weeks.get(email) ?? [])]
          .sort(([left], [right]) => compare(left, right))
          .map(([from, counts]) => ({
            name: plainLine(member.name),
            email,
            week: isoWeekOf(from),
            from,
            ...counts,
            availableMinutes: available(member, from),
          })),
      ),
  };

  function available(member: TeamMember, monday: string): number {
    const week = Array.from({ length: 7 }, (_, index) => addDays(monday, index) ?? monday);
    return week
      .filter((date) => absenceOn({ date }, member, playbook) === undefined)
      .reduce((minutes, date) => minutes + minutesWorked(days, date, date), 0);
  }

  function isAway(member: TeamMember, { date, until = date }: Days, monday: string): boolean {
    const sunday = addDays(monday, 6) ?? until;
    const ofWeek = { date: date > monday ? date : monday, until: until < sunday ? until : sunday };
    return absenceOn(ofWeek, member, playbook) !== undefined;
  }

  /** A task of several days takes the hours that are worked on them, until it is done: each week has those of its own days. */
  function workInWeek({ date, until, work = 0 }: PlannedAction, monday: string): number {
    if (until === undefined || work === 0) return work;
    const sunday = addDays(monday, 6) ?? until;
    const before = monday <= date ? 0 : minutesWorked(days, date, addDays(monday, -1) ?? date);
    const worked = minutesWorked(days, date > monday ? date : monday, until < sunday ? until : sunday);
    return Math.max(0, Math.min(worked, work - before));
  }

  /** `met`: people and weeks in which this plan's customer counts already. */
  function count(action: PlannedAction, met: Set<string>): void {
    const emails = new Set(action.people.flatMap(({ people }) => people.map(({ email }) => email ?? "")));
    for (const email of emails) {
      const member = members.get(email);
      if (member === undefined) continue;
      const ofPerson = weeks.get(email) ?? new Map<string, Counts>();
      weeks.set(email, ofPerson);
      for (const monday of mondaysOf(action)) {
        const counts = ofPerson.get(monday) ?? noWork();
        ofPerson.set(monday, counts);
        if (!met.has(`${email} ${monday}`)) counts.customers++;
        met.add(`${email} ${monday}`);
        const ours = { ...action, date: teamDay(action, playbook.calendar.timezone) };
        if (isWork(action) && isAway(member, ours, monday)) counts.whileAway++;
        if (action.kind === "task") {
          counts.tasks++;
          counts.taskMinutes += workInWeek(action, monday);
        }
        if (action.kind !== "meeting") continue;
        counts.meetings++;
        if (action.time)
          counts.meetingMinutes += minutesBetween(action.time.startInstant, action.time.endInstant);
      }
    }
  }
}

type Counted = "customers" | "meetings" | "meetingMinutes" | "tasks" | "taskMinutes" | "whileAway";
type Counts = { -readonly [Key in Counted]: PersonWeek[Key] };

const noWork = (): Counts => ({
  customers: 0,
  meetings: 0,
  meetingMinutes: 0,
  tasks: 0,
  taskMinutes: 0,
  whileAway: 0,
});

const isWork = ({ kind }: PlannedAction): boolean => kind === "task" || kind === "meeting";

/** The Mondays of the weeks that an action touches. */
function mondaysOf({ date, until = date }: PlannedAction): readonly string[] {
  const mondays: string[] = [];
  let monday = addDays(date, 1 - weekdayOf(date));
  while (monday !== undefined && monday <= until) {
    mondays.push(monday);
    monday = addDays(monday, 7);
  }
  return mondays;
}
