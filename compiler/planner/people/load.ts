/**
 * How much somebody of the team has to do already, and whether one customer more fits in.
 *
 * The roster says both: the column of `spread evenly by`, and behind `at most` a value or another column.
 */

import type { Playbook, Signal, Spread, Value } from "../../ir/ir.ts";
import type { TeamMember } from "../../records/record.ts";
import type { Setting } from "../setting.ts";
import { formatValue } from "../words/format-value.ts";
import { titleOf } from "../words/language.ts";

type Words = Pick<Setting, "playbook" | "chain" | "locale" | "language" | "phrases">;

export const loadOf = ({ fields }: TeamMember, spread: Spread | undefined): Value | undefined =>
  spread && fields.get(spread.column);

/** An unknown load goes last. */
export function compareLoads(left: Value | undefined, right: Value | undefined): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  return (left === undefined ? 1 : 0) - (right === undefined ? 1 : 0);
}

export const columnOf = ({ team }: Playbook, name: string): Signal | undefined =>
  team.find((column) => column.name === name);

/** Whether one customer more fits in; the columns that would have to be known to say so. */
export function hasRoom(
  member: TeamMember,
  spread: Spread,
): boolean | { readonly unknown: readonly string[] } {
  const { column, adding, atMost } = spread;
  if (atMost === undefined) return true;
  const load = loadOf(member, spread);
  const limit = limitOf(member, spread);
  const unknown = [
    ...(typeof load === "number" ? [] : [column]),
    ...(typeof limit === "number" || typeof atMost === "number" ? [] : [atMost.column]),
  ];
  if (typeof load !== "number" || typeof limit !== "number") return { unknown };
  return adding > 0 ? load + adding <= limit : load < limit;
}

/** "Load: 40%", "Projects: 12 of 12", "Load: 95% + 10% of 100%"; nothing where the load is not known. */
export function loadInWords(
  member: TeamMember,
  spread: Spread | undefined,
  words: Words,
): string | undefined {
  const column = spread && columnOf(words.playbook, spread.column);
  const load = loadOf(member, spread);
  if (spread === undefined || column === undefined || load === undefined) return undefined;
  const written = (value: Value) => formatValue(value, column.type, words);
  const limit = limitOf(member, spread);
  const { people } = words.phrases;
  const title = titleOf(column, words.chain);
  if (typeof limit !== "number" || typeof load !== "number") return people.load(title, written(load));
  const full = load < limit && load + spread.adding > limit;
  const amount = full ? `${written(load)} + ${written(spread.adding)}` : written(load);
  return people.load(title, people.ofLimit(amount, written(limit)));
}

/** "Projects at most Capacity", "Load at most 100%" */
export function limitInWords({ column: name, atMost }: Spread, words: Words): string {
  const column = columnOf(words.playbook, name);
  if (column === undefined || atMost === undefined) return name;
  const limit = typeof atMost === "number" ? undefined : columnOf(words.playbook, atMost.column);
  const written =
    limit === undefined ? formatValue(atMost as number, column.type, words) : titleOf(limit, words.chain);
  return words.phrases.conditions.compare(titleOf(column, words.chain), "<=", written);
}

const limitOf = ({ fields }: TeamMember, { atMost }: Spread): Value | undefined =>
  typeof atMost === "object" ? fields.get(atMost.column) : atMost;
