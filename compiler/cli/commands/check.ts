/** `persona check`: what is wrong in a playbook; with `--fix`, what is certain is put right first. */

import { join } from "node:path";
import { hasCertainFix } from "../../diagnostics/apply-fixes.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type FixedPlaybook, fixPlaybook } from "../../project/fix-playbook.ts";
import type { Snapshot } from "../../project/project.ts";
import { valueOf } from "../../syntax/ast/typed-access.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { usageFailure } from "../failure.ts";
import { checkDay } from "../input/day-option.ts";
import { refuseInstalled } from "../input/installed-file.ts";
import { type OpenPlaybook, openPlaybook } from "../input/open-playbook.ts";
import { tellOfStrayFiles } from "../input/stray-files.ts";
import { replaceFile } from "../output/replace-file.ts";
import { printDiagnostics, shownPath } from "../terminal/print-diagnostics.ts";
import { plain, type Terminal } from "../terminal/terminal.ts";

export interface CheckOptions {
  readonly format: "pretty" | "json" | "junit" | "tap" | "sarif" | "github";
  readonly fix?: boolean;
  /** Instead of the day of the machine's clock. */
  readonly today?: string;
  /** Warnings and hints count as errors do. */
  readonly strict?: boolean;
  readonly maxWarnings?: number;
  /** The file with what was found before. */
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

export async function runCheck(terminal: Terminal, options: CheckOptions, named: string): Promise<ExitCode> {
  const { format, fix = false, today } = options;
  refuseContradictions(options);
  await checkDay("--today", today);
  if (fix) refuseInstalled([named]);
  const found = await openPlaybook(named, today);
  const open = fix ? await fixed(found, terminal) : found;
  const { fresh: diagnostics, known } = await compared(open.snapshot, options, terminal);
  if (format !== "pretty") {
    const { text, suppressed } = open.snapshot;
    const { writtenDiagnostics, writtenSummary } = await import("../diagnostic-formats.ts");
    const checked = { snapshot: { text, diagnostics, suppressed }, shownRoot: open.shownRoot, known };
    const written =
      format === "junit" || format === "tap"
        ? (await import("../check-results.ts")).writtenResults(
            format,
            named,
            checked,
            options.strict === true,
          )
        : writtenDiagnostics(format, checked);
    await terminal.write(written);
    if (format === "github") {
      const { appendJobSummary } = await import("../job-summary.ts");
      appendJobSummary(writtenSummary(named, checked));
    }
  } else if (diagnostics.length > 0) {
    printDiagnostics(diagnostics, open, terminal, "print");
    printFixable(diagnostics, terminal);
    const allowed = allowedIn(open.snapshot);
    if (allowed !== "") terminal.print(terminal.style("dim", allowed));
    if (known !== undefined && known > 0) terminal.print(terminal.style("dim", knownIn(known)));
  } else {
    const more = known === undefined || known === 0 ? "" : `, ${knownIn(known)}`;
    terminal.printDone(`${summaryOf(open.snapshot)}${more}`);
    const waiting = notRun(open.snapshot);
    if (waiting !== "") terminal.print(terminal.style("dim", waiting));
  }
  await tellOfStrayFiles(terminal, open, named);
  return isLetPass(diagnostics, options, terminal) ? exitCodes.fine : exitCodes.errors;
}

function refuseContradictions({ strict, maxWarnings, baseline, updateBaseline }: CheckOptions): void {
  if (strict === true && maxWarnings !== undefined)
    throw usageFailure("--strict lets no warning pass, and --max-warnings some", "leave one of them out");
  if (updateBaseline === true && baseline === undefined)
    throw usageFailure("--update-baseline writes the file that --baseline names", "add --baseline FILE");
}

/** All of it is new where nothing is known from before. */
async function compared(
  snapshot: Snapshot,
  { baseline, updateBaseline }: CheckOptions,
  terminal: Terminal,
): Promise<{ readonly fresh: readonly Diagnostic[]; readonly known?: number }> {
  if (baseline === undefined) return { fresh: snapshot.diagnostics };
  const { compareWithFile } = await import("../check-baseline.ts");
  return compareWithFile(terminal, snapshot, baseline, updateBaseline === true);
}

const knownIn = (count: number): string =>
  `${counted(count, "finding")} ${count === 1 ? "is" : "are"} known from before`;

/** Errors never are; warnings and hints, unless it was asked for more. */
function isLetPass(
  diagnostics: readonly Diagnostic[],
  { strict, maxWarnings }: CheckOptions,
  terminal: Terminal,
): boolean {
  const count = (severity: Diagnostic["severity"]) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  if (count("error") > 0) return false;
  const [warnings, hints] = [count("warning"), count("hint")];
  if (strict === true && diagnostics.length > 0) {
    const found = [warnings > 0 && counted(warnings, "warning"), hints > 0 && counted(hints, "hint")];
    terminal.noteError(`${found.filter(Boolean).join(" and ")}, where --strict lets none pass`);
    return false;
  }
  if (maxWarnings === undefined || warnings <= maxWarnings) return true;
  terminal.noteError(
    `${counted(warnings, "warning")}, where --max-warnings lets ${maxWarnings === 0 ? "none" : maxWarnings} pass`,
  );
  return false;
}

/** Each file is replaced in one step, and only when all rounds are through. */
async function fixed(open: OpenPlaybook, terminal: Terminal): Promise<OpenPlaybook> {
  const { snapshot, texts, made } = await fixPlaybook(open.project, open.snapshot.entry);
  for (const [file, text] of texts) replaceFile(join(open.root, file), text);
  for (const { fix, file, line } of made)
    terminal.note(
      `${terminal.noteStyle("green", "fixed")} ${plain(`${shownPath(open.shownRoot, file)}:${line}: ${fix.title}`)}`,
    );
  terminal.note(terminal.noteStyle("dim", fixesMade(made, texts.size)));
  return { ...open, snapshot };
}

function fixesMade(made: FixedPlaybook["made"], files: number): string {
  if (made.length === 0) return "nothing was changed: no fix is certain";
  return `${counted(made.length, "fix", "fixes")} made in ${counted(files, "file")}`;
}

function printFixable(diagnostics: readonly Diagnostic[], terminal: Terminal): void {
  const count = diagnostics.filter(hasCertainFix).length;
  if (count === 0) return;
  const which = count === diagnostics.length ? (count === 1 ? "it" : "all of them") : `${count} of them`;
  terminal.print(terminal.style("dim", `\`persona check --fix\` puts ${which} right`));
}

/** Counted in the program itself: a playbook as data is more than `check` needs. */
function summaryOf(snapshot: Snapshot): string {
  const { program, files } = snapshot;
  if (program?.playbook === undefined) return "nothing is wrong";
  const { node } = program.playbook;
  const rules = program.declarations("weights").flatMap((weights) => weights.node.items);
  return (
    `${node.name?.text} ${valueOf(node, "version")?.value}: ` +
    [
      counted(program.symbols("signal").length, "signal"),
      counted(program.symbols("persona").length, "persona"),
      counted(rules.length, "rule"),
      counted(program.symbols("play").length, "play"),
    ].join(", ") +
    `, in ${counted(files.length, "file")}; nothing is wrong` +
    (allowedIn(snapshot) === "" ? "" : `, ${allowedIn(snapshot)}`)
  );
}

/** "2 warnings are allowed by comments"; nothing where none is. */
function allowedIn({ suppressed }: Snapshot): string {
  const counts = (["warning", "hint"] as const).flatMap((severity) => {
    const count = suppressed.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [counted(count, severity)];
  });
  const by = suppressed.length === 1 ? "is allowed by a comment" : "are allowed by comments";
  return counts.length === 0 ? "" : `${counts.join(" and ")} ${by}`;
}

/** A reader could take "nothing is wrong" for the word of the tests. */
function notRun({ program }: Snapshot): string {
  const count = (kind: "test" | "cohort") => program?.declarations(kind).length ?? 0;
  const kinds = (["test", "cohort"] as const).filter((kind) => count(kind) > 0);
  if (kinds.length === 0) return "";
  const named = kinds.map((kind) => counted(count(kind), kind)).join(" and ");
  return `\`persona test\` runs its ${named}`;
}

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
