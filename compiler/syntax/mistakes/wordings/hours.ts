/** Opening hours as they stand on a door: `Mon-Fri 9-5`. */

import { timesOfDay } from "./times-of-day.ts";
import { type Wording, wording } from "./wording.ts";

export const hourWordings = (): readonly Wording[] => [
  // `09:00 to 13:00 and 15:00 to 18:00`: the second on the days before it.
  wording(
    String.raw`\bhours\b[^{}"]*?(?<days>[A-Z]\p{L}+day(?: to [A-Z]\p{L}+day)?) \d\d:\d\d to \d\d:\d\d(?<slip>\s*(?:,|\band\b|[&+])\s*(?<opens>${time})${range}(?<closes>${time}))(?=\s*(?:[,;}]|//|$))`,
    ({ days, opens, closes }) => {
      const hours = openHours(`${days} ${opens} to ${closes}`);
      return hours === undefined ? [] : [`, ${hours}`];
    },
  ),
  wording(
    String.raw`\bhours\s+(?:${sound}\s*,\s*)*(?<slip>[^;{}"]*?[^;{}"\s,])(?=(?:\s*,\s*${sound})*\s*(?:[;}]|//|$))`,
    ({ slip = "" }) => {
      let times = "";
      const written = slip
        .split(/[,;&+]|\band\b(?=\s+\p{L})/u)
        .map((part) => part.trim())
        .filter((part) => !/^closed\b/i.test(part))
        .reverse()
        .map((part) => {
          // `Monday, Wednesday and Friday 09:00 to 17:00`: the hours of the last are those of the days before it.
          times = /\s(?:from )?\d.*/s.exec(part)?.[0] ?? times;
          return openHours(/\d/.test(part) ? part : part + times);
        })
        .reverse();
      return written.includes(undefined) ? [] : [written.join(", ")];
    },
    { expected: /day of the week|^a time$|^`to`$|^$/ },
  ),
  wording(
    String.raw`\bhours\s+(?<slip>24\s*/\s*7|24 hours|always|around the clock)(?=\s*(?:[;}]|//|$))`,
    () => ["Monday to Sunday 00:00 to 23:59"],
    { expected: /day of the week/ },
  ),
  // On which days is not said.
  wording(
    `\\bhours\\s+(?<slip>(?<opens>${time})${range}(?<closes>${time}))(?=\\s*(?:[;}]|//|$))`,
    ({ opens, closes }) => [openHours(`Monday to Friday ${opens} to ${closes}`) ?? []].flat(),
    { expected: /day of the week/, uncertain: true },
  ),
];

/** What is written as it should be, beside what is not. */
const sound = String.raw`[A-Z]\p{L}+day(?: to [A-Z]\p{L}+day)? \d\d:\d\d to \d\d:\d\d`;
const day = String.raw`[\p{L}]+\.?`;
const time = String.raw`\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?|h|Uhr)?`;
const range = String.raw`\s*(?:[-–—à]|\b(?:au|al|bis)\b|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill\b|\band\b)\s*`;
const opening = new RegExp(
  `^(?:from |on )?(?<first>${day})(?:${range}(?<last>${day}))?:?\\s+(?:from |between |de |von )?(?<opens>${time})${range}(?<closes>${time})$`,
  "iu",
);

/** `Mon-Fri 9:00-17:00` → `Monday to Friday 09:00 to 17:00` */
function openHours(written: string): string | undefined {
  const { first = "", last, opens = "", closes = "" } = opening.exec(written)?.groups ?? {};
  const days = wholeWeeks.get(first.toLowerCase()) ?? dayNamed(first);
  const lastDay = last === undefined ? "" : dayNamed(last);
  const from = timeOf(opens);
  const to = timeOf(closes);
  if (days === undefined || lastDay === undefined || from === undefined || to === undefined) return undefined;
  // Whoever closes at 5 closes in the afternoon.
  const until = to <= from && /^\d{1,2}$/.test(closes) ? timeOf(`${closes}pm`) : to;
  return `${days}${lastDay === "" ? "" : ` to ${lastDay}`} ${from} to ${until ?? to}`;
}

const wholeWeeks: ReadonlyMap<string, string> = new Map([
  ["weekdays", "Monday to Friday"],
  ["workdays", "Monday to Friday"],
  ["weekends", "Saturday to Sunday"],
  ["daily", "Monday to Sunday"],
]);

const dayNames = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
/** How they begin in French, Spanish and German. */
const otherNames = [
  "lun mon",
  "mar die",
  "mer mié mit",
  "jeu jue don",
  "ven vie fre",
  "sam sáb",
  "dim dom son",
];

/** At least two letters, as in `Mo`, `Tues.` or `fridays`. */
function dayNamed(written: string): string | undefined {
  const short = written.toLowerCase().replace(/\.$/, "").replace(/days$/, "day");
  if (short.length < 2) return undefined;
  return (
    dayNames.find((name) => name.toLowerCase().startsWith(short)) ??
    dayNames[otherNames.findIndex((starts) => starts.split(" ").some((start) => short.startsWith(start)))]
  );
}

function timeOf(written: string): string | undefined {
  const { hour, minute, half } =
    /^(?<hour>\d{1,2})(?:[:.h](?<minute>\d{2}))?\s*(?<half>[ap])?/i.exec(written)?.groups ?? {};
  return timesOfDay(hour, minute, half)[0];
}
