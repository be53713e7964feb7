/**
 * `persona plan --customers`: a plan for every customer of a file, each in a folder of its own, and what they come to.
 *
 * Plans are made one after the other and written as they come; who cannot be planned is told with row and reason, and
 * the others go on. All of it takes the place of the old files in one step.
 */

import { resolve } from "node:path";
import { wrap } from "../../diagnostics/display-text.ts";
import { createFileNames } from "../../emit/file-name.ts";
import { planFiles } from "../../emit/plans/plan-files.ts";
import { classify } from "../../evaluator/evaluate.ts";
import type { Playbook } from "../../ir/ir.ts";
import { absencesIn } from "../../planner/people/absences.ts";
import { createWorkload, type PersonWeek } from "../../planner/people/workload.ts";
import type { Plan } from "../../planner/plan.ts";
import { planCustomer } from "../../planner/plan-customer.ts";
import { formatAmount, formatHours } from "../../planner/words/format-value.ts";
import type { Renderer } from "../../planner/words/renderer.ts";
import type { CustomerRecord, TeamMember } from "../../records/record.ts";
import { isDate } from "../../values/calendar-date.ts";
import { generator } from "../../version.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { sourceDate } from "../input/source-date.ts";
import { whenInterrupted } from "../interruption.ts";
import { openStreamedSet } from "../output/streamed-set.ts";
import { countText, customersText } from "../terminal/counts.ts";
import { nothingWritten } from "../terminal/plan-problems.ts";
import type { ProblemPrinter } from "../terminal/print-problems.ts";
import { createProgress } from "../terminal/progress.ts";
import { renderTable } from "../terminal/table.ts";
import { plain, type Terminal } from "../terminal/terminal.ts";
import { absenceInWords, absenceLine, absencesCsv } from "./absences.ts";
import { readInOrder } from "./customers-in-order.ts";
import { createSums, type Sums, withoutPlayInWords, withoutRateInWords } from "./sums.ts";
import { overloadInWords, workloadCsv } from "./weeks.ts";

export interface PlanManyRequest {
  readonly playbook: Playbook;
  readonly renderText: Renderer;
  /** The file of the customers. */
  readonly customers: string;
  readonly team: readonly TeamMember[] | undefined;
  /** A day for all, or the name of a signal that holds each one's. */
  readonly start: string | undefined;
  readonly language: string | undefined;
  readonly out: string;
}

export async function planMany(
  terminal: Terminal,
  request: PlanManyRequest,
  problems: ProblemPrinter,
): Promise<ExitCode> {
  const { playbook, renderText, customers: file, team, language, out } = request;
  const sums = createSums(playbook);
  const waiting = await readInOrder(playbook, file, startOf(request.start), problems, sums.refuse);
  if (waiting === undefined) return nothingWritten(terminal, out);

  const began = performance.now();
  const progress = createProgress(terminal);
  const set = openStreamedSet(resolve(out), { command: "plan" });
  // What each plan asks of the team counts when the next is assigned.
  const workload = team && createWorkload(playbook, team);
  const nameOf = createFileNames();
  const stamp = sourceDate();
  const writing = { renderText, generator, playbook };
  const notInterrupted = whenInterrupted(() => {
    progress.end();
    terminal.note(plain(`interrupted after ${countText(sums.planned)} plans; ${out} is as before`));
  });
  const absences: string[] = [];
  let unplanned = 0;
  let turn = 0;
  for (const { id, row, start, record } of waiting.inTurn) {
    const customer = record();
    const { persona, notices } = classify(playbook, customer.signals, { previous: customer.previous });
    problems.printNotices({ file, row, id }, notices);
    const plan = planCustomer({
      playbook,
      customer,
      persona,
      team: workload?.team,
      start: start === "" ? undefined : start,
      language,
      renderText,
    });
    workload?.add(plan);
    const [problem] = plan.problems;
    if (problem === undefined) {
      const folder = `plans/${nameOf(id)}`;
      for (const { path, content } of await planFiles(plan, writing, stamp === undefined ? {} : { stamp }))
        set.add({ path: `${folder}/${path}`, content });
      sums.add(plan, folder);
      const absent = absencesIn(plan.plays, team ?? [], playbook);
      const remarks = absent.map((absence) => absenceInWords(absence, playbook));
      problems.printNotices({ file, row, id }, remarks);
      absences.push(...absent.map((absence) => absenceLine(plan, absence, folder, playbook)));
    } else {
      unplanned++;
      refuse(plan, row, id);
    }
    turn++;
    progress.update(turn, waiting.count, turn, turn === 1 ? "customer" : "customers");
  }
  progress.end();
  if (sums.planned === 0) {
    set.discard();
    notInterrupted();
    if (waiting.count === 0 && problems.errors === 0) terminal.noteError(`${file} holds no customer`);
    return nothingWritten(terminal, out);
  }
  const weeks = workload?.weeks();
  for (const each of sums.files(weeks ?? [])) set.add(each);
  if (absences.length > 0) set.add({ path: "absences.csv", content: absencesCsv(absences) });
  if (weeks !== undefined) set.add({ path: "workload.csv", content: workloadCsv(weeks) });
  set.commit();
  notInterrupted();
  printSums(terminal, sums, weeks ?? [], (performance.now() - began) / 1000, out);
  const refused = problems.refused + unplanned;
  if (refused === 0) return exitCodes.fine;
  const who = refused === 1 ? "customer was" : "customers were";
  terminal.note(plain(`${countText(refused)} ${who} not planned; see ${out}/not-planned.csv`));
  return exitCodes.errors;

  function refuse({ customer: { name }, problems: found }: Plan, row: number, id: string): void {
    for (const { message, help } of found) {
      problems.printError({ file, row, id }, message, help);
      sums.refuse({ row, id, name, reason: message, help });
    }
  }
}

const startOf =
  (start: string | undefined) =>
  ({ signals }: CustomerRecord): string | undefined => {
    if (start === undefined || isDate(start)) return start;
    const day = signals.get(start);
    return typeof day === "string" ? day : undefined;
  };

function printSums(
  terminal: Terminal,
  sums: Sums,
  weeks: readonly PersonWeek[],
  seconds: number,
  out: string,
): void {
  const { planned, currency } = sums;
  const rate = planned / seconds;
  terminal.printDone(
    `${customersText(planned)} planned in ` +
      `${plain(out)}, ${rate < 10 ? rate.toFixed(1) : countText(Math.round(rate))} a second`,
  );
  const columns = [
    { title: "Persona" },
    { title: "Customers", alignRight: true },
    { title: "Hours of the team for each", alignRight: true },
    ...(currency === undefined ? [] : [{ title: "Cost to serve each", alignRight: true }]),
  ];
  const rows = sums
    .personas()
    .map(({ title, customers, minutes, cost = 0 }) => [
      plain(title),
      countText(customers),
      formatHours(minutes, "en"),
      ...(currency === undefined ? [] : [formatAmount(cost, currency, "en")]),
    ]);
  for (const line of renderTable(columns, rows, { head: (text) => terminal.style("bold", text) }))
    terminal.print(`  ${line}`);
  const remarks = [
    overloadInWords(weeks),
    sums.withoutPlay.length === 0 ? undefined : withoutPlayInWords(sums.withoutPlay),
    sums.withoutRate.length === 0 ? undefined : withoutRateInWords(sums.withoutRate),
  ];
  for (const remark of remarks.filter((each) => each !== undefined))
    for (const line of wrap(plain(remark), terminal.width - 2)) terminal.print(`  ${line}`);
}
