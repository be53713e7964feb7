/**
 * The parts of a planned action that can change by themselves: when it is, what it is called, its words, its people,
 * the play it stands in.
 *
 * Whoever moves a meeting did not mean to keep its old agenda as well, so plans are merged part by part.
 */

import type { PlannedAction, PlannedPlay } from "../plan.ts";

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
  "play",
] as const;
export type PartName = (typeof partNames)[number];

/** An action with the play it stands in, which a plan says by where the action is written. */
export interface PlacedAction extends PlannedAction {
  readonly play?: Pick<PlannedPlay, "name" | "title">;
}

export function unplaced({ play: _, ...action }: PlacedAction): PlannedAction {
  return action;
}

const fieldsOf = {
  when: ["date", "time", "until", "reasons"],
  title: ["title"],
  words: ["subject", "text", "textLanguage", "links", "tone"],
  people: ["people", "sender"],
  resources: ["resources"],
  reminders: ["reminders"],
  channel: ["channel"],
  kind: ["kind"],
  phase: ["phase"],
  // A phase is one of its play.
  play: ["play", "phase"],
} as const satisfies Readonly<Record<PartName, readonly (keyof PlacedAction)[]>>;

/** The fields of one part; a field that is absent is undefined. */
export type Part = Partial<PlacedAction>;

export const partOf = (action: PlacedAction, name: PartName): Part =>
  Object.fromEntries(fieldsOf[name].map((field) => [field, action[field]]));

export function withPart(action: PlacedAction, name: PartName, part: Part): PlacedAction {
  const fields: readonly string[] = fieldsOf[name];
  const others = Object.entries(action).filter(([field]) => !fields.includes(field));
  const given = Object.entries(part).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...others, ...given]) as unknown as PlacedAction;
}

export const sameParts = (left: PlacedAction, right: PlacedAction, name: PartName): boolean =>
  meant(left, name) === meant(right, name);

export const changedParts = (left: PlacedAction, right: PlacedAction): readonly PartName[] =>
  partNames.filter((name) => !sameParts(left, right, name));

/** What two versions of a part are compared by: of a day neither why it is that day nor how its instant is written. */
function meant(action: PlacedAction, name: PartName): string {
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
    case "play":
      return action.play?.name ?? "";
    default:
      return JSON.stringify(action[name]);
  }
}
