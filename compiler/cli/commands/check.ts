/** `persona check`: what is wrong in a playbook. */

import type { Snapshot } from "../../project/project.ts";
import { valueOf } from "../../syntax/ast.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { openPlaybook } from "../open-playbook.ts";
import { diagnosticsToJson, printDiagnostics } from "../print-diagnostics.ts";
import { plain, type Terminal } from "../terminal.ts";

export interface CheckOptions {
  readonly format: "pretty" | "json";
}

export async function runCheck(terminal: Terminal, options: CheckOptions, named: string): Promise<ExitCode> {
  const open = await openPlaybook(named);
  const { diagnostics } = open.snapshot;
  if (options.format === "json") await terminal.write(`${diagnosticsToJson(diagnostics, open)}\n`);
  else if (diagnostics.length > 0) printDiagnostics(diagnostics, open, terminal, "print");
  else terminal.print(`${terminal.style("green", "✓")} ${plain(summaryOf(open.snapshot))}`);
  return diagnostics.some((diagnostic) => diagnostic.severity === "error")
    ? exitCodes.errors
    : exitCodes.fine;
}

/** Counted in the program itself: a playbook as data is more than `check` needs. */
function summaryOf({ program, files }: Snapshot): string {
  if (program?.playbook === undefined) return "nothing is wrong";
  const { node } = program.playbook;
  const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
  const rules = program.declarations("weights").flatMap((weights) => weights.node.items);
  return (
    `${node.name?.text} ${valueOf(node, "version")?.value}: ` +
    [
      count(program.symbols("signal").length, "signal"),
      count(program.symbols("persona").length, "persona"),
      count(rules.length, "rule"),
      count(program.symbols("play").length, "play"),
    ].join(", ") +
    `, in ${count(files.length, "file")}; nothing is wrong${notRun(program.declarations("test").length)}`
  );
}

/** A reader could take "nothing is wrong" for the word of the tests. */
const notRun = (tests: number): string =>
  tests === 0 ? "" : ` (${tests === 1 ? "its test was" : `its ${tests} tests were`} read, not run)`;
