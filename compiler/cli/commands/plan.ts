/** `persona plan`: a customer's plan, as data, as Markdown in their language, and as calendars; or those of many. */

import { resolve } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { createDiagnostic } from "../../diagnostics/reporter.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import { compileTexts } from "../../emit/plans/compile-texts.ts";
import { planFiles } from "../../emit/plans/plan-files.ts";
import { classify } from "../../evaluator/evaluate.ts";
import type { Playbook } from "../../ir/ir.ts";
import { planCustomer } from "../../planner/plan-customer.ts";
import type { PlanRequest } from "../../planner/prepare.ts";
import { planScope } from "../../planner/words/plan-context.ts";
import { checkMarkdown } from "../../texts/check-markdown.ts";
import { checkTemplate } from "../../texts/check-template.ts";
import { parseTemplate, printsNothing } from "../../texts/template-syntax.ts";
import { canonicalLanguage, nearestLanguage } from "../../values/language-tag.ts";
import { generator } from "../../version.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { CommandFailure, ioFailure, usageFailure } from "../failure.ts";
import { openDataInput, readAll } from "../input/data-input.ts";
import { checkDay } from "../input/day-option.ts";
import { noticeWords } from "../input/language-option.ts";
import { readOneCustomer } from "../input/one-customer.ts";
import { openSoundPlaybook } from "../input/open-playbook.ts";
import { readRoster } from "../input/read-roster.ts";
import { sourceDate } from "../input/source-date.ts";
import { replaceOutputSet } from "../output/output-set.ts";
import { nothingWritten, printPlanProblems } from "../terminal/plan-problems.ts";
import { printPlanSummary } from "../terminal/plan-summary.ts";
import { printDiagnostics } from "../terminal/print-diagnostics.ts";
import { createProblemPrinter } from "../terminal/print-problems.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { noticeUntranslatedPlan } from "../terminal/untranslated-notice.ts";

export interface PlanOptions {
  readonly customer?: string;
  readonly id?: string;
  /** A file of which every customer is planned, in place of `customer`. */
  readonly customers?: string;
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

  await checkStart(options, playbook);
  const problems = createProblemPrinter(terminal);
  const customer =
    options.customer === undefined
      ? undefined
      : await readOneCustomer(playbook, options.customer, options.id, problems);
  const team = await readRoster(playbook, options.team, problems);
  if (problems.errors > 0) return nothingWritten(terminal, options.out);

  const renderText = compileTexts(playbook, template);
  if (options.customers !== undefined) {
    const { planMany } = await import("../plan-many/run.ts");
    const { customers, start, language, out } = options;
    return planMany(terminal, { playbook, renderText, customers, team, start, language, out }, problems);
  }
  if (customer === undefined) return nothingWritten(terminal, options.out);
  const { persona, notices } = classify(playbook, customer.signals, { previous: customer.previous });
  problems.printNotices({ file: options.customer ?? "", id: customer.id }, notices);
  const { start, language } = options;
  const request: PlanRequest = { playbook, customer, persona, team, start, language, renderText };
  const plan = planCustomer(request);
  if (plan.problems.length > 0) {
    printPlanProblems(terminal, plan, open.shownRoot);
    return nothingWritten(terminal, options.out);
  }
  const stamp = sourceDate();
  const writing = { renderText, generator, playbook };
  const files = await planFiles(plan, writing, stamp === undefined ? {} : { stamp });
  replaceOutputSet(resolve(options.out), files, { command: "plan", of: customer.id });
  printPlanSummary(terminal, request, plan, { out: options.out, files: files.length });
  noticeWords(terminal, "headings and reasons", plan.language);
  noticeUntranslatedPlan(terminal, plan, playbook);
  return exitCodes.fine;
}

async function checkArguments({ customer, customers, id, start, language }: PlanOptions): Promise<void> {
  if ((customer === undefined) === (customers === undefined)) {
    throw usageFailure(
      customer === undefined
        ? "there is no customer to plan for"
        : "a plan is for one customer or for all of a file",
      "name one with --customer, or with --customers a file of which every customer is planned",
    );
  }
  if (customers !== undefined && id !== undefined)
    throw usageFailure("--id takes one customer out of a file", "write --customer for --customers");
  // Of many, each would be told the same.
  if (customers !== undefined && start === undefined) {
    throw usageFailure(
      "there is no day for the customers to start on",
      "add --start with a day, as in 2026-12-01, or with the name of a signal that holds each one's",
    );
  }
  if (language !== undefined && canonicalLanguage(language) === undefined) {
    const tag = nearestLanguage(language);
    throw usageFailure(
      `--language ${language}: this is no language`,
      tag === undefined ? "write its tag, as in es or pt-BR" : `write its tag, ${tag}`,
    );
  }
}

/** A day; of many customers also the signal that holds each one's. */
async function checkStart({ start, customers }: PlanOptions, { signals }: Playbook): Promise<void> {
  const signal = signals.find(({ name }) => name === start);
  if (customers !== undefined && signal?.type.kind === "date") return;
  if (signal !== undefined)
    throw usageFailure(
      `--start ${start}: ${customers === undefined ? "a plan for one customer starts on a day" : "this signal holds no dates"}`,
      customers === undefined ? "write it as in 2026-12-01" : "name one that does, or a day as in 2026-12-01",
    );
  await checkDay("--start", start, customers === undefined ? undefined : otherStart(start, signals));
}

/** What to write where `--start` of many customers is neither a day nor a signal with dates. */
function otherStart(start = "", signals: Playbook["signals"]): string {
  const names = signals.filter(({ type }) => type.kind === "date").map(({ name }) => name);
  const near = suggest(start, names);
  const signal =
    near === undefined ? "the name of a date signal" : `the name of a date signal: did you mean ${near}?`;
  return `write a day as in 2026-12-01, or ${signal}`;
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
  const wrong = checkTemplate(text, planScope);
  const found = (wrong.length > 0 ? wrong : checkMarkdown(text)).map(
    (problem): Diagnostic => createDiagnostic(problem.code, path, problem.span, problem.args as never),
  );
  if (found.length === 0) {
    const program = parseTemplate(text, () => {});
    if (program !== undefined && printsNothing(program))
      throw new CommandFailure(
        exitCodes.errors,
        `${path}: nothing stands in this template, and plan.md would be empty`,
        "copy one of those that `persona build` writes to templates/, and change it",
      );
    return text;
  }
  printDiagnostics(found, { snapshot: { text: () => text }, shownRoot: "" }, terminal, "note");
  return "refused";
}
