/**
 * What times are counted from: the start, a date of the customer, another action, the end of a phase or stage.
 *
 * An anchor that is not known yet is no error: what counts from it waits, and so does what waits for that.
 */

import { quoted } from "../../diagnostics/definition.ts";
import type { Action, Anchor, Play, Window } from "../../ir/ir.ts";
import { isDate } from "../../values/calendar-date.ts";
import { dayText, type Setting } from "../setting.ts";
import { titleOf } from "../words/language.ts";
import { english } from "../words/phrases/en.ts";
import {
  endOf,
  type Moment,
  type Resolved,
  type ResolvedWindow,
  type Scheduled,
  type Waiting,
} from "./scheduled.ts";
import { addSpan, isNoDate } from "./spans.ts";

/** What has been worked out so far of a play. */
export interface PlaySchedule {
  readonly play: Play;
  readonly actions: Map<string, Scheduled>;
  readonly phases: Map<string, ResolvedWindow>;
}

/** All of it. */
export interface ScheduledPlay extends PlaySchedule {
  readonly window: ResolvedWindow | undefined;
}

/** The side of an action that counts: `after` it is over, otherwise its first day. */
export type Side = "first" | "last";

export function resolveAnchor(
  anchor: Anchor,
  side: Side,
  setting: Setting,
  schedule: PlaySchedule,
): Resolved {
  const { customer, phrases, chain, start } = setting;
  switch (anchor.kind) {
    case "start":
      return moment(start, phrases.anchors.start, "the start");
    case "date": {
      const label = dayText(anchor.date, setting.locale);
      return { ...moment(anchor.date, label, anchor.date), given: true };
    }
    case "signal": {
      const signal = setting.scope.signals.get(anchor.name);
      const label = phrases.anchors.titled(signal ? titleOf(signal, chain) : anchor.name);
      const value = customer.signals.get(anchor.name);
      return typeof value === "string" && isDate(value)
        ? moment(value, label, quoted(anchor.name))
        : waitingFor(anchor.name, phrases.reasons.waiting(label));
    }
    case "action":
      return resolveAction(anchor.name, side, setting, schedule);
    case "end of phase": {
      const phase = schedule.play.phases.find(({ name }) => name === anchor.name);
      const label = phrases.anchors.endOf(phase ? titleOf(phase, chain) : anchor.name);
      const to = schedule.phases.get(anchor.name)?.to;
      if (to === undefined) return waitingFor(`end of ${anchor.name}`, phrases.reasons.waiting(label));
      return to.kind === "moment" ? moment(to.date, label, `the end of ${quoted(anchor.name)}`) : to;
    }
    case "end of stage": {
      const { stages } = setting.playbook;
      const ended = stages.findIndex(({ name }) => name === anchor.name);
      const stage = stages[ended];
      const label = phrases.anchors.endOf(stage ? titleOf(stage, chain) : anchor.name);
      // The plan starts as its stage is entered: that is when the stage before it ended.
      const entered = stages.findIndex(({ name }) => name === setting.stage?.name);
      if (stage !== undefined && entered === ended + 1)
        return moment(start, label, `the end of ${quoted(anchor.name)}`);
      const { past, waiting } = phrases.reasons;
      const isPast = stage !== undefined && ended < entered;
      return waitingFor(`end of ${anchor.name}`, isPast ? past(label) : waiting(label));
    }
  }
}

function resolveAction(name: string, side: Side, setting: Setting, schedule: PlaySchedule): Resolved {
  const { phrases, chain } = setting;
  const action = schedule.play.actions.find((each) => each.name === name);
  const title = action ? titleOf(action, chain) : name;
  const scheduled = schedule.actions.get(name);
  if (scheduled?.kind === "waiting") return scheduled;
  if (scheduled?.kind === "not decided") return waitingFor(scheduled.signals.join(", "), scheduled.reason);
  const occurrence =
    scheduled?.kind === "dated" ? scheduled.occurrences.at(side === "last" ? -1 : 0) : undefined;
  if (occurrence === undefined) return waitingFor(name, phrases.reasons.notInPlan(title));
  return moment(
    side === "last" ? endOf(occurrence).date : occurrence.date,
    phrases.anchors.titled(title),
    quoted(name),
  );
}

export function resolveWindow(window: Window, setting: Setting, schedule: PlaySchedule): ResolvedWindow {
  if (window.kind === "until") {
    return {
      from: resolveAnchor(window.from, "first", setting, schedule),
      to: resolveAnchor(window.until, "last", setting, schedule),
    };
  }
  const { anchor, direction, from, to } = window;
  const resolved = resolveAnchor(anchor, direction === "after" ? "last" : "first", setting, schedule);
  if (resolved.kind === "waiting") return { from: resolved, to: resolved };
  const ends = [from, to.count].map((count): Resolved => {
    const date = addSpan(resolved.date, { ...to, count }, direction === "after" ? 1 : -1, setting.ours);
    if (isNoDate(date)) return waitingFor(resolved.label, setting.phrases.reasons.waitingForWorkingDay);
    const offset = { direction, anchor: resolved.label };
    const label = setting.phrases.reasons.offset({ ...offset, span: setting.phrases.span(count, to.unit) });
    const name = english.reasons.offset({
      ...offset,
      span: english.span(count, to.unit),
      anchor: resolved.name,
    });
    return moment(date, label, name);
  }) as [Resolved, Resolved];
  const [near, far] = ends;
  return direction === "after" ? { from: near, to: far } : ordered(near, far);
}

/** Of a window before something, the farther end is the earlier one, however it was written. */
function ordered(left: Resolved, right: Resolved): ResolvedWindow {
  const swapped = left.kind === "moment" && right.kind === "moment" && right.date < left.date;
  return swapped ? { from: right, to: left } : { from: left, to: right };
}

const moment = (date: string, label: string, name: string): Moment => ({ kind: "moment", date, label, name });
export const waitingFor = (what: string, reason: string): Waiting => ({ kind: "waiting", for: what, reason });

/** The zone of an action's time: the customer's zone where it is asked for and known. */
export function zoneOf(action: Action, play: Play, setting: Setting): string {
  const { when } = action;
  if (!when.customerTime || setting.customerTimezone !== undefined) {
    return when.customerTime ? (setting.customerTimezone as string) : setting.timezone;
  }
  const message = setting.phrases.notices.noCustomerTimezone(setting.timezone);
  setting.note({ play: play.name, action: action.name, message });
  return setting.timezone;
}
