/** The team's working hours and days off as a base calendar of Microsoft Project. */

import type { OpenHours, WorkCalendar } from "../../../ir/ir.ts";
import { createWorkingDays, type Stretch } from "../../../planner/schedule/working-days.ts";
import { element, type Xml } from "../../xml.ts";
import { cutName } from "./cut-name.ts";
import { clockTime } from "./working-time.ts";

/** What a day may have at most. */
const mostStretches = 5;

/** @param start an ISO day: days off before it are left out */
export function projectCalendar(
  uid: number,
  name: string,
  { hours, holidays }: WorkCalendar,
  start: string,
): Xml {
  const ahead = holidays.filter(({ date }) => date >= start);
  return element(
    "Calendar",
    element("UID", uid),
    element("Name", cutName(name)),
    element("IsBaseCalendar", 1),
    element("BaseCalendarUID", -1),
    element("WeekDays", ...weekdays(hours)),
    ...(ahead.length === 0
      ? []
      : [element("Exceptions", ...ahead.map(({ date, name: title }) => dayOff(date, title)))]),
  );
}

/** 1 is Sunday here. */
function weekdays(hours: readonly OpenHours[]): readonly Xml[] {
  const days = createWorkingDays({ hours });
  return Array.from({ length: 7 }, (_, index) => {
    // 2023-12-31 is a Sunday.
    const stretches = days.stretchesOn(index === 0 ? "2023-12-31" : `2024-01-0${index}`);
    return element(
      "WeekDay",
      element("DayType", index + 1),
      element("DayWorking", stretches.length > 0 ? 1 : 0),
      ...(stretches.length === 0 ? [] : [element("WorkingTimes", ...atMost(stretches).map(workingTime))]),
    );
  });
}

/** Of a day with more of them, the last ones are one. */
const atMost = (stretches: readonly Stretch[]): readonly Stretch[] =>
  stretches.length <= mostStretches
    ? stretches
    : [
        ...stretches.slice(0, mostStretches - 1),
        { from: stretches[mostStretches - 1]?.from ?? 0, to: stretches.at(-1)?.to ?? 0 },
      ];

const workingTime = ({ from, to }: Stretch): Xml =>
  element("WorkingTime", element("FromTime", clockTime(from)), element("ToTime", clockTime(to)));

const dayOff = (date: string, name = date): Xml =>
  element(
    "Exception",
    element("EnteredByOccurrences", 0),
    element("TimePeriod", element("FromDate", `${date}T00:00:00`), element("ToDate", `${date}T23:59:00`)),
    element("Occurrences", 1),
    element("Name", cutName(name)),
    element("Type", 1),
    element("DayWorking", 0),
  );
