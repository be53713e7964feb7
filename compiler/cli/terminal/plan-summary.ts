/**
 * What `persona plan` prints once the files are there: how many dates, who takes part and why, what has no day.
 *
 * The plan speaks its reader's language; the command speaks English, to whoever runs it. So the summary is that of
 * the same plan with English reasons, and with English titles where the playbook has them, else with its own first.
 */

import { wrap } from "../../diagnostics/display-text.ts";
import type { Plan } from "../../planner/plan.ts";
import { planCustomer } from "../../planner/plan-customer.ts";
import type { PlanRequest } from "../../planner/prepare.ts";
import { formatAmount, formatHours, formatLanguage, formatList } from "../../planner/words/format-value.ts";
import { sameLanguage } from "../../planner/words/language.ts";
import { phrasesFor } from "../../planner/words/phrases/by-language.ts";
import { languageOf } from "../../records/customer-fields.ts";
import { plain, type Terminal } from "./terminal.ts";

const ownLanguage = "en";

/** `plan` is what came of `request`, and is without problems. */
export function printPlanSummary(
  terminal: Terminal,
  request: PlanRequest,
  plan: Plan,
  { out, files }: { readonly out: string; readonly files: number },
): void {
  const told = inOwnLanguage(request, plan);
  const actions = told.plays.reduce((sum, play) => sum + play.actions.length, 0);
  const language = told === plan ? "" : ` in ${formatLanguage(plan.language, ownLanguage)}`;
  terminal.printDone(
    `${plain(told.customer.name)} is ${plain(told.persona.title)}: ` +
      `${actions} dated ${actions === 1 ? "action" : "actions"} from ${told.start}, ${files} files${language} in ${plain(out)}`,
  );
  const because = (reason: string): void => {
    for (const line of wrap(plain(reason), terminal.width - 4))
      terminal.print(terminal.style("dim", `    ${line}`));
  };
  for (const { title, people, reasons } of told.team) {
    terminal.print(`  ${plain(title)}: ${plain(people.map(({ name }) => name).join(", ") || "nobody")}`);
    if (reasons.length > 0) because(reasons.join("; "));
  }
  printHours(terminal, told);
  const undated = [
    ["waiting", told.plays.flatMap(({ waiting }) => waiting)],
    ["not decided", told.plays.flatMap(({ notDecided }) => notDecided)],
  ] as const;
  for (const [state, all] of undated) {
    for (const { title, reason } of all) {
      terminal.print(`  ${terminal.style("yellow", state)}: ${plain(title)}`);
      because(reason);
    }
  }
  for (const notice of told.notices) {
    const about = notice.title === undefined ? "" : `${notice.title}: `;
    printLine(terminal, `: ${about}${notice.message}`, "notice");
    if (notice.help !== undefined) because(`help: ${notice.help}`);
  }
}

function printHours(terminal: Terminal, { hours = [], cost }: Plan): void {
  const busy = hours.filter(({ minutes }) => minutes > 0);
  if (busy.length === 0) return;
  const said = busy.map(({ title, minutes }) => `${title} ${formatHours(minutes, ownLanguage)}`);
  printLine(terminal, `Time: ${said.join(", ")}`);
  if (cost === undefined) return;
  const without =
    cost.withoutRate.length === 0
      ? ""
      : `, without ${formatList(cost.withoutRate, ownLanguage)}, who have no rate in the roster`;
  printLine(terminal, `Cost: ${formatAmount(cost.amount, cost.currency, ownLanguage)}${without}`);
}

/** Over as many lines as it takes; `state` stands before it, in its colour. */
function printLine(terminal: Terminal, text: string, state = ""): void {
  const [first = "", ...others] = wrap(plain(state + text), terminal.width - 4);
  terminal.print(`  ${terminal.style("yellow", state)}${first.slice(state.length)}`);
  for (const more of others) terminal.print(`    ${more}`);
}

/** The same plan for who runs the command: only the word on a language that was not there comes from the other. */
function inOwnLanguage(request: PlanRequest, plan: Plan): Plan {
  const { playbook, customer } = request;
  if (sameLanguage(plan.language, ownLanguage)) return plan;
  const language = playbook.languages.find((tag) => sameLanguage(tag, ownLanguage)) ?? playbook.languages[0];
  const told = planCustomer({ ...request, language, reasonsIn: ownLanguage });
  const wanted = request.language ?? languageOf(customer, playbook);
  if (wanted === undefined || sameLanguage(wanted, plan.language)) return told;
  const named = (tag: string) => formatLanguage(tag, ownLanguage);
  const message = phrasesFor(ownLanguage).notices.otherLanguage(named(wanted), named(plan.language));
  return { ...told, notices: [{ message }, ...told.notices] };
}
