/**
 * On which days the actions of a play fall for an example: a customer who starts on a day, of whom nothing else is known.
 *
 * The planner finds them, as for any customer. What happens under a condition is shown as if it held, and the dates that
 * a customer brings along are taken to be twelve weeks after the start.
 */

import type { Playbook } from "@persona-lang/compiler";
import { addDays, formatShortDate, planDays, type Scheduled } from "@persona-lang/compiler/trial";

interface ExampleDay {
  readonly date: string;
  readonly time?: string;
  readonly recurs: boolean;
  /** The steps to it, a sentence each. */
  readonly reasons: readonly string[];
}

const weeksToOtherDates = 12;

type Play = Playbook["plays"][number];
/** By play, then by action. */
type Days = ReadonlyMap<string, ReadonlyMap<string, ExampleDay>>;
const known = new WeakMap<Playbook, Map<string, Days>>();

/** Of an action of a play, by their names; undefined where it has no day. `start` is an ISO day. */
export function exampleDay(
  playbook: Playbook,
  start: string,
  play: string,
  action: string,
): ExampleDay | undefined {
  const byStart = known.get(playbook) ?? new Map<string, Days>();
  known.set(playbook, byStart);
  const days = byStart.get(start) ?? daysOf(playbook, start);
  byStart.set(start, days);
  return days.get(play)?.get(action);
}

export const otherDate = (start: string): string => addDays(start, weeksToOtherDates * 7) ?? start;

function daysOf(playbook: Playbook, start: string): Days {
  const shown = { ...playbook, plays: playbook.plays.map(withoutConditions) };
  const dates = playbook.signals.flatMap(({ name, type }) =>
    type.kind === "date" ? [[name, otherDate(start)] as const] : [],
  );
  const customer = { id: "example", name: "example", contacts: [], signals: new Map(dates) };
  const byStage = Map.groupBy(shown.plays, ({ stage }) => stage);
  return new Map(
    [...byStage].flatMap(([stage, plays]) =>
      planDays(
        {
          playbook: shown,
          customer: { ...customer, stage },
          persona: playbook.personas[0]?.name,
          start,
          language: playbook.languages[0],
          reasonsIn: "en",
          renderText: () => "",
        },
        new Set(plays.flatMap(({ actions }) => actions.map(({ name }) => name))),
      ).plays.flatMap(({ play, actions }) =>
        play.stage === stage ? [[play.name, new Map([...actions].flatMap(dayOf))] as const] : [],
      ),
    ),
  );
}

const withoutConditions = (play: Play): Play => ({
  ...play,
  personas: [],
  actions: play.actions.map((action) => ({ ...action, conditions: [] })),
});

function dayOf([name, scheduled]: readonly [string, Scheduled]): readonly (readonly [string, ExampleDay])[] {
  const [first] = scheduled.kind === "dated" ? scheduled.occurrences : [];
  if (scheduled.kind !== "dated" || first === undefined) return [];
  const time = first.time?.start;
  const day: ExampleDay = {
    date: first.date,
    ...(time === undefined ? {} : { time }),
    recurs: scheduled.occurrences.length > 1,
    reasons: first.reasons,
  };
  return [[name, day]];
}

/** "Fri, 4 Dec 2026 at 10:00"; of what recurs, the first. */
export const wordDay = ({ date, time, recurs }: ExampleDay): string =>
  `${recurs ? "from " : ""}${formatShortDate(date, "en-GB")}${time === undefined ? "" : ` at ${time}`}`;
