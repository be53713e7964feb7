/** The times of a playbook as data: lengths, what they count from, schedules, windows, hours and days off. */

export type SpanUnit = "minutes" | "hours" | "days" | "business days" | "weeks" | "months" | "years";
export interface Span {
  readonly count: number;
  readonly unit: SpanUnit;
}
export type Anchor =
  | { readonly kind: "start" }
  | { readonly kind: "signal"; readonly name: string }
  | { readonly kind: "action"; readonly name: string }
  | { readonly kind: "end of phase"; readonly name: string }
  | { readonly kind: "end of stage"; readonly name: string }
  | { readonly kind: "date"; readonly date: string };
/** 1 is Monday, 7 is Sunday, as ISO 8601 counts. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export interface Schedule {
  readonly base:
    | { readonly kind: "on"; readonly anchor: Anchor }
    | {
        readonly kind: "offset";
        readonly span: Span;
        readonly direction: "before" | "after";
        readonly anchor: Anchor;
      }
    | {
        readonly kind: "every";
        readonly every: Span;
        readonly weekdays?: readonly Weekday[];
        /** `every year on portalBirthday`. */
        readonly on?: Anchor;
        readonly after?: Anchor;
        readonly until?: Anchor;
      };
  /** `10:00` */
  readonly at?: string;
  readonly customerTime: boolean;
  /** In minutes. */
  readonly duration?: number;
  readonly exactly: boolean;
  readonly onDayOff?: "skip" | "move";
}
/** Both ends included. */
export type Window =
  | { readonly kind: "until"; readonly from: Anchor; readonly until: Anchor }
  | {
      readonly kind: "offsets";
      readonly from: number;
      readonly to: Span;
      readonly direction: "before" | "after";
      readonly anchor: Anchor;
    };

/** A stretch of a weekday, times as `09:00`; a weekday may have several. */
export interface OpenHours {
  readonly weekday: Weekday;
  readonly opens: string;
  readonly closes: string;
}
export interface WorkCalendar {
  /** IANA name. */
  readonly timezone: string;
  /** By weekday and time; a weekday without hours is a day off. */
  readonly hours: readonly OpenHours[];
  /** Days off by date, ascending, with the name the calendar file gives them. */
  readonly holidays: readonly { readonly date: string; readonly name?: string }[];
}
