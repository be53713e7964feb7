/** Ranges of types, bands of `for`, and the shares of a cohort. */

import { amount, as, less, more, type Part, type Wording, withUnit, wording } from "./wording.ts";

const band = { in: ["lines", "type"] } as const;
const unsureBand = { ...band, uncertain: true } as const;

export const rangeWordings = (): readonly Wording[] => [
  // `when europe then …`, `is europe then …`: a case is its value alone.
  wording(
    String.raw`(?:^|[{;])\s*(?<slip>(?:when|if|is|case|equals) +)(?=(?!then\b)[\p{L}_]\w*(?: or [\p{L}_]\w*)* +then\b)`,
    as(""),
    { in: ["lines"] },
  ),
  // Ranges of types and bands of `for`.
  // `scale 1-5`
  wording(
    String.raw`(?:^|[{;])\s*[\p{L}_]\w*\s+(?<slip>(?:scale|range|slider|rating|stars?|grade|mark) (?:from |of )?(?<low>\d+)\s*(?:[-–—]|\.{2,3}|\bto\b)\s*(?<high>\d+))(?![\w.])`,
    ({ low, high }) => [`integer ${low} to ${high}`],
    { in: ["type"] },
  ),
  wording(
    `\\bmin(?:imum)?\\.? (?<low>${amount}),? (?:and )?max(?:imum)?\\.? (?<high>${amount})`,
    ({ low, high }) => [`${low} to ${high}`],
    { in: ["type", "shares"] },
  ),
  wording(
    `\\((?<low>${amount})\\s*(?:[-–—]|\\.{2,3}|\\bto\\b)\\s*(?<high>${amount})\\)`,
    ({ low, high }) => [`${low} to ${high}`],
    { in: ["type"] },
  ),
  wording(
    `(?<low>${amount})\\s*(?:[-–—]|\\.{2,3})\\s*(?<high>${amount})`,
    ({ low, high }) => [`${low} to ${high}`],
    { in: ["type", "shares"] },
  ),
  // Of whole numbers both ends are whole.
  wording(
    String.raw`\bnumber (?:from|between) (?<low>\d+) (?:to|and) (?<high>\d+)(?![\w.])`,
    ({ low, high }) => [`integer ${low} to ${high}`],
    { in: ["type"] },
  ),
  wording(
    `\\b(?:from|between) (?<low>${amount}) (?:to|and) (?<high>${amount})`,
    ({ low = "", high = "" }) => [`${withUnit(low, high)} to ${high}`],
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
    `\\b(?:from|between) (?<low>${amount}) (?:to|and) (?<end>below ${amount})`,
    ({ low, end }) => [`${low} to ${end}`],
    { in: ["lines"] },
  ),
  wording(
    `(?:>=|≥|(?:at least|from|since|not less than|no less than|minimum|min)\\b\\.?) ?(?<low>${moment}|${amount})`,
    ({ low }) => [`${low} and above`],
    band,
  ),
  wording(
    `(?<low>${moment}|${amount})(?:\\s*\\+(?<unit> (?!then\\b)\\p{L}+)?(?=\\s|$)| (?:and|or) (?:${more}|over|up|upwards|above|after)\\b)`,
    // In what a number is counted is said by the title.
    ({ low, unit = "" }) => [`${low}${isUnit.test(unit) ? unit : ""} and above`],
    band,
  ),
  wording(
    `(?:>|(?:(?:${more}) than|over|above|after)\\b) ?(?<low>${amount})`,
    ({ low }) => after(low).map((next) => `${next} and above`),
    unsureBand,
  ),
  wording(
    `(?:<=|≤|(?:at most|up to|not more than|no more than|maximum|max)\\b\\.?) ?(?<high>${amount})(?! of\\b)`,
    ({ high }) => after(high).map((next) => `below ${next}`),
    unsureBand,
  ),
  wording(
    `(?<high>${amount}) (?:and|or) (?:${less}|below|under)\\b`,
    ({ high }) => after(high).map((next) => `below ${next}`),
    unsureBand,
  ),
  wording(
    `(?:<|(?:(?:${less}) than|under|before)\\b) ?(?<high>${moment}|${amount})`,
    ({ high }) => [`below ${high}`],
    band,
  ),
  // A remark.
  wording(String.raw`[\p{L}\w]\s*(?<slip>\([^()"{};]*\))(?=\s*(?:"|[;}/]|$))`, () => [""], {
    in: ["type"],
    expected: /^$/,
    uncertain: true,
  }),

  // Shares.
  wording(
    String.raw`\bexpect\s+(?<slip>(?:share of )?(?!share\b|persona\b|undecided\b)(?<name>[\p{L}_]\w*) (?:(?:is|from|between) )?(?<low>\d[\d.]*)%?\s*(?:[-–—]|\bto\b|\band\b)\s*(?<high>\d[\d.]*) ?(?:%|percent\b))`,
    ({ name, low, high }) => [`share ${name} ${low}% to ${high}%`],
    { in: ["shares"] },
  ),
  wording("(?<slip>[<>])\\s*\\d", ({ slip }) => [slip === "<" ? "at most" : "at least"], {
    in: ["shares"],
    uncertain: true,
  }),
  wording(
    String.raw`\bpersona\s+(?<slip>(?:matches|equals|is|same as|agrees to)(?: with)?)\s+column\b`,
    as("agrees with"),
    { in: ["shares"] },
  ),
  wording(String.raw`\bshare\s+(?<slip>of)\s+[\p{L}_]`, as(""), { in: ["shares"] }),
  wording(String.raw`(?<slip>is|of|should be|must be)\s+at (?:least|most)\b`, as(""), { in: ["shares"] }),
  wording(
    `(?:(?:is|of|should be|must be) )?(?:(?<least>(?:${more}) than|over|above)|(?:${less}) than|under|below)\\b`,
    ({ least }) => [least === undefined ? "at most" : "at least"],
    { in: ["shares"], uncertain: true },
  ),
  wording(
    String.raw`(?<!\bshare )(?<slip>(?:(?:is|of|should be|must be|about|around|exactly|=) ?)?(?<share>\d[\d.]*%))\s*(?=[;}/]|$)`,
    ({ share }) => [`at least ${share}`, `at most ${share}`],
    { in: ["shares"] },
  ),
  wording(`(?:>=|≥|(?:not less than|no less than|min(?:imum)?|from)\\b\\.?)`, as("at least"), {
    in: ["shares"],
  }),
  wording(`(?:<=|≤|(?:not more than|no more than|max(?:imum)?|up to)\\b\\.?)`, as("at most"), {
    in: ["shares"],
  }),
  wording(`(?<low>${amount}) (?:and|or) (?:${more}|above)\\b`, ({ low }) => [`at least ${low}`], {
    in: ["shares"],
  }),
  wording(`(?<high>${amount}) (?:and|or) (?:${less}|below)\\b`, ({ high }) => [`at most ${high}`], {
    in: ["shares"],
  }),
];

const isUnit = /^ (?:(?:minute|hour|day|week|month|year)s?|[A-Z]{3})$/;

/** A day or a time of day. */
const moment = String.raw`(?:\d{4}-\d\d-\d\d|\d\d:\d\d)`;

/** A band leaves its upper end out; whether the writer did, nobody knows. */
const bands = (low: Part, high: Part): readonly string[] => [
  `${low} to below ${high}`,
  ...after(high).map((next) => `${low} to below ${next}`),
];

/** The next whole number. */
const after = (number: Part): readonly string[] =>
  number !== undefined && /^\d{1,9}$/.test(number) ? [String(Number(number) + 1)] : [];
