/** `persona plan`: one customer's plan, as data, as Markdown in their language, and as calendars. */

import { resolve } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { createDiagnostic } from "../../diagnostics/reporter.ts";
import { compileTexts } from "../../emit/plans/compile-texts.ts";
import { planFiles } from "../../emit/plans/plan-files.ts";
import { classify } from "../../evaluator/evaluate.ts";
import type { Playbook } from "../../ir/ir.ts";
import type { Plan } from "../../planner/plan.ts";
import { planScope } from "../../planner/plan-context.ts";
import { type PlanRequest, planCustomer } from "../../planner/plan-customer.ts";
import { readTeam } from "../../records/codec.ts";
import type { TeamMember } from "../../records/record.ts";
import { checkTemplate } from "../../texts/check-template.ts";
import { canonicalLanguage } from "../../values/language-tag.ts";
import { openDataInput, readAll } from "../data-input.ts";
import { checkDay } from "../day-option.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { ioFailure, usageFailure } from "../failure.ts";
import { readOneCustomer } from "../one-customer.ts";
import { openSoundPlaybook } from "../open-playbook.ts";
import { replaceOutputSet } from "../output/output-set.ts";
import { printPlanSummary } from "../plan-summary.ts";
import { printDiagnostics, shownPath } from "../print-diagnostics.ts";
import { createProblemPrinter, type ProblemPrinter } from "../print-problems.ts";
import { sourceDate } from "../source-date.ts";
import { plain, type Terminal } from "../terminal.ts";
import { noticeUntranslatedPlan } from "../untranslated-notice.ts";

export interface PlanOptions {
  readonly customer: string;
  readonly id?: string;
  readonly team?: string;
  readonly start?: string;
  readonly language?: string;
  readonly template?: string;
  readonly out: string;
}

export async function runPlan(terminal: Terminal, options: PlanOptions, named: string): Promise<ExitCode> {
  await checkArguments(options);
  const open = await openSoundPlaybook(named, terminal);
  if (open === undefined) return exitCodes.errors;
  const { playbook } = open;
  const template =
    options.template === undefined ? undefined : await readTemplate(options.template, terminal);
  if (template === "refused") return exitCodes.errors;

  const problems = createProblemPrinter(terminal);
  const customer = await readOneCustomer(playbook, options.customer, options.id, problems);
  const team = options.team === undefined ? undefined : await readRoster(playbook, options.team, problems);
  if (customer === undefined || problems.errors > 0) return nothingWritten(terminal, options);

  const renderText = compileTexts(playbook, template);
  const { persona, notices } = classify(playbook, customer.signals, { previous: customer.previous });
  problems.printNotices({ file: options.customer, id: customer.id }, notices);
  const { start, language } = options;
  const request: PlanRequest = { playbook, customer, persona, team, start, language, renderText };
  const plan = planCustomer(request);
  if (plan.problems.length > 0) {
    for (const problem of plan.problems) printProblem(terminal, problem, open.shownRoot);
    return nothingWritten(terminal, options);
  }
  const stamp = sourceDate();
  const files = planFiles(plan, renderText, stamp === undefined ? {} : { stamp });
  replaceOutputSet(resolve(options.out), files, { command: "plan", of: customer.id });
  printPlanSummary(terminal, request, plan, { out: options.out, files: files.length });
  noticeUntranslatedPlan(terminal, plan, playbook);
  return exitCodes.fine;
}

async function checkArguments({ start, language }: PlanOptions): Promise<void> {
  await checkDay("--start", start);
  if (language !== undefined && canonicalLanguage(language) === undefined) {
    throw usageFailure(`--language ${language}: this is no language`, "write its tag, as in es or pt-BR");
  }
}

async function readRoster(
  playbook: Playbook,
  path: string,
  problems: ProblemPrinter,
): Promise<readonly TeamMember[]> {
  const input = openDataInput(path);
  const team = await readTeam(playbook, input.bytes, input.format, input.name);
  problems.print(team.problems);
  return team.members;
}

/** A team's own template for plan.md, held to what a plan offers before anything is rendered. */
async function readTemplate(path: string, terminal: Terminal): Promise<string | "refused"> {
  const bytes = await readAll(openDataInput(path, "json"));
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw ioFailure(`${path}: this is not text in UTF-8`, "save it again as UTF-8");
  }
  const found = checkTemplate(text, planScope).map(
    (problem): Diagnostic => createDiagnostic(problem.code, path, problem.span, problem.args as never),
  );
  if (found.length === 0) return text;
  printDiagnostics(found, { snapshot: { text: () => text }, shownRoot: "" }, terminal, "note");
  return "refused";
}

function printProblem(
  terminal: Terminal,
  { at, message, help, why }: Plan["problems"][number],
  shownRoot: string,
): void {
  const place = at === undefined ? "" : `${shownPath(shownRoot, at.file)}:${at.line}:${at.column}: `;
  terminal.noteError(place + message, help, why);
}

function nothingWritten(terminal: Terminal, { out }: PlanOptions): ExitCode {
  terminal.note(terminal.noteStyle("dim", `no plan was written; ${plain(out)} is as it was`));
  return exitCodes.errors;
}
