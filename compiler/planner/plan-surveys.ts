/**
 * The surveys of a plan: on which days a customer is asked what, whichever plays they have.
 *
 * A survey belongs to no play, so all of them stand in a plan as a group of their own, after the plays and shaped
 * like one: calendars, re-planning and Markdown need to know nothing of it. A day before the plan's start is left out,
 * since nobody can be asked then.
 */

import type { MessageAction, Play, Playbook, Survey } from "../ir/ir.ts";
import { identityOf } from "./identity.ts";
import type { Assigned, PlannedAction, PlannedPlay } from "./plan.ts";
import { byTime, channelTitle, inSeries, peopleOf } from "./plan-play.ts";
import type { PlaySchedule } from "./schedule/anchors.ts";
import { scheduleOnce } from "./schedule/schedule-once.ts";
import { scheduleRecurring } from "./schedule/schedule-recurring.ts";
import type { Scheduled } from "./schedule/scheduled.ts";
import { dayText, type Setting } from "./setting.ts";
import { commonLanguage, titleOf } from "./words/language.ts";
import { phrasesFor } from "./words/phrases/by-language.ts";
import { plainText } from "./words/plain-text.ts";
import { noteLanguage, otherLanguage } from "./words/texts.ts";

/** One `ask` of a survey, and what has become of it. */
export interface ScheduledAsk {
  readonly survey: Survey;
  /** How messages of the planner speak of it. */
  readonly action: MessageAction;
  readonly scheduled: Scheduled;
}

/** No play of a playbook can have such a name. */
export const surveysName = "(surveys)";

/** The group as a play. */
export const surveysPlay = ({ languages }: Pick<Playbook, "languages">): Play => ({
  name: surveysName,
  titles: Object.fromEntries(languages.map((tag) => [tag, phrasesFor(tag).headings.surveys])),
  personas: [],
  stage: "",
  goal: {},
  leaving: "finish started",
  phases: [],
  actions: [],
  at: { file: "", line: 1, column: 1 },
});

export function scheduleSurveys(setting: Setting): readonly ScheduledAsk[] {
  const { playbook, phrases, locale, start } = setting;
  const schedule: PlaySchedule = { play: surveysPlay(playbook), actions: new Map(), phases: new Map() };
  return playbook.surveys.flatMap((survey) => {
    const { name, titles, to, channel, at } = survey;
    const own = speakingOf(survey, setting);
    return survey.ask.map((when): ScheduledAsk => {
      const asked = { name, titles, conditions: [], when, needs: [], serves: [], give: [], at };
      const action: MessageAction = { ...asked, kind: "message", send: "", to, channel };
      const scheduled =
        when.base.kind === "every"
          ? scheduleRecurring(action, when.base, [], schedule, own)
          : scheduleOnce(action, when.base, [], schedule, own);
      if (scheduled.kind !== "dated") return { survey, action, scheduled };
      const occurrences = scheduled.occurrences.filter(({ date }) => date >= start);
      const [late] = scheduled.occurrences.filter(({ date }) => date < start);
      if (late !== undefined) {
        const message = phrases.notices.askedBeforeStart(dayText(late.date, locale));
        own.note({ play: schedule.play.name, action: name, message });
      }
      return { survey, action, scheduled: { ...scheduled, occurrences } };
    });
  });
}

/** Notices of it carry its title. */
const speakingOf = (survey: Survey, setting: Setting): Setting => ({
  ...setting,
  note: (notice) => setting.note({ ...notice, title: titleOf(survey, setting.chain) }),
});

/** The roles that are asked on a day. */
export const rolesAsked = (asks: readonly ScheduledAsk[]): readonly string[] =>
  asks.flatMap(({ survey, scheduled }) =>
    scheduled.kind === "dated" && scheduled.occurrences.length > 0 ? survey.to : [],
  );

/** Undefined where there is nothing to ask, and nothing that waits. */
export function planSurveys(
  asks: readonly ScheduledAsk[],
  team: ReadonlyMap<string, Assigned>,
  setting: Setting,
): PlannedPlay | undefined {
  const group = surveysPlay(setting.playbook);
  const actions: PlannedAction[] = [];
  const waiting = new Map<string, PlannedPlay["waiting"][number]>();
  for (const { survey, action, scheduled } of asks) {
    const named = { name: survey.name, title: titleOf(survey, setting.chain) };
    if (scheduled.kind === "waiting") {
      // Several may wait for the same day: that is said once.
      waiting.set(`${survey.name} ${scheduled.for}`, {
        ...named,
        waitingFor: scheduled.for,
        reason: scheduled.reason,
      });
    } else if (scheduled.kind === "dated") {
      actions.push(...planAsk(group, survey, action, scheduled, team, setting));
    }
  }
  if (actions.length === 0 && waiting.size === 0) return undefined;
  return {
    name: group.name,
    title: titleOf(group, setting.chain),
    phases: [],
    actions: actions.sort(byTime),
    waiting: [...waiting.values()],
    notDecided: [],
  };
}

function planAsk(
  group: Play,
  survey: Survey,
  action: MessageAction,
  { occurrences, series }: Extract<Scheduled, { kind: "dated" }>,
  team: ReadonlyMap<string, Assigned>,
  setting: Setting,
): readonly PlannedAction[] {
  const { playbook, customer, chain } = setting;
  const language = commonLanguage([survey.question], chain);
  if (language !== undefined && occurrences.length > 0)
    noteLanguage(action, group.name, language, speakingOf(survey, setting));
  // Known by its place among the survey's own: the first by the survey's name alone.
  const place = survey.ask.indexOf(action.when);
  const known = place === 0 ? action : { ...action, name: `${survey.name} ${place + 1}` };
  const identity = (number?: number) => identityOf(playbook.name, customer.id, group, known, number);
  return occurrences.map((occurrence) => ({
    identity: identity(occurrence.number),
    kind: "survey",
    name: survey.name,
    title: titleOf(survey, chain),
    ...(occurrence.number === undefined ? {} : { occurrence: occurrence.number }),
    date: occurrence.date,
    ...(occurrence.time === undefined ? {} : { time: occurrence.time }),
    reasons: occurrence.reasons,
    people: peopleOf(survey.to, "recipient", team, playbook),
    channel: channelTitle(survey.channel, setting),
    ...(language === undefined ? {} : { text: plainText(survey.question[language] ?? "").trim() }),
    ...otherLanguage(language, setting),
    resources: [],
    serves: [],
    needs: [],
    reminders: [],
    ...(series === undefined ? {} : { recurrence: inSeries(identity(), series, occurrence) }),
  }));
}
