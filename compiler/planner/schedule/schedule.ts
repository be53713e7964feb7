/**
 * The dates of a play: every action on its day, or waiting, or not decided.
 *
 * Actions and phases are worked out in the order in which they depend on one another, each once. Whether an
 * action lies within its phase is asked last, when everything has its day.
 */

import { evaluateCondition, fieldsOf } from "../../evaluator/condition.ts";
import type { Action, Anchor, Play, Window } from "../../ir/ir.ts";
import { identityOf } from "../identity.ts";
import { createPlanProblem } from "../problem.ts";
import type { Setting } from "../setting.ts";
import { formatList } from "../words/format-value.ts";
import { titleOf } from "../words/language.ts";
import { type PlaySchedule, resolveWindow, type ScheduledPlay, waitingFor } from "./anchors.ts";
import { checkWindows } from "./check-windows.ts";
import { type DependencyOrder, dependencyOrder } from "./dependency-order.ts";
import type { Placing } from "./placement.ts";
import { scheduleOnce } from "./schedule-once.ts";
import { scheduleRecurring } from "./schedule-recurring.ts";
import type { Occurrence, Scheduled } from "./scheduled.ts";
import { tellSlack } from "./slack.ts";

export function schedulePlay(play: Play, setting: Setting): ScheduledPlay {
  const { order, circles } = orderOf(play);
  const actions = new Map(play.actions.map((action) => [action.name, action]));
  for (const circle of circles) {
    const [first] = circle.map((node) => actions.get(node.slice(7))).filter((action) => action !== undefined);
    const names = circle.map((node) => node.slice(node.indexOf(" ") + 1));
    const place = { play: play.name, ...(first && { action: first.name, at: first.at }) };
    setting.report(createPlanProblem("schedule-goes-in-circles", { actions: names }, place));
  }
  const schedule = scheduleActions(play, setting);
  const window = play.window && resolveWindow(play.window, setting, schedule);
  const scheduled: ScheduledPlay = { ...schedule, window };
  const names = order.flatMap((node) => (node.startsWith("action ") ? [node.slice(7)] : []));
  tellSlack(scheduled, names, setting);
  checkWindows(scheduled, setting);
  return scheduled;
}

/**
 * The days alone: not whether they lie where they should, nor what has no slack.
 *
 * @param wanted names of actions; with what they depend on, no others are worked out
 */
export function scheduleActions(
  play: Play,
  setting: Setting,
  wanted: ReadonlySet<string> = new Set(play.actions.map(({ name }) => name)),
): PlaySchedule {
  const schedule: PlaySchedule = { play, actions: new Map(), phases: new Map() };
  const actions = new Map(play.actions.map((action) => [action.name, action]));
  const phases = new Map(play.phases.map((phase) => [phase.name, phase]));
  const { order, dependencies } = orderOf(play);
  const isAll = play.actions.every(({ name }) => wanted.has(name));
  const needed = isAll ? undefined : withDependencies(wanted, dependencies);
  for (const node of order) {
    if (needed?.has(node) === false) continue;
    const name = node.slice(node.indexOf(" ") + 1);
    const phase = node.startsWith("phase ") ? phases.get(name) : undefined;
    const action = node.startsWith("action ") ? actions.get(name) : undefined;
    if (phase !== undefined) schedule.phases.set(name, resolveWindow(phase.window, setting, schedule));
    if (action !== undefined) {
      schedule.actions.set(name, asSettled(play, action, scheduleAction(action, schedule, setting), setting));
    }
  }
  for (const action of play.actions) {
    // What is left is in a circle.
    if (schedule.actions.has(action.name) || needed?.has(`action ${action.name}`) === false) continue;
    const reason = setting.phrases.reasons.waiting(titleOf(action, setting.chain));
    schedule.actions.set(action.name, waitingFor(action.name, reason));
  }
  return schedule;
}

interface Order extends DependencyOrder {
  readonly dependencies: ReadonlyMap<string, readonly string[]>;
}

/** What depends on what in a play is the same for every customer. */
const orders = new WeakMap<Play, Order>();

function orderOf(play: Play): Order {
  const known = orders.get(play);
  if (known !== undefined) return known;
  const dependencies = dependenciesOf(play);
  const order: Order = { ...dependencyOrder(dependencies), dependencies };
  orders.set(play, order);
  return order;
}

function withDependencies(
  wanted: ReadonlySet<string>,
  dependencies: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const found = new Set([...wanted].map((name) => `action ${name}`));
  // A set is walked on over what is added to it meanwhile.
  for (const node of found) for (const each of dependencies.get(node) ?? []) found.add(each);
  return found;
}

