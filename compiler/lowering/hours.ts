/** Hours: of the team, and of a channel. */

import { stretchesOf } from "../checker/hours.ts";
import type { OpenHours } from "../ir/ir.ts";
import type { HoursValue } from "../syntax/ast/property-values.ts";
import { arrangeHours } from "../values/open-hours.ts";

/** One entry a weekday and stretch, by weekday and time; stretches that meet are one. */
export const lowerHours = (value: HoursValue): readonly OpenHours[] =>
  arrangeHours(stretchesOf(value).map(({ weekday, opens, closes }) => ({ weekday, opens, closes })));
