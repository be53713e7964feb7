/**
 * Everyday wordings: how people write a date, a time or a comparison before they know how this language does.
 *
 * Looked at only where a line could not be read: the first wording that stands at that place says what was meant.
 * So they cost nothing in a file without mistakes. Signs and quotation marks of other scripts are oddities.ts.
 */

import type { Span } from "../source/span.ts";
import { builtInTypes } from "./signal-words.ts";

/**
 * What the line is about: `lines` are those of a `for` block, `type` is behind the name of a signal, `shares` are
 * what a cohort expects.
 */
export type Place = "lines" | "type" | "shares" | "other";

export interface Finding {
  readonly code: "other-wording" | "blank-in-name";
  readonly span: Span;
  readonly found: string;
  /** What to write instead; several where only the writer knows which. */
  readonly write: readonly string[];
  /** Whether the one thing to write is certainly what was meant. */
  readonly certain: boolean;
}

type Groups = Readonly<Record<string, string>>;

interface Wording {
  /** Of its group `slip`, or of all of it. */
  readonly pattern: RegExp;
  readonly write: (groups: Groups) => readonly string[];
  readonly in?: readonly Place[];
  /** What the reader waited for. */
  readonly expected?: RegExp;
  readonly uncertain?: true;
  readonly code?: Finding["code"];
}

const amount = String.raw`\d[\d_.]*%?(?: (?:minutes?|hours?|days?|weeks?|[A-Z]{3})\b)?`;
const more = "more|greater|higher|larger|bigger|longer|later|older";
const less = "less|fewer|lower|smaller|shorter|earlier|younger";

const wording = (
  pattern: string,
  write: Wording["write"],
  rest: Omit<Wording, "pattern" | "write"> = {},
): Wording => {
  let compiled: RegExp | undefined;
  return {
    // At the first mistake: most runs meet none.
    get pattern() {
      compiled ??= new RegExp(pattern, "dgu");
      return compiled;
    },
    write,
    ...rest,
  };
};
const as =
  (...write: readonly string[]) =>
  () =>
    write;
const band = { in: ["lines", "type"] } as const;
const unsureBand = { ...band, uncertain: true } as const;
const condition = { in: ["other"] } as const;

