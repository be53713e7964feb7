/** What counts from today: nothing that a playbook knows, and so nothing else to write. */

import { begins } from "./conditions.ts";
import { condition, less, more, type Wording, wording } from "./wording.ts";

const name = "[\\p{L}_][\\w.]*";
const count = String.raw`(?:\d+|an?|one|two|three|six|twelve)`;
const length = `${count} (?:business )?(?:day|week|month|quarter|year)s?`;
const today = "(?:today|now|tomorrow|yesterday)\\b(?: ?\\(\\))?";
const next = "(?:next|last|past|coming|previous|following|current)";
const compared = `(?:is )?(?:(?:in )?(?:not )?(?:${more}|${less}|newer|sooner) than|at least|at most|over|under|within|inside|in|before|after|[<>]=?)`;

export const todayWordings = (): readonly Wording[] => [
  // Two dates: `more than 18 months before goLive`
  wording(
    `${begins}(?<name>${name}) (?<slip>(?:${compared}|is) ${length} (?:before|after) (?!${today})(?:${name}|\\d[\\d-]*))`,
    ({ name }) => [
      `how far two dates are apart is not counted: compare with a date, as in \`${name} < 2026-12-01\``,
    ],
    { ...condition, code: "not-expected" },
  ),
  ...[
    // `today + 30 days`, `30 days after today`, `in less than 30 days`, `90 days ago`, `now()`
    `(?:${compared} )?${today} ?[-+–−] ?${length}\\b`,
    `(?:${compared} )?${length} (?:(?:from|of|before|after) ${today}|ago\\b|away\\b)`,
    `(?:is )?in (?:${more}|${less}) than ${length}\\b`,
    `(?:${compared}|is) (?:today|now|tomorrow|yesterday) ?\\(\\)`,
    // `in the next 3 months`, `within the last year`, `this quarter`
    `(?:is )?(?:in|within|inside|during|for|over) (?:the )?${next} (?:${length}|(?:day|week|month|quarter|year)s?)\\b`,
    `(?:is )?(?:in |within |during )?(?:(?:this|next|last) (?:week|month|quarter|year)|the (?:past|future))\\b`,
    // Months and years are no durations, so they can only be counted from a day.
    `${compared} ${count} (?:month|quarter|year)s?\\b`,
  ].map((slip) =>
    wording(`${begins}${name} (?<slip>${slip})`, () => [], { ...condition, code: "relative-date" }),
  ),
];
