/**
 * From a playbook, a customer, a persona, a team and a start to a plan.
 *
 * Invariant: the plan depends on nothing else. No clock, no chance, no locale or zone of the machine; the same
 * input gives the same plan, byte for byte. What is wrong in the data is told in `problems`; nothing is thrown.
 */

import type { Persona, Play } from "../ir/ir.ts";
import { limits } from "../limits.ts";
import type { TeamMember } from "../records/record.ts";
import { absencesIn } from "./people/absences.ts";
import { assignRole, type Needed } from "./people/assign.ts";
import { countHours, ratesOf } from "./people/hours.ts";
import type { Assigned, Plan, PlannedPlay, PlanProblem } from "./plan.ts";
import { isFor, isInPlan } from "./plan-days.ts";
import { planPlay, rolesOf } from "./plan-play.ts";
import { planSurveys, rolesAsked, scheduleSurveys } from "./plan-surveys.ts";
import { createAdder, type PlanRequest, preparePlan } from "./prepare.ts";
import { createPlanProblem } from "./problem.ts";
import type { ScheduledPlay } from "./schedule/anchors.ts";
import { withFeasibleDate } from "./schedule/feasible-date.ts";
import { schedulePlay } from "./schedule/schedule.ts";
import { teamDay } from "./schedule/zones.ts";
import { dayText, type Setting } from "./setting.ts";
import { actionTitle, textIn, titleOf } from "./words/language.ts";
import { namesInTexts } from "./words/names-in-texts.ts";
import { plainLine } from "./words/plain-text.ts";

/** Always a plan; where `problems` is not empty, one to look at and not to follow. */
export function planCustomer(request: PlanRequest): Plan {
  const { playbook, customer } = request;
  const { setting, name, persona, found, notices, problems } = preparePlan(request);
  const { chain, language, locale } = setting;

  const planned =
    problems.length === 0 && persona !== undefined
      ? planPlays(persona, request.team, request.earlier?.plays ?? [], setting)
      : { team: [], plays: [], toCome: [] };
  const length = planned.plays.reduce((sum, { actions }) => sum + wordsIn(actions), 0);
  if (length > limits.planLength) {
    setting.report(createPlanProblem("plan-too-long", { length, limit: limits.planLength }));
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
  team: readonly TeamMember[] | undefined,
  goingOn: readonly string[],
  setting: Setting,
): Pick<Plan, "team" | "plays" | "toCome"> {
  const { playbook, stage, chain } = setting;
  const stageOf = (play: Play) => playbook.stages.findIndex(({ name }) => name === play.stage);
  const current = playbook.stages.findIndex(({ name }) => name === stage?.name);
  const plays = playbook.plays.filter(
    (play) => goingOn.includes(play.name) || isInPlan(play, persona.name, stage),
  );
  if (plays.length === 0 && stage !== undefined && !setting.placeholders) {
    const message = setting.phrases.notices.noPlay(titleOf(stage, chain), titleOf(persona, chain));
    setting.note({ message, help: setting.phrases.notices.checkStage });
  }

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
    const named = actions.some((action) => namesInTexts(action, playbook).has(role.name));
    const first = needed.get(role.name) ?? { date: setting.start };
    if (used.has(role.name) || named)
      assigned.set(role.name, assignRole(role, persona.name, team, first, setting));
  }
  const planned = schedules.map((schedule) => planPlay(schedule, persona, assigned, setting));
  noteAbsences(planned, team, setting);
  const surveys = planSurveys(asks, assigned, setting);
  const toCome = playbook.plays
    .filter((play) => isFor(play, persona.name) && stageOf(play) > current && !goingOn.includes(play.name))
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
  { playbook, chain, timezone }: Setting,
): ReadonlyMap<string, Needed> {
  const first = new Map<string, Needed>();
  for (const { play, actions } of schedules)
    for (const action of play.actions) {
      const scheduled = actions.get(action.name);
      const occurrence = scheduled?.kind === "dated" ? scheduled.occurrences[0] : undefined;
      if (occurrence === undefined) continue;
      const { until } = occurrence;
      const date = teamDay({ kind: action.kind, ...occurrence }, timezone);
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
  for (const { play, action, person, away } of absencesIn(plays, team ?? [], playbook)) {
    const message = phrases.notices.away(person.name, dayText(away.from, locale), dayText(away.to, locale));
    note({ play, action: action.name, message, help: phrases.notices.standIn });
  }
}

const wordsIn = (actions: PlannedPlay["actions"]): number =>
  actions.reduce((sum, { subject = "", text = "" }) => sum + subject.length + text.length, 0);
