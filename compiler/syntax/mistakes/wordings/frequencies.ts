/** How often something comes: all of it is written as `every` and a length of time. */

import { numberNamed } from "../../../values/number-words.ts";
import { as, type Part, type Wording, wording } from "./wording.ts";

const from = "(?:(?:starting|beginning)(?: on| from| at| with)?|from|since)";
const last = "(?:up )?(?:to|till?|through|thru|ending(?: on| with)?)";
const anchor = String.raw`(?:end of )?[\p{L}_]\w*|\d{4}-\d\d-\d\d`;
const end = `(?: (?:${last}|until) (?:the )?(?<end>${anchor}))?`;
const until = (written: Part, end: Part): string => `${written}${end === undefined ? "" : ` until ${end}`}`;

const weekday = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";

export const frequencyWordings = (): readonly Wording[] => [
  wording(String.raw`\b(?:every|each) (?:half[- ]?years?|semester)\b`, as("every 6 months")),
  wording(String.raw`\b(?:every|each) quarter\b`, as("every 3 months")),
  wording(String.raw`\bevery (?<count>\d{1,2}) quarters\b`, ({ count }) => [
    `every ${3 * Number(count)} months`,
  ]),
  wording(
    String.raw`\b(?:every (?:other|second|2nd)|each second) (?<unit>day|week|month|year)\b`,
    ({ unit }) => [`every 2 ${unit}s`],
  ),
  wording(String.raw`\bevery other (?<day>${weekday})s?\b`, ({ day }) => [`every 2 weeks on ${day}`]),
  wording(
    String.raw`\bevery (?<word>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?<unit>day|week|month|year)s\b`,
    ({ word = "", unit }) => [`every ${numberNamed(word)} ${unit}s`],
  ),
  wording(String.raw`(?<![\d-])(?<count>\d{1,2})[- ](?<unit>week|month|year)ly\b`, ({ count, unit }) => [
    `every ${count} ${unit}s`,
  ]),
  wording(
    String.raw`\b(?:half|semi|bi)[- ]?(?:yearly|annual(?:ly)?)\b|\btwice (?:a|per) year\b`,
    as("every 6 months"),
  ),
  // Which of a month's Mondays cannot be said; every fourth one is near.
  wording(
    String.raw`\b(?:on )?(?:every|each|the) (?:first|second|third|fourth|last|1st|2nd|3rd|4th) (?<day>${weekday})(?: (?:of|in) (?:the|each|every|a) month)?\b`,
    ({ day }) => [`every 4 weeks on ${day}`],
    { uncertain: true },
  ),
  wording(
    String.raw`\b(?<slip>every month on (?:the |day )*(?<day>\d{1,2})(?:st|nd|rd|th)?|(?:on )?(?:the )?(?<ordinal>\d{1,2})(?:st|nd|rd|th) of (?:every|each|the) month)(?![\w-])`,
    ({ day, ordinal = "" }) => [`every month on 2027-01-${(day ?? ordinal).padStart(2, "0")}`],
    { uncertain: true },
  ),
  wording(
    String.raw`\breviewed\s+(?<slip>(?<every>every (?:\d{1,2} )?(?:day|week|month|year)s?),? (?:${from}|after|on) (?<day>\d{4}-\d\d-\d\d))`,
    ({ every, day }) => [`${day} ${every}`],
  ),
  // A first day: what recurs begins with its window, `on` a day, or, of weekdays, `after` one.
  wording(
    String.raw`\b(?<slip>(?<every>every [^;{}/]*?) ${from} (?:the )?start\b${end})`,
    ({ every, end }) => [until(every, end)],
    { in: ["other"] },
  ),
  ...[`(?<days> on ${weekday}(?:, ?${weekday})*)`, ""].map((days) =>
    wording(
      String.raw`\b(?<slip>(?<every>every (?:\d{1,2} )?(?:day|week|month|year)s?${days})(?<rest>(?: (?:at|for|customer)\b[^;{}/]*?)?) ${from} (?:the )?(?<first>${anchor})${end})`,
      ({ every, days, rest, first, end }) => [
        until(`${every} ${days === undefined ? "on" : "after"} ${first}${rest}`, end),
      ],
      days === "" ? { in: ["other"] } : { in: ["other"], uncertain: true },
    ),
  ),
  wording(
    String.raw`\bevery [^;{}/]*? (?<slip>${last} (?:the )?(?<end>${anchor}))(?=\s*(?:[;}/]|$))`,
    ({ end }) => [`until ${end}`],
    { in: ["other"] },
  ),
  wording(String.raw`\bquarterly\b`, as("every 3 months")),
  wording(String.raw`\bfortnightly\b`, as("every 2 weeks")),
  // Twice in each, say some; every other one, say others.
  wording(String.raw`\bbi[- ]?(?<unit>week|month)ly\b`, ({ unit }) => [`every 2 ${unit}s`], {
    uncertain: true,
  }),
  wording(String.raw`\b(?:(?:once )?each|once (?:a|every)) (?<unit>day|week|month|year)\b`, ({ unit }) => [
    `every ${unit}`,
  ]),
  wording(String.raw`\bannual(?:ly)?\b`, as("every year")),
  wording(String.raw`\b(?<unit>dai|week|month|year)ly\b`, ({ unit }) => [
    `every ${unit === "dai" ? "day" : unit}`,
  ]),
  wording(String.raw`\breviewed\s+\d\S+?(?<slip>,)\s*every\b`, as("")),
  wording(
    String.raw`\breviewed\s+\S+\s+(?<slip>(?:again )?(?:in|after) (?<length>\d{1,2} (?:day|week|month|year)s))\b`,
    ({ length }) => [`every ${length}`],
  ),
];
