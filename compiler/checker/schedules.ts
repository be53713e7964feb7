/** Schedules, windows and anchors: what may stand together, and what days may be counted from. */

import type { DateLiteral, TimeLiteral } from "../syntax/ast/literals.ts";
import type { Anchor, Recurrence, Schedule, Window } from "../syntax/ast/times.ts";
import { type Context, declaredAt, reportListedTwice, reportProblem, textAt } from "./context.ts";
import { checkSpan, isCount, spanPlaces } from "./durations.ts";
import { readDate, readTime } from "./literals.ts";
import { describeType } from "./type-words.ts";
import { isWholeIn } from "./whole.ts";

export function checkSchedule(context: Context, file: string, schedule: Schedule, isMeeting: boolean): void {
  if (schedule.broken) return;
  const { base, at, duration } = schedule;
  if (at !== undefined) checkTime(context, file, at);
  lengthFits(context, file, schedule, isMeeting);
  if (duration !== undefined) checkSpan(context, file, duration, spanPlaces.length);
  if (schedule.customerTime && at === undefined && isWholeIn(context.program, schedule))
    context.reporter.report("missing-time", file, schedule, {});
  if (base?.kind === "on") checkAnchor(context, file, base.anchor);
  else if (base?.kind === "offset") {
    checkSpan(context, file, base.offset, spanPlaces.offset);
    checkAnchor(context, file, base.anchor);
  } else if (base?.kind === "recurrence") {
    checkRecurrence(context, file, base);
    if (schedule.exactly) context.reporter.report("misplaced-exactly", file, schedule, {});
  }
}

function lengthFits(
  { program, reporter }: Context,
  file: string,
  { at, duration }: Schedule,
  isMeeting: boolean,
): void {
  if (duration === undefined || !isWholeIn(program, duration)) return;
  if (!isMeeting) reporter.report("misplaced-length", file, duration, { problem: "not a meeting" });
  else if (at === undefined) reporter.report("misplaced-length", file, duration, { problem: "no time" });
}

function checkRecurrence(context: Context, file: string, recurrence: Recurrence): void {
  const { every, on, after, until } = recurrence;
  const isReadable = checkSpan(context, file, every, spanPlaces.recurrence);
  for (const anchor of [after, until]) if (anchor !== undefined) checkAnchor(context, file, anchor);
  if (on === undefined) return;
  if ("kind" in on) {
    checkAnchor(context, file, on);
    if (after !== undefined && isWholeIn(context.program, recurrence))
      context.reporter.report("unclear-start", file, after, {});
    return;
  }
  reportListedTwice(
    context,
    file,
    on.map(({ weekday, start, end }) => ({ text: weekday, start, end })),
  );
  const [first] = on;
  if (isReadable && every.unit !== "weeks" && first !== undefined) {
    const written = `every ${textAt(context, file, every)}`;
    context.reporter.report("misplaced-weekday", file, first, { every: written });
  }
}

export function checkWindow(context: Context, file: string, window: Window): void {
  if (window.broken) return;
  if (window.kind === "until-window") {
    const { from, until } = window;
    const readable = [from, until].map((anchor) => checkAnchor(context, file, anchor));
    const [first, last] = [from.date?.iso, until.date?.iso];
    if (!readable.includes(false) && first !== undefined && last !== undefined && first > last)
      reportBackward(context, file, window);
    return;
  }
  checkAnchor(context, file, window.anchor);
  const toFits = checkSpan(context, file, window.to, spanPlaces.offset);
  if (!isWholeIn(context.program, window.from)) return;
  if (!isCount(window.from, 0))
    context.reporter.report("wrong-count", file, window.from, { written: window.from.digits, least: 0 });
  // Before an anchor both orders read well: `30 to 0 days before`, `0 to 30 days before`.
  else if (
    toFits &&
    window.direction === "after" &&
    Number(window.from.digits) > Number(window.to.number.digits)
  )
    reportBackward(context, file, window);
}

function reportBackward(context: Context, file: string, window: Window): void {
  context.reporter.report("backward-range", file, window, { written: textAt(context, file, window) });
}

/** Whether days can be counted from it; what is wrong is reported. */
function checkAnchor(context: Context, file: string, anchor: Anchor): boolean {
  if (!isWholeIn(context.program, anchor)) return false;
  if (anchor.date !== undefined) return checkDate(context, file, anchor.date);
  const symbol = anchor.name && context.program.resolution(anchor.name);
  if (symbol?.namespace !== "signal") return true;
  const type = context.types.ofSymbol(symbol);
  if (type === undefined || type.kind === "date") return true;
  const args = { signal: symbol.name, type: describeType(type) };
  const related = [declaredAt(symbol, "declared here")];
  context.reporter.report("wrong-anchor", file, anchor, args, { related });
  return false;
}

export function checkDate(context: Context, file: string, date: DateLiteral | undefined): boolean {
  if (date === undefined || !isWholeIn(context.program, date)) return false;
  const reading = readDate(date.iso, date);
  if ("problem" in reading) reportProblem(context, file, reading.problem);
  return "value" in reading;
}

export function checkTime(context: Context, file: string, time: TimeLiteral | undefined): boolean {
  if (time === undefined || !isWholeIn(context.program, time)) return false;
  const reading = readTime(time.iso, time);
  if ("problem" in reading) reportProblem(context, file, reading.problem);
  return "value" in reading;
}
