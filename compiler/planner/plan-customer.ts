/**
 * From a playbook, a customer, a persona, a team and a start to a plan.
 *
 * Invariant: the plan depends on nothing else. No clock, no chance, no locale or zone of the machine; the same
 * input gives the same plan, byte for byte. What is wrong in the data is told in `problems`; nothing is thrown.
 */

import { quoted } from "../diagnostics/definition.ts";
import { createScope } from "../evaluator/condition.ts";
import type { Action, Persona, Play, Playbook, Stage, Texts } from "../ir/ir.ts";
import { limits } from "../limits.ts";
import { languageOf, timezoneOf } from "../records/customer-fields.ts";
import type { CustomerRecord, TeamMember } from "../records/record.ts";
import { isDate } from "../values/calendar-date.ts";
import { absenceOn } from "./absences.ts";
import type { ScheduledPlay } from "./anchors.ts";
import { assignRole, type Needed } from "./assign.ts";
import { withFeasibleDate } from "./feasible-date.ts";
import { formatLanguage } from "./format-value.ts";
import { countHours, ratesOf } from "./hours.ts";
import {
  actionTitle,
  chainOf,
  type LanguageChain,
  localeOf,
  planLanguage,
  sameLanguage,
  textIn,
  titleOf,
} from "./language.ts";
import { phrasesFor } from "./phrases/by-language.ts";
import { plainLine } from "./plain-text.ts";
import type { Assigned, Notice, Plan, PlannedPlay, PlanProblem } from "./plan.ts";
import { planPlay, rolesOf } from "./plan-play.ts";
import { planSurveys, rolesAsked, scheduleSurveys } from "./plan-surveys.ts";
import { createPlanProblem } from "./problem.ts";
import { ownText, type Renderer } from "./renderer.ts";
import { schedulePlay } from "./schedule.ts";
import { dayText, type Setting, type Settled } from "./setting.ts";
import { findStage } from "./stage.ts";
import { createWorkingDays } from "./working-days.ts";
import { isTimezone } from "./zones.ts";

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

/** Always a plan; where `problems` is not empty, one to look at and not to follow. */
export function planCustomer(request: PlanRequest): Plan {
  const { playbook, customer, start } = request;
  const notices: Notice[] = [];
  const problems: PlanProblem[] = [];
  const wanted = request.language ?? languageOf(customer, playbook);
  const chain = chainOf(wanted, playbook.languages);
  const language = planLanguage(chain, playbook.languages);
  const phrases = phrasesFor(request.reasonsIn ?? language);
  const scope = createScope(playbook, customer.signals);
  const name = plainLine(customer.name);
  const locale = request.reasonsIn ?? localeOf(chain, language);
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

  const planned =
    problems.length === 0 && persona !== undefined
      ? planPlays(persona, stage, request.team, request.earlier?.plays ?? [], setting)
      : { team: [], plays: [], toCome: [] };
  const length = planned.plays.reduce((sum, { actions }) => sum + wordsIn(actions), 0);
  if (length > limits.planLength) {
    problems.push(createPlanProblem("plan-too-long", { length, limit: limits.planLength }));
  }
  const plan: Plan = {
    format: "persona-plan",
    planVersion: 1,
    playbook: {
      name: playbook.name,
      version: playbook.version,
      title: titleOf(playbook, chain),
      owner: playbook.owner,
    },
    customer: {
      id: plainLine(customer.id),
      name,
      ...(setting.customerTimezone === undefined ? {} : { timezone: setting.customerTimezone }),
    },
    language,
    locale,
    timezone: setting.timezone,
    persona: {
      name: request.persona ?? "",
      title: persona === undefined ? (request.persona ?? "") : titleOf(persona, chain),
    },
    ...("reason" in found
      ? { stage: { name: found.stage.name, title: titleOf(found.stage, chain), reason: found.reason } }
      : {}),
    start: setting.start,
    ...(length > limits.planLength ? { ...planned, plays: [] } : planned),
    notices,
    problems,
  };
  return countHours(plan, request.team && ratesOf(playbook, request.team));
}

