/** How times go on, word by word: of actions, phases and surveys, of reminders, and of the playbook's own hours. */

import type { ast } from "@persona-lang/compiler";
import { type Completion, isComma, namesOf, symbolNamed, words } from "./completion.ts";
import type { Place } from "./place.ts";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const unitWord = /^(?:minute|hour|day|week|month|year)s?$/;
const isNumber = (word: string | undefined): boolean => word !== undefined && /^\d+$/.test(word);

/** Behind a number: `1 day`, `2 days`. */
export const unitsBehind = (
  count: string | undefined,
  units: readonly string[],
  detail = "how long",
): readonly Completion[] =>
  words(
    units.map((unit) => (count === "1" ? unit : `${unit}s`)),
    detail,
  );

/** Days that times count from; those of the actions only in a play. */
function anchors(block: ast.Declaration, place: Place): readonly Completion[] {
  const play = place.blocks.findLast(({ kind }) => kind === "play");
  return [
    ...words(["start"], "the day the customer starts"),
    ...(play === undefined ? [] : namesOf(["action"], place, block)),
    ...namesOf(["signal"], place).filter(({ label }) => {
      const symbol = symbolNamed(label, ["signal"], place);
      return symbol !== undefined && place.snapshot.types?.typeOf(symbol)?.kind === "date";
    }),
    ...words(["end of"], "when a phase or a stage is over"),
  ];
}

/** What is over at `end of`: a phase only in its own play. */
const ended = (block: ast.Declaration, place: Place): readonly Completion[] =>
  namesOf(place.blocks.some(({ kind }) => kind === "play") ? ["phase", "stage"] : ["stage"], place, block);

/** `on goLive`, `3 business days after start`, `every week on Tuesday`, and what stands behind them. */
export function ofSchedule(
  rest: readonly string[],
  block: ast.Declaration,
  place: Place,
): readonly Completion[] {
  const last = rest.at(-1);
  if (last === undefined)
    return [
      ...words(["on"], "on a day"),
      ...words(["1 day after", "5 business days before"], "so long after or before a day"),
      ...words(["every"], "again and again"),
    ];
  const recurs = rest[0] === "every";
  if (recurs && rest.length === 1)
    return words(["day", "week", "2 weeks", "month", "3 months", "year"], "how often");
  if (recurs && rest.length === 2 && isNumber(last))
    return unitsBehind(last, ["day", "week", "month", "year"], "how often");
  if (recurs && last === "on") return [...words(weekdays, "a day of the week"), ...anchors(block, place)];
  if (recurs && isComma(last)) return words(weekdaysLeft(rest), "a day of the week");
  if (last === "of") return ended(block, place);
  if (last === "for") return [];
  if (last === "business") return unitsBehind(rest.at(-2), ["day"]);
  if (isNumber(last) && rest.at(-2) === "for") return unitsBehind(last, ["minute", "hour"]);
  if (last === "customer") return words(["time"], "in the customer's time zone");
  if (["on", "after", "before", "until"].includes(last)) return anchors(block, place);
  if (isNumber(last)) return unitsBehind(last, ["day", "business day", "week", "month", "year"]);
  if (!recurs && rest.length <= 3 && unitWord.test(last))
    return words(["after", "before"], "from which day it counts");
  return words(
    [
      ...(recurs ? ["on", "after", "until"] : []),
      "at",
      "customer time",
      ...(block.kind === "meeting" ? ["for"] : []),
      "exactly",
    ].filter((word) => !rest.includes(word.split(" ")[0] as string)),
    "more of when",
  );
}

const weekdaysLeft = (rest: readonly string[]): readonly string[] =>
  weekdays.filter((day) => !rest.includes(day));

/** `start until goLive`, `0 to 30 days after start` */
export function ofWindow(
  rest: readonly string[],
  block: ast.Declaration,
  place: Place,
): readonly Completion[] {
  const last = rest.at(-1);
  if (last === undefined) return [...anchors(block, place), ...words(["0 to 30 days after"], "so many days")];
  if (last === "of") return ended(block, place);
  if (["until", "after", "before"].includes(last)) return anchors(block, place);
  if (isNumber(rest[0])) {
    if (rest.length === 1) return words(["to"], "the last day");
    if (isNumber(last)) return unitsBehind(last, ["day", "week", "month", "year"]);
    return unitWord.test(last) ? words(["after", "before"], "from which day it counts") : [];
  }
  return rest.includes("until") ? [] : words(["until"], "the last day");
}

/** `1 day before, 2 hours before` */
export function ofReminders(rest: readonly string[]): readonly Completion[] {
  const last = rest.at(-1);
  if (last === undefined || isComma(last))
    return words(["1 day before", "2 hours before", "15 minutes before"], "when calendars remind");
  if (isNumber(last)) return unitsBehind(last, ["minute", "hour", "day", "week"]);
  return unitWord.test(last) ? words(["before"], "before it begins") : [];
}

/** `2026-11-02 every 6 months` */
export function ofReview(rest: readonly string[]): readonly Completion[] {
  const last = rest.at(-1);
  if (rest.length === 1) return words(["every"], "how often it should be looked through");
  if (last === "every") return words(["3 months", "6 months", "year"], "how often");
  return isNumber(last) ? unitsBehind(last, ["day", "week", "month", "year"], "how often") : [];
}

/** `Monday to Friday 09:00 to 17:00` */
export function ofHours(rest: readonly string[]): readonly Completion[] {
  const last = rest.at(-1);
  const range = rest.slice(rest.findLastIndex(isComma) + 1);
  if (last === undefined || isComma(last) || (last === "to" && range.length === 2))
    return words(weekdaysLeft(rest), "a day of the week");
  if (weekdays.includes(last))
    return words(range.length === 1 ? ["to", "09:00 to 17:00"] : ["09:00 to 17:00"], "from when to when");
  return last !== "to" && !range.slice(2).includes("to") ? words(["to"], "until when") : [];
}

/** `70% over 90 days` */
export function ofTarget(rest: readonly string[]): readonly Completion[] {
  const last = rest.at(-1);
  if (last === undefined || last === "over") return [];
  if (rest.length === 1) return words(["over"], "over how long answers are counted");
  return isNumber(last) ? unitsBehind(last, ["day", "week"]) : [];
}

export const ofDuration = (rest: readonly string[]): readonly Completion[] =>
  rest.length === 1 ? unitsBehind(rest[0], ["minute", "hour", "day", "week"]) : [];