const wordings: readonly Wording[] = [
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

  // Numbers.
  wording(String.raw`(?<![\d.])\d{1,3}(?:\.\d{3}){2,}(?![\d.])`, ({ slip }) => [
    slip?.replaceAll(".", "_") ?? "",
  ]),
  wording(String.raw`(?<![\d.])\d{1,3}(?: \d{3})+(?![\d.])`, ({ slip }) => [
    slip?.replaceAll(" ", "_") ?? "",
  ]),
  wording(String.raw`\b(?<number>\d{1,3})[kK]\b`, ({ number }) => [`${number}_000`]),
  wording(
    String.raw`(?<=\d )(?<slip>usd|eur|gbp|chf|cad|aud|mxn|jpy)\b`,
    ({ slip = "" }) => [slip.toUpperCase()],
    condition,
  ),
  wording(String.raw`\b(?<currency>[A-Z]{3}) (?<number>\d[\d_.]*)`, ({ currency, number }) => [
    `${number} ${currency}`,
  ]),
  wording(String.raw`\b(?:yes ?/ ?no|true ?/ ?false)\b`, as("boolean")),

  wording(String.raw`\b(?<number>\d[\d_.]*) ?(?:percent|per cent|pct)\b`, ({ number }) => [`${number}%`]),

  // Types.
  wording(
    String.raw`^\s*(?:signals\b[^{]*\{\s*)?[\p{L}_]\w*\s+(?<slip>[\p{L}_]\w*(?:\s*,\s*[\p{L}_]\w*)+)(?=\s*(?:"|[;}]|$))`,
    ({ slip = "" }) => (slip.split(",").some((type) => isBuiltIn(type.trim())) ? [] : [`one of ${slip}`]),
    { in: ["type"] },
  ),

  // Points.
  wording(
    String.raw`(?<points>[+-]\d+(?:\.\d+)?) (?<name>[\p{L}_]\w*)`,
    ({ points, name }) => [`${name} ${points}`],
    { expected: /^a persona and its points/ },
  ),
  wording(
    String.raw`\b(?<number>\d+) points? (?:to|for) (?<name>[\p{L}_]\w*)`,
    ({ number, name }) => [`${name} +${number}`],
    { expected: /^a persona and its points/ },
  ),
  wording(String.raw`\+\+\s*(?<number>\d+)`, ({ number }) => [`+${number}`], { expected: /^points/ }),
  wording(String.raw`(?<!"\s*(?:or|and)\s*)"(?<name>[\p{L}_]\w*)"`, ({ name = "" }) => [name], {
    expected: /^a (?:persona and its points|condition$)/,
  }),

  // Ranges of types and bands of `for`.
  wording(
    `(?<low>${amount})\\s*(?:[-–—]|\\.{2,3})\\s*(?<high>${amount})`,
    ({ low, high }) => [`${low} to ${high}`],
    { in: ["type", "shares"] },
  ),
  wording(
    `\\b(?:from|between) (?<low>${amount}) (?:to|and) (?<high>${amount})`,
    ({ low, high }) => [`${low} to ${high}`],
    { in: ["type", "shares"] },
  ),
  wording(
    `(?<low>${amount})\\s*(?:[-–—]|\\.{2,3})\\s*(?<high>${amount})`,
    ({ low, high }) => bands(low, high),
    { in: ["lines"] },
  ),
  wording(
    `\\b(?:from|between) (?<low>${amount}) (?:to|and) (?<high>${amount})`,
    ({ low, high }) => bands(low, high),
    { in: ["lines"] },
  ),
  wording(
    `(?:>=|≥|(?:at least|from|not less than|no less than|minimum)\\b) ?(?<low>${amount})`,
    ({ low }) => [`${low} and above`],
    band,
  ),
  wording(
    `(?<low>${amount})(?:\\s*\\+| (?:and|or) (?:${more}|over|up|upwards|above)\\b)`,
    ({ low }) => [`${low} and above`],
    band,
  ),
  wording(
    `(?:>|(?:(?:${more}) than|over|above)\\b) ?(?<low>${amount})`,
    ({ low }) => after(low).map((next) => `${next} and above`),
    unsureBand,
  ),
  wording(
    `(?:<=|≤|(?:at most|up to|not more than|no more than|maximum)\\b) ?(?<high>${amount})`,
    ({ high }) => after(high).map((next) => `below ${next}`),
    unsureBand,
  ),
  wording(
    `(?<high>${amount}) (?:and|or) (?:${less}|below|under)\\b`,
    ({ high }) => after(high).map((next) => `below ${next}`),
    unsureBand,
  ),
  wording(`(?:<|(?:(?:${less}) than|under)\\b) ?(?<high>${amount})`, ({ high }) => [`below ${high}`], band),

  // Shares.
  wording(`(?:>=|≥|(?:not less than|no less than|minimum|from)\\b)`, as("at least"), { in: ["shares"] }),
  wording(`(?:<=|≤|(?:not more than|no more than|maximum|up to)\\b)`, as("at most"), { in: ["shares"] }),
  wording(`(?<low>${amount}) (?:and|or) (?:${more}|above)\\b`, ({ low }) => [`at least ${low}`], {
    in: ["shares"],
  }),
  wording(`(?<high>${amount}) (?:and|or) (?:${less}|below)\\b`, ({ high }) => [`at most ${high}`], {
    in: ["shares"],
  }),

  // Comparisons.
  wording(
    `\\b(?<name>[\\p{L}_][\\w.]*) (?:is )?between (?<low>${amount}) and (?<high>${amount})`,
    ({ name, low, high }) => [`${name} >= ${low} and ${name} <= ${high}`],
    condition,
  ),
  wording(
    `\\b(?:is )?(?:(?:${more}) than or equal(?: to)?|at least|not less than|no less than)\\b`,
    as(">="),
    condition,
  ),
  wording(
    `\\b(?:is )?(?:(?:${less}) than or equal(?: to)?|at most|not more than|no more than|up to)\\b`,
    as("<="),
    condition,
  ),
  wording(`\\b(?:is )?(?:(?:${more}) than|over|above|exceeds)\\b`, as(">"), condition),
  wording(`\\b(?:is )?(?:(?:${less}) than|under|below)\\b`, as("<"), condition),
  wording(String.raw`\b(?:is not equal to|does not equal|differs from)\b`, as("is not"), condition),
  wording(String.raw`\b(?:is equal to|equal to|equals)\b`, as("is"), condition),
  wording(String.raw`\b(?:is )?in\b(?= )`, as("is one of"), { ...condition, uncertain: true }),
  wording(String.raw`\b(?:includes?|have)\b`, as("has", "contains"), condition),
  wording(String.raw`"\s*(?<slip>or)\s*"`, as(","), condition),

  wording(
    String.raw`(?<=\b(?:when|and|or|not|as) |\()(?<slip>(?<first>[a-z]\w*) (?<second>[a-z]\w*)) (?:[<>]|(?:is|has|contains)\b)`,
    ({ first = "", second = "" }) => [joinedName([first, second])],
    { in: ["other"], code: "blank-in-name", uncertain: true },
  ),

  // What stands behind a title.
  wording(
    String.raw`(?<titles>"(?:[^"\\]|\\.)*"(?:\s*,\s*(?:[\w-]+\s+)?"(?:[^"\\]|\\.)*")*)\s+(?<flags>(?:required|personal|sensitive|context)(?:\s+(?:required|personal|sensitive|context))*)\b`,
    ({ titles, flags }) => [`${flags} ${titles}`],
    { in: ["type"] },
  ),
];

