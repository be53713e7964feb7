/**
 * The day of an action that happens once: counted from its anchor, rolled off days off, pushed after its needs.
 *
 * Every step leaves a sentence among the reasons, in the order in which they were taken.
 */

import type { Action, Schedule } from "../../ir/ir.ts";
import { limits } from "../../limits.ts";
import { addDays } from "../../values/calendar-date.ts";
import { createPlanProblem } from "../problem.ts";
import { dayText, listDays, type Setting } from "../setting.ts";
import { formatDayOfYear } from "../words/format-value.ts";
import { type PlaySchedule, resolveAnchor, waitingFor, zoneOf } from "./anchors.ts";
import { createPlacement, type Placing } from "./placement.ts";
import type { Recurring } from "./recurrence.ts";
import type { Moment, Scheduled } from "./scheduled.ts";
import { addSpan, isNoDate, type NoDate } from "./spans.ts";
import type { WorkingDays } from "./working-days.ts";

type Single = Exclude<Schedule["base"], Recurring>;

export function scheduleOnce(
  action: Action,
  base: Single,
  needs: Placing["needs"],
  schedule: PlaySchedule,
  setting: Setting,
): Scheduled {
  const { phrases, locale, ours } = setting;
  const before = base.kind === "offset" && base.direction === "before";
  const direction = before ? -1 : 1;
  const side = base.kind === "offset" && !before ? "last" : "first";
  const anchor = resolveAnchor(base.anchor, side, setting, schedule);
  if (anchor.kind === "waiting") return anchor;

  const place = { play: schedule.play.name, action: action.name, at: action.at };
  const nominal = base.kind === "on" ? anchor.date : addSpan(anchor.date, base.span, direction, ours);
  if (isNoDate(nominal)) return noDate(nominal);
  const timezone = zoneOf(action, schedule.play, setting);
  const { at } = action.when;
  const fixed = action.when.exactly || action.kind === "milestone";
  const placing = { action, play: schedule.play.name, needs, at, timezone, movesToHours: !fixed };
  const placement = createPlacement(placing, setting);
  const reasons: string[] = [];

  let date = nominal;
  const misfit = placement.misfit(date);
  if (misfit !== undefined && fixed) {
    setting.note({
      play: schedule.play.name,
      action: action.name,
      message: phrases.notices.staysOnDayOff(dayText(date, locale), misfit),
    });
    reasons.push(phrases.reasons.fixed);
  } else if (misfit !== undefined) {
    const rolled = placement.roll(date, direction, false);
    if (rolled === undefined) return waitingFor("a working day", phrases.reasons.waitingForWorkingDay);
    if (rolled !== date) reasons.push(phrases.reasons.moved(dayText(rolled, locale), misfit));
    date = rolled;
  }
  const early = placement.tooEarlyFor(date);
  if (early !== undefined) {
    const pushed = fixed ? undefined : placement.roll(early.date, 1, true);
    if (fixed || (before && pushed !== undefined && pushed > anchor.date)) {
      // A day before the start is told as that.
      if (date >= setting.start)
        setting.report(
          createPlanProblem(
            "dependency-too-late",
            { action: action.name, date, needs: early.name, needsDate: early.date },
            place,
          ),
        );
    } else if (pushed === undefined) {
      return waitingFor("a working day", phrases.reasons.waitingForWorkingDay);
    } else {
      date = pushed;
      reasons.push(phrases.reasons.waitedFor(early.title, dayText(date, locale)));
    }
  }
  // The plan shows the day; the first reason names the one before it only where it moved.
  const counted = reasonOf(
    base,
    anchor,
    nominal,
    date === nominal ? undefined : dayText(nominal, locale),
    setting,
  );
  const occurrence = placement.settle(date, nominal, [counted, ...reasons]);
  const outside = placement.outsideOwnHours(occurrence.date);
  if (outside !== undefined)
    setting.note({ play: schedule.play.name, action: action.name, message: outside });
  return { kind: "dated", occurrences: [occurrence] };

  function noDate(why: NoDate): Scheduled {
    const problem =
      why === "out of range"
        ? createPlanProblem("date-out-of-range", { action: action.name }, place)
        : createPlanProblem(
            "no-working-day",
            { action: action.name, date: (anchor as Moment).date, days: limits.rollDays },
            place,
          );
    setting.report(problem);
    return waitingFor("a working day", phrases.reasons.waitingForWorkingDay);
  }
}

/** What the day was counted from, and which days off were passed over on the way. */
function reasonOf(
  base: Single,
  anchor: Moment,
  nominal: string,
  day: string | undefined,
  setting: Setting,
): string {
  const { phrases, locale, ours } = setting;
  const { reasons } = phrases;
  if (base.kind === "on") return anchor.given ? reasons.given(day) : reasons.on(anchor.label, day);
  const passed = base.span.unit === "business days" ? holidaysBetween(anchor.date, nominal, ours) : [];
  const named = passed.map((date) => {
    const name = ours.holidayName(date);
    return `${formatDayOfYear(date, locale)}${name === undefined ? "" : ` (${name})`}`;
  });
  const offset = {
    span: phrases.span(base.span.count, base.span.unit),
    direction: base.direction,
    anchor: anchor.label,
    ...(anchor.given ? {} : { anchorDay: dayText(anchor.date, locale) }),
    ...(named.length > 0 ? { without: listDays(named, setting) } : {}),
  };
  return reasons.offset(offset, day);
}

/** Days off that are not weekends, between two days in either order, both excluded; ascending. */
function holidaysBetween(left: string, right: string, days: WorkingDays): readonly string[] {
  const [from, to] = left < right ? [left, right] : [right, left];
  const found: string[] = [];
  for (let day = addDays(from, 1); day !== undefined && day < to; day = addDays(day, 1)) {
    if (days.isHoliday(day)) found.push(day);
  }
  return found;
}
