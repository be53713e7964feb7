/** The parts of an action in words, for who looks over a migration. In English, as all that the command says. */

import { formatShortDate } from "../format-value.ts";
import type { PlannedAction } from "../plan.ts";
import type { PartName } from "./parts.ts";

export const partTitles: Readonly<Record<PartName, string>> = {
  when: "the day",
  title: "the title",
  words: "the words",
  people: "the people",
  resources: "the resources",
  reminders: "the reminders",
  channel: "the channel",
};

/** What a conflict or what was kept is about. */
export const aboutWords = (about: string): string =>
  about in partTitles ? partTitles[about as PartName] : about;

export function wordPart(action: PlannedAction, name: PartName): string {
  switch (name) {
    case "when":
      return whenOf(action);
    case "title":
      return action.title;
    case "words":
      return [action.subject, action.text].filter(Boolean).join("\n\n") || "nothing";
    case "people":
      return (
        action.people.flatMap(({ people }) => people.map((person) => person.name)).join(", ") || "nobody"
      );
    case "resources":
      return action.resources.map(({ title }) => title).join(", ") || "none";
    case "reminders":
      return action.reminders.map((minutes) => `${minutes} minutes before`).join(", ") || "none";
    case "channel":
      return action.channel ?? "none";
  }
}

/** "Fri, 4 Dec 2026, 10:00 to 11:00 (America/Denver)" */
export function whenOf({ date, until, time }: PlannedAction): string {
  const day = (text: string) => formatShortDate(text, "en");
  return [
    until === undefined ? day(date) : `${day(date)} to ${day(until)}`,
    ...(time === undefined
      ? []
      : [`${time.start === time.end ? time.start : `${time.start} to ${time.end}`} (${time.timezone})`]),
  ].join(", ");
}
