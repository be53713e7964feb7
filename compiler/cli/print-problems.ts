/** What is wrong in customers' data and rosters, on standard error: place, what is wrong, what to do. */

import { describePlace } from "../records/problems.ts";
import type { DataProblem } from "../records/record.ts";
import { plain, type Terminal } from "./terminal.ts";

export interface ProblemPrinter {
  /** `whole`: they are of the whole file, and no record of it was refused. */
  print(problems: readonly DataProblem[], whole?: boolean): void;
  readonly errors: number;
  /** Records that were refused. */
  readonly refused: number;
}

/** After this many the rest are only counted, so that a broken export does not flood the terminal. */
const shownAtMost = 100;

export function createProblemPrinter(terminal: Terminal): ProblemPrinter {
  let errors = 0;
  let refused = 0;
  let shown = 0;
  return {
    get errors() {
      return errors;
    },
    get refused() {
      return refused;
    },
    print(problems, whole = false) {
      const wrong = problems.filter(({ severity }) => severity === "error");
      errors += wrong.length;
      if (wrong.length > 0 && !whole) refused++;
      for (const problem of problems) {
        if (shown++ >= shownAtMost) continue;
        const word =
          problem.severity === "error"
            ? terminal.noteStyle(["bold", "red"], "error")
            : terminal.noteStyle(["bold", "yellow"], "notice");
        terminal.note(`${word}: ${plain(describePlace(problem))}: ${plain(problem.message)}`);
        if (problem.help !== undefined)
          terminal.note(`  ${terminal.noteStyle("cyan", "help")}: ${plain(problem.help)}`);
      }
      if (shown > shownAtMost && shown - problems.length <= shownAtMost) {
        terminal.note("further problems are counted, not shown");
      }
    },
  };
}
