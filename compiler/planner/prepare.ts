/**
 * What a plan begins with: the customer's language, persona, stage and calendars, and what is wrong before anything
 * has a day.
 */

import { quoted } from "../diagnostics/definition.ts";
import { createScope } from "../evaluator/condition.ts";
import type { Persona, Playbook } from "../ir/ir.ts";
import { languageOf, timezoneOf } from "../records/customer-fields.ts";
import type { CustomerRecord, TeamMember } from "../records/record.ts";
import { isDate } from "../values/calendar-date.ts";
import { holdsRates } from "./people/hours.ts";
import type { Notice, PlanProblem } from "./plan.ts";
import { createPlanProblem } from "./problem.ts";
import { createWorkingDays } from "./schedule/working-days.ts";
import { isTimezone } from "./schedule/zones.ts";
import type { Setting, Settled } from "./setting.ts";
import { type FoundStage, findStage } from "./stage.ts";
import { formatLanguage } from "./words/format-value.ts";
import {
  actionTitle,
  chainOf,
  type LanguageChain,
  localeOf,
  planLanguage,
  sameLanguage,
  titleOf,
} from "./words/language.ts";
import { phrasesFor } from "./words/phrases/by-language.ts";
import { plainLine } from "./words/plain-text.ts";
import type { Renderer } from "./words/renderer.ts";

export interface PlanRequest {
  readonly playbook: Playbook;
  readonly customer: CustomerRecord;
  /** The persona that the classification found; undefined where it found none. */
  readonly persona: string | undefined;
  /** Absent: roles stand in for people. */
  readonly team?: readonly TeamMember[] | undefined;
  /** An ISO day. */
  readonly start?: string | undefined;
  /** BCP 47; else the customer's language. */
  readonly language?: string | undefined;
  /** Whose sentences reasons and notices are, where not the plan's own; for who makes a plan for others. */
  readonly reasonsIn?: string | undefined;
  readonly renderText: Renderer;
  /** A sample: what is not known of the customer stands in brackets, `[Go-live]`. */
  readonly placeholders?: boolean | undefined;
  /** What goes on of an earlier plan for the same customer. */
  readonly earlier?: Earlier | undefined;
}

export interface Earlier {
  /** By identity, when actions are or were whatever the playbook says; what depends on them is counted from there. */
  readonly settled: ReadonlyMap<string, Settled>;
  /** Plays, by name, that go on although they are for another persona or stage than the customer's now. */
  readonly plays: readonly string[];
  /** By role, the addresses of those who have it: they keep it while they may. */
  readonly holders: ReadonlyMap<string, readonly string[]>;
}

export interface Prepared {
  readonly setting: Setting;
  /** The customer's name, in one line. */
  readonly name: string;
  readonly persona: Persona | undefined;
  readonly found: FoundStage;
  /** Both grow with what is noted and reported in the setting. */
  readonly notices: readonly Notice[];
  readonly problems: readonly PlanProblem[];
}

export function preparePlan(request: PlanRequest): Prepared {
  const { playbook, customer, start } = request;
  const notices: Notice[] = [];
  const problems: PlanProblem[] = [];
  const wanted = request.language ?? languageOf(customer, playbook);
  const chain = chainOf(wanted, playbook.languages);
  const language = planLanguage(chain, playbook.languages);
  const phrases = phrasesFor(request.reasonsIn ?? language);
  const scope = createScope(playbook, customer.signals);
  const name = plainLine(customer.name);
  // Dates stand in our sentences, so they are in the language of these.
  const locale = request.reasonsIn ?? localeOf(chain, phrases.language);
  if (wanted === undefined && playbook.languages.length > 1 && request.placeholders !== true) {
    const taken = formatLanguage(language, locale) as string;
    const help = phrases.notices.addColumns(quoted("language"));
    notices.push({ message: phrases.notices.noLanguage(taken), help });
  }
  if (wanted !== undefined && !sameLanguage(wanted, language)) {
    const [missing, taken] = [wanted, language].map((tag) => formatLanguage(tag, locale)) as [string, string];
    notices.push({ message: phrases.notices.otherLanguage(missing, taken) });
  }

  const persona = playbook.personas.find((each) => each.name === request.persona);
  if (request.persona === undefined)
    problems.push(createPlanProblem("plan-without-persona", { customer: name }));
  else if (persona === undefined) {
    const known = playbook.personas.map((each) => each.name);
    problems.push(createPlanProblem("plan-unknown-persona", { persona: request.persona, known }));
  }
  const found = findStage(playbook, customer, scope, phrases);
  if ("problem" in found) problems.push(found.problem);
  if (start === undefined) problems.push(createPlanProblem("plan-without-start", { customer: name }));
  else if (!isDate(start)) problems.push(createPlanProblem("plan-wrong-start", { start }));

  const rate = request.team && playbook.team.find((column) => column.name === "rate");
  if (rate !== undefined && !holdsRates(rate)) {
    const title = titleOf(rate, chain);
    notices.push({
      message: phrases.notices.rateIsNoMoney(title),
      help: phrases.notices.declareRate(`rate money ${usualCurrency}`),
    });
  }

  const stage = "problem" in found ? undefined : found.stage;
  const setting: Setting = {
    playbook,
    customer,
    stage,
    start: start ?? "",
    scope,
    ours: createWorkingDays(playbook.calendar),
    theirs: customerDays(customer),
    timezone: playbook.calendar.timezone,
    customerTimezone: customerTimezone(customer, playbook),
    chain,
    language,
    locale,
    phrases,
    renderText: request.renderText,
    placeholders: request.placeholders === true,
    settled: request.earlier?.settled ?? new Map(),
    holders: request.earlier?.holders ?? new Map(),
    note: noteTitled(createAdder(notices), playbook, chain),
    report: createAdder(problems),
  };
  return { setting, name, persona, found, notices, problems };
}

/** Of the example in what is said of a column. */
const usualCurrency = "EUR";

function customerTimezone(customer: CustomerRecord, playbook: Playbook): string | undefined {
  const zone = timezoneOf(customer, playbook);
  return zone !== undefined && isTimezone(zone) ? zone : undefined;
}

function customerDays({ hours, holidays }: CustomerRecord) {
  if (hours === undefined && holidays === undefined) return undefined;
  return createWorkingDays({
    ...(hours === undefined ? {} : { hours }),
    ...(holidays === undefined ? {} : { holidays: holidays.map((date) => ({ date })) }),
  });
}

/** Notices say what they are about by its title. */
const noteTitled =
  (add: (notice: Notice) => void, playbook: Playbook, chain: LanguageChain) =>
  (notice: Notice): void => {
    const play = playbook.plays.find(({ name }) => name === notice.play);
    const action = play?.actions.find(({ name }) => name === notice.action);
    add(action === undefined ? notice : { ...notice, title: actionTitle(action, playbook, chain) });
  };

/** Adds to a list what it does not hold yet: the same remark twice helps nobody. */
export function createAdder<T>(list: T[]): (item: T) => void {
  const seen = new Set<string>();
  return (item) => {
    const text = JSON.stringify(item);
    if (!seen.has(text)) list.push(item);
    seen.add(text);
  };
}
