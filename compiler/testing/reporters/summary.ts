/** Results in Markdown, for the page of a job: a table of playbooks, and each expectation that is not met. */

import { escapeMarkdown } from "../../planner/words/markdown.ts";
import { failuresOf } from "../verdict-words.ts";
import type { Suite } from "./suite.ts";

export function summaryMarkdown(suites: readonly Suite[]): string {
  const rows = suites.map(({ name, results }) => {
    const passed = results.filter((result) => result.passed).length;
    return `| ${text(name)} | ${passed} | ${results.length - passed} |`;
  });
  const failures = suites.flatMap(({ results }) =>
    results.flatMap((result) =>
      failuresOf(result).map(
        ({ at, expected, found }) =>
          `- **${text(result.name)}** (${text(`${at.file}:${at.line}`)}): expected ${text(expected)}; found ${text(found)}`,
      ),
    ),
  );
  return [
    "### persona test",
    ["| playbook | passed | failed |", "| --- | ---: | ---: |", ...rows].join("\n"),
    ...(failures.length === 0 ? [] : [failures.join("\n")]),
    "",
  ].join("\n\n");
}

const text = (plain: string): string => escapeMarkdown(plain, false);
