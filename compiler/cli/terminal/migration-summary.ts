/** What `replan` and `migrate` print once the files are there: what changes, what is to be decided, what to send. */

import { wrap } from "../../diagnostics/display-text.ts";
import { today as machineDay } from "../../disk/today.ts";
import type { CalendarUpdates, Moment } from "../../planner/calendar/updates.ts";
import type { Change, Migration } from "../../planner/replan/migration.ts";
import { aboutWords } from "../../planner/replan/part-words.ts";
import { sourceDate } from "../input/source-date.ts";
import { plain, type Terminal } from "./terminal.ts";

/**
 * Calendars are made now, and what is past is past on the machine's day, unless something else is said: by `--today`,
 * or by SOURCE_DATE_EPOCH for output that is to be the same each time.
 */
export function momentOf(day: string | undefined): Moment {
  const source = sourceDate();
  const today = day ?? source?.slice(0, 10) ?? machineDay();
  return { today, stamp: source ?? (day === undefined ? new Date().toISOString() : `${day}T00:00:00Z`) };
}

export function printMigration(
  terminal: Terminal,
  migration: Migration,
  updates: CalendarUpdates,
  out: string,
): void {
  const { customer, persona, playbook, changes, conflicts, left, keptByHand, notices } = migration;
  const versions = playbook.from === playbook.to ? "" : `, from ${playbook.from} to ${playbook.to}`;
  const personas = persona.from === persona.to ? "" : `, now ${persona.to}`;
  terminal.printDone(
    `${plain(customer.name)}${plain(personas)}: ${counted(changes.length, "change")}, ` +
      `${conflicts.length} to decide${plain(versions)}; in ${plain(out)}`,
  );
  for (const { title, outcome, why } of left) {
    terminal.print(`  ${terminal.style("yellow", outcome)}: ${plain(title)}`);
    printBelow(terminal, why);
  }
  for (const { title, about, mine, playbook: theirs } of conflicts) {
    terminal.print(`  ${terminal.style("yellow", "decide")}: ${plain(title)}, ${aboutWords(about)}`);
    printBelow(terminal, `in the plan: ${mine}`);
    printBelow(terminal, `by the playbook: ${theirs}`);
  }
  for (const { kind, title, what, why } of changes) {
    terminal.print(`  ${terminal.style(colours[kind], kind)}: ${plain(title)}`);
    printBelow(terminal, what);
    printBelow(terminal, `because ${why}`);
  }
  if (keptByHand.length > 0) {
    terminal.print("  stays as people have it:");
    for (const { title, what } of keptByHand) printBelow(terminal, `${title}: ${what}`);
  }
  for (const { title, message } of notices) {
    terminal.print(`  ${terminal.style("yellow", "note")}: ${plain(title)}`);
    printBelow(terminal, message);
  }
  if (conflicts.length === 0) {
    printCalendars(terminal, updates);
    terminal.print(`  nothing to decide: plan.json in ${plain(out)} is the plan`);
  } else
    terminal.print(
      "  decide in migration.json, then run `persona migrate`: it writes the plan and what to send",
    );
}

const colours = { new: "green", changed: "cyan", gone: "red" } as const satisfies Record<
  Change["kind"],
  string
>;

export function printCalendars(terminal: Terminal, { updates, cancellations }: CalendarUpdates): void {
  if (updates.length + cancellations.length === 0) {
    terminal.print("  no invitation has to be sent");
    return;
  }
  const parts = [
    ...(updates.length === 0 ? [] : [`${counted(updates.length, "invitation")} in updates/`]),
    ...(cancellations.length === 0
      ? []
      : [`${counted(cancellations.length, "cancellation")} in cancellations/`]),
  ];
  terminal.print(`  to send: ${parts.join(", ")}`);
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

function printBelow(terminal: Terminal, text: string): void {
  for (const line of wrap(plain(text), terminal.width - 4))
    terminal.print(terminal.style("dim", `    ${line}`));
}
