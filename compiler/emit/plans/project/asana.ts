/**
 * A plan for Asana's importer of spreadsheets: one row a task, with the columns that it knows by name, in its order.
 *
 * Asana knows what a task depends on by the names of tasks in rows above, with commas between them; dates are written
 * as in the United States, whatever the language. Of a task of one day only the end is given. It has no times of day:
 * those stand in the description.
 */

import type { Plan } from "../../../planner/plan.ts";
import { csvLine, withoutFormula } from "../../csv-writer.ts";
import { type ProjectTask, type Section, sectionsOf, toDo } from "./tasks.ts";

const columns = [
  "Name",
  "Description",
  "Section",
  "Assignee",
  "Collaborators",
  "Start Date",
  "Due Date",
  "Type",
  "Dependencies",
] as const;

export function asanaCsv(plan: Plan): string {
  const rows = inOrder(sectionsOf(toDo(plan)));
  const nameOf = new Map(rows.map(({ task }) => [task.action.identity, referable(task.name)]));
  return [
    csvLine(columns),
    ...rows.map(({ section, task }) =>
      csvLine([
        { sentence: nameOf.get(task.action.identity) ?? task.name },
        { sentence: task.notes },
        { sentence: section.title },
        task.assignee?.email ?? "",
        task.collaborators.map(({ email }) => email ?? "").join(","),
        task.starts === task.due ? "" : americanDate(task.starts),
        americanDate(task.due),
        task.action.kind === "milestone" ? "Milestone" : "Task",
        { sentence: task.dependsOn.map((identity) => nameOf.get(identity) ?? "").join(",") },
      ]),
    ),
  ].join("");
}

interface Row {
  readonly section: Section;
  readonly task: ProjectTask;
}

/** Section by section, but for what something above depends on: that comes first. */
function inOrder(sections: readonly Section[]): readonly Row[] {
  const waiting = new Map(
    sections.flatMap((section) =>
      section.tasks.map((task): [string, Row] => [task.action.identity, { section, task }]),
    ),
  );
  const rows: Row[] = [];
  const add = (identity: string): void => {
    const row = waiting.get(identity);
    if (row === undefined) return;
    waiting.delete(identity);
    for (const needed of row.task.dependsOn) add(needed);
    rows.push(row);
  };
  for (const identity of [...waiting.keys()]) add(identity);
  return rows;
}

/** A name is the same where other tasks depend on it: a comma would end it there, and no cell begins there. */
const referable = (name: string): string => withoutFormula(name.replaceAll(",", ";"));

/** `12/04/2026` */
const americanDate = (date: string): string => {
  const [year, month, day] = date.split("-");
  return `${month}/${day}/${year}`;
};
