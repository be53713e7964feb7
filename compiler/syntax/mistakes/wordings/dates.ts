/** Dates, in the orders and with the names of months that people write. */

import { isDate, nearestDate } from "../../../values/calendar-date.ts";
import { type Groups, type Part, type Wording, wording } from "./wording.ts";

/** Each by itself, and before that several in a row, so that one message shows how all are written. */
export function dateWordings(): readonly Wording[] {
  const single = ways.map(([pattern, days]) => wording(pattern, (groups) => days(groups).filter(isDate)));
  const inRow = single.map(({ pattern, write }) =>
    wording(
      `${withoutNames(pattern.source)}(?:\\s*,\\s*${withoutNames(pattern.source)})+`,
      ({ slip = "" }, words) => {
        const written = [...slip.matchAll(pattern)].map(({ groups = {}, 0: found }) =>
          write({ ...groups, slip: found }, words),
        );
        return written.some(({ length }) => length !== 1) ? [] : [written.join(", ")];
      },
    ),
  );
  return [...inRow, ...single, ...noDays(), ...spans()];
}

const day = String.raw`\d{4}-\d\d-\d\d`;
const joint = String.raw`\s*(?:\b(?:to|until|till|through|and)\b|[-–—/])\s*`;

/** From one day to another. */
const spans = (): readonly Wording[] => [
  // `holidays 2026-12-24 to 2026-12-27`: each day by itself.
  wording(
    String.raw`\bholidays\b[^;{}]*?(?<slip>(?<from>${day})${joint}(?<to>${day}))`,
    ({ from = "", to = "" }) => {
      const days = [];
      for (let day = Date.parse(from); day <= Date.parse(to) && days.length <= 31; day += 86_400_000)
        days.push(new Date(day).toISOString().slice(0, 10));
      return days.length > 31 ? [] : [days.join(", ")];
    },
    { in: ["other"] },
  ),
  // Of three days nobody knows which is the last.
  wording(
    String.raw`\b(?:(?:from|between) )?${day}(?:${joint}${day})+`,
    ({ slip = "" }) => {
      const days = slip.match(/\d{4}-\d\d-\d\d/g) ?? [];
      return days.length === 2 ? [days.join(" to ")] : [];
    },
    { in: ["rule"], expected: /^(?:a value)?$/ },
  ),
];

/** An expression may have each name but once. */
const withoutNames = (source: string): string => source.replaceAll(/\(\?<\p{L}+>/gu, "(?:");

/** How a day is written, and which it may be, in the calendar or not. */
const ways: readonly (readonly [pattern: string, days: (groups: Groups) => readonly string[]])[] = [
  [
    String.raw`\b(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4}|\d{2})\b`,
    ({ day, month, year }) => dates(year, [month, day]),
  ],
  [
    String.raw`\b(?<first>\d{1,2})/(?<second>\d{1,2})/(?<year>\d{4}|\d{2})\b`,
    ({ first, second, year }) => dates(year, [second, first], [first, second]),
  ],
  [
    String.raw`\b(?<year>\d{4})[/.](?<month>\d{1,2})[/.](?<day>\d{1,2})\b`,
    ({ year, month, day }) => dates(year, [month, day]),
  ],
  [
    String.raw`\b(?<day>\d{1,2})(?:st|nd|rd|th|er|[.º])?[ -](?:of |de )?(?<name>\p{L}{3,10})\.?,?[ -](?:de )?(?<year>\d{4})\b`,
    ({ day, name, year }) => dates(year, [monthOf(name), day]),
  ],
  [
    String.raw`(?<!\p{L})(?<name>\p{L}{3,10})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})\b`,
    ({ day, name, year }) => dates(year, [monthOf(name), day]),
  ],
  [
    String.raw`(?<![\d-])(?<first>\d{1,2})-(?<second>\d{1,2})-(?<year>\d{2}|\d{4})\b`,
    ({ first, second, year }) => dates(year, [second, first], [first, second]),
  ],
  [
    String.raw`\bQ(?<quarter>[1-4])[ -](?<year>\d{4})\b`,
    ({ quarter, year }) => [
      ...dates(year, [String(Number(quarter) * 3 - 2), "1"]),
      ...dates(year, [String(Number(quarter) * 3), /[14]/.test(quarter ?? "") ? "31" : "30"]),
    ],
  ],
];

/** `31/11/2026` */
const noDays = (): readonly Wording[] =>
  ways.map(([pattern, days]) =>
    wording(
      pattern,
      (groups) =>
        days(groups)
          .slice(0, 1)
          .flatMap((day) => nearestDate(day) ?? []),
      {
        code: "no-such-date",
      },
    ),
  );

/** Each order of month and day that is a date, once. */
function dates(year: Part, ...orders: readonly (readonly [month: Part, day: Part])[]): readonly string[] {
  const written = orders.flatMap(([month = "", day = ""]) =>
    Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
      ? [`${year?.padStart(4, "20")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`]
      : [],
  );
  return [...new Set(written)];
}

/** The first and the last day of a month, a quarter or a year, whichever is named; none where a name is no month's. */
export function daysOf(year: Part, month: Part, quarter: Part): readonly (readonly [string, string])[] {
  const named = month === undefined ? undefined : Number(monthOf(month));
  if (named === 0) return [];
  const first = named ?? (quarter === undefined ? 1 : Number(quarter) * 3 - 2);
  const last = named ?? (quarter === undefined ? 12 : Number(quarter) * 3);
  const length = new Date(Date.UTC(Number(year), last, 0)).getUTCDate();
  const day = (of: number, count: number) =>
    `${year}-${String(of).padStart(2, "0")}-${String(count).padStart(2, "0")}`;
  return [[day(first, 1), day(last, length)]];
}

/** How the months begin in English, Spanish, German, French, Italian, Portuguese and Dutch. */
const months = [
  ...["jan ene gen", "feb fev fév", "mar mär maa", "apr abr avr", "may mai mag mei", "jun juin giu"],
  ...["jul juil lug", "aug ago aoû aou", "sep set", "oct okt ott out", "nov", "dec dez dic déc"],
];

/** Its number; `0` for another word. */
function monthOf(name: Part = ""): string {
  const written = name.toLowerCase();
  return String(
    1 + months.findIndex((starts) => starts.split(" ").some((start) => written.startsWith(start))),
  );
}
