/** The parts of an action in words, for who looks over a migration. In English, as all that the command says. */

import type { PlannedAction } from "../plan.ts";
import { formatDate } from "../words/format-value.ts";
import type { Versions } from "./merge-action.ts";
import type { PartName, PlacedAction } from "./parts.ts";

export const partTitles: Readonly<Record<PartName, string>> = {
  when: "the day",
  title: "the title",
  words: "the words",
  people: "the people",
  resources: "the resources",
  reminders: "the reminders",
  channel: "the channel",
  kind: "the kind",
  phase: "the phase",
  play: "the play",
};

/** What a conflict or what was kept is about. */
export const aboutWords = (about: string): string =>
  about in partTitles ? partTitles[about as PartName] : about;

export function wordPart(action: PlacedAction, name: PartName): string {
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
    case "kind":
      return action.kind;
    case "phase":
      return action.phase ?? "none";
    case "play":
      return [action.play?.title ?? "none", action.phase].filter(Boolean).join(", ");
  }
}

/** "the day, from Friday, 4 December 2026 to Monday, 7 December 2026" */
export function changeOfPart(before: PlacedAction, after: PlacedAction, name: PartName): string {
  if (name !== "words")
    return `${partTitles[name]}, from ${wordPart(before, name)} to ${wordPart(after, name)}`;
  const change = changeOfWords(before, after);
  return change === undefined ? partTitles.words : `${partTitles.words}, ${change}`;
}

/** What people changed, from what was planned to what they have. */
export function keptWords({ base, live, next }: Versions, parts: readonly (PartName | "deleted")[]): string {
  const planned = base ?? next;
  return parts
    .map((name) => {
      if (name === "deleted") return planned === undefined ? name : `deleted, was on ${whenOf(planned)}`;
      return planned && live ? changeOfPart(planned, live, name) : partTitles[name];
    })
    .join("; ");
}

/** Longer changes are read in the plan itself. */
const quotedAtMost = 160;
const wordsAround = 3;

/** Where one line differs: what it said there and says now, with some words around; else undefined. */
function changeOfWords(before: PlannedAction, after: PlannedAction): string | undefined {
  const [old, now] = [before, after].map((action) => wordPart(action, "words").split("\n"));
  const gone = old?.filter((line) => !now?.includes(line)) ?? [];
  const come = now?.filter((line) => !old?.includes(line)) ?? [];
  const [was, is] = [gone[0]?.split(" "), come[0]?.split(" ")];
  if (gone.length !== 1 || come.length !== 1 || was === undefined || is === undefined) return undefined;
  const most = Math.min(was.length, is.length);
  let first = 0;
  while (first < most && was[first] === is[first]) first += 1;
  let last = 0;
  while (last < most - first && was.at(-1 - last) === is.at(-1 - last)) last += 1;
  const part = (words: readonly string[]): string => {
    const from = Math.max(0, first - wordsAround);
    const to = Math.min(words.length, words.length - last + wordsAround);
    const text = words.slice(from, to).join(" ");
    return `“${from > 0 ? "… " : ""}${text}${to < words.length ? " …" : ""}”`;
  };
  const change = `from ${part(was)} to ${part(is)}`;
  return change.length > 2 * quotedAtMost ? undefined : change;
}

/** "Friday, 4 December 2026, 10:00 to 11:00 (America/Denver)" */
export function whenOf({ date, until, time }: PlannedAction): string {
  const day = (text: string) => formatDate(text, "en");
  return [
    until === undefined ? day(date) : `${day(date)} to ${day(until)}`,
    ...(time === undefined
      ? []
      : [`${time.start === time.end ? time.start : `${time.start} to ${time.end}`} (${time.timezone})`]),
  ].join(", ");
}