function planPlays(
  persona: Persona,
  stage: Stage | undefined,
  team: readonly TeamMember[] | undefined,
  goingOn: readonly string[],
  setting: Setting,
): Pick<Plan, "team" | "plays" | "toCome"> {
  const { playbook, chain } = setting;
  const isFor = ({ personas }: Play) => personas.length === 0 || personas.includes(persona.name);
  const stageOf = (play: Play) => playbook.stages.findIndex(({ name }) => name === play.stage);
  const current = playbook.stages.findIndex(({ name }) => name === stage?.name);
  const plays = playbook.plays.filter(
    (play) => goingOn.includes(play.name) || (isFor(play) && stageOf(play) === current),
  );

  // Days first: who is away on one of them does not take the role.
  const late: PlanProblem[] = [];
  const reporting = { ...setting, report: createAdder(late) };
  const schedules = plays.map((play) => schedulePlay(play, reporting));
  for (const problem of withFeasibleDate(rootsOf(late), plays, setting)) setting.report(problem);
  const asks = scheduleSurveys(setting);
  const needed = firstNeeds(schedules, setting);
  const actions = plays.flatMap((play) => play.actions);
  const used = new Set([...actions.flatMap(rolesOf), ...rolesAsked(asks)]);
  // Once per role, over all plays, in the order in which the playbook declares the roles.
  const assigned = new Map<string, Assigned>();
  for (const role of playbook.roles) {
    // A text may name somebody who has nothing to do in the plan.
    const named = actions.some((action) => namesInWords(action, playbook).has(role.name));
    const first = needed.get(role.name) ?? { date: setting.start };
    if (used.has(role.name) || named)
      assigned.set(role.name, assignRole(role, persona.name, team, first, setting));
  }
  const planned = schedules.map((schedule) => planPlay(schedule, persona, assigned, setting));
  noteAbsences(planned, team, setting);
  const surveys = planSurveys(asks, assigned, setting);
  const toCome = playbook.plays
    .filter((play) => isFor(play) && stageOf(play) > current && !goingOn.includes(play.name))
    .sort((left, right) => stageOf(left) - stageOf(right))
    .map((play) => {
      const later = playbook.stages[stageOf(play)];
      return {
        play: play.name,
        title: titleOf(play, chain),
        stage: later === undefined ? play.stage : (textIn(later.titles, chain) ?? later.name),
      };
    });
  return {
    team: [...assigned.values()],
    plays: surveys === undefined ? planned : [...planned, surveys],
    toCome,
  };
}

/** Where a play ends before it begins, nothing is said of what does not fit into it. */
function rootsOf(problems: readonly PlanProblem[]): readonly PlanProblem[] {
  const isRoot = ({ code, action }: PlanProblem) =>
    code === "window-ends-before-start" && action === undefined;
  const reversed = new Set(problems.filter(isRoot).map(({ play }) => play));
  return problems.filter((problem) => isRoot(problem) || !reversed.has(problem.play));
}

/** By role, the first that it has to do. */
function firstNeeds(
  schedules: readonly ScheduledPlay[],
  { playbook, chain }: Setting,
): ReadonlyMap<string, Needed> {
  const first = new Map<string, Needed>();
  for (const { play, actions } of schedules)
    for (const action of play.actions) {
      const scheduled = actions.get(action.name);
      const occurrence = scheduled?.kind === "dated" ? scheduled.occurrences[0] : undefined;
      if (occurrence === undefined) continue;
      const { date, until } = occurrence;
      const title = actionTitle(action, playbook, chain);
      for (const role of rolesOf(action))
        if (date < (first.get(role)?.date ?? "9999-99-99"))
          first.set(role, { title, date, ...(until && { until }) });
    }
  return first;
}

/** What falls on days on which who has to do it is away. */
function noteAbsences(
  plays: readonly PlannedPlay[],
  team: readonly TeamMember[] | undefined,
  { playbook, phrases, locale, note }: Setting,
): void {
  const members = new Map(team?.map((member) => [plainLine(member.email), member]));
  for (const { name: play, actions } of plays)
    for (const action of actions)
      for (const { people } of action.people)
        for (const { name, email } of people) {
          const member = email === undefined ? undefined : members.get(email);
          const away = member && absenceOn(action, member, playbook);
          if (away === undefined) continue;
          const message = phrases.notices.away(name, dayText(away.from, locale), dayText(away.to, locale));
          note({ play, action: action.name, message, help: phrases.notices.standIn });
        }
}

/** By action: the words of a playbook are the same for every customer. */
const namesByAction = new WeakMap<Action, ReadonlySet<string>>();

/** Every word between braces in the texts of an action: more than the fields, and never less. */
function namesInWords(action: Action, playbook: Playbook): ReadonlySet<string> {
  const known = namesByAction.get(action);
  if (known !== undefined) return known;
  const texts = wordsOf(action, playbook).flatMap((words) => Object.values(words));
  const names = new Set(texts.flatMap(namesIn));
  namesByAction.set(action, names);
  return names;
}

const namesIn = (text: string): readonly string[] =>
  text
    .split("{{")
    .slice(1)
    .flatMap((rest) => rest.split("}}", 1)[0]?.match(/[\p{L}\p{N}_]+/gu) ?? []);

const wordsIn = (actions: PlannedPlay["actions"]): number =>
  actions.reduce((sum, { subject = "", text = "" }) => sum + subject.length + text.length, 0);

/** Every text that an action shows. */
function wordsOf(action: Action, { messages }: Playbook): readonly Texts[] {
  const own = ownText(action);
  const message = action.kind === "message" && messages.find(({ name }) => name === action.send);
  return [
    ...(own ? [own] : []),
    ...(message ? [message.subject, ...message.bodies.map(({ texts }) => texts)] : []),
  ];
}

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
function createAdder<T>(list: T[]): (item: T) => void {
  const seen = new Set<string>();
  return (item) => {
    const text = JSON.stringify(item);
    if (!seen.has(text)) list.push(item);
    seen.add(text);
  };
}