/** Nodes are `action x` and `phase x`. */
function dependenciesOf(play: Play): Map<string, readonly string[]> {
  const ofAnchors = (anchors: readonly (Anchor | undefined)[]) =>
    anchors.flatMap((anchor) =>
      anchor?.kind === "action"
        ? [`action ${anchor.name}`]
        : anchor?.kind === "end of phase"
          ? [`phase ${anchor.name}`]
          : [],
    );
  const ofWindow = (window: Window | undefined) =>
    window === undefined
      ? []
      : ofAnchors(window.kind === "until" ? [window.from, window.until] : [window.anchor]);
  const nodes = new Map<string, readonly string[]>();
  for (const phase of play.phases) nodes.set(`phase ${phase.name}`, ofWindow(phase.window));
  for (const action of play.actions) {
    const { base } = action.when;
    const needs = action.needs.map((name) => `action ${name}`);
    const counted =
      base.kind === "every"
        ? [
            ...ofAnchors([base.on, base.after, base.until]),
            ...(action.phase === undefined ? ofWindow(play.window) : [`phase ${action.phase}`]),
          ]
        : ofAnchors([base.anchor]);
    nodes.set(`action ${action.name}`, [...needs, ...counted]);
  }
  return nodes;
}

function scheduleAction(action: Action, schedule: PlaySchedule, setting: Setting): Scheduled {
  const { phrases, chain, scope } = setting;
  const truths = action.conditions.map((condition) => evaluateCondition(condition, scope));
  if (truths.includes(false)) return { kind: "absent" };
  const open = action.conditions.filter((_, index) => truths[index] === undefined);
  if (open.length > 0) {
    const fields = open.flatMap((condition) => fieldsOf(condition, scope.definitions));
    const signals = [...new Set(fields.map(({ name }) => name))].filter((name) => !scope.customer.has(name));
    const titles = signals.map((name) => {
      const signal = scope.signals.get(name);
      return signal ? titleOf(signal, chain) : name;
    });
    return {
      kind: "not decided",
      signals,
      reason: phrases.reasons.notDecided(formatList(titles, setting.locale)),
    };
  }
  const needs = neededBy(action, schedule, setting);
  if (!Array.isArray(needs)) return needs as Scheduled;
  const { base } = action.when;
  return base.kind === "every"
    ? scheduleRecurring(action, base, needs, schedule, setting)
    : scheduleOnce(action, base, needs, schedule, setting);
}

/** Where people have chosen the day, or it is past, that day counts. */
function asSettled(play: Play, action: Action, scheduled: Scheduled, setting: Setting): Scheduled {
  if (scheduled.kind !== "dated" || setting.settled.size === 0) return scheduled;
  const { playbook, customer, settled, phrases } = setting;
  const occurrences = scheduled.occurrences.map((occurrence): Occurrence => {
    const { number } = occurrence;
    const when = settled.get(identityOf(playbook.name, customer.id, play, action, number));
    if (when === undefined) return occurrence;
    // A day that people chose may lie outside the play's time, or before a start that was put off: no mistake of the playbook's.
    const nominal = occurrence.nominal ?? occurrence.date;
    return {
      ...when,
      nominal,
      ...(number === undefined ? {} : { number }),
      reasons: [phrases.reasons.byHand],
    };
  });
  return { ...scheduled, occurrences };
}

/** What must be over before; or the waiting of something needed that waits. */
function neededBy(action: Action, schedule: PlaySchedule, setting: Setting): Placing["needs"] | Scheduled {
  const needs: Placing["needs"][number][] = [];
  for (const name of action.needs) {
    const needed = schedule.play.actions.find((each) => each.name === name);
    const scheduled = schedule.actions.get(name);
    if (needed === undefined || scheduled?.kind === "absent") {
      const message = setting.phrases.notices.needsNotInPlan(needed ? titleOf(needed, setting.chain) : name);
      setting.note({ play: schedule.play.name, action: action.name, message });
    } else if (scheduled?.kind === "not decided") {
      return waitingFor(scheduled.signals.join(", "), scheduled.reason);
    } else if (scheduled === undefined || scheduled.kind === "waiting") {
      return scheduled ?? waitingFor(name, setting.phrases.reasons.waiting(titleOf(needed, setting.chain)));
    } else needs.push({ action: needed, scheduled });
  }
  return needs;
}
