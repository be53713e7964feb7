/** `persona migrate`: a migration that was looked over, applied to the plan that it was made for, or undone. */

import { resolve } from "node:path";
import { compileTexts } from "../../emit/plans/compile-texts.ts";
import { migratedFiles } from "../../emit/plans/migration-files.ts";
import { updateCalendars } from "../../planner/calendar/updates.ts";
import type { Plan } from "../../planner/plan.ts";
import { readPlan } from "../../planner/read-plan.ts";
import { isSamePlan, planAfter, planBefore } from "../../planner/replan/apply.ts";
import { readMigration } from "../../planner/replan/read-migration.ts";
import { generator } from "../../version.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { usageFailure } from "../failure.ts";
import { checkDay } from "../input/day-option.ts";
import { openSoundPlaybook } from "../input/open-playbook.ts";
import { aPlan, readOwnFile } from "../input/read-own-file.ts";
import { replaceOutputSet } from "../output/output-set.ts";
import { momentOf, printCalendars } from "../terminal/migration-summary.ts";
import { nothingWritten } from "../terminal/plan-problems.ts";
import { plain, type Terminal } from "../terminal/terminal.ts";

const aMigration = {
  format: "persona-migration",
  help: "name migration.json of `persona replan`",
  read: readMigration,
};

export interface MigrateOptions {
  readonly live: string;
  readonly undo?: boolean;
  readonly today?: string;
  readonly out: string;
}

export async function runMigrate(
  terminal: Terminal,
  options: MigrateOptions,
  named: string,
  path: string,
): Promise<ExitCode> {
  await checkDay("--today", options.today);
  const open = await openSoundPlaybook(named, terminal);
  if (open === undefined) return exitCodes.errors;
  const read = await readOwnFile(path, aMigration, terminal);
  const live = await readOwnFile(options.live, aPlan, terminal);
  if (read === undefined || live === undefined) return nothingWritten(terminal, options.out);
  const { migration } = read;
  if (migration.playbook.name !== open.playbook.name) {
    throw usageFailure(
      `${path} was made with the playbook ${migration.playbook.name}, and this is ${open.playbook.name}`,
      "name the playbook that made the migration, in whatever version",
    );
  }
  const after = planAfter(migration);
  const [from, to] = options.undo ? [after, planBefore(migration)] : [migration.before, after];
  refuseOther(live.plan, from, options);
  const sound = readPlan(to);
  if ("faults" in sound) {
    for (const { place, message } of sound.faults) terminal.noteError(`${path}: ${place}: ${message}`);
    return nothingWritten(terminal, options.out);
  }
  const moment = momentOf(options.today);
  const sent = live.plan.sent ?? migration.before.sent ?? [];
  const updates = updateCalendars(sent, sound.plan, moment);
  const { playbook } = open;
  const writing = { renderText: compileTexts(playbook), generator, playbook };
  const files = await migratedFiles(updates, writing, moment);
  replaceOutputSet(resolve(options.out), files, { command: "migrate", of: migration.customer.id });
  const what = options.undo ? "is again as it was" : "is up to date";
  terminal.printDone(`the plan of ${plain(migration.customer.name)} ${what}, in ${plain(options.out)}`);
  printCalendars(terminal, updates);
  terminal.print(
    options.undo
      ? "  next time: --base as it was for that `persona replan`, to have it proposed again"
      : "  next time: --base is the base.json that `persona replan` wrote with this migration",
  );
  return exitCodes.fine;
}

function refuseOther(live: Plan, expected: Plan, { live: path, undo }: MigrateOptions): void {
  if (isSamePlan(live, expected)) return;
  throw usageFailure(
    `${path} is not the plan that this migration ${undo ? "made" : "was made for"}: somebody has changed it since`,
    "run `persona replan` with the plan as it is now",
  );
}
