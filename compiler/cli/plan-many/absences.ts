/**
 * Who of the team is away when a plan of many asks something of them: as a notice for each customer, and as rows of
 * `absences.csv`. In English, as all that the command says.
 */

import { csvLine } from "../../emit/csv-writer.ts";
import type { Absence } from "../../planner/absences.ts";
import { formatDate } from "../../planner/format-value.ts";
import type { Plan } from "../../planner/plan.ts";

/** "`Ana` is away from Tuesday, 15 December 2026 to …, and `Kick-off` is on …; name somebody to stand in" */
export function absenceInWords({ action, person, away }: Absence): string {
  const day = (date: string) => formatDate(date, "en");
  const to = action.until === undefined ? "" : ` to ${day(action.until)}`;
  return (
    `${person.name} is away from ${day(away.from)} to ${day(away.to)}, and “${action.title}” is on ` +
    `${day(action.date)}${to}; name somebody to stand in`
  );
}

/** One row: whose plan, what and when, who and until when. */
export const absenceLine = (
  { customer }: Plan,
  { play, action, person, away }: Absence,
  folder: string,
): string =>
  csvLine([
    ...[customer.id, customer.name, play, action.title, action.date, action.until ?? ""],
    ...[person.name, person.email ?? "", away.from, away.to, folder],
  ]);

export const absencesCsv = (lines: readonly string[]): string =>
  csvLine([
    "id",
    "name",
    "play",
    "action",
    "date",
    "until",
    "person",
    "email",
    "awayFrom",
    "awayTo",
    "folder",
  ]) + lines.join("");
