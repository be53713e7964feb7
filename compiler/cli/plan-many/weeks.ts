/** How the weeks of the team look after many plans: as a table of all, the fullest, and those with too much in them. */

import { csvLine } from "../../emit/csv-writer.ts";
import type { PersonWeek } from "../../planner/people/workload.ts";
import { formatHours } from "../../planner/words/format-value.ts";

export const hoursOf = (minutes: number): number => Math.round((minutes / 60) * 100) / 100;

/** `workload.csv`: a row for each person of the team and each week in which they have something to do. */
export const workloadCsv = (weeks: readonly PersonWeek[]): string =>
  [
    csvLine([
      ...["name", "email", "week", "from", "customers"],
      ...["meetings", "meetingHours", "tasks", "taskHours", "hours", "whileAway", "available"],
    ]),
    ...weeks.map((each) =>
      csvLine([
        ...[each.name, each.email, each.week, each.from, each.customers],
        ...[each.meetings, hoursOf(each.meetingMinutes), each.tasks, hoursOf(each.taskMinutes)],
        ...[hoursOf(minutesOf(each)), each.whileAway, hoursOf(each.availableMinutes)],
      ]),
    ),
  ].join("");

export const minutesOf = ({ meetingMinutes, taskMinutes }: PersonWeek): number =>
  meetingMinutes + taskMinutes;

const mostShown = 5;

/** The weeks of a person with most to do; of equal ones those that come first in the order of the roster. */
export const fullestOf = (weeks: readonly PersonWeek[]): readonly PersonWeek[] =>
  weeks
    .filter((week) => minutesOf(week) > 0)
    .sort((left, right) => minutesOf(right) - minutesOf(left))
    .slice(0, mostShown);

/** Those with more to do than there is time for, by how much it is too much; undefined where there is none. */
export function overloadInWords(weeks: readonly PersonWeek[]): string | undefined {
  const excess = (week: PersonWeek) => minutesOf(week) - week.availableMinutes;
  const over = weeks.filter((week) => excess(week) > 0).sort((left, right) => excess(right) - excess(left));
  if (over.length === 0) return undefined;
  const said = over
    .slice(0, mostShown)
    .map(
      (week) =>
        `${week.name} in ${week.week} (${formatHours(minutesOf(week), "en")} of work, ${formatHours(week.availableMinutes, "en")} available)`,
    );
  const more = over.length - said.length;
  return `Overloaded: ${said.join("; ")}${more === 0 ? "" : `; and ${more} more weeks in workload.csv`}.`;
}
