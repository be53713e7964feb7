/** Spans of time in schedules: which units fit which place, and that they are counted whole. */

import type { DurationLiteral, DurationUnit, NumberLiteral } from "../syntax/ast/literals.ts";
import { type Context, replacing } from "./context.ts";
import { writeLiteral } from "./literals.ts";
import { isWhole } from "./whole.ts";

export interface SpanPlace {
  /** How a message speaks of the place. */
  readonly name: string;
  readonly units: readonly DurationUnit[];
  /** The smallest count. */
  readonly least: 0 | 1;
}

/** Every place of a schedule that takes a span, and what it takes. */
export const spanPlaces = {
  /** The day is counted, so nothing finer than a day; the time of day is said with `at`. */
  offset: {
    name: "the day of an action",
    units: ["days", "business days", "weeks", "months", "years"],
    least: 0,
  },
  recurrence: { name: "what comes again and again", units: ["days", "weeks", "months", "years"], least: 1 },
  length: { name: "the length of a meeting", units: ["minutes", "hours"], least: 1 },
  reminder: { name: "a reminder", units: ["minutes", "hours", "days", "weeks"], least: 1 },
  work: {
    name: "the length of work",
    units: ["minutes", "hours", "days", "business days", "weeks"],
    least: 1,
  },
  target: {
    name: "the time over which answers count",
    units: ["days", "weeks", "months", "years"],
    least: 1,
  },
  review: { name: "the time between reviews", units: ["days", "weeks", "months", "years"], least: 1 },
} as const satisfies Record<string, SpanPlace>;

/** Whether a span fits its place; what does not fit is reported. */
export function checkSpan(
  { reporter }: Context,
  file: string,
  span: DurationLiteral | undefined,
  place: SpanPlace,
): boolean {
  if (span === undefined || !isWhole(span)) return false;
  if (!place.units.includes(span.unit)) {
    const allowed = `${place.units.slice(0, -1).join(", ")} or ${place.units.at(-1)}`;
    const instead = place.units.includes("days") ? inDays(span) : undefined;
    const fixes = instead === undefined ? [] : [replacing(file, span, instead)];
    reporter.report(
      "wrong-unit",
      file,
      span,
      { unit: span.unit, place: place.name, allowed, instead },
      { fixes },
    );
    return false;
  }
  if (isCount(span.number, place.least)) return true;
  const instead = place.units.includes("minutes") ? inMinutes(span) : undefined;
  const args = { written: writeLiteral(span), least: place.least, instead };
  const fixes = instead === undefined ? [] : [replacing(file, span, instead)];
  reporter.report("wrong-count", file, span, args, { fixes });
  return false;
}

/** `48 hours` are `2 days`. */
function inDays({ number, unit }: DurationLiteral): string | undefined {
  const days = unit === "hours" && !number.signed ? Number(number.digits) / 24 : 0;
  if (!Number.isInteger(days) || days < 1 || days > 9999) return undefined;
  return `${days} ${days === 1 ? "day" : "days"}`;
}

/** `1.5 hours` are `90 minutes`. */
function inMinutes({ number, unit }: DurationLiteral): string | undefined {
  const minutes = unit === "hours" && !number.signed ? Number(number.digits) * 60 : 0;
  return Number.isInteger(minutes) && minutes > 0 && minutes <= 9999 ? `${minutes} minutes` : undefined;
}

/** A whole number, without a sign, of at most four digits: no plan reaches further. */
export const isCount = ({ digits, signed }: NumberLiteral, least: number): boolean =>
  !signed && /^[0-9]{1,4}$/.test(digits) && Number(digits) >= least;
