/** `persona evaluate`: what the playbook says of customers, against what people who know them say. */

import { createAgreement, namesPersonas } from "../../evaluator/agreement.ts";
import { type Evaluation, evaluationOf, mostMissed } from "../../report/evaluation/evaluation.ts";
import {
  evaluationLead,
  evaluationSections,
  evaluationTitle,
  limitSentence,
} from "../../report/evaluation/evaluation-sections.ts";
import type { EvaluationLimits } from "../../report/evaluation/limits.ts";
import type { Earlier, Missed } from "../../report/evaluation/measures.ts";
import { readEvaluation } from "../../report/evaluation/read-evaluation.ts";
import { sectionsMarkdown } from "../../report/sections-markdown.ts";
import { sectionsPage } from "../../report/sections-page.ts";
import { jsonText } from "../../values/json-text.ts";
import { generator } from "../../version.ts";
import { judgedAt, textAt } from "../classify/classified-customers.ts";
import { classifyFile } from "../classify/classify-file.ts";
import { openCustomerSource, type SourceFormat } from "../classify/customer-source.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { usageFailure } from "../failure.ts";
import { refuseSwapped } from "../input/named-file.ts";
import { openSoundPlaybook } from "../input/open-playbook.ts";
import { type Kind, readOwnFile } from "../input/read-own-file.ts";
import { whenInterrupted } from "../interruption.ts";
import { customersText } from "../terminal/counts.ts";
import { createProblemPrinter } from "../terminal/print-problems.ts";
import { printSections } from "../terminal/print-sections.ts";
import { createProgress } from "../terminal/progress.ts";
import { plain, type Terminal } from "../terminal/terminal.ts";
import { writeReportSet } from "../write-report-set.ts";

export interface EvaluateOptions extends EvaluationLimits {
  /** What people say. */
  readonly column: string;
  readonly input?: SourceFormat;
  /** An earlier result. */
  readonly baseline?: string;
  readonly format: "table" | "markdown" | "json";
  readonly out?: string;
}

const anEvaluation: Kind<{ readonly earlier: Earlier }> = {
  format: "persona-evaluation",
  help: "name evaluation.json of an earlier `persona evaluate --out`",
  read: readEvaluation,
};

export async function runEvaluate(
  terminal: Terminal,
  options: EvaluateOptions,
  named: string,
  path: string,
): Promise<ExitCode> {
  refuseSwapped("evaluate", named, path);
  const { column, format, out } = options;
  if (options.baseline === undefined && (options.maxDrop ?? options.maxPersonaDrop) !== undefined)
    throw usageFailure("a drop is one against an earlier result", "name that with --baseline");
  const source = await openCustomerSource(path, options.input);
  const open = await openSoundPlaybook(named, terminal);
  if (open === undefined) return exitCodes.errors;
  const { playbook } = open;
  if (playbook.signals.some(({ name }) => name === column))
    throw usageFailure(
      `--column ${column}: this is a signal, which the playbook weighs itself`,
      "name the column with what people say of the customers",
    );
  const earlier =
    options.baseline === undefined ? undefined : await readOwnFile(options.baseline, anEvaluation, terminal);
  if (options.baseline !== undefined && earlier === undefined) return exitCodes.errors;

  const problems = createProblemPrinter(terminal);
  const progress = createProgress(terminal);
  const agreement = createAgreement(playbook.personas);
  const missed: Missed[] = [];
  const missedBefore = new Set(earlier?.earlier.missed.map(({ id }) => id));
  const agreeing = new Set<string>();
  const notInterrupted = whenInterrupted(() => {
    progress.end();
    const untouched = out === undefined ? "" : `; ${out} is as before`;
    terminal.note(plain(`interrupted after ${customersText(agreement.asked)}${untouched}`));
  });
  const { isWhole, customers } = await classifyFile(playbook, source, {
    task: { format: "none", explained: false, kept: { columns: [column], signals: [], coded: false } },
    progress,
    tell: ({ problems: found, whole }) =>
      problems.print(
        // Of a row only why it is refused; of the file also what it lacks.
        found.filter(({ severity }) => whole || severity === "error"),
        whole,
      ),
    count(lists, at) {
      const cells = lists.kept?.columns[0];
      const judged = judgedAt(playbook, lists, at);
      const both = agreement.add(cells === undefined ? "" : textAt(cells, at), judged);
      if (both === undefined) return;
      if (both.said === both.found) {
        if (missedBefore.size > 0 && missedBefore.has(judged.id())) agreeing.add(judged.id());
      } else if (missed.length < mostMissed) missed.push({ id: judged.id(), ...both });
    },
  });
  progress.end();
  notInterrupted();
  if (!isWhole || !namesPersonas(agreement, playbook.personas)) {
    const [what, help] =
      agreement.asked === 0
        ? [
            "says nothing of anybody who could be read",
            "write the name or the title of a persona into it, or `undecided`",
          ]
        : [
            "never says the name or the title of a persona",
            "name the one with what people say by `--column`; it has personas as the playbook spells them",
          ];
    if (isWhole) terminal.noteError(`${source.name}: the column \`${column}\` ${what}`, help);
    terminal.note(
      terminal.noteStyle(
        "dim",
        `nothing was evaluated${out === undefined ? "" : `; ${plain(out)} is as it was`}`,
      ),
    );
    return exitCodes.errors;
  }

  const evaluation = evaluationOf({
    playbook,
    file: source.name,
    column,
    customers,
    refused: problems.refused,
    agreement,
    missed,
    limits: options,
    baseline: earlier?.earlier,
    agreeing,
  });
  const shown = shownOf(evaluation);
  const tellOfFiles = out === undefined ? undefined : await writeEvaluation(terminal, evaluation, out);
  if (format === "table") printSections(terminal, evaluationTitle, shown.lead, shown.sections);
  else
    await terminal.write(
      format === "json"
        ? evaluationJson(evaluation)
        : sectionsMarkdown(evaluationTitle, shown.lead, shown.sections),
    );
  tellOfFiles?.();
  const failed = evaluation.limits.filter(({ passed }) => !passed);
  for (const check of failed) terminal.noteError(limitSentence(check));
  return failed.length > 0 || problems.errors > 0 ? exitCodes.errors : exitCodes.fine;
}

const shownOf = (evaluation: Evaluation) => ({
  lead: evaluationLead(evaluation),
  sections: evaluationSections(evaluation),
});

/** It is kept beside the playbook, so customers are named by their ids alone. */
function evaluationJson(evaluation: Evaluation): string {
  const surprises = evaluation.surprises.map(({ name: _, ...surprise }) => surprise);
  return `${jsonText({ ...evaluation, surprises }, 2)}\n`;
}

async function writeEvaluation(terminal: Terminal, evaluation: Evaluation, out: string): Promise<() => void> {
  const { lead, sections } = shownOf(evaluation);
  const { playbook } = evaluation;
  const page = { playbook, title: evaluationTitle, lead, sections, generator };
  const files = [
    { path: "evaluation.html", content: await sectionsPage(page) },
    { path: "evaluation.json", content: evaluationJson(evaluation) },
    { path: "evaluation.md", content: sectionsMarkdown(evaluationTitle, lead, sections) },
  ];
  return writeReportSet(terminal, files, out, "evaluate");
}
