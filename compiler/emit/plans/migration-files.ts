/**
 * The files of a re-planning: what changes, to be looked over; the plan that comes of it; and what to send.
 *
 * Pure: the command line writes them, all in one step.
 */

import { feed, type Invitation } from "../../planner/calendar/calendars.ts";
import type { CalendarUpdates, Moment } from "../../planner/calendar/updates.ts";
import type { Plan } from "../../planner/plan.ts";
import type { Migration } from "../../planner/replan/migration.ts";
import { jsonText } from "../../values/json-text.ts";
import type { OutputFile } from "../emitter.ts";
import { createFileNames } from "../file-name.ts";
import { migrationMarkdown } from "./migration-markdown.ts";
import { type PlanWriting, planToRead } from "./plan-files.ts";

/** The plan as it is after, and the calendars that follow from the change. */
export async function migratedFiles(
  { plan, updates, cancellations }: CalendarUpdates,
  writing: PlanWriting,
  { stamp }: Moment,
): Promise<readonly OutputFile[]> {
  return [
    ...(await planToRead(plan, writing)),
    ...calendarFiles("updates", updates),
    ...calendarFiles("cancellations", cancellations),
    { path: "feed.ics", content: feed(plan, { stamp }) },
  ];
}

/** @param next today's plan, untouched: the base of the next time */
export function migrationFiles(migration: Migration, next: Plan): readonly OutputFile[] {
  return [
    { path: "migration.json", content: jsonFile(migration) },
    { path: "migration.md", content: migrationMarkdown(migration) },
    { path: "base.json", content: jsonFile(next) },
  ];
}

const jsonFile = (value: unknown): string => `${jsonText(value, 2)}\n`;

function calendarFiles(folder: string, calendars: readonly Invitation[]): readonly OutputFile[] {
  const nameOf = createFileNames();
  return calendars.map(({ date, title, content }) => ({
    path: `${folder}/${nameOf(`${date}-${title}`)}.ics`,
    content,
  }));
}
