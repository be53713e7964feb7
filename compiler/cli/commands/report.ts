/** `persona report`: what customers answered, by persona, stage and manager, against the targets of the surveys. */

import { today as machineDay } from "../../disk/today.ts";
import { classify } from "../../evaluator/evaluate.ts";
import type { Playbook } from "../../ir/ir.ts";
import { type Outcome, readCustomers, readOutcomes } from "../../records/codec.ts";
import { byUrgency, progressOf } from "../../report/progress.ts";
import { type Report, reportOutcomes } from "../../report/report.ts";
import { reportMarkdown } from "../../report/report-markdown.ts";
import { reportPage } from "../../report/report-page.ts";
import { jsonText } from "../../values/json-text.ts";
import { generator } from "../../version.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { usageFailure } from "../failure.ts";
import { openDataInput } from "../input/data-input.ts";
import { checkDay } from "../input/day-option.ts";
import { type DataFormat, refuseSwapped } from "../input/named-file.ts";
import { openSoundPlaybook } from "../input/open-playbook.ts";
import { readPlans } from "../input/read-plans.ts";
import { createProblemPrinter, type ProblemPrinter } from "../terminal/print-problems.ts";
import { printReport } from "../terminal/report-table.ts";
import { plain, type Terminal } from "../terminal/terminal.ts";
import { writeReportSet } from "../write-report-set.ts";

export interface ReportOptions {
  readonly customers?: string;
  readonly today?: string;
  readonly format: "table" | "markdown" | "json";
  readonly input?: DataFormat;
  readonly out?: string;
  /** A folder with plans that people work with. */
  readonly plans?: string;
}

export async function runReport(
  terminal: Terminal,
  options: ReportOptions,
  named: string,
  path: string,
): Promise<ExitCode> {
  refuseSwapped("report", named, path);
  const { customers, format, out, today = machineDay() } = options;
  await checkDay("--today", today);
  const open = await openSoundPlaybook(named, terminal);
  if (open === undefined) return exitCodes.errors;
  const { playbook } = open;
  if (playbook.surveys.length === 0) {
    throw usageFailure(
      "the playbook asks nothing: it has no survey",
      "declare what you ask, as in `survey Recommendation`",
    );
  }

  const problems = createProblemPrinter(terminal);
  const answers = await readAnswers(playbook, path, options.input, problems);
  if (answers === undefined) {
    terminal.note(
      terminal.noteStyle(
        "dim",
        `no report was made${out === undefined ? "" : `; ${plain(out)} is as it was`}`,
      ),
    );
    return exitCodes.errors;
  }
  const outcomes =
    customers === undefined
      ? answers
      : withPersonas(answers, await personasOf(playbook, customers, problems), (message) =>
          terminal.noteNotice(`${path}: ${message}`),
        );
  const found = options.plans === undefined ? undefined : await readPlans(options.plans, playbook, terminal);
  const progress = found?.plans.map((plan) => progressOf(plan, playbook, today)).sort(byUrgency);
  const report: Report = {
    ...reportOutcomes(playbook, outcomes, today),
    ...(progress === undefined ? {} : { customers: progress }),
  };
  const tellOfFiles = out === undefined ? undefined : await writeReport(terminal, report, out);
  if (format === "table") printReport(terminal, report);
  else await terminal.write(format === "json" ? reportJson(report) : reportMarkdown(report));
  tellOfFiles?.();
  return problems.errors + (found?.refused ?? 0) > 0 ? exitCodes.errors : exitCodes.fine;
}

const reportJson = (report: Report): string => `${jsonText(report, 2)}\n`;

/** Those that are sound; undefined where the file as a whole is not. */
async function readAnswers(
  playbook: Playbook,
  path: string,
  format: DataFormat | undefined,
  problems: ProblemPrinter,
): Promise<readonly Outcome[] | undefined> {
  const input = openDataInput(path, format);
  const outcomes: Outcome[] = [];
  let isWhole = true;
  for await (const result of readOutcomes(playbook, input.bytes, input.format, input.name)) {
    problems.print(result.problems, result.whole);
    if (result.whole && result.problems.some(({ severity }) => severity === "error")) isWhole = false;
    if (result.outcome !== undefined) outcomes.push(result.outcome);
  }
  return isWhole ? outcomes : undefined;
}

/** By id; undefined of whom the playbook makes nobody. */
async function personasOf(
  playbook: Playbook,
  path: string,
  problems: ProblemPrinter,
): Promise<ReadonlyMap<string, string | undefined>> {
  const personas = new Map<string, string | undefined>();
  const input = openDataInput(path);
  for await (const { record, problems: found, whole } of readCustomers(
    playbook,
    input.bytes,
    input.format,
    input.name,
  )) {
    // What the file lacks for some signals is for who classifies.
    problems.print(
      found.filter(({ severity }) => severity === "error"),
      whole,
    );
    if (record === undefined) continue;
    const { id, signals, previous } = record;
    personas.set(id, classify(playbook, signals, { previous }).persona);
  }
  return personas;
}

/** What an answer says of its persona itself is what the customer was then, and stays. */
function withPersonas(
  outcomes: readonly Outcome[],
  personas: ReadonlyMap<string, string | undefined>,
  tell: (message: string) => void,
): readonly Outcome[] {
  const strangers = new Set(outcomes.flatMap(({ customer }) => (personas.has(customer) ? [] : [customer])));
  if (strangers.size > 0) {
    const some = [...strangers].slice(0, 5).map(plain).join(", ");
    const more = strangers.size > 5 ? " and others" : "";
    tell(
      strangers.size === 1
        ? `the customer ${some} is not among the customers, so the persona is not known`
        : `${strangers.size} customers are not among the customers, so their persona is not known: ${some}${more}`,
    );
  }
  return outcomes.map((outcome) => {
    const persona = outcome.persona ?? personas.get(outcome.customer);
    return persona === undefined ? outcome : { ...outcome, persona };
  });
}

async function writeReport(terminal: Terminal, report: Report, out: string): Promise<() => void> {
  const files = [
    { path: "report.html", content: await reportPage(report, generator) },
    { path: "report.json", content: reportJson(report) },
    { path: "report.md", content: reportMarkdown(report) },
  ];
  return writeReportSet(terminal, files, out, "report");
}
