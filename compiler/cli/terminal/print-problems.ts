/** What is wrong in customers' data and rosters, on standard error: place, what is wrong, what to do. */

import type { Place } from "../../records/problem.ts";
import { describePlace } from "../../records/problems.ts";
import type { DataProblem } from "../../records/record.ts";
import type { Terminal } from "./terminal.ts";

export interface ProblemPrinter {
  /**
   * `whole`: they are of the whole file, and no record of it was refused. `errorsElsewhere`: errors are only counted,
   * as they are told in another place.
   */
  print(problems: readonly DataProblem[], whole?: boolean, errorsElsewhere?: boolean): void;
  /** What came of a record that was read, such as a previous persona that there is not. */
  printNotices(place: Place, notices: readonly string[]): void;
  /** Why nothing came of a record that was read; it is no error of the data, and not counted as one. */
  printError(place: Place, message: string, help: string | undefined): void;
  readonly errors: number;
  /** Records that were refused. */
  readonly refused: number;
}

/**
 * After this many the rest are only counted, so that a broken export does not flood the screen of who is looking.
 * Into a file or another program all of them go.
 */
const shownAtMost = 100;

export function createProblemPrinter(terminal: Terminal): ProblemPrinter {
  let errors = 0;
  let refused = 0;
  let shown = 0;

  function show(severity: DataProblem["severity"], place: Place, message: string, help?: string): void {
    shown++;
    if (terminal.live && shown > shownAtMost) {
      if (shown === shownAtMost + 1) terminal.note("further problems are counted, not shown");
      return;
    }
    const placed = `${describePlace(place)}: ${message}`;
    if (severity === "error") terminal.noteError(placed, help);
    else terminal.noteNotice(placed, help);
  }

  return {
    get errors() {
      return errors;
    },
    get refused() {
      return refused;
    },
    print(problems, whole = false, errorsElsewhere = false) {
      const wrong = problems.filter(({ severity }) => severity === "error");
      errors += wrong.length;
      if (wrong.length > 0 && !whole) refused++;
      for (const problem of problems) {
        if (errorsElsewhere && problem.severity === "error") continue;
        show(problem.severity, problem, problem.message, problem.help);
      }
    },
    printError: (place, message, help) => show("error", place, message, help),
    printNotices(place, notices) {
      for (const notice of notices) show("notice", place, notice);
    },
  };
}
