/** One play as it stands in a plan: its dated actions with people, words and reasons, and what has no date. */

import type { Action, Persona, Playbook, Span } from "../ir/ir.ts";
import { durationUnits } from "../values/duration.ts";
import { identityOf } from "./identity.ts";
import type { Assigned, Person, PlannedAction, PlannedPlay, Series } from "./plan.ts";
import type { ScheduledPlay } from "./schedule/anchors.ts";
import { dependenciesOf } from "./schedule/dependencies.ts";
import type { DatedSeries, Occurrence, ResolvedWindow } from "./schedule/scheduled.ts";
import { workIn } from "./schedule/spans.ts";
import { compareInstants } from "./schedule/zones.ts";
import type { Setting } from "./setting.ts";
import { actionTitle, textIn, titleOf } from "./words/language.ts";
import { type ActionTexts, createTexts } from "./words/texts.ts";

/** Of a sample, which no application gets: also what will be written on the day that is not known yet. */
export interface SampledWait extends Waiting {
  readonly texts: ActionTexts;
}
type Waiting = PlannedPlay["waiting"][number];

export function planPlay(
  schedule: ScheduledPlay,
  persona: Persona,
  team: ReadonlyMap<string, Assigned>,
  setting: Setting,
): PlannedPlay {
  const { chain } = setting;
  const { play } = schedule;
  const textsOf = createTexts(persona, schedule, team, setting);
  const actions: PlannedAction[] = [];
  const waiting: Waiting[] = [];
  const notDecided: PlannedPlay["notDecided"][number][] = [];
  for (const action of play.actions) {
    const scheduled = schedule.actions.get(action.name);
    const named = { name: action.name, title: actionTitle(action, setting.playbook, chain) };
    if (scheduled?.kind === "waiting") {
      const item = { ...named, waitingFor: scheduled.for, reason: scheduled.reason };
      if (setting.placeholders) {
        const sampled: SampledWait = { ...item, texts: textsOf(action) };
        waiting.push(sampled);
      } else waiting.push(item);
    } else if (scheduled?.kind === "not decided") {
      notDecided.push({ ...named, signals: scheduled.signals, reason: scheduled.reason });
    } else if (scheduled?.kind === "dated") {
      for (const occurrence of scheduled.occurrences) {
        const texts = textsOf(action, occurrence);
        actions.push(
          planAction(action, occurrence, scheduled.series, texts, persona, team, schedule, setting),
        );
      }
    }
  }
  const goal = textIn(play.goal, chain);
  const window = daysOf(schedule.window);
  return {
    name: play.name,
    title: titleOf(play, chain),
    ...(goal === undefined ? {} : { goal }),
    ...(window === undefined ? {} : { window }),
    phases: phasesOf(schedule, setting),
    actions: actions.sort(byTime),
    waiting,
    notDecided,
  };
}

