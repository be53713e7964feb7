/** What holds in the whole playbook: its owner, its languages, and when its team works. */

import type { Owner, Playbook, Weekday, WorkCalendar } from "../ir/ir.ts";
import { type HoursValue, valueOf } from "../syntax/ast.ts";
import { canonicalTimezone } from "../values/timezone.ts";
import { type Lowering, nameOf, optional, present, referred } from "./context.ts";
import { lowerHolidays } from "./holidays.ts";
import { lowerSpan } from "./schedule.ts";
import { weekdayNumber } from "./weekday.ts";

type Head = Pick<
  Playbook,
  "name" | "titles" | "version" | "owner" | "reviewed" | "languages" | "calendar" | "customer"
>;

export function lowerPlaybook(lowering: Lowering): Head {
  const { node } = present(lowering.program.playbook, "a playbook");
  const reviewed = valueOf(node, "reviewed");
  return {
    name: nameOf(node),
    titles: lowering.texts(node.titles),
    version: present(valueOf(node, "version"), "a version").value,
    owner: lowerOwner(present(valueOf(node, "owner"), "an owner").value),
    ...optional(
      "reviewed",
      reviewed && {
        on: reviewed.date.iso,
        ...optional("every", reviewed.every && lowerSpan(reviewed.every)),
      },
    ),
    languages: lowering.languages,
    calendar: lowerCalendar(lowering),
    customer: lowerCustomer(lowering),
  };
}

/** `CX Operations <cx-ops@example.com>`, or a name alone. */
function lowerOwner(text: string): Owner {
  const [, name, email] = /^(.*?)\s*<([^<>]+)>\s*$/s.exec(text) ?? [];
  if (email === undefined) return { name: text.trim() };
  return { name: name?.trim() || email.trim(), email: email.trim() };
}

function lowerCustomer(lowering: Lowering): Playbook["customer"] {
  const node = lowering.program.declarations("customer")[0]?.node;
  const mapped = (word: "language" | "timezone" | "stage") => {
    const reference = node && valueOf(node, word);
    return optional(word, reference && referred(lowering, reference));
  };
  return { ...mapped("language"), ...mapped("timezone"), ...mapped("stage") };
}

function lowerCalendar(lowering: Lowering): WorkCalendar {
  const { node } = present(lowering.program.playbook, "a playbook");
  const timezone = present(valueOf(node, "timezone"), "a time zone").value;
  return {
    timezone: canonicalTimezone(timezone) ?? timezone,
    hours: lowerHours(valueOf(node, "hours")),
    holidays: lowerHolidays(lowering.program),
  };
}

type Hours = WorkCalendar["hours"][number];
const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
/** Where the playbook says nothing of hours. */
const usualHours: readonly Hours[] = weekdays
  .slice(0, 5)
  .map((weekday) => ({ weekday, opens: "09:00", closes: "17:00" }));

/** One entry a weekday and stretch, by weekday and time; `Saturday to Monday` goes round the end of the week. */
function lowerHours(value: HoursValue | undefined): readonly Hours[] {
  if (value === undefined) return usualHours;
  const hours = value.hours.flatMap(({ from, to, opens, closes }) => {
    const first = weekdayNumber(from.weekday);
    const days = (weekdayNumber((to ?? from).weekday) - first + 7) % 7;
    return Array.from({ length: days + 1 }, (_, day) => ({
      weekday: (((first - 1 + day) % 7) + 1) as Weekday,
      opens: opens.iso,
      closes: closes.iso,
    }));
  });
  return hours.sort((a, b) => a.weekday - b.weekday || (a.opens < b.opens ? -1 : a.opens > b.opens ? 1 : 0));
}
