/**
 * Times as written: what a date is counted from, schedules and how they recur, windows, reminders, open hours.
 *
 * Every time of the language has one of these few forms; what day comes out is the planner's to say.
 */

import type { DayName } from "../../values/weekday.ts";
import type { DateLiteral, DurationLiteral, NumberLiteral, TimeLiteral } from "./literals.ts";
import type { Base, Reference } from "./node.ts";

/** What a date is counted from: `start`, a date signal, an action, `end of` a stage or phase, a date. */
export interface Anchor extends Base {
  readonly kind: "anchor";
  readonly anchor: "start" | "named" | "end of" | "date";
  readonly name?: Reference;
  readonly date?: DateLiteral;
}
export interface WeekdayName extends Base {
  readonly kind: "weekday";
  readonly weekday: DayName;
}
/** `on goLive exactly`, `3 business days after start at 10:00 for 60 minutes`, `every week on Tuesday until …` */
export interface Schedule extends Base {
  readonly kind: "schedule";
  readonly base?: ScheduleBase;
  readonly at?: TimeLiteral;
  readonly customerTime: boolean;
  readonly duration?: DurationLiteral;
  readonly exactly: boolean;
}
export type ScheduleBase = OnAnchor | OffsetFromAnchor | Recurrence;
export interface OnAnchor extends Base {
  readonly kind: "on";
  readonly anchor: Anchor;
}
export interface OffsetFromAnchor extends Base {
  readonly kind: "offset";
  readonly offset: DurationLiteral;
  readonly direction: "before" | "after";
  readonly anchor: Anchor;
}
/** `every week on Tuesday`, `every year on portalBirthday`, `every 6 months after end of Sales`. */
export interface Recurrence extends Base {
  readonly kind: "recurrence";
  readonly every: DurationLiteral;
  readonly on?: readonly WeekdayName[] | Anchor;
  readonly after?: Anchor;
  readonly until?: Anchor;
}
/** `start until goLive`; `0 to 30 days after start`. */
export type Window = UntilWindow | OffsetWindow;
export interface UntilWindow extends Base {
  readonly kind: "until-window";
  readonly from: Anchor;
  readonly until: Anchor;
}
export interface OffsetWindow extends Base {
  readonly kind: "offset-window";
  readonly from: NumberLiteral;
  readonly to: DurationLiteral;
  readonly direction: "before" | "after";
  readonly anchor: Anchor;
}
/** `1 day before` */
export interface Reminder extends Base {
  readonly kind: "reminder";
  readonly before: DurationLiteral;
}
/** `Monday to Thursday 09:00 to 17:00` */
export interface OpenHours extends Base {
  readonly kind: "open-hours";
  readonly from: WeekdayName;
  readonly to?: WeekdayName;
  readonly opens: TimeLiteral;
  readonly closes: TimeLiteral;
}
