/** `persona replan`: a customer's plan brought up to date, without losing what people did and changed in it. */

import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { compileTexts } from "../../emit/plans/compile-texts.ts";
import { migratedFiles, migrationFiles } from "../../emit/plans/migration-files.ts";
import { classify } from "../../evaluator/evaluate.ts";
import { updateCalendars } from "../../planner/calendar/updates.ts";
import type { Plan } from "../../planner/plan.ts";
import { replan } from "../../planner/replan/replan.ts";
import { generator } from "../../version.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { usageFailure } from "../failure.ts";
import { checkDay } from "../input/day-option.ts";
import { readOneCustomer } from "../input/one-customer.ts";
import { openSoundPlaybook } from "../input/open-playbook.ts";
import { aPlan, readOwnFile } from "../input/read-own-file.ts";
import { readRoster } from "../input/read-roster.ts";
import { replaceOutputSet } from "../output/output-set.ts";
import { momentOf, printMigration } from "../terminal/migration-summary.ts";
import { nothingWritten, printPlanProblems } from "../terminal/plan-problems.ts";
import { createProblemPrinter } from "../terminal/print-problems.ts";
import type { Terminal } from "../terminal/terminal.ts";

export interface ReplanOptions {
  readonly base: string;
  readonly live: string;
  readonly customer: string;
  readonly id?: string;
  readonly team?: string;
  readonly start?: string;
  readonly today?: string;
  readonly out: string;
}

export async function runReplan(
  terminal: Terminal,
  options: ReplanOptions,
  named: string,
): Promise<ExitCode> {
  await checkDay("--start", options.start);
  await checkDay("--today", options.today);
  const open = await openSoundPlaybook(named, terminal);
  if (open === undefined) return exitCodes.errors;
  const { playbook } = open;
  const base = await readOwnFile(options.base, aPlan, terminal);
  const live = await readOwnFile(options.live, aPlan, terminal);
  refuseOneFile(options);
  const problems = createProblemPrinter(terminal);
  const customer = await readOneCustomer(
    playbook,
    options.customer,
    options.id ?? live?.plan.customer.id,
    problems,
  );
  const team = await readRoster(playbook, options.team, problems);
  if (base === undefined || live === undefined || customer === undefined || problems.errors > 0)
    return nothingWritten(terminal, options.out);
  belongTogether(base.plan, options.base, { playbook: playbook.name, customer: customer.id });
  belongTogether(live.plan, options.live, { playbook: playbook.name, customer: customer.id });
  if (team === undefined) refusePeople(base.plan);

  const renderText = compileTexts(playbook);
  const previous = customer.previous ?? live.plan.persona.name;
  const { persona, notices } = classify(playbook, customer.signals, { previous });
  problems.printNotices({ file: options.customer, id: customer.id }, notices);
  const moment = momentOf(options.today);
  const { migration, next } = replan({
    playbook,
    customer,
    persona,
    team,
    start: options.start ?? live.plan.start,
    language: live.plan.language,
    renderText,
    base: base.plan,
    live: live.plan,
    today: moment.today,
  });
  if (next.problems.length > 0) {
    printPlanProblems(terminal, next, open.shownRoot);
    return nothingWritten(terminal, options.out);
  }
  const updates = updateCalendars(migration.before.sent ?? [], migration.after, moment);
  // While there is something to decide, nothing is sent: `migrate` would send other words under the same number.
  const decided = migration.conflicts.length === 0;
  const files = [
    ...migrationFiles(migration, next),
    ...(decided ? await migratedFiles(updates, { renderText, generator, playbook }, moment) : []),
  ];
  replaceOutputSet(resolve(options.out), files, { command: "replan", of: customer.id });
  printMigration(terminal, migration, updates, options.out);
  return exitCodes.fine;
}

/** A plan beside itself shows no change of people's: each would be taken for the playbook's, and be lost. */
function refuseOneFile({ base, live }: ReplanOptions): void {
  if (base === "-" || live === "-" || realpathSync(base) !== realpathSync(live)) return;
  throw usageFailure(
    "base and live are the same file, so nothing shows what people changed",
    "keep a copy of plan.json before people work in it, and name that as --base",
  );
}

/** Without a roster, roles would stand for the people of the team, and all of them be taken out. */
function refusePeople({ plays }: Plan): void {
  const ofTeam = plays
    .flatMap(({ actions }) => actions.flatMap(({ people }) => people))
    .filter(({ from }) => from === "team")
    .flatMap(({ people }) => people);
  if (ofTeam.every(({ email }) => email === undefined)) return;
  throw usageFailure(
    "the plan has people of the team, and no roster is named: they would all be taken out",
    "add --team with the roster",
  );
}

function belongTogether(
  plan: Plan,
  path: string,
  expected: { readonly playbook: string; readonly customer: string },
): void {
  if (plan.customer.id !== expected.customer) {
    throw usageFailure(
      `${path} is the plan of ${plan.customer.id}, and the customer is ${expected.customer}`,
      "name the plan and the data of one customer",
    );
  }
  if (plan.playbook.name !== expected.playbook) {
    throw usageFailure(
      `${path} was made with the playbook ${plan.playbook.name}, and this is ${expected.playbook}`,
      "name the playbook that made the plan, in whatever version",
    );
  }
}