/**
 * @param at where reading stopped, as an offset in `text`
 * @param expected what should have stood there, in the words of the message
 */
export function findWording(text: string, at: number, expected: string, place: Place): Finding | undefined {
  const start = lineStart(text, at);
  const line = text.slice(start, lineEnd(text, at));
  // A line this long was written by a program.
  if (line.length > 1_000) return undefined;
  for (const one of wordings) {
    if (one.in?.includes(place) === false || one.expected?.test(expected) === false) continue;
    for (const match of line.matchAll(one.pattern)) {
      const { indices, groups = {} } = match;
      const [first, end] = indices?.[0] ?? [0, 0];
      if (start + first > at || start + end < at) continue;
      const [from, to] = indices?.groups?.slip ?? [first, end];
      const found = line.slice(from, to);
      const write = one.write({ slip: found, ...(groups as Groups) });
      if (write.length === 0) continue;
      const certain = write.length === 1 && one.uncertain !== true;
      return {
        code: one.code ?? "other-wording",
        span: { start: start + from, end: start + to },
        found,
        write,
        certain,
      };
    }
  }
  return undefined;
}

/** `lead time` → `leadTime` */
export const joinedName = (parts: readonly string[]): string =>
  parts.map((part, index) => (index === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1))).join("");

/** Where a name stands in a file, outside of texts and comments. */
export function wordPlaces(text: string, word: string): readonly Span[] {
  const places: Span[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const end = at + word.length;
    const before = text.slice(lineStart(text, at), at);
    const alone = !/[\p{L}\p{N}_-]$/u.test(before) && !/^[\p{L}\p{N}_-]/u.test(text.slice(end, end + 2));
    const quoted = (before.match(/(?<!\\)"/g)?.length ?? 0) % 2 === 1;
    if (alone && !quoted && !before.includes("//")) places.push({ start: at, end });
    if (places.length > 1_000) break;
  }
  return places;
}

export function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  return start;
}

export function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  return end;
}

const isBuiltIn = (word: string): boolean => (builtInTypes as readonly string[]).includes(word);

type Part = string | undefined;

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

/** A band leaves its upper end out; whether the writer did, nobody knows. */
const bands = (low: Part, high: Part): readonly string[] => [
  `${low} to below ${high}`,
  ...after(high).map((next) => `${low} to below ${next}`),
];

/** The next whole number. */
const after = (number: Part): readonly string[] =>
  number !== undefined && /^\d{1,9}$/.test(number) ? [String(Number(number) + 1)] : [];
