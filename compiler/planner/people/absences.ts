/** When people of the team are away: the columns of the roster that hold periods say so. */

import type { Period, Playbook, Type, Value } from "../../ir/ir.ts";
import type { TeamMember } from "../../records/record.ts";
import type { Person, PlannedAction, PlannedPlay } from "../plan.ts";
import { teamDay } from "../schedule/zones.ts";
import { plainLine } from "../words/plain-text.ts";

/** Days, the last one included. */
export interface Days {
  readonly date: string;
  readonly until?: string;
}

/** The first absence that touches these days. */
export function absenceOn(
  { date, until = date }: Days,
  { fields }: TeamMember,
  { team }: Pick<Playbook, "team">,
): Period | undefined {
  return team
    .filter(({ type }) => isOfPeriods(type))
    .flatMap(({ name }) => periodsIn(fields.get(name)))
    .sort((left, right) => (left.from < right.from ? -1 : 1))
    .find(({ from, to }) => from <= until && date <= to);
}

/** Something to do for somebody who is away then. */
export interface Absence {
  /** The play's name. */
  readonly play: string;
  readonly action: PlannedAction;
  readonly person: Person;
  readonly away: Period;
}

/** Of all that the plays ask of the team; one person in two roles of an action counts once. */
export function absencesIn(
  plays: readonly PlannedPlay[],
  team: readonly TeamMember[],
  playbook: Pick<Playbook, "team" | "calendar">,
): readonly Absence[] {
  // Most rosters say nothing of days.
  if (!playbook.team.some(({ type }) => isOfPeriods(type))) return [];
  const members = new Map(team.map((member) => [plainLine(member.email), member]));
  return plays.flatMap(({ name: play, actions }) =>
    actions.flatMap((action) => {
      const people = new Map(
        action.people.flatMap((role) => role.people.map((person) => [person.email ?? "", person])),
      );
      return [...people].flatMap(([email, person]): readonly Absence[] => {
        const member = members.get(email);
        const days = { ...action, date: teamDay(action, playbook.calendar.timezone) };
        const away = member && absenceOn(days, member, playbook);
        return away === undefined ? [] : [{ play, action, person, away }];
      });
    }),
  );
}

const isOfPeriods = (type: Type): boolean =>
  type.kind === "list" || type.kind === "set" ? type.element.kind === "period" : type.kind === "period";

const periodsIn = (value: Value | undefined): readonly Period[] =>
  (Array.isArray(value) ? value : [value]).filter(
    (each): each is Period => typeof each === "object" && each !== null && "from" in each,
  );
