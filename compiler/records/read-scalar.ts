/**
 * Reads a single value from its text, type by type, and says in words what was expected and what to do.
 *
 * The texts are those of CSV cells; in JSON, the strings. The result is canonical (see ir.ts): texts in NFC,
 * numbers scaled, durations in minutes, tags and names of zones as their standards spell them.
 */

import { suggest } from "../diagnostics/suggest.ts";
import type { EnumerationType, NumericType, Range, Type, Value } from "../ir/ir.ts";
import { isWithin } from "../ir/range.ts";
import { isDate } from "../values/calendar-date.ts";
import { countries, isCountry } from "../values/country.ts";
import { type DecimalProblem, formatScaled, scaleDecimal } from "../values/decimal.ts";
import { formatDuration, parseDuration } from "../values/duration.ts";
import { isEmail } from "../values/email.ts";
import { canonicalLanguage, nearestLanguage } from "../values/language-tag.ts";
import { linkProblem } from "../values/link.ts";
import { fold } from "../values/text-fold.ts";
import { isTime, nearestTime } from "../values/time.ts";
import { canonicalTimezone, timezonesOfToday } from "../values/timezone.ts";
import { helpWithDate, helpWithPeriod } from "../values/written-date.ts";
import { helpWithBoolean, helpWithNumber, helpWithPlaces } from "./right-spelling.ts";

export type Reading =
  | { readonly kind: "known"; readonly value: Value }
  | { readonly kind: "unknown" }
  /** `found` is not `expected`. */
  | { readonly kind: "wrong"; readonly found: string; readonly expected: string; readonly help?: string };

export const known = (value: Value): Reading => ({ kind: "known", value });
export const wrong = (found: string, expected: string, help?: string): Reading => ({
  kind: "wrong",
  found,
  expected,
  ...(help === undefined ? {} : { help }),
});
const write = (right: string | undefined): string | undefined =>
  right === undefined ? undefined : `write \`${right}\``;

/** What a value of the type is, to go after "is not". */
export function expectedOf(type: Type): string {
  switch (type.kind) {
    case "boolean":
      return "`true` or `false`";
    case "integer":
      return "a whole number";
    case "decimal":
    case "percent":
      return type.places === 0 ? "a whole number" : `a number ${placesOf(type)}`;
    case "money":
      return `an amount in ${type.currency ?? "money"} ${placesOf(type)}`;
    case "enumeration":
      return type.members.length <= 6
        ? type.members
            .map(({ name }) => `\`${name}\``)
            .join(", ")
            .replace(/, ([^,]*)$/, " or $1")
        : `one of the ${type.members.length} values of ${type.name ?? "this signal"}`;
    case "set":
    case "list":
      return "a list";
    default:
      return expectedTexts[type.kind];
  }
}

const expectedTexts = {
  duration: "a length of time, as in `2 days`",
  date: "a date, as in `2027-03-01`",
  time: "a time of day, as in `09:30`",
  text: "a text",
  language: "a language tag, as in `en` or `pt-BR`",
  country: "a country's two-letter code, as in `ES`",
  timezone: "a time zone, as in `America/Denver`",
  email: "an e-mail address, as in `ana@example.com`",
  link: "a link that begins with http://, https:// or mailto:",
  period: "two dates, as in `2026-08-01 to 2026-08-15`",
} as const;

const placesOf = ({ places }: NumericType): string =>
  places === 0 ? "without decimal places" : `with at most ${places} decimal place${places === 1 ? "" : "s"}`;

