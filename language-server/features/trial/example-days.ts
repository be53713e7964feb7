/**
 * On which days the actions of a play fall for an example: a customer who starts on a day, of whom nothing else is known.
 *
 * The planner finds them, as for any customer. What happens under a condition is shown as if it held, and the dates that
 * a customer brings along are taken to be twelve weeks after the start.
 */

import type { Playbook } from "@persona-lang/compiler";
import { addDays, formatShortDate, planDays } from "@persona-lang/compiler/trial";

export interface ExampleDay {
  readonly date: string;
  readonly time?: string;
  readonly recurs: boolean;
  /** The steps to it, a sentence each. */
  readonly reasons: readonly string[];
}

const weeksToOtherDates = 12;

/** By the names of play and action; what has no day is not there. `start` is an ISO day. */
export function exampleDays(playbook: Playbook, start: string): ReadonlyMap<string, ExampleDay> {
  const byStart = known.get(playbook) ?? new Map<string, ReadonlyMap<string, ExampleDay>>();
  known.set(playbook, byStart);
  const before = byStart.get(start);
  if (before !== undefined) return before;
  const days = new Map(
    playbook.plays.flatMap((play) =>
      daysOf(play, playbook, start).map(([action, day]) => [keyOf(play.name, action), day] as const),
    ),
  );
  byStart.set(start, days);
  return days;
}

const known = new WeakMap<Playbook, Map<string, ReadonlyMap<string, ExampleDay>>>();

export const dayOf = (
  days: ReadonlyMap<string, ExampleDay>,
  play: string,
  action: string,
): ExampleDay | undefined => days.get(keyOf(play, action));

/** Names have no spaces. */
const keyOf = (play: string, action: string): string => `${play} ${action}`;

export const otherDate = (start: string): string => addDays(start, weeksToOtherDates * 7) ?? start;

function daysOf(
  play: Playbook["plays"][number],
  playbook: Playbook,
  start: string,
): readonly (readonly [string, ExampleDay])[] {
  const shown = {
    ...play,
    personas: [],
    actions: play.actions.map((action) => ({ ...action, conditions: [] })),
  };
  const dates = playbook.signals.flatMap(({ name, type }) =>
    type.kind === "date" ? [[name, otherDate(start)] as const] : [],
  );
  const { plays } = planDays(
    {
      playbook: { ...playbook, plays: [shown] },
      customer: { id: "example", name: "example", contacts: [], signals: new Map(dates), stage: play.stage },
      persona: playbook.personas[0]?.name,
      start,
      language: playbook.languages[0],
      reasonsIn: "en",
      renderText: () => "",
    },
    new Set(play.actions.map(({ name }) => name)),
  );
  return [...(plays[0]?.actions ?? [])].flatMap(([name, scheduled]) => {
    const [first] = scheduled.kind === "dated" ? scheduled.occurrences : [];
    if (scheduled.kind !== "dated" || first === undefined) return [];
    const time = first.time?.start;
    const day: ExampleDay = {
      date: first.date,
      ...(time === undefined ? {} : { time }),
      recurs: scheduled.occurrences.length > 1,
      reasons: first.reasons,
    };
    return [[name, day] as const];
  });
}

/** "Fri, 4 Dec 2026 at 10:00"; of what recurs, the first. */
export const wordDay = ({ date, time, recurs }: ExampleDay): string =>
  `${recurs ? "from " : ""}${formatShortDate(date, "en-GB")}${time === undefined ? "" : ` at ${time}`}`;
