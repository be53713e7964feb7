/** Opening hours as a sign on a door has them: days in a row with the same hours are one line. */

import type { OpenHours } from "../../ir/ir.ts";
import { formatWeekday } from "../../planner/words/format-value.ts";
import { addDays } from "../../values/calendar-date.ts";
import { type Html, html } from "./html.ts";
import type { Reader } from "./reader.ts";

export function hoursOf(hours: readonly OpenHours[], reader: Reader): readonly Html[] {
  const rows: { readonly first: number; last: number; readonly times: string }[] = [];
  for (let weekday = 1; weekday <= 7; weekday++) {
    const times = hours
      .filter((open) => open.weekday === weekday)
      .map(({ opens, closes }) => `${opens} – ${closes}`)
      .join(reader.words.comma);
    const before = rows.at(-1);
    if (before?.times === times) before.last = weekday;
    else rows.push({ first: weekday, last: weekday, times });
  }
  return rows
    .filter(({ times }) => times !== "")
    .map(({ first, last, times }) => {
      const days = [...new Set([first, last])].map((weekday) => weekdayName(weekday, reader));
      return html`${days.join(" – ")} <bdi>${times}</bdi>`;
    });
}

/** 1 is Monday; 2024 began on one. */
export const weekdayName = (weekday: number, { locale }: Reader): string =>
  formatWeekday(addDays("2024-01-01", weekday - 1) ?? "2024-01-01", locale);
