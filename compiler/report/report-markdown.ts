/** A report in Markdown: a section and a table for each survey, to be read as it is or pasted where teams write. */

import { escapeMarkdown } from "../planner/words/markdown.ts";
import type { CustomerProgress } from "./progress.ts";
import { factsOfProgress, standingText } from "./progress-words.ts";
import type { Report, SurveyReport } from "./report.ts";
import { tableOf } from "./survey-table.ts";
import { explanations, kindText, laterText, missingText, targetText } from "./words.ts";

export function reportMarkdown(report: Report): string {
  const parts = [
    `# ${text(report.playbook.title)}: what customers answer`,
    `Up to and with ${report.today}, by version ${text(report.playbook.version)} of the playbook.`,
    ...report.surveys.flatMap(surveyMarkdown),
    ...[laterText(report)].filter((each) => each !== undefined),
    ...(report.customers === undefined ? [] : ["## Customers", ...report.customers.map(progressMarkdown)]),
    explanations.join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

function surveyMarkdown(survey: SurveyReport): readonly string[] {
  const { columns, rows } = tableOf(survey);
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const target = targetText(survey);
  const missing = missingText(survey);
  const table = [
    line(columns.map(({ title }) => title)),
    line(columns.map(({ alignRight }) => (alignRight ? "---:" : "---"))),
    ...rows.map(({ kind, cells }) => {
      const [title = "", ...rest] = columns.map((_, index) => text(cells[index] ?? ""));
      return line([kind === "group" ? title : `**${title}**`, ...rest]);
    }),
  ];
  return [
    `## ${text(survey.title)}`,
    `> ${text(survey.question)}`,
    `${kindText(survey.kind)}${target === undefined ? "" : `, target ${target}`}`,
    table.join("\n"),
    ...(missing === undefined ? [] : [missing]),
  ];
}

function progressMarkdown(progress: CustomerProgress): string {
  const { id, name } = progress.customer;
  const facts = factsOfProgress(progress).map(
    ({ term, said, why }) => `- ${text(term)}: ${text(said)}${why === undefined ? "" : ` — ${text(why)}`}`,
  );
  return `### ${text(`${name} (${id})`)}\n\n${text(standingText(progress))}\n\n${facts.join("\n")}`;
}

const text = (value: string): string => escapeMarkdown(value, false);
