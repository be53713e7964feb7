/** What holds in the whole playbook: its owner, its languages, and when its team works. */

import type { OpenHours, Owner, Playbook, WorkCalendar } from "../ir/ir.ts";
import { valueOf } from "../syntax/ast/typed-access.ts";
import { canonicalTimezone } from "../values/timezone.ts";
import { type Lowering, nameOf, optional, present, referred } from "./context.ts";
import { lowerHolidays } from "./holidays.ts";
import { lowerHours } from "./hours.ts";
import { lowerSpan } from "./schedule.ts";

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
  const owner = text.trim();
  const [written, email] = /<([^<>]+)>$/.exec(owner) ?? [];
  if (written === undefined || email === undefined) return { name: owner };
  return { name: owner.slice(0, -written.length).trim() || email.trim(), email: email.trim() };
}

function lowerCustomer(lowering: Lowering): Playbook["customer"] {
  const node = lowering.program.declarations("customer")[0]?.node;
  const mapped = (word: "language" | "timezone" | "stage" | "feeling") => {
    const reference = node && valueOf(node, word);
    return optional(word, reference && referred(lowering, reference));
  };
  return { ...mapped("language"), ...mapped("timezone"), ...mapped("stage"), ...mapped("feeling") };
}

function lowerCalendar(lowering: Lowering): WorkCalendar {
  const { node } = present(lowering.program.playbook, "a playbook");
  const timezone = present(valueOf(node, "timezone"), "a time zone").value;
  const hours = valueOf(node, "hours");
  return {
    timezone: canonicalTimezone(timezone) ?? timezone,
    hours: hours === undefined ? usualHours : lowerHours(hours),
    holidays: lowerHolidays(lowering.program),
  };
}

/** Where the playbook says nothing of hours. */
const usualHours: readonly OpenHours[] = ([1, 2, 3, 4, 5] as const).map((weekday) => ({
  weekday,
  opens: "09:00",
  closes: "17:00",
}));