function planAction(
  action: Action,
  occurrence: Occurrence,
  series: DatedSeries | undefined,
  texts: ActionTexts,
  persona: Persona,
  team: ReadonlyMap<string, Assigned>,
  schedule: ScheduledPlay,
  setting: Setting,
): PlannedAction {
  const { playbook, customer, chain } = setting;
  const { play } = schedule;
  const { number, date, until, time, reasons } = occurrence;
  const identify = (of: Action, occurrence: number | undefined) =>
    identityOf(playbook.name, customer.id, play, of, occurrence);
  const dependsOn = dependenciesOf(action, schedule, identify);
  return {
    identity: identify(action, number),
    kind: action.kind,
    name: action.name,
    title: actionTitle(action, playbook, chain),
    ...(action.phase === undefined ? {} : { phase: action.phase }),
    ...(number === undefined ? {} : { occurrence: number }),
    date,
    ...(time === undefined ? {} : { time }),
    ...(until === undefined ? {} : { until }),
    ...(action.kind === "task" && action.takes !== undefined
      ? { work: workIn(action.takes, date, until ?? date, setting.ours) }
      : {}),
    reasons,
    people: peopleOf(
      rolesOf(action),
      action.kind === "meeting" ? "invited" : action.kind === "message" ? "recipient" : "owner",
      team,
      playbook,
    ),
    ...(action.kind === "message"
      ? { channel: channelTitle(action.channel, setting), ...senderOf(action) }
      : {}),
    ...texts,
    resources: action.give.flatMap((name) => {
      const resource = playbook.resources.find((each) => each.name === name);
      const link = resource && textIn(resource.link, chain);
      return resource === undefined || link === undefined
        ? []
        : [{ name, title: titleOf(resource, chain), link }];
    }),
    // An action may serve needs of several personas; this customer has those of one.
    serves: action.serves.flatMap((name) => {
      const need = persona.needs.find((each) => each.name === name);
      return need === undefined ? [] : [textIn(need.texts, chain) ?? name];
    }),
    needs: action.needs.map((name) => {
      const needed = play.actions.find((each) => each.name === name);
      return needed ? titleOf(needed, chain) : name;
    }),
    ...(dependsOn.length === 0 ? {} : { dependsOn }),
    reminders: action.kind === "meeting" ? action.remind.map(minutesBefore).sort((a, b) => a - b) : [],
    ...(series === undefined
      ? {}
      : { recurrence: inSeries(identify(action, undefined), series, occurrence) }),
  };

  /** The role of the team whose name is the last line of the text, as letters end. */
  function senderOf({ send }: Action & { kind: "message" }): { readonly sender?: Person } {
    const bodies = playbook.messages.find(({ name }) => name === send)?.bodies ?? [];
    const body = bodies.find(({ tone }) => tone === texts.tone?.name)?.texts ?? {};
    const signed = /(?:^|\n)[ \t]*\{\{ *([^{}. ]+)\.name *\}\}$/.exec(
      (textIn(body, chain) ?? "").trimEnd(),
    )?.[1];
    const role = playbook.roles.find(({ name, from }) => name === signed && from === "team");
    const [sender] = (role && team.get(role.name)?.people) ?? [];
    return sender === undefined ? {} : { sender };
  }
}

/** With the day of the rule, where the occurrence is on another. */
export const inSeries = (identity: string, series: DatedSeries, { nominal, date }: Occurrence): Series => ({
  identity,
  ...series,
  ...(nominal === undefined || nominal === date ? {} : { day: nominal }),
});

/** Roles with who they are. */
export const peopleOf = (
  roles: readonly string[],
  as: PlannedAction["people"][number]["as"],
  team: ReadonlyMap<string, Assigned>,
  playbook: Playbook,
): PlannedAction["people"] =>
  roles.map((role) => ({
    as,
    from: playbook.roles.find(({ name }) => name === role)?.from ?? "team",
    role,
    people: team.get(role)?.people ?? [{ name: role }],
  }));

export function channelTitle(name: string, { playbook, chain }: Setting): string {
  const channel = playbook.channels.find((each) => each.name === name);
  return channel ? titleOf(channel, chain) : name;
}

/** Roles of an action, in the order written. */
export function rolesOf(action: Action): readonly string[] {
  switch (action.kind) {
    case "task":
      return [action.owner];
    case "meeting":
      return action.invite;
    case "message":
      return action.to;
    case "milestone":
      return action.owner === undefined ? [] : [action.owner];
  }
}

function phasesOf(schedule: ScheduledPlay, { chain }: Setting): PlannedPlay["phases"] {
  return schedule.play.phases.flatMap((phase) => {
    const days = daysOf(schedule.phases.get(phase.name));
    return days === undefined ? [] : [{ name: phase.name, title: titleOf(phase, chain), ...days }];
  });
}

function daysOf(window: ResolvedWindow | undefined): { from: string; to: string } | undefined {
  return window?.from.kind === "moment" && window.to.kind === "moment"
    ? { from: window.from.date, to: window.to.date }
    : undefined;
}

/** By day, all-day before timed, then by instant; otherwise as written. */
export function byTime(left: PlannedAction, right: PlannedAction): number {
  if (left.date !== right.date) return left.date < right.date ? -1 : 1;
  if (left.time === undefined || right.time === undefined) {
    return (left.time === undefined ? 0 : 1) - (right.time === undefined ? 0 : 1);
  }
  return compareInstants(left.time.startInstant, right.time.startInstant);
}

/** Reminders count real time: a day is 24 hours, a business day counts as one. */
function minutesBefore({ count, unit }: Span): number {
  if (unit === "months") return count * 30 * durationUnits.days;
  if (unit === "years") return count * 365 * durationUnits.days;
  return count * durationUnits[unit === "business days" ? "days" : unit];
}