export function readScalar(type: Type, written: string): Reading {
  const text = written.normalize("NFC");
  const not = (help?: string): Reading => wrong(text, expectedOf(type), help);
  // PostgreSQL cannot hold U+0000, and half a surrogate pair is no character.
  if (text.includes("\0") || !text.isWellFormed()) {
    return wrong(
      text.replaceAll("\0", "\\0").toWellFormed(),
      "a text: it holds something that is no character",
    );
  }
  switch (type.kind) {
    case "boolean":
      // Spreadsheets write TRUE and FALSE.
      if (/^(?:true|false)$/i.test(text)) return known(text.toLowerCase() === "true");
      return not(helpWithBoolean(text));
    case "integer":
    case "decimal":
    case "percent":
    case "money":
      return numberResult(type, text, scaleDecimal(text, type.places));
    case "duration": {
      const minutes = parseDuration(text);
      if (typeof minutes === "number") return withinRange(type, text, minutes);
      if (minutes === "calendar-unit") return not("a length of time is in minutes, hours, days or weeks");
      return not(/^[0-9]+$/.test(text) ? `write the unit too, as in \`${text} days\`` : undefined);
    }
    case "date":
      if (isDate(text)) return withinRange(type, text, text);
      return /^\d{4}-\d{2}-\d{2}$/.test(text)
        ? wrong(text, "a date: there is no such day", helpWithDate(text))
        : not(helpWithDate(text));
    case "time":
      return isTime(text) ? withinRange(type, text, text) : not(write(nearestTime(text)));
    case "text":
      return known(text);
    case "language":
      return canonicalOr(canonicalLanguage(text), () => not(write(nearestLanguage(text))));
    case "country":
      return isCountry(text)
        ? known(text)
        : not(write(countries.find((code) => code === text.toUpperCase())));
    case "timezone":
      return canonicalOr(canonicalTimezone(text), () => not(write(suggest(text, timezonesOfToday()))));
    case "email":
      return isEmail(text) ? known(text) : not();
    case "link":
      return linkProblem(text) === "credentials"
        ? not("take the user name and password out of it")
        : linkProblem(text) === undefined
          ? known(text)
          : not();
    case "period":
      return readPeriod(text, not);
    case "enumeration":
      return readMember(type, text, not);
    default:
      return not();
  }
}

/** The outcome of scaling a number, with the help that its spelling calls for. */
export function numberResult(
  type: NumericType,
  text: string,
  scaled: number | DecimalProblem,
  helpWith = helpWithNumber,
): Reading {
  if (typeof scaled === "number") return withinRange(type, text, scaled);
  if (scaled === "too-large") return wrong(text, "small enough: numbers have at most 15 digits");
  const otherwise = scaled === "too-many-places" ? helpWithPlaces(type) : undefined;
  return wrong(text, expectedOf(type), helpWith(type, text) ?? otherwise);
}

function withinRange(type: Type & { readonly range?: Range }, text: string, value: number | string): Reading {
  const { range } = type;
  return range === undefined || isWithin(value, range)
    ? known(value)
    : wrong(text, `${rangeNouns[type.kind] ?? "a value"} ${rangeText(type, range)}`);
}

/** What has a range, in one word: "`140` is not a number from 0 to 100". */
const rangeNouns: Partial<Record<Type["kind"], string>> = {
  integer: "a whole number",
  decimal: "a number",
  percent: "a number",
  money: "an amount",
  duration: "a length of time",
  date: "a date",
  time: "a time",
};

export function rangeText(type: Type, { lower, upper, upperIncluded }: Range): string {
  const from = lower === undefined ? undefined : boundText(type, lower);
  const to = upper === undefined ? undefined : boundText(type, upper);
  if (from === undefined) return upperIncluded ? `at most ${to}` : `below ${to}`;
  if (to === undefined) return `at least ${from}`;
  return upperIncluded ? `from ${from} to ${to}` : `from ${from} to below ${to}`;
}

function boundText(type: Type, bound: number | string): string {
  if (typeof bound === "string") return bound;
  return type.kind === "duration"
    ? formatDuration(bound)
    : formatScaled(bound, "places" in type ? type.places : 0);
}

function readPeriod(text: string, not: (help?: string) => Reading): Reading {
  const [from = "", to = "", ...more] = text.split(/(?<! ) +to +/);
  if (more.length > 0 || !isDate(from) || !isDate(to)) return not(helpWithPeriod(text));
  return from <= to ? known({ from, to }) : not("put the earlier date first");
}

function readMember(type: EnumerationType, text: string, not: (help?: string) => Reading): Reading {
  if (type.members.some(({ name }) => name === text)) return known(text);
  const folded = fold(text.trim());
  const titled = type.members.find(({ titles }) =>
    Object.values(titles).some((title) => fold(title) === folded),
  );
  const near =
    titled?.name ??
    suggest(
      text,
      type.members.map(({ name }) => name),
    );
  return not(write(near) ?? membersOf(type));
}

/** Those that the message itself does not list, where people can look through them. */
const membersOf = ({ members }: EnumerationType): string | undefined =>
  members.length > 6 && members.length <= 24
    ? `the values are ${members.map(({ name }) => `\`${name}\``).join(", ")}`
    : undefined;

const canonicalOr = (canonical: string | undefined, otherwise: () => Reading): Reading =>
  canonical === undefined ? otherwise() : known(canonical);
