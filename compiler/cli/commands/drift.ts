/** `persona drift`: how the customers of one file differ from those of an earlier one, and whether that is too much. */

import type { Playbook } from "../../ir/ir.ts";
import type { DataProblem } from "../../records/record.ts";
import { type Drift, driftOf } from "../../report/drift/drift.ts";
import { driftLead, driftSections, driftTitle, gateSentence } from "../../report/drift/drift-sections.ts";
import { featuresOf } from "../../report/drift/features.ts";
import type { GateLimits } from "../../report/drift/gate.ts";
import { createObserver, type Observation, type Watched, watchedOf } from "../../report/drift/observe.ts";
import { sectionsMarkdown } from "../../report/sections-markdown.ts";
import { sectionsPage } from "../../report/sections-page.ts";
import { jsonText } from "../../values/json-text.ts";
import { generator } from "../../version.ts";
import { textAt } from "../classify/classified-customers.ts";
import { classifyFile } from "../classify/classify-file.ts";
import { openCustomerSource } from "../classify/customer-source.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { usageFailure } from "../failure.ts";
import { openSoundPlaybook } from "../input/open-playbook.ts";
import { whenInterrupted } from "../interruption.ts";
import { customersText } from "../terminal/counts.ts";
import { createProblemPrinter, type ProblemPrinter } from "../terminal/print-problems.ts";
import { printSections } from "../terminal/print-sections.ts";
import { createProgress } from "../terminal/progress.ts";
import { plain, type Terminal } from "../terminal/terminal.ts";
import { writeReportSet } from "../write-report-set.ts";

export interface DriftOptions extends GateLimits {
  readonly baseline: string;
  readonly current: string;
  /** The column with the day of each customer. */
  readonly date?: string;
  readonly personal?: boolean;
  readonly format: "table" | "markdown" | "json";
  readonly out?: string;
}

export async function runDrift(terminal: Terminal, options: DriftOptions, named: string): Promise<ExitCode> {
  const { baseline, current, format, out } = options;
  if (baseline === "-" && current === "-")
    throw usageFailure("standard input can be one of the two files, not both", "put one into a file");
  const open = await openSoundPlaybook(named, terminal);
  if (open === undefined) return exitCodes.errors;
  const { playbook } = open;
  const watched = watchedOf(playbook, options.personal === true);
  const problems = createProblemPrinter(terminal);
  const files = { baseline, current };
  const observed: Observation[] = [];
  for (const file of [baseline, current]) {
    const seen = await observe(terminal, playbook, watched, file, options.date, problems);
    if (seen === undefined || seen.customers === 0) {
      if (seen !== undefined) terminal.noteError(`${file} holds no customer that could be read`);
      terminal.note(terminal.noteStyle("dim", `nothing was compared${asBefore(out)}`));
      return exitCodes.errors;
    }
    observed.push(seen);
  }
  const [before, now] = observed as [Observation, Observation];
  const drift = driftOf({ playbook, watched, files, before, now, limits: options });
  const [title, lead, sections] = [driftTitle, driftLead(drift), driftSections(drift)] as const;
  const tellOfFiles = out === undefined ? undefined : await writeDrift(terminal, drift, out);
  if (format === "table") printSections(terminal, title, lead, sections);
  else await terminal.write(format === "json" ? driftJson(drift) : sectionsMarkdown(title, lead, sections));
  tellOfFiles?.();
  const failed = drift.gate.filter(({ passed }) => !passed);
  for (const check of failed) terminal.noteError(gateSentence(check));
  // Values that the playbook does not know are part of what was found; files that cannot be read are not.
  return failed.length > 0 ? exitCodes.errors : exitCodes.fine;
}

const asBefore = (out: string | undefined): string =>
  out === undefined ? "" : `; ${plain(out)} is as it was`;

const driftJson = (drift: Drift): string => `${jsonText(drift, 2)}\n`;

/** Of wrong rows a few are shown: what is wrong with them is in the result. */
const mostShown = 5;

/** Undefined where the file cannot be read to its end. */
async function observe(
  terminal: Terminal,
  playbook: Playbook,
  watched: Watched,
  path: string,
  date: string | undefined,
  problems: ProblemPrinter,
): Promise<Observation | undefined> {
  const source = await openCustomerSource(path);
  const observer = createObserver(playbook, watched);
  const width = featuresOf(playbook).length;
  const signals = [...watched.open, ...watched.texts].map(({ name }) => name);
  // A date may be a signal, or a column of its own.
  const dated = playbook.signals.find(({ name }) => name === date);
  if (dated !== undefined) signals.push(dated.name);
  const progress = createProgress(terminal);
  let counted = 0;
  let shown = 0;
  const notInterrupted = whenInterrupted(() => {
    progress.end();
    terminal.note(plain(`interrupted after ${customersText(counted)} of ${path}`));
  });
  const { isWhole } = await classifyFile(playbook, source, {
    task: {
      format: "none",
      explained: false,
      kept: { columns: date === undefined || dated !== undefined ? [] : [date], signals, coded: true },
    },
    progress,
    tell({ problems: found, whole, customer }) {
      if (whole) problems.print(found, whole);
      const errors = found.filter(({ severity }: DataProblem) => severity === "error");
      if (whole || errors.length === 0) return;
      if (customer === undefined) observer.refuse(errors);
      // No failure here: what the playbook does not know is what is looked for.
      if (shown++ < mostShown) problems.print(errors.map((each) => ({ ...each, severity: "notice" })));
    },
    count({ personas, coverages, kept }, at) {
      counted++;
      const texts = (kept?.signals ?? []).map((list) => textAt(list, at));
      const [column] = kept?.columns ?? [];
      observer.add({
        persona: personas[at] as number,
        coverage: coverages[at] as number,
        code: (feature) => kept?.codes[at * width + feature] as number,
        open: texts.slice(0, watched.open.length),
        texts: texts.slice(watched.open.length),
        date: date === undefined ? undefined : column === undefined ? texts.at(-1) : textAt(column, at),
      });
    },
  });
  progress.end();
  notInterrupted();
  const more = shown - mostShown;
  if (more > 0) terminal.note(terminal.noteStyle("dim", plain(`${more} more rows of ${path} were refused`)));
  return isWhole ? observer.done() : undefined;
}

async function writeDrift(terminal: Terminal, drift: Drift, out: string): Promise<() => void> {
  const [title, lead, sections] = [driftTitle, driftLead(drift), driftSections(drift)] as const;
  const files = [
    {
      path: "drift.html",
      content: await sectionsPage({ playbook: drift.playbook, title, lead, sections, generator }),
    },
    { path: "drift.json", content: driftJson(drift) },
    { path: "drift.md", content: sectionsMarkdown(title, lead, sections) },
  ];
  return writeReportSet(terminal, files, out, "drift");
}
