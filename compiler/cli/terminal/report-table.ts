/** A report for the terminal: for each survey its target, and a table of figures by persona, stage and manager. */

import { wrap, wrapSentence } from "../../diagnostics/display-text.ts";
import type { CustomerProgress } from "../../report/progress.ts";
import { factsOfProgress, standingText } from "../../report/progress-words.ts";
import type { Report, SurveyReport } from "../../report/report.ts";
import { tableOf } from "../../report/survey-table.ts";
import { explanations, kindText, laterText, missingText, targetText } from "../../report/words.ts";
import { fitting, furtherText, renderTable } from "./table.ts";
import { plain, type Terminal } from "./terminal.ts";

export function printReport(terminal: Terminal, report: Report): void {
  for (const survey of report.surveys) {
    printSurvey(terminal, survey);
    terminal.print();
  }
  for (const line of wrap(explanations.join(" "), terminal.width))
    terminal.print(terminal.style("dim", line));
  terminal.print();
  const later = laterText(report);
  if (later !== undefined) terminal.print(later);
  for (const progress of report.customers ?? []) printProgress(terminal, progress);
}

function printProgress(terminal: Terminal, progress: CustomerProgress): void {
  const { id, name } = progress.customer;
  terminal.print(`${terminal.style("bold", plain(name))} (${plain(id)})  ${plain(standingText(progress))}`);
  for (const { term, said, why } of factsOfProgress(progress)) {
    for (const [index, line] of wrap(plain(`${term}: ${said}`), terminal.width - 4).entries())
      terminal.print(`${index === 0 ? "  " : "    "}${line}`);
    if (why === undefined) continue;
    for (const line of wrapSentence(why, terminal.width - 4))
      terminal.print(terminal.style("dim", `    ${line}`));
  }
  terminal.print();
}

function printSurvey(terminal: Terminal, survey: SurveyReport): void {
  const target = targetText(survey);
  terminal.print(
    `${terminal.style("bold", plain(survey.title))}  ${kindText(survey.kind)}` +
      `${target === undefined ? "" : `, target ${target}`}`,
  );
  const { columns, rows } = tableOf(survey);
  const cells = rows.map(({ kind, cells: [title = "", ...rest] }) => [
    kind === "group" ? `  ${plain(title)}` : title,
    ...rest,
  ]);
  const shown = fitting(
    columns.map((column, index) => (index === 0 ? { ...column, widest: 32 } : column)),
    cells,
    terminal.columns,
  );
  const lines = renderTable(shown, cells, {
    head: (text) => terminal.style("dim", text),
    cell: (text, row, column) =>
      column === 0 && rows[row]?.kind === "dimension" ? terminal.style("dim", text) : text,
  });
  for (const line of lines) terminal.print(line);
  const further = furtherText(columns, shown);
  if (further !== undefined)
    for (const line of wrap(further, terminal.width)) terminal.print(terminal.style("dim", line));
  const missing = missingText(survey);
  if (missing !== undefined) terminal.print(terminal.style("dim", missing));
}
