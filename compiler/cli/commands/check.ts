/** `persona check`: what is wrong in a playbook. */

import { forcedBug } from "../bug-report.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { openPlaybook } from "../open-playbook.ts";
import { diagnosticsToJson, printDiagnostics } from "../print-diagnostics.ts";
import { plain, type Terminal } from "../terminal.ts";

export interface CheckOptions {
  readonly format: "pretty" | "json";
}

export async function runCheck(terminal: Terminal, options: CheckOptions, named: string): Promise<ExitCode> {
  forcedBug("check");
  const open = await openPlaybook(named);
  const { diagnostics } = open.snapshot;
  if (options.format === "json") await terminal.write(`${diagnosticsToJson(diagnostics, open)}\n`);
  else if (diagnostics.length > 0) printDiagnostics(diagnostics, open, terminal, "print");
  else terminal.print(`${terminal.style("green", "✓")} ${plain(summaryOf(open.snapshot))}`);
  return diagnostics.some((diagnostic) => diagnostic.severity === "error")
    ? exitCodes.errors
    : exitCodes.fine;
}

function summaryOf(snapshot: Awaited<ReturnType<typeof openPlaybook>>["snapshot"]): string {
  const playbook = snapshot.playbook();
  if (playbook === undefined) return "nothing is wrong";
  const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
  return (
    `${playbook.name} ${playbook.version}: ` +
    [
      count(playbook.signals.length, "signal"),
      count(playbook.personas.length, "persona"),
      count(playbook.rules.length, "rule"),
      count(playbook.plays.length, "play"),
    ].join(", ") +
    `, in ${count(snapshot.files.length, "file")}; nothing is wrong`
  );
}
