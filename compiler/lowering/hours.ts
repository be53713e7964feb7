/** Hours: of the team, and of a channel. */

import type { OpenHours } from "../ir/ir.ts";
import type { HoursValue } from "../syntax/ast.ts";
import { arrangeHours, weekdaysBetween } from "../values/open-hours.ts";
import { weekdayNumber } from "../values/weekday.ts";

/** One entry a weekday and stretch, by weekday and time; stretches that meet are one. */
export const lowerHours = ({ hours }: HoursValue): readonly OpenHours[] =>
  arrangeHours(
    hours.flatMap(({ from, to, opens, closes }) =>
      weekdaysBetween(weekdayNumber(from.weekday), weekdayNumber((to ?? from).weekday)).map((weekday) => ({
        weekday,
        opens: opens.iso,
        closes: closes.iso,
      })),
    ),
  );
