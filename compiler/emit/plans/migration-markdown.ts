/** A migration to read: conflicts first, then what changes, what stays by hand, and what becomes of plays left. */

import type { Conflict, Migration } from "../../planner/replan/migration.ts";
import { aboutWords } from "../../planner/replan/part-words.ts";
import { escapeMarkdown } from "../../planner/words/markdown.ts";

export function migrationMarkdown(migration: Migration): string {
  const { customer, playbook, persona, today, conflicts, changes, left, keptByHand, notices } = migration;
  const kinds = { new: "New", changed: "Changed", gone: "Gone" } as const;
  const versions = playbook.from === playbook.to ? playbook.to : `${playbook.from} → ${playbook.to}`;
  return [
    `# ${line(customer.name)}: what changes in the plan`,
    `${line(playbook.name)} ${line(versions)}, on ${today}` +
      (persona.from === persona.to ? "" : `; ${line(persona.from)} → ${line(persona.to)}`),
    ...(conflicts.length === 0 ? [] : ["## To decide", decideHow, ...conflicts.map(conflictBlock)]),
    ...listed(
      "## Plays that the customer has left",
      left.map(({ title, outcome, why }) => `**${line(title)}** ${outcome}: ${line(why)}`),
    ),
    ...(["new", "changed", "gone"] as const).flatMap((kind) =>
      listed(
        `## ${kinds[kind]}`,
        changes
          .filter((change) => change.kind === kind)
          .map(({ title, what, why }) => `**${line(title)}**: ${line(what)}, because ${line(why)}`),
      ),
    ),
    ...listed(
      "## Stays as people have it",
      keptByHand.map(({ title, what }) => `**${line(title)}**: ${line(what)}`),
    ),
    ...listed(
      "## Please note",
      notices.map(({ title, message }) => `**${line(title)}**: ${line(message)}`),
    ),
    ...(conflicts.length + changes.length + left.length === 0 ? ["Nothing changes."] : []),
    "",
  ]
    .join("\n\n")
    .replace(/(?<!\n)\n{2,}$/, "\n");
}

const decideHow =
  "Both people and the playbook changed these. What people have stays, unless `take` says `playbook` in " +
  "migration.json; `persona migrate` does what the file says, and writes the plan and what to send.";

const conflictBlock = ({ title, about, mine, playbook, take }: Conflict): string => {
  return [
    `### ${line(title)}: ${aboutWords(about)}`,
    `In the plan${take === "mine" ? " (stays)" : ""}:`,
    quote(mine),
    `By the playbook${take === "playbook" ? " (counts)" : ""}:`,
    quote(playbook),
  ].join("\n\n");
};

const line = (text: string): string => escapeMarkdown(text, false);
const quote = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((each) => `> ${line(each)}`.trimEnd())
    .join("\n");

const listed = (heading: string, items: readonly string[]): readonly string[] =>
  items.length === 0 ? [] : [heading, items.map((item) => `- ${item}`).join("\n")];
