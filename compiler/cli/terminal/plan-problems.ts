/** What the commands that make plans say when there is none. */

import type { Plan } from "../../planner/plan.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { shownPath } from "./print-diagnostics.ts";
import { plain, type Terminal } from "./terminal.ts";

export function printPlanProblems(terminal: Terminal, { problems }: Plan, shownRoot: string): void {
  for (const { at, message, help, why } of problems) {
    const place = at === undefined ? undefined : `${shownPath(shownRoot, at.file)}:${at.line}:${at.column}`;
    terminal.noteError(message, help, why, place);
  }
}

export function nothingWritten(terminal: Terminal, out: string): ExitCode {
  terminal.note(terminal.noteStyle("dim", `no plan was written; ${plain(out)} is as it was`));
  return exitCodes.errors;
}
