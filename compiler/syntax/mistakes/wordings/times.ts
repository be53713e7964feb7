/** Times of day, lengths of time, and when something happens. */

import { numberNamed } from "../../../values/number-words.ts";
import { joinedName } from "../../name-spelling.ts";
import { timesOfDay } from "./times-of-day.ts";
import { as, type Wording, wording } from "./wording.ts";

export const timeWordings = (): readonly Wording[] => [
  // Times of day.
  wording(String.raw`\b(?<hour>\d{1,2}) o['’]clock\b`, ({ hour }) => timesOfDay(hour, undefined)),
  wording(
    String.raw`\b(?:at|from|between) (?<hour>\d{1,2}):(?<minute>\d{2})\s*(?:[-–—]|(?:to|until|and)\b)\s*(?<laterHour>\d{1,2}):(?<laterMinute>\d{2})\b`,
    ({ hour, minute, laterHour, laterMinute }) => {
      const length = Number(laterHour) * 60 + Number(laterMinute) - Number(hour) * 60 - Number(minute);
      return length <= 0 ? [] : timesOfDay(hour, minute).map((time) => `at ${time} for ${length} minutes`);
    },
  ),
  wording(String.raw`\b(?<hour>\d{1,2}):(?<minute>\d{2}):\d{2}\b`, ({ hour, minute }) =>
    timesOfDay(hour, minute),
  ),
  wording(String.raw`\b(?<hour>\d{1,2}):(?<minute>\d)(?!\d)`, ({ hour, minute }) => [
    ...timesOfDay(hour, `0${minute}`),
    ...timesOfDay(hour, `${minute}0`),
  ]),
  wording(
    String.raw`\b(?<hour>\d{1,2})(?:[:.h](?<minute>\d{2}))?\s*(?<half>[apAP])\.?[mM]\b\.?`,
    ({ hour, minute, half }) => timesOfDay(hour, minute, half),
  ),
  wording(
    String.raw`(?<![\d.:])(?<hour>\d{1,2})(?:[.h](?<minute>\d{2}))?(?![\d.:])(?:\s?(?:h|Uhr|hrs|hours)\b)?`,
    ({ hour, minute }) => timesOfDay(hour, minute),
    { expected: /^a time$/ },
  ),
  wording(String.raw`\b(?:noon|midday)\b`, as("12:00"), { expected: /^a time$/ }),
  wording(String.raw`\bmidnight\b`, as("00:00"), { expected: /^a time$/ }),

  wording(
    String.raw`\b(?<word>an?|one|two|three|four|five|six|seven|eight|nine|ten) (?<unit>(?:business )?(?:minute|hour|day|week|month|year)s?)\b(?= (?:after|before)\b|(?<=[<>]=? ?\S{1,5} \S{1,20})\s*(?:then\b|and\b|or\b|[;{}/]|$))`,
    ({ word = "", unit }) => [`${Math.max(1, numberNamed(word))} ${unit}`],
    { in: ["other"] },
  ),
  // `the 5th business day after start`
  wording(
    String.raw`\b(?<slip>(?:on )?(?:the )?(?<count>\d{1,3})(?:st|nd|rd|th) (?<unit>(?:business )?(?:day|week|month|year)))(?= (?:after|before)\b)`,
    ({ count, unit }) => [`${count} ${unit}${count === "1" ? "" : "s"}`],
    { in: ["other"] },
  ),
  // Adding and taking away, which there is not.
  wording(
    String.raw`(?:\bon )?(?<!\p{L})(?<name>[\p{L}_]\w*)\s*(?<sign>[-+–−]|(?<=\s)(?:plus|minus)\b)\s*(?<length>\d+ (?:business )?(?:minute|hour|day|week|month|year)s?)\b`,
    ({ name = "", sign, length }) => [
      `${length} ${sign === "+" || sign === "plus" ? "after" : "before"} ${name}`,
    ],
    { in: ["other"] },
  ),
  wording(
    String.raw`\b[DJT]\s*(?<sign>[-+–−])\s*(?<days>\d+)(?! ?\w)`,
    ({ sign, days }) => [`${days} days ${sign === "+" ? "after" : "before"} start`],
    { in: ["other"], uncertain: true },
  ),

  // `24h and 15min before`, `the day before and an hour before`
  wording(
    String.raw`\bremind +(?<slip>${reminder}(?:(?:,(?: and)?| and| &| \+) ${reminder})+)(?=\s*(?:[;}/]|$))`,
    ({ slip = "" }) => [
      slip
        .split(/,(?: and)? | and | & | \+ /)
        .map(reminded)
        .join(", "),
    ],
    { in: ["action"] },
  ),
  // Lengths of time, and days.
  wording(
    String.raw`(?:\bbetween )?(?<low>\d+)\s*(?:[-–—]|to|and)\s*(?<high>\d+) (?<unit>(?:business )?(?:minute|hour|day|week)s)\b`,
    ({ low, high, unit = "" }) => [`${low} ${low === "1" ? unit.slice(0, -1) : unit}`, `${high} ${unit}`],
    { expected: /unit|^a number/ },
  ),
  wording(
    String.raw`(?<low>\d+)\s*[-–—]\s*(?<high>\d+ (?:business )?(?:minute|hour|day|week)s)\b`,
    ({ low, high }) => [`${low} to ${high}`],
    { expected: /^`to`$/ },
  ),
  wording(
    String.raw`\bwindow\s+(?<slip>(?:(?:the\s+)?first\s+|from start to\s+|start to\s+|within\s+|0 to )?(?<length>\d+)\s+(?<unit>(?:business )?(?:day|week|month)s?)(?: (?<direction>before|after) (?<anchor>[\p{L}_]\w*)(?: (?:to|until) \k<anchor>)?)?)(?=\s*(?:[;}/]|$))`,
    ({ length, unit, direction = "after", anchor = "start" }) => [
      `${direction === "after" ? `0 to ${length}` : `${length} to 0`} ${unit} ${direction} ${anchor}`,
    ],
    { in: ["other"] },
  ),
  wording(
    String.raw`\bwindow\s+(?<slip>(?:the )?first (?<unit>day|week|month))(?=\s*(?:[;}/]|$))`,
    ({ unit }) => [`0 to 1 ${unit} after start`],
    { in: ["other"] },
  ),
  wording(
    String.raw`\bwindow\s+(?<slip>(?<unit>day|week|month)s? (?<first>\d{1,3})\s*(?:\bto\b|[-–—])\s*(?:(?:day|week|month) )?(?<last>\d{1,3}))(?=\s*(?:[;}/]|$))`,
    ({ unit, first, last }) => [`${Math.max(0, Number(first) - 1)} to ${last} ${unit}s after start`],
    { in: ["other"], uncertain: true },
  ),
  wording(
    String.raw`\bwindow\s+(?<slip>(?<unit>day|week|month) (?<nth>\d{1,3}))(?=\s*(?:[;}/]|$))`,
    ({ unit, nth }) => (nth === "0" ? [] : [`${Number(nth) - 1} to ${nth} ${unit}s after start`]),
    { in: ["other"], uncertain: true },
  ),
  wording(
    String.raw`\bwindow\s+(?<slip>(?:from\s+)?(?<from>[\p{L}_]\w*|\d{4}-\d\d-\d\d)\s*(?:\b(?:to|till|through|until)\b|[-–—])\s*(?!\k<from>)(?<until>[\p{L}_]\w*|\d{4}-\d\d-\d\d))`,
    ({ from, until }) => [`${from} until ${until}`],
    { expected: /`until`/ },
  ),
  wording(
    String.raw`\bwindow\s+(?<slip>on (?<anchor>[\p{L}_]\w*|\d{4}-\d\d-\d\d))`,
    ({ anchor }) => [`0 to 0 days after ${anchor}`],
    { expected: /`until`/ },
  ),
  // A window that begins where its end counts from.
  wording(
    String.raw`\bwindow\s+(?<slip>(?<from>[\p{L}_]\w*) until (?<length>\d+ (?:business )?(?:day|week|month)s?) after (?<anchor>[\p{L}_]\w*))`,
    ({ from, length, anchor }) => (from === anchor ? [`0 to ${length} after ${from}`] : []),
    { expected: /^what the time counts from/ },
  ),
  wording(String.raw`(?<one>\b1 )?\b(?<slip>(?:work|working|bank|banking|week)[ -]?days?)\b`, ({ one }) => [
    one === undefined ? "business days" : "business day",
  ]),
  wording(String.raw`\bcalendar days?\b`, as("days")),
  // A day has no hours to count from.
  wording(
    String.raw`\b(?:when|ask) +(?<slip>(?<hours>\d{1,4}) ?(?:h|hrs?|Std|uur)\b\.?)(?= (?:before|after)\b)`,
    ({ hours }) => {
      const days = Number(hours) / 24;
      return Number.isInteger(days) ? [`${days} ${days === 1 ? "day" : "days"}`] : [];
    },
  ),
  wording(
    String.raw`(?<one>(?<!\d)1)?(?<=\d)(?<blank>\s*)(?<slip>(?<unit>[mM]in|[hH]r?|d(?:y(?=s?\b))?|wk?)s?\b\.?)`,
    ({ one, blank, unit = "" }) => {
      const word = ["minute", "hour", "day", "week"].find((each) => each[0] === unit[0]?.toLowerCase());
      return [`${blank === "" ? " " : ""}${word}${one === undefined ? "s" : ""}`];
    },
    { expected: /unit|^$|^`then`/ },
  ),
  wording(
    String.raw`(?<=\b(?:for|takes|below) +|[<>]=? ?)(?<hours>\d{1,2}) ?(?:h|:|hours?(?: and)? )(?<minutes>\d{1,2})(?: ?(?:h|hrs?|hours?|m|mins?|minutes?))?\b`,
    ({ hours, minutes }) => [`${Number(hours) * 60 + Number(minutes)} minutes`],
    { in: ["other"] },
  ),
  wording(
    String.raw`\b(?:for|takes) +(?<slip>about|around|approximately|roughly|circa|ca\.?)(?= \d)`,
    as(""),
    {
      expected: /^a number/,
    },
  ),
  wording(String.raw`(?<=\b(?:for|takes) +)(?:an|one) hour\b`, as("1 hour"), { expected: /^a number/ }),
  wording(String.raw`\bhalf an hour\b`, as("30 minutes"), { expected: /^a number|^`then`/ }),
  wording(
    String.raw`\bremind\b[^;{}]*?(?<slip>(?<length>\d+\s+(?:minute|hour|day|week)s?)(?:,? and\b|(?=\s*(?:[,;}]|$))))`,
    ({ slip = "", length = "" }) => [`${length} before${slip === length ? "" : ","}`],
    { expected: /`before`/ },
  ),
  // `until the end of First30`, `after the start`; of several words behind an article, nobody knows which is the name.
  wording(String.raw`\b(?:after|before|on|until) (?<slip>the end of)\b`, as("end of")),
  wording(
    String.raw`\b(?:after|before|on|until|end of) (?<slip>the (?<name>[\p{L}_]\w*))(?=\s*(?:[;{}/]|$)|\s+(?:${goesOn})\b)`,
    ({ name = "" }) => [name],
  ),
  wording(
    String.raw`(?<!\benters\s+)\b(?:after|before|on|until) (?<slip>(?:the )?(?!(?:the|end|day|every|task|meeting|message|milestone|phase|stage)\b)(?<first>[a-z]\w*) (?!(?:${goesOn}|of|day)\b)(?<second>[a-z]\w*))(?=\s*(?:[;}/]|$)|\s+(?:${goesOn})\b)`,
    ({ first = "", second = "" }) => [joinedName([first, second])],
    { in: ["other"], code: "blank-in-name", uncertain: true },
  ),
  wording(String.raw`\bprior to\b`, as("before"), { expected: /`before`/ }),
  wording(String.raw`\b(?:from|following|past|since)\b`, as("after"), { expected: /`after`/ }),
  wording(String.raw`\bevery (?<day>${weekday})s?\b`, ({ day = "" }) => [
    `every week on ${capitalized(day)}`,
  ]),
  wording(String.raw`\bevery (?<name>[\p{L}_]\w*)`, ({ name }) => [`every year on ${name}`], {
    expected: /unit/,
  }),
  // Whether the first day is the day of the start, nobody knows.
  wording(String.raw`\b(?:when|ask)\s+(?<slip>(?:on )?day (?<day>\d{1,3}))\b`, ({ day }) =>
    Number(day) === 1
      ? ["on start", "1 day after start"]
      : [`${Number(day) - 1} days after start`, `${day} days after start`],
  ),
  wording(
    String.raw`\b(?:when|ask) +(?<slip>(?:in|within|after) (?<length>\d+ (?:(?:business|working|work) )?(?:day|week|month|year)s?)(?: (?:of|from|after) (?:the )?(?<anchor>${anchor}))?)`,
    ({ length = "", anchor = "start" }) => [
      `${length.replace(/\bwork(?:ing)?\b/, "business")} after ${anchor}`,
    ],
    { expected: /^a time, such/, uncertain: true },
  ),
  wording(
    String.raw`\bwhen +(?<slip>immediately|now|at once|asap|ASAP|as soon as possible|straight away|right away)\b`,
    as("on start"),
    {
      expected: /^a time, such/,
      uncertain: true,
    },
  ),
  wording(
    String.raw`\bwhen +(?<slip>(?:on |next |first |the )*(?<day>${weekday})s?(?: after \w+)?)\b`,
    ({ day = "" }) => [`every week on ${capitalized(day)}`],
    { expected: /^a time, such|what the time counts from/, uncertain: true },
  ),
  wording(
    String.raw`\bwhen +(?<slip>(?:on )?(?<day>today|tomorrow))\b`,
    ({ day }) => [day === "today" ? "on start" : "1 day after start"],
    { expected: /^a time, such/, uncertain: true },
  ),
  // `3 days after start, 10:00, 60 minutes`, `at 10:00 (60 minutes)`
  wording(
    String.raw`\bwhen [^;{}/]*?(?<slip>(?<last>(?<![\p{L}\d_-])(?!(?:to|until|till|and|from|between|by)\b)[\p{L}\d_-]+)(?: ?,)? (?:at )?(?<time>\d\d:\d\d)(?:(?:,| for)? \(?(?<length>\d+ (?:minutes?|hours?))\)?)?)(?=\s*(?:[;{}/]|$))`,
    ({ last, time, length }) => [`${last} at ${time}${length === undefined ? "" : ` for ${length}`}`],
    { in: ["action"] },
  ),
  wording(
    String.raw`\bremind\b[^;{}]*?(?<slip>(?<!\d )(?:the |one |a )?day before|on the eve)\b`,
    as("1 day before"),
    { in: ["action"] },
  ),
  wording(
    String.raw`\bwhen +(?<slip>(?:(?:once|after) )?(?<name>[\p{L}_]\w*) is (?:done|finished|complete|completed|over|ready))(?=\s*(?:[;}/]|$))`,
    ({ name }) => [`on ${name}`],
    { in: ["action"], expected: /^a time, such/, uncertain: true },
  ),
  wording(String.raw`\bwhen +(?<slip>when)\b`, as(""), { expected: /^a time, such/ }),
  // The day comes first.
  wording(
    String.raw`\bwhen +(?<slip>(?<first>exactly|at \d\d:\d\d(?: customer time)?|customer time(?: (?<time>at \d\d:\d\d))?) (?<day>(?:on |every |\d)[^;{}/]*?))(?=\s*(?:[;}/]|$))`,
    ({ first, time, day }) => [`${day} ${time === undefined ? first : `${time} customer time`}`],
    { expected: /^a time, such/ },
  ),
  wording(
    String.raw`\b(?:when|ask) +(?<slip>(?:on )?(?:the |one )?day (?<direction>before|after) (?:the )?(?<anchor>${anchor}))`,
    ({ direction, anchor }) => [`1 day ${direction} ${anchor}`],
    { in: ["other"] },
  ),
  wording(
    String.raw`\b(?:when|ask) +(?<slip>(?:(?:right|directly|straight|immediately|shortly|soon|just) )?(?<direction>before|after|following) (?:the )?(?<anchor>${anchor}))`,
    ({ direction, anchor }) =>
      direction === "before" ? [`1 day before ${anchor}`] : [`on ${anchor}`, `1 day after ${anchor}`],
    { expected: /^a time, such/, uncertain: true },
  ),
  wording(
    String.raw`\b(?:when|ask) +(?<slip>(?:by|until|till|due(?: on| by)?|(?:not|no) later than|at the latest on|latest) (?:the )?(?<anchor>${anchor}))`,
    ({ anchor }) => [`on ${anchor}`],
    { expected: /^a time, such/, uncertain: true },
  ),
  wording(
    String.raw`\bwhen +(?<slip>(?:at |the )?(?<name>(?!(?:exactly|at|customer|every|for|on|when|before|after|until|by|in|within|and|or|not)\b)[\p{L}_]\w*|\d{4}-\d{2}-\d{2}))(?=\s*(?:[;{}/]|$)|\s+(?:${goesOn})\b)`,
    ({ name }) => [`on ${name}`],
    { expected: /^a time, such/ },
  ),
];

/** How long before, in all that people write for it. */
const reminder = String.raw`(?:the|an?|one|\d{1,4}) ?(?:days?|hours?|weeks?|minutes?|mins?|hrs?|h|d|w)(?: (?:before|prior|ahead|earlier|in advance))?`;

function reminded(said: string): string {
  const { count = "", unit = "" } = /^(?<count>the|an?|one|\d+) ?(?<unit>\p{L})/u.exec(said)?.groups ?? {};
  const word = ["minute", "hour", "day", "week"].find((each) => each.startsWith(unit)) ?? unit;
  const number = /^\d/.test(count) ? count : "1";
  return `${number} ${word}${number === "1" ? "" : "s"} before`;
}

const anchor = String.raw`end of [\p{L}_]\w*|[\p{L}_]\w*|\d{4}-\d\d-\d\d`;

/** What may stand behind the day of a schedule. */
const goesOn = "at|for|exactly|customer|until|on|to|and|or|then|after|before";

const weekday = "(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day";
const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
