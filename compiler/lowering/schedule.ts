/** Times: spans, anchors, schedules and windows. */

import type { Anchor, Schedule, Span, Window } from "../ir/ir.ts";
import type * as ast from "../syntax/ast/ast.ts";
import { scaleDecimal } from "../values/decimal.ts";
import { weekdayNumber } from "../values/weekday.ts";
import { type Lowering, optional, present, symbolOf, valueOfLiteral } from "./context.ts";

/** As written; part of a unit in minutes, which `1.5 hours` has and `1.5 months` has not. */
export function lowerSpan(literal: ast.DurationLiteral): Span {
  const count = scaleDecimal(literal.number.digits, 0);
  if (typeof count === "number") return { count, unit: literal.unit };
  return { count: minutesOfLiteral(literal), unit: "minutes" };
}

const minutesOfLiteral = (literal: ast.DurationLiteral): number =>
  valueOfLiteral(literal, { kind: "duration" }) as number;

function lowerAnchor(lowering: Lowering, anchor: ast.Anchor): Anchor {
  if (anchor.anchor === "start") return { kind: "start" };
  if (anchor.anchor === "date") return { kind: "date", date: present(anchor.date, "a date").iso };
  const { namespace, name } = symbolOf(lowering, present(anchor.name, "what is counted from"));
  if (anchor.anchor === "end of")
    return { kind: namespace === "phase" ? "end of phase" : "end of stage", name };
  return { kind: namespace === "action" ? "action" : "signal", name };
}

export function lowerSchedule(
  lowering: Lowering,
  schedule: ast.Schedule,
  onDayOff: Schedule["onDayOff"],
): Schedule {
  return {
    base: lowerBase(lowering, present(schedule.base, "a day")),
    ...optional("at", schedule.at?.iso),
    customerTime: schedule.customerTime,
    ...optional("duration", schedule.duration && minutesOfLiteral(schedule.duration)),
    exactly: schedule.exactly,
    ...optional("onDayOff", onDayOff),
  };
}

function lowerBase(lowering: Lowering, base: ast.ScheduleBase): Schedule["base"] {
  if (base.kind === "on") return { kind: "on", anchor: lowerAnchor(lowering, base.anchor) };
  if (base.kind === "offset")
    return {
      kind: "offset",
      span: lowerSpan(base.offset),
      direction: base.direction,
      anchor: lowerAnchor(lowering, base.anchor),
    };
  const { on, after, until } = base;
  const weekdays = on !== undefined && !("kind" in on) ? on : undefined;
  const day = on !== undefined && "kind" in on ? on : undefined;
  return {
    kind: "every",
    every: lowerSpan(base.every),
    ...optional(
      "weekdays",
      weekdays && [...new Set(weekdays.map(({ weekday }) => weekdayNumber(weekday)))].sort(),
    ),
    ...optional("on", day && lowerAnchor(lowering, day)),
    ...optional("after", after && lowerAnchor(lowering, after)),
    ...optional("until", until && lowerAnchor(lowering, until)),
  };
}

export function lowerWindow(lowering: Lowering, window: ast.Window): Window {
  if (window.kind === "until-window")
    return {
      kind: "until",
      from: lowerAnchor(lowering, window.from),
      until: lowerAnchor(lowering, window.until),
    };
  return {
    kind: "offsets",
    from: valueOfLiteral(window.from, { kind: "integer", places: 0 }) as number,
    to: lowerSpan(window.to),
    direction: window.direction,
    anchor: lowerAnchor(lowering, window.anchor),
  };
}
