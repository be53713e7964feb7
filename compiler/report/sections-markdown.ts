/** Sections in Markdown, to be read as they are or pasted where teams write. */

import { escapeMarkdown } from "../planner/words/markdown.ts";
import type { Section, SectionTable } from "./sections.ts";

export function sectionsMarkdown(
  title: string,
  lead: readonly string[],
  sections: readonly Section[],
): string {
  const parts = [`# ${text(title)}`, ...lead.map(text), ...sections.flatMap(sectionMarkdown)];
  return `${parts.join("\n\n")}\n`;
}

const sectionMarkdown = ({ heading, lead, table, notes = [] }: Section): readonly string[] => [
  `## ${text(heading)}`,
  ...(lead === undefined ? [] : [text(lead)]),
  ...(table === undefined ? [] : [tableMarkdown(table)]),
  ...(notes.length === 0 ? [] : [notes.map((note) => `- ${text(note)}`).join("\n")]),
];

function tableMarkdown({ columns, rows }: SectionTable): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(({ title }) => text(title))),
    line(columns.map(({ alignRight }) => (alignRight ? "---:" : "---"))),
    ...rows.map(({ cells, strong }) =>
      line(
        columns.map((_, index) => {
          const cell = text(cells[index] ?? "");
          return index === strong ? `**${cell}**` : cell;
        }),
      ),
    ),
  ].join("\n");
}

const text = (plain: string): string => escapeMarkdown(plain, false);
