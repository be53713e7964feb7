/**
 * The parts of a planned action that can change by themselves: when it is, what it is called, its words, its people.
 *
 * Whoever moves a meeting did not mean to keep its old agenda as well, so plans are merged part by part.
 */

import type { PlannedAction } from "../plan.ts";

export const partNames = [
  "when",
  "title",
  "words",
  "people",
  "resources",
  "reminders",
  "channel",
  "kind",
  "phase",
] as const;
export type PartName = (typeof partNames)[number];

const fieldsOf = {
  when: ["date", "time", "until", "reasons"],
  title: ["title"],
  words: ["subject", "text", "links", "tone"],
  people: ["people", "sender"],
  resources: ["resources"],
  reminders: ["reminders"],
  channel: ["channel"],
  kind: ["kind"],
  phase: ["phase"],
} as const satisfies Readonly<Record<PartName, readonly (keyof PlannedAction)[]>>;

/** The fields of one part; a field that is absent is undefined. */
export type Part = Partial<PlannedAction>;

export const partOf = (action: PlannedAction, name: PartName): Part =>
  Object.fromEntries(fieldsOf[name].map((field) => [field, action[field]]));

export function withPart(action: PlannedAction, name: PartName, part: Part): PlannedAction {
  const fields: readonly string[] = fieldsOf[name];
  const others = Object.entries(action).filter(([field]) => !fields.includes(field));
  const given = Object.entries(part).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...others, ...given]) as unknown as PlannedAction;
}

export const sameParts = (left: PlannedAction, right: PlannedAction, name: PartName): boolean =>
  meant(left, name) === meant(right, name);

export const changedParts = (left: PlannedAction, right: PlannedAction): readonly PartName[] =>
  partNames.filter((name) => !sameParts(left, right, name));

/** What two versions of a part are compared by: of a day neither why it is that day nor how its instant is written. */
function meant(action: PlannedAction, name: PartName): string {
  switch (name) {
    case "when": {
      const { date, until, time } = action;
      return JSON.stringify([date, until, time && [time.start, time.end, time.timezone]]);
    }
    case "words":
      return JSON.stringify([action.subject, action.text]);
    case "people":
      return JSON.stringify(
        action.people.map(({ as, role, people }) => [
          as,
          role,
          people.map(({ name, email }) => [name, email]),
        ]),
      );
    case "resources":
      return JSON.stringify(action.resources.map(({ title, link }) => [title, link]));
    default:
      return JSON.stringify(action[name]);
  }
}
