/** The working calendars of ten places, from the table beside it, over the years that tests plan in. */

import { readFileSync } from "node:fs";
import type { WorkCalendar } from "../../compiler/ir/ir.ts";
import { parseWorkingHours } from "../../compiler/records/working-hours.ts";

export interface WorkingCalendar extends WorkCalendar {
  readonly place: string;
}

/** Before clocks changed as they do now, Samoa's missing day among them; and from now on. */
export const years = [2009, 2010, 2011, 2012, 2013, 2026, 2027, 2028, 2029, 2030, 2031];

export const workingCalendars: readonly WorkingCalendar[] = readCalendars();

function readCalendars(): readonly WorkingCalendar[] {
  const lines = readFileSync(new URL("working-calendars.csv", import.meta.url), "utf8")
    .trim()
    .split("\n");
  const rows = lines.filter((line) => !line.startsWith("#")).map((line) => line.split(","));
  const byPlace = Map.groupBy(rows, ([place = ""]) => place);
  return [...byPlace].map(([place, days]) => {
    const [, timezone = "", week = ""] = days[0] ?? [];
    const holidays = days
      .flatMap(([, , , day = "", name = ""]) =>
        (day.length === 5 ? years.map((year) => `${year}-${day}`) : [day]).map((date) => ({ date, name })),
      )
      .sort((left, right) => (left.date < right.date ? -1 : 1));
    return { place, timezone, hours: parseWorkingHours(`${week} 09:00 to 17:00`) ?? [], holidays };
  });
}
