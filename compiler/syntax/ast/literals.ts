/**
 * Values as written: numbers with their units, dates and times, periods, `none`.
 *
 * Digits are kept as text, so that nothing is rounded; whether a value fits its type, and whether there is
 * such a day, the checker says.
 */

import type { Base, Name, Reference, Text } from "./node.ts";

/** A number as written, without its underscores; exact, never a float. */
export interface NumberLiteral extends Base {
  readonly kind: "number";
  /** `-1200.50`: optional sign, digits, optional point and digits. */
  readonly digits: string;
  /** Written with a sign, as points are. */
  readonly signed: boolean;
}
export interface PercentLiteral extends Base {
  readonly kind: "percent";
  readonly number: NumberLiteral;
}
/** `100_000 USD` */
export interface MoneyLiteral extends Base {
  readonly kind: "money";
  readonly number: NumberLiteral;
  readonly currency: Name;
}
export type DurationUnit = "minutes" | "hours" | "days" | "business days" | "weeks" | "months" | "years";
/**
 * `2 days`, `3 business days`, `90 minutes`; `unit` is the plural whatever was written. After `every` the number may
 * be left out, as in `every week`: then it is 1 and its span is empty.
 */
export interface DurationLiteral extends Base {
  readonly kind: "duration";
  readonly number: NumberLiteral;
  readonly unit: DurationUnit;
}
/** `2027-03-01`, as written; the checker says whether there is such a day. */
export interface DateLiteral extends Base {
  readonly kind: "date";
  readonly iso: string;
}
/** `09:00` */
export interface TimeLiteral extends Base {
  readonly kind: "time";
  readonly iso: string;
}
export interface BooleanLiteral extends Base {
  readonly kind: "boolean";
  readonly value: boolean;
}
/** `2026-08-01 to 2026-08-15` */
export interface PeriodLiteral extends Base {
  readonly kind: "period";
  readonly from: DateLiteral;
  readonly to: DateLiteral;
}
/** `none`: the empty set. */
export interface NoneLiteral extends Base {
  readonly kind: "none";
}
/** A value as written; a bare word is a `Reference` (a member, a language, a country, true to its signal's type). */
export type Literal =
  | NumberLiteral
  | PercentLiteral
  | MoneyLiteral
  | DurationLiteral
  | DateLiteral
  | TimeLiteral
  | BooleanLiteral
  | PeriodLiteral
  | NoneLiteral
  | Text
  | Reference;
