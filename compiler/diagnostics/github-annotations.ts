/**
 * Findings as workflow commands of GitHub Actions, which shows each beside the line that it is about.
 *
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */

import { visible } from "./display-text.ts";
import type { Finding, Position } from "./sarif.ts";

const commands = { error: "error", warning: "warning", hint: "notice" } as const;

/** A line for each; what a comment allows is left out. */
export const githubAnnotations = (findings: readonly Finding[]): string =>
  findings
    .filter(({ allowed }) => !allowed)
    .map(({ code, title = code, severity, message, place: { file, start, end } }) => {
      const properties = {
        file,
        line: start.line,
        ...(end === undefined ? { col: start.column } : endsAt(start, end)),
        title,
      };
      const written = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
      return `::${commands[severity]} ${written.join(",")}::${data(message)}\n`;
    })
    .join("");

/** Of a place over several lines, columns would be taken for those of one. */
const endsAt = (start: Position, end: Position) => ({
  endLine: end.line,
  ...(start.line === end.line ? { col: start.column, endColumn: end.column } : {}),
});

/** What a terminal would obey is shown instead; line ends and `%` are written as the runner reads them. */
const data = (text: string): string =>
  text
    .split("\n")
    .map((line) => visible(line).replaceAll("%", "%25"))
    .join("%0A");

const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
