/** A message or a survey that goes out on a channel when that channel is closed, whatever day it turns out to be. */

import { textAt } from "../../checker/context.ts";
import { stretchesOf } from "../../checker/hours.ts";
import { isWhole } from "../../checker/whole.ts";
import type { Span } from "../../source/span.ts";
import type { Declaration } from "../../syntax/ast/declaration.ts";
import type { Reference } from "../../syntax/ast/node.ts";
import type { Schedule } from "../../syntax/ast/times.ts";
import { valueOf, valuesOf } from "../../syntax/ast/typed-access.ts";
import { weekdayOf } from "../../values/calendar-date.ts";
import type { Stretch } from "../../values/open-hours.ts";
import { weekdayNumber } from "../../values/weekday.ts";
import type { Lint, Rule } from "../rule.ts";

export const outsideChannelHours: Rule = {
  codes: ["outside-channel-hours"],
  check(lint) {
    if (!lint.program.symbols("channel").some(({ node }) => hoursOf(node as Declaration<"channel">))) return;
    for (const { file, actions } of lint.plays())
      for (const action of actions)
        if (action.kind === "message") {
          const message = action as Declaration<"message">;
          checkSchedule(lint, file, valueOf(message, "channel"), valueOf(message, "when"));
        }
    for (const { file, node } of lint.program.declarations("survey"))
      for (const schedule of valuesOf(node, "ask"))
        checkSchedule(lint, file, valueOf(node, "channel"), schedule);
  },
};

const hoursOf = (channel: Declaration<"channel">) => valueOf(channel, "hours");

function checkSchedule(
  { program, reporter }: Lint,
  file: string,
  name: Reference | undefined,
  schedule: Schedule | undefined,
): void {
  const channel = name && program.resolution(name);
  // In the customer's time, the channel may well be open.
  if (channel === undefined || schedule === undefined || schedule.customerTime || !isWhole(schedule)) return;
  const hours = hoursOf(channel.node as Declaration<"channel">);
  if (hours === undefined) return;
  const span = closedAt(schedule, stretchesOf(hours));
  if (span === undefined) return;
  const args = { written: textAt({ program }, file, span), channel: channel.name };
  const related = [{ file: channel.file, span: hours, message: "it is open here" }];
  reporter.report("outside-channel-hours", file, span, args, { related });
}

/** What in the schedule falls outside of the hours: a weekday, a date, or the time. */
function closedAt({ base, at }: Schedule, hours: readonly Stretch[]): Span | undefined {
  const days =
    base?.kind === "recurrence" && base.on !== undefined && !("kind" in base.on)
      ? base.on.map((day) => ({ weekday: weekdayNumber(day.weekday), span: day }))
      : base?.kind === "on" && base.anchor.date !== undefined
        ? [{ weekday: weekdayOf(base.anchor.date.iso), span: base.anchor.date }]
        : [];
  const isOpen = (weekday: number) =>
    hours.some((stretch) => stretch.weekday === weekday && (at === undefined || isWithin(at.iso, stretch)));
  const closed = days.find(({ weekday }) => !isOpen(weekday));
  if (closed !== undefined) {
    const isOpenThatDay = hours.some(({ weekday }) => weekday === closed.weekday);
    return isOpenThatDay && at !== undefined ? at : closed.span;
  }
  // Which day it will be is not known: only a time at which it is never open is certain.
  if (at === undefined || days.length > 0 || hours.some((stretch) => isWithin(at.iso, stretch)))
    return undefined;
  return at;
}

const isWithin = (time: string, { opens, closes }: Stretch): boolean => opens <= time && time < closes;
