/**
 * Actions that lie outside of their phase, or of the window of their play, whoever the customer is.
 *
 * A plan with one of them could never be made, so it is told before there is a customer. Told only where it is certain:
 * both sides count from the same day, and neither a day off nor what the action needs could move it inside.
 */

import type { Symbol } from "../binder/symbols.ts";
import { limits } from "../limits.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import type { DurationUnit } from "../syntax/ast/literals.ts";
import type { Anchor, Schedule, Window } from "../syntax/ast/times.ts";
import { valueOf } from "../syntax/ast/typed-access.ts";
import { epochDayOf, isDate } from "../values/calendar-date.ts";
import type { Context } from "./context.ts";
import type { Action } from "./declarations/action.ts";
import { isCount } from "./durations.ts";
import { isWholeIn } from "./whole.ts";

/** How many days a day lies after another one, at least and at most; before it, less than 0. */
interface Distance {
  /** `calendar` counts from the first day of 1970. */
  readonly from: "start" | "calendar" | Symbol;
  readonly least: number;
  readonly most: number;
  /** As written; of two in the same unit it is known which is later, however long the unit is. */
  readonly counted?: { readonly count: number; readonly unit: DurationUnit };
}

/** Of a window, the first day that is in it and the last, where that can be said without a customer. */
interface Ends {
  readonly window: Window;
  readonly first: Distance | undefined;
  readonly last: Distance | undefined;
}

export function checkWindowsOf(
  context: Context,
  file: string,
  play: Declaration<"play">,
  actions: readonly { readonly action: Action; readonly phase: Declaration<"phase"> | undefined }[],
): void {
  // Once a block: a play has its window among its actions.
  const windows = new Map<Declaration, Ends | undefined>();
  const windowOf = (block: Declaration<"play"> | Declaration<"phase">): Ends | undefined => {
    if (!windows.has(block)) windows.set(block, endsOf(context, block));
    return windows.get(block);
  };
  for (const { action, phase } of actions) {
    const schedule = valueOf(action as Declaration<"task">, "when");
    const day = schedule && dayOf(context, schedule);
    if (schedule === undefined || day === undefined) continue;
    for (const block of phase ? [phase, play] : [play]) {
      const ends = windowOf(block);
      if (ends === undefined) continue;
      // The day that is written decides whether it is outside of the play; into a phase it may still be moved.
      const moves = block === play ? { earlier: 0, later: 0 } : movesOf(action, schedule);
      const own = block === phase ? context.program.symbolOf(block) : undefined;
      const side = sideOf(day, moves, ends, own);
      if (side === undefined) continue;
      const related = [{ file, span: ends.window, message: "its window" }];
      const args = { side, kind: block.kind, name: block.name?.text ?? "" };
      context.reporter.report("never-in-window", file, schedule.base ?? schedule, args, {
        related,
      });
      break;
    }
  }
}

function sideOf(
  day: Distance,
  moves: { readonly earlier: number; readonly later: number },
  { first, last }: Ends,
  phase: Symbol | undefined,
): "before" | "after" | undefined {
  if (last !== undefined && isLater(day, last, moves.earlier)) return "after";
  // `2 days after end of First30`, in First30 itself.
  if (day.from === phase && day.least - moves.earlier > 0) return "after";
  return first !== undefined && isLater(first, day, moves.later) ? "before" : undefined;
}

/** Whether one day is later than another in every calendar, by more than `days`. */
function isLater(one: Distance, other: Distance, days: number): boolean {
  if (one.from !== other.from) return false;
  const [left, right] = [one.counted, other.counted];
  if (days === 0 && left !== undefined && left.unit === right?.unit && left.count * right.count > 0)
    return left.count > right.count;
  return one.least - days > other.most;
}

/** How far a day off, or what it needs, can move an action, in days. */
function movesOf(action: Action, { base, exactly }: Schedule): { earlier: number; later: number } {
  if (exactly || action.kind === "milestone") return { earlier: 0, later: 0 };
  const isBefore = base?.kind === "offset" && base.direction === "before";
  const needsOthers = valueOf(action as Declaration<"task">, "needs") !== undefined;
  const later = needsOthers ? Number.POSITIVE_INFINITY : isBefore ? 0 : limits.rollDays;
  return { earlier: isBefore ? limits.rollDays : 0, later };
}

/** What comes again lies within its window by itself. */
function dayOf(context: Context, { base }: Schedule): Distance | undefined {
  if (base === undefined || base.kind === "recurrence" || !isWholeIn(context.program, base)) return undefined;
  if (base.kind === "on") return counted(context, base.anchor, 0, "days");
  const { number, unit } = base.offset;
  // What lies before the start is told as that.
  if (base.direction === "before" && base.anchor.anchor === "start") return undefined;
  if (!isCount(number, 0)) return undefined;
  return counted(context, base.anchor, (base.direction === "after" ? 1 : -1) * Number(number.digits), unit);
}

function endsOf(context: Context, block: Declaration<"play"> | Declaration<"phase">): Ends | undefined {
  const window = valueOf(block as Declaration<"phase">, "window");
  if (window === undefined || !isWholeIn(context.program, window)) return undefined;
  if (window.kind === "until-window")
    return {
      window,
      first: counted(context, window.from, 0, "days"),
      last: counted(context, window.until, 0, "days"),
    };
  const { from, to, anchor, direction } = window;
  if (!isCount(from, 0) || !isCount(to.number, 0)) return undefined;
  const sign = direction === "after" ? 1 : -1;
  // Before a day, both orders read well.
  const [low, high] = [Number(from.digits) * sign, Number(to.number.digits) * sign].sort((a, b) => a - b);
  return {
    window,
    first: counted(context, anchor, low ?? 0, to.unit),
    last: counted(context, anchor, high ?? 0, to.unit),
  };
}

function counted(context: Context, anchor: Anchor, count: number, unit: DurationUnit): Distance | undefined {
  const size = daysIn[unit];
  if (size === undefined || !isWholeIn(context.program, anchor)) return undefined;
  // None of what has no end is none.
  const one = count === 0 ? 0 : count * size.least;
  const other = count === 0 ? 0 : count * size.most;
  // No business day after a day is the next one, if that day is a day off.
  const roll = unit === "business days" && count === 0 ? limits.rollDays : 0;
  const least = Math.min(one, other) - roll;
  const most = Math.max(one, other) + roll;
  const known = { least, most, counted: { count, unit } };
  if (anchor.date !== undefined) {
    if (!isDate(anchor.date.iso)) return undefined;
    const days = epochDayOf(anchor.date.iso);
    return { from: "calendar", least: least + days, most: most + days };
  }
  if (anchor.anchor === "start") return { from: "start", ...known };
  const symbol = anchor.name && context.program.resolution(anchor.name);
  // An action has two ends, and may itself be moved.
  return symbol === undefined || symbol.namespace === "action" ? undefined : { from: symbol, ...known };
}

/** How many days one of each has, at least and at most. */
const daysIn: Partial<Record<DurationUnit, { readonly least: number; readonly most: number }>> = {
  days: { least: 1, most: 1 },
  "business days": { least: 1, most: Number.POSITIVE_INFINITY },
  weeks: { least: 7, most: 7 },
  months: { least: 28, most: 31 },
  years: { least: 365, most: 366 },
};
