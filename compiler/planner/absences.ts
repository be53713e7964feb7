/** When people of the team are away: the columns of the roster that hold periods say so. */

import type { Period, Playbook, Type, Value } from "../ir/ir.ts";
import type { TeamMember } from "../records/record.ts";

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

const isOfPeriods = (type: Type): boolean =>
  type.kind === "list" || type.kind === "set" ? type.element.kind === "period" : type.kind === "period";

const periodsIn = (value: Value | undefined): readonly Period[] =>
  (Array.isArray(value) ? value : [value]).filter(
    (each): each is Period => typeof each === "object" && each !== null && "from" in each,
  );
