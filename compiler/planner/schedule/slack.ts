/**
 * Where a plan has no slack: what would break if an action took one working day longer.
 *
 * What cannot move is a fixed day, the date that a `before` leads up to, and the end of the play's time. From there
 * the lack of slack passes back through `needs` and `after`, as far as nothing between them has a day to spare.
 */

import type { Action } from "../../ir/ir.ts";
import { identityOf } from "../identity.ts";
import type { Setting } from "../setting.ts";
import { titleOf } from "../words/language.ts";
import { resolveAnchor, type ScheduledPlay } from "./anchors.ts";
import { endOf } from "./scheduled.ts";
import { addWorkingDays } from "./working-days.ts";

/** @param order names of actions, each behind what it depends on */
export function tellSlack(schedule: ScheduledPlay, order: readonly string[], setting: Setting): void {
  const { play, actions, window } = schedule;
  const named = new Map(play.actions.map((action) => [action.name, action]));
  const dependants = dependantsIn(play.actions);
  const deadline = window?.to.kind === "moment" ? window.to : undefined;
  /** What could not be kept, as a reason names it. */
  const kept = new Map<string, string>();

  for (const name of order.toReversed()) {
    const action = named.get(name);
    const scheduled = actions.get(name);
    const only = scheduled?.kind === "dated" ? scheduled.occurrences : [];
    const [occurrence] = only;
    if (action === undefined || occurrence === undefined || only.length > 1 || isFixed(action)) continue;
    const later = addWorkingDays(endOf(occurrence).date, 1, 1, setting.ours);
    if (later === undefined) continue;
    const broken =
      brokenAmong(dependants.get(name) ?? [], later) ??
      (deadline !== undefined && later > deadline.date ? deadline.label : undefined);
    if (broken === undefined) continue;
    kept.set(name, broken);
    if (setting.settled.has(identityOf(setting.playbook.name, setting.customer.id, play, action))) continue;
    const reasons = [...occurrence.reasons, setting.phrases.reasons.noSlack(broken)];
    actions.set(name, { kind: "dated", occurrences: [{ ...occurrence, reasons }] });
  }

  function brokenAmong(all: readonly Dependant[], later: string): string | undefined {
    for (const { action, counted } of all) {
      const scheduled = actions.get(action.name);
      const first = scheduled?.kind === "dated" ? scheduled.occurrences[0] : undefined;
      const { base } = action.when;
      if (first === undefined || base.kind === "every") continue;
      // It would be put off as well.
      const moves = counted || first.date < later;
      if (!moves) continue;
      if (!counted && isFixed(action)) return setting.phrases.anchors.titled(titleOf(action, setting.chain));
      if (!counted && base.kind === "offset" && base.direction === "before") {
        const anchor = resolveAnchor(base.anchor, "first", setting, schedule);
        if (anchor.kind === "moment" && later > anchor.date) return anchor.label;
      }
      const broken = kept.get(action.name);
      if (broken !== undefined) return broken;
    }
    return undefined;
  }
}

interface Dependant {
  readonly action: Action;
  /** It is counted from the other's end, and so moves with it in any case. */
  readonly counted: boolean;
}

function dependantsIn(actions: readonly Action[]): ReadonlyMap<string, readonly Dependant[]> {
  const found = new Map<string, Dependant[]>();
  const add = (name: string, dependant: Dependant) =>
    found.set(name, [...(found.get(name) ?? []), dependant]);
  for (const action of actions) {
    const { base } = action.when;
    for (const name of action.needs) add(name, { action, counted: false });
    const follows =
      base.kind !== "every" &&
      base.anchor.kind === "action" &&
      !(base.kind === "offset" && base.direction === "before");
    if (follows && base.anchor.kind === "action") add(base.anchor.name, { action, counted: true });
  }
  return found;
}

const isFixed = ({ when, kind }: Action): boolean => when.exactly === true || kind === "milestone";
