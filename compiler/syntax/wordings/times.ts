/** Dates, times of day, lengths of time, and when something happens. */

import { as, type Part, type Wording, wording } from "./wording.ts";

export const timeWordings = (): readonly Wording[] => [
  // Dates.
  wording(String.raw`\b(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})\b`, ({ day, month, year }) =>
    dates(year, [month, day]),
  ),
  wording(String.raw`\b(?<first>\d{1,2})/(?<second>\d{1,2})/(?<year>\d{4})\b`, ({ first, second, year }) =>
    dates(year, [second, first], [first, second]),
  ),
  wording(String.raw`\b(?<year>\d{4})([/.])(?<month>\d{1,2})\2(?<day>\d{1,2})\b`, ({ year, month, day }) =>
    dates(year, [month, day]),
  ),
  wording(
    String.raw`\b(?<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<name>[A-Z][a-z]{2,8}),? (?<year>\d{4})\b`,
    ({ day, name, year }) => dates(year, [monthOf(name), day]),
  ),
  wording(
    String.raw`\b(?<name>[A-Z][a-z]{2,8}) (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})\b`,
    ({ day, name, year }) => dates(year, [monthOf(name), day]),
  ),

  wording(
    String.raw`\b(?<first>\d{1,2})-(?<second>\d{1,2})-(?<year>\d{2}|\d{4})\b`,
    ({ first, second, year }) => dates(year?.padStart(4, "20"), [second, first], [first, second]),
  ),

  // Times of day.
  wording(
    String.raw`\b(?<hour>\d{1,2})(?:[:.h](?<minute>\d{2}))?\s*(?<half>[apAP])\.?[mM]\b\.?`,
    ({ hour, minute, half }) => times(hour, minute, half),
  ),
  wording(
    String.raw`(?<![\d.:])(?<hour>\d{1,2})(?:[.h](?<minute>\d{2}))?(?![\d.:])(?:h\b)?`,
    ({ hour, minute }) => times(hour, minute),
    { expected: /^a time$/ },
  ),
  wording(String.raw`\b(?:noon|midday)\b`, as("12:00"), { expected: /^a time$/ }),
  wording(String.raw`\bmidnight\b`, as("00:00"), { expected: /^a time$/ }),

  // Lengths of time, and days.
  wording(String.raw`\b(?:work|working|bank|banking|week)[ -]?(?:days|day)\b`, as("business days")),
  wording(String.raw`\bcalendar days?\b`, as("days")),
  wording(String.raw`(?<=\d)\s*(?<slip>mins?)\b`, as("minutes"), { expected: /unit/ }),
  wording(String.raw`(?<=\d)\s*(?<slip>hrs?|h)\b`, as("hours"), { expected: /unit/ }),
  wording(
    String.raw`\bremind\b[^;{}]*?(?<slip>\d+\s+(?:minute|hour|day|week)s?)(?=\s*(?:[,;}]|$))`,
    ({ slip }) => [`${slip} before`],
    { expected: /`before`/ },
  ),
  wording(
    String.raw`\b(?:after|before|on|until|end of) (?<slip>the (?<name>[\p{L}_]\w*))`,
    ({ name = "" }) => [name],
  ),
  wording(String.raw`\bprior to\b`, as("before"), { expected: /`before`/ }),
  wording(String.raw`\b(?:from|following|past|since)\b`, as("after"), { expected: /`after`/ }),
  wording(
    String.raw`\bevery (?<day>(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day)s?\b`,
    ({ day = "" }) => [`every week on ${day.charAt(0).toUpperCase()}${day.slice(1)}`],
  ),
  wording(String.raw`\bevery (?:other|second|2nd) (?<unit>day|week|month|year)\b`, ({ unit }) => [
    `every 2 ${unit}s`,
  ]),
  wording(String.raw`\bevery quarter\b`, as("every 3 months")),
  wording(String.raw`\bevery (?<name>[\p{L}_]\w*)`, ({ name }) => [`every year on ${name}`], {
    expected: /unit/,
  }),
  wording(String.raw`\b(?<slip>dai|week|month|year)ly\b`, ({ slip }) => [
    `every ${slip === "dai" ? "day" : slip}`,
  ]),
  wording(
    String.raw`\bwhen (?<slip>(?:in|within|after) (?<length>\d+ (?:business )?(?:day|week)s?))`,
    ({ length }) => [`${length} after start`],
    { expected: /^a time, such/, uncertain: true },
  ),
  wording(String.raw`\bwhen (?<slip>immediately|now|at once|asap)\b`, as("on start"), {
    expected: /^a time, such/,
    uncertain: true,
  }),
  wording(
    String.raw`\bwhen (?<slip>(?:at |the )?(?<name>[\p{L}_]\w*|\d{4}-\d{2}-\d{2}))`,
    ({ name }) => [`on ${name}`],
    { expected: /^a time, such/ },
  ),
];

/** Each order of month and day that is a date, once. */
function dates(year: Part, ...orders: readonly (readonly [month: Part, day: Part])[]): readonly string[] {
  const written = orders.flatMap(([month = "", day = ""]) =>
    Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
      ? [`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`]
      : [],
  );
  return [...new Set(written)];
}

function monthOf(name: Part): string {
  const short = name?.slice(0, 3).toLowerCase() ?? "";
  const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
  return String(months.indexOf(short) + 1);
}

function times(hour: Part, minute: Part, half?: Part): readonly string[] {
  let hours = Number(hour);
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return [];
    hours = (hours % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  }
  if (hours > 23 || Number(minute ?? 0) > 59) return [];
  return [`${String(hours).padStart(2, "0")}:${minute ?? "00"}`];
}
