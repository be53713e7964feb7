/** Hours, of the team or of a channel: each stretch runs forward, and no two of them share time. */

import type { Span } from "../source/span.ts";
import type { HoursValue } from "../syntax/ast/property-values.ts";
import { findOverlap, type Stretch, weekdaysBetween } from "../values/open-hours.ts";
import { dayNames, weekdayNumber } from "../values/weekday.ts";
import { type Context, textAt } from "./context.ts";
import { checkTime } from "./schedules.ts";
import { isWhole } from "./whole.ts";

/** One entry a weekday and stretch, in the order written. */
export const stretchesOf = ({
  hours,
}: Pick<HoursValue, "hours">): readonly (Stretch & { readonly span: Span })[] =>
  hours.flatMap(({ from, to, opens, closes, start, end }) =>
    weekdaysBetween(weekdayNumber(from.weekday), weekdayNumber((to ?? from).weekday)).map((weekday) => ({
      weekday,
      opens: opens.iso,
      closes: closes.iso,
      span: { start, end },
    })),
  );

export function checkHours(context: Context, file: string, value: HoursValue | undefined): void {
  const whole = (value?.hours ?? []).filter(isWhole);
  const sound = whole.filter(({ opens, closes }) => {
    const readable = [opens, closes].map((time) => checkTime(context, file, time));
    if (readable.includes(false)) return false;
    if (opens.iso < closes.iso) return true;
    const span = { start: opens.start, end: closes.end };
    context.reporter.report("backward-range", file, span, {
      written: textAt(context, file, span),
      hours: true,
    });
    return false;
  });
  const [before, again] = findOverlap(stretchesOf({ hours: sound })) ?? [];
  if (before === undefined || again === undefined) return;
  const args = { weekday: dayNames[again.weekday - 1] as string };
  const related = [{ file, span: before.span, message: "it is open here already" }];
  context.reporter.report("overlapping-hours", file, again.span, args, { related });
}
