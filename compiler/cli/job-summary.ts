/**
 * The summary of a job on GitHub: what its page shows below the steps, written in Markdown into the file that the
 * runner names in GITHUB_STEP_SUMMARY.
 *
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions#adding-a-job-summary
 */

import { appendFileSync } from "node:fs";
import type { Finding } from "../diagnostics/sarif.ts";
import { escapeMarkdown } from "../planner/words/markdown.ts";
import { ioFailureOf } from "./failure.ts";

/** A step's summaries together may have a mebibyte. */
const longest = 128 * 1024;

/** Where no runner asks for one, nothing is written. */
export function appendJobSummary(markdown: string): void {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (file === undefined || file === "") return;
  try {
    appendFileSync(file, `${cut(markdown)}\n`);
  } catch (error) {
    throw ioFailureOf(error, file);
  }
}

function cut(markdown: string): string {
  if (markdown.length <= longest) return markdown;
  return `${markdown.slice(0, markdown.lastIndexOf("\n", longest))}\n\nThe rest is in the log of the step.\n`;
}

/** Under a heading that says which command found them, and where. */
export function findingsSummary(title: string, findings: readonly Finding[]): string {
  const told = findings.filter(({ allowed }) => !allowed);
  const heading = `### ${text(title)}`;
  if (told.length === 0) return `${heading}\n\nNothing is wrong.\n`;
  const rows = told.map(
    ({ severity, message, code, place }) =>
      `| ${severity} | ${text(`${place.file}:${place.start.line}`)} | ${text(message.split("\n", 1)[0] ?? "")} | ${code} |`,
  );
  return `${heading}\n\n| | where | what | code |\n| --- | --- | --- | --- |\n${rows.join("\n")}\n`;
}

const text = (plain: string): string => escapeMarkdown(plain, false);
