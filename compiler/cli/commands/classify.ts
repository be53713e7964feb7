/**
 * `persona classify`: which persona each customer is.
 *
 * Customers are read, classified and printed as they come, block by block, however many there are; a wrong row is
 * named on standard error, or in the file of rejects, and the others go on. How blocks are classified, here and in
 * other threads, is in classify/.
 */

import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { columnOf } from "../../records/record-fields.ts";
import { classifyFile } from "../classify/classify-file.ts";
import { openCustomerSource, type SourceFormat } from "../classify/customer-source.ts";
import type { GatheredRow } from "../classify/gather.ts";
import { createOutput, formatFor, type ResultFormat, refuseOtherRejects } from "../classify/output.ts";
import { createRejects } from "../classify/rejects.ts";
import { createTally, type Tally } from "../classify/tally.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { usageFailure } from "../failure.ts";
import { checkLanguage } from "../input/language-option.ts";
import { refuseSwapped } from "../input/named-file.ts";
import { openSoundPlaybook } from "../input/open-playbook.ts";
import { whenInterrupted } from "../interruption.ts";
import { countText, customersText } from "../terminal/counts.ts";
import { createProblemPrinter } from "../terminal/print-problems.ts";
import { createProgress } from "../terminal/progress.ts";
import { plain, type Terminal } from "../terminal/terminal.ts";

export interface ClassifyOptions {
  readonly format?: ResultFormat;
  readonly explain?: boolean;
  /** Reasons as sentences in this language. */
  readonly language?: string;
  readonly input?: SourceFormat;
  /** The file for the result, instead of standard output. */
  readonly out?: string;
  /** The file for what is wrong with rows, instead of standard error. */
  readonly rejects?: string;
  /** Threads that classify. */
  readonly jobs?: number;
}

export async function runClassify(
  terminal: Terminal,
  options: ClassifyOptions,
  named: string,
  customers: string,
): Promise<ExitCode> {
  refuseSwapped("classify", named, customers);
  const format = formatFor(options.format, options.out);
  refuseOtherRejects(options.rejects);
  if (options.language !== undefined && options.explain !== true)
    throw usageFailure("--language is for the sentences of --explain", "add --explain, or leave it out");
  refuseSame({ "the customers": customers, "--out": options.out, "--rejects": options.rejects });
  const input = await openCustomerSource(customers, options.input);
  const open = await openSoundPlaybook(named, terminal);
  if (open === undefined) return exitCodes.errors;
  const { playbook } = open;
  const { language } = options;
  checkLanguage(terminal, language, playbook);
  const explained = options.explain === true;

  const problems = createProblemPrinter(terminal);
  const tally = createTally(playbook);
  const progress = createProgress(terminal);
  const output = createOutput(terminal, format, explained, options.out);
  const rejects = options.rejects === undefined ? undefined : createRejects(options.rejects);
  const notInterrupted = whenInterrupted(() => {
    progress.end();
    terminal.note(plain(interruptedAfter(tally, options)));
  });

  // Of a million customers somebody wants to see the first ten: only files are still wanted then.
  if (options.out === undefined && rejects === undefined)
    terminal.whenUnread(() => process.exit(problems.errors > 0 ? exitCodes.errors : exitCodes.fine));

  function tell({ row, id, problems: found, whole, notices }: GatheredRow): void {
    // What is wrong with the whole file is said to whoever is there, too.
    problems.print(found, whole, rejects !== undefined && !whole);
    for (const problem of found) if (problem.severity === "error") rejects?.add(problem);
    problems.printNotices({ file: input.name, row, ...(id === undefined ? {} : { id }) }, notices);
  }

  const { isWhole, shares } = await classifyFile(playbook, input, {
    task: { format, explained, language },
    jobs: options.jobs,
    progress,
    tell,
    count(customers, at) {
      tally.count(customers, at);
      output.add(customers, at);
    },
    flush: output.flush,
  });
  progress.end();
  if (isWhole || options.out === undefined) await output.end();
  else output.discard();
  rejects?.end();
  notInterrupted();

  for (const name of shares)
    problems.printNotices({ file: input.name, field: columnOf(name) }, [
      "all values are between 0 and 1, and are read as less than 1 %; " +
        "if `0.5` is to be 50 %, write `50`: let the spreadsheet multiply the column by 100",
    ]);
  const { refused, errors } = problems;
  const inSum = [summaryOf(tally, errors, refused, options.rejects) ?? `${input.name} holds no customers`];
  if (!isWhole && options.out !== undefined) inSum.push(`${options.out} was not written`);
  terminal.noteSum(inSum.join("; "));
  return errors > 0 ? exitCodes.errors : exitCodes.fine;
}

/** Undefined where there was nobody to classify, and nothing wrong. */
function summaryOf(tally: Tally, errors: number, refused: number, rejects?: string): string | undefined {
  if (tally.customers === 0 && errors === 0) return undefined;
  const who = tally.customers === 0 ? "nobody was classified" : tally.summary();
  const where = rejects === undefined ? "" : `, see ${rejects}`;
  return refused === 0 ? who : `${who}; ${countText(refused)} refused${where}`;
}

function interruptedAfter({ customers }: Tally, { out, rejects }: ClassifyOptions): string {
  const files = [out, rejects].filter((file) => file !== undefined);
  const untouched =
    files.length === 0 ? "" : `; ${files.join(" and ")} ${files.length === 1 ? "is" : "are"} as before`;
  return `interrupted after ${customersText(customers)}${untouched}`;
}

/** A result that replaced the customers would be a loss. */
function refuseSame(files: Readonly<Record<string, string | undefined>>): void {
  const seen = new Map<string, string>();
  for (const [what, file] of Object.entries(files)) {
    if (file === undefined || file === "-") continue;
    const path = realPathOf(file);
    const other = seen.get(path);
    if (other !== undefined)
      throw usageFailure(`${file}: ${other} and ${what} are the same file`, "name another file");
    seen.set(path, what);
  }
}

/** Of a file that is not there yet, the path as it would be. */
function realPathOf(file: string): string {
  const path = resolve(file);
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
