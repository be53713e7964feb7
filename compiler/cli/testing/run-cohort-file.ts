/**
 * Runs a cohort over its file, as quickly as `persona classify` goes through one. Errors of rows are told as they come.
 *
 * A file that cannot be read is the failure of its cohort alone: what else is asked for has nothing to do with it.
 */

import { join } from "node:path";
import type { Cohort } from "../../ir/ir.ts";
import { comparedColumns } from "../../records/compared-columns.ts";
import type { DataProblem } from "../../records/record.ts";
import type { Result } from "../../testing/result.ts";
import { createCohortRun, unreadCohort } from "../../testing/run-cohort.ts";
import { judgedAt, textAt } from "../classify/classified-customers.ts";
import { classifyFile } from "../classify/classify-file.ts";
import { openCustomerSource } from "../classify/customer-source.ts";
import { CommandFailure } from "../failure.ts";
import type { ProblemPrinter } from "../terminal/print-problems.ts";
import { createProgress } from "../terminal/progress.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Chosen } from "./choose.ts";

/** Of a file of customers whose cohort fails. */
const mostNotices = 10;

export async function runCohortFile(
  { playbook, root, shownRoot }: Chosen["open"],
  cohort: Cohort,
  terminal: Terminal,
  problems: ProblemPrinter,
  /** Called where the file cannot be read. */
  failed: (failure: CommandFailure) => void,
): Promise<Result> {
  const progress = createProgress(terminal);
  const run = createCohortRun(playbook, cohort);
  const notices: DataProblem[] = [];
  /** Of the whole file, for readers who are not told of rows: build servers. */
  let unreadable: DataProblem | undefined;
  const kept = { columns: comparedColumns(cohort), signals: [], coded: false };
  try {
    const { customers: all } = await classifyFile(
      playbook,
      await openCustomerSource(join(shownRoot, cohort.from), undefined, root),
      {
        task: { format: "none", explained: false, kept },
        progress,
        tell({ problems: found, whole }) {
          if (found.length === 0) return;
          if (whole) unreadable ??= found.find(({ severity }) => severity === "error");
          problems.print(
            found.filter(({ severity }) => severity === "error"),
            whole,
          );
          if (notices.length < mostNotices)
            notices.push(...found.filter(({ severity }) => severity === "notice"));
        },
        count(customers, at) {
          const said = (customers.kept?.columns ?? []).map((column) => textAt(column, at));
          run.add(judgedAt(playbook, customers, at), said);
        },
      },
    );
    if (all === 0 && unreadable !== undefined) {
      const { file, message, help } = unreadable;
      return unreadCohort(cohort, { why: `${file}: ${message}`, remedy: help });
    }
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    failed(error);
    return unreadCohort(cohort, { why: error.message, remedy: error.help });
  } finally {
    progress.end();
  }
  const result = run.result();
  // Columns that are not there matter where something does not come out.
  if (!result.passed) problems.print(notices.slice(0, mostNotices), true);
  return result;
}
