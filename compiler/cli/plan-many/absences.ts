/**
 * Who of the team is away when a plan of many asks something of them: as a notice for each customer, and as rows of
 * `absences.csv`. In English, as all that the command says, by the titles that the playbook has for it.
 */

import { csvLine } from "../../emit/csv-writer.ts";
import type { Playbook } from "../../ir/ir.ts";
import type { Absence } from "../../planner/people/absences.ts";
import type { Plan, PlannedAction } from "../../planner/plan.ts";
import { formatDate } from "../../planner/words/format-value.ts";
import { chainOf, titleNow } from "../../planner/words/language.ts";

/** "`Ana` is away from Tuesday, 15 December 2026 to …, and `Kick-off` is on …; name somebody to stand in" */
export function absenceInWords({ play, action, person, away }: Absence, playbook: Playbook): string {
  const day = (date: string) => formatDate(date, "en");
  const to = action.until === undefined ? "" : ` to ${day(action.until)}`;
  return (
    `${person.name} is away from ${day(away.from)} to ${day(away.to)}, and “${titleOfAction(action, play, playbook)}” is on ` +
    `${day(action.date)}${to}; name somebody to stand in`
  );
}

/** One row: whose plan, what and when, who and until when. */
export const absenceLine = (
  { customer }: Plan,
  { play, action, person, away }: Absence,
  folder: string,
  playbook: Playbook,
): string =>
  csvLine([
    ...[customer.id, customer.name, play, titleOfAction(action, play, playbook)],
    ...[action.date, action.until ?? ""],
    ...[person.name, person.email ?? "", away.from, away.to, folder],
  ]);

/** Whatever the customer's language is: the team reads it. */
const titleOfAction = (action: PlannedAction, play: string, playbook: Playbook): string =>
  titleNow(action, play, playbook, chainOf("en", playbook.languages));

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
