/**
 * Values as a reader of a language writes them: dates, numbers, money, lists, members by their title.
 *
 * Everything goes through `Intl` with the reader's tag. Digits are always 0 to 9, so that dates, times and
 * amounts in one plan look alike wherever they come from. `dateTags` is the one place where a tag stands for
 * another.
 */

import type { Type, Value } from "../../ir/ir.ts";
import { weekdayOf } from "../../values/calendar-date.ts";
import { formatDuration } from "../../values/duration.ts";
import { type LanguageChain, titleOf } from "./language.ts";

export interface ValueFormat {
  readonly locale: string;
  readonly chain: LanguageChain;
}

/** A known value as text. */
export function formatValue(value: Value, type: Type, format: ValueFormat): string {
  const { locale, chain } = format;
  switch (type.kind) {
    case "integer":
    case "decimal":
      return formatScaled(value, type.places, locale, {});
    case "percent":
      // Intl takes a share of 1 for `style: "percent"`: two places more.
      return formatScaled(value, type.places + 2, locale, { style: "percent" }, type.places);
    case "money":
      return formatScaled(
        value,
        type.places,
        locale,
        type.currency === undefined ? {} : { style: "currency", currency: type.currency },
      );
    case "duration":
      return typeof value === "number" ? formatMinutes(value, locale) : String(value);
    case "date":
      return formatDate(String(value), locale);
    case "language":
      return formatLanguage(String(value), locale);
    case "country":
      return nameOf(value, locale, "region");
    case "enumeration": {
      const member = type.members.find(({ name }) => name === value);
      return member === undefined ? String(value) : titleOf(member, chain);
    }
    case "set":
    case "list": {
      const members = Array.isArray(value) ? value : [value];
      return formatList(
        members.map((member) => formatValue(member as Value, type.element, format)),
        locale,
      );
    }
    case "period":
      return typeof value === "object" && "from" in value
        ? `${formatDate(value.from, locale)} – ${formatDate(value.to, locale)}`
        : String(value);
    default:
      return String(value);
  }
}

/** "Friday 4 December 2026"; "Friday, December 4, 2026" for `en-US`. */
export const formatDate = (date: string, locale: string): string =>
  dateFormat(locale).format(new Date(`${date}T00:00:00Z`));

/** "Fri, 4 Dec 2026": a day inside a sentence. */
export const formatShortDate = (date: string, locale: string): string =>
  remembered(shortDates, `${locale} ${date}`, () =>
    shortDateFormat(locale).format(new Date(`${date}T00:00:00Z`)),
  );

/** "25 Dec": one of several days around another that is named in full; "25 Dec 2026" with its year. */
export const formatDayOfYear = (date: string, locale: string, withYear = false): string =>
  (withYear ? dayFormat : dayOfYearFormat)(locale).format(new Date(`${date}T00:00:00Z`));

/** "Friday" */
export const formatWeekday = (date: string, locale: string): string =>
  remembered(weekdays, `${locale} ${weekdayOf(date)}`, () =>
    weekdayFormat(locale).format(new Date(`${date}T00:00:00Z`)),
  );

/** "Spanish" */
export const formatLanguage = (tag: string, locale: string): string =>
  remembered(languageNames, `${locale} ${tag}`, () => nameOf(tag, locale, "language"));

/** "€1,250.50" */
export const formatAmount = (amount: number, currency: string, locale: string): string =>
  numberFormat(locale, { style: "currency", currency, numberingSystem: "latn" }).format(amount);

/** "45 minutes", "1 hour 15 minutes": to the minute, as people add times up. */
export function formatHours(minutes: number, locale: string): string {
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  return unitListFormat(locale).format([
    ...(hours > 0 || rest === 0 ? [formatUnit(hours, "hour", locale)] : []),
    ...(rest > 0 ? [formatUnit(rest, "minute", locale)] : []),
  ]);
}

/** "a, b and c" */
export const formatList = (items: readonly string[], locale: string): string =>
  listFormat(locale).format(items);

/** The same in pieces: each item by itself, and what stands between two. */
export const listPieces = (
  items: readonly string[],
  locale: string,
): readonly { readonly type: "element" | "literal"; readonly value: string }[] =>
  listFormat(locale).formatToParts(items);

/** "a, b or c" */
export const formatChoice = (items: readonly string[], locale: string): string =>
  choiceFormat(locale).format(items);

/**
 * How dates are written for a tag that names no country: `en` alone is read all over the world, and day, month, year
 * is understood in all of it; the order of the United States is for those who ask for `en-US`.
 */
const dateTags: ReadonlyMap<string, string> = new Map([["en", "en-GB"]]);
const dateTag = (tag: string): string => dateTags.get(tag) ?? tag;

// A plan names the same days again and again, and so do the plans of customers who start together.
const shortDates = new Map<string, string>();
const weekdays = new Map<string, string>();
const languageNames = new Map<string, string>();
const mostRemembered = 10_000;

function remembered(known: Map<string, string>, key: string, make: () => string): string {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= mostRemembered) known.clear();
  const made = make();
  known.set(key, made);
  return made;
}

// Formats are dear to make and cheap to use.
const latin = { timeZone: "UTC", calendar: "gregory", numberingSystem: "latn" } as const;
const dateFormat = oncePerLocale(
  (tag) => new Intl.DateTimeFormat(dateTag(tag), { dateStyle: "full", ...latin }),
);
const shortDate = { weekday: "short", day: "numeric", month: "short", year: "numeric" } as const;
const shortDateFormat = oncePerLocale(
  (tag) => new Intl.DateTimeFormat(dateTag(tag), { ...shortDate, ...latin }),
);
const dayOfYear = { day: "numeric", month: "short" } as const;
const dayOfYearFormat = oncePerLocale(
  (tag) => new Intl.DateTimeFormat(dateTag(tag), { ...dayOfYear, ...latin }),
);
const dayFormat = oncePerLocale(
  (tag) => new Intl.DateTimeFormat(dateTag(tag), { ...dayOfYear, year: "numeric", ...latin }),
);
const weekdayFormat = oncePerLocale((tag) => new Intl.DateTimeFormat(tag, { weekday: "long", ...latin }));
const listFormat = oncePerLocale((tag) => new Intl.ListFormat(tag, { type: "conjunction" }));
const choiceFormat = oncePerLocale((tag) => new Intl.ListFormat(tag, { type: "disjunction" }));
// The narrow one has no comma, with which it could not stand among other items.
const unitListFormat = oncePerLocale((tag) => new Intl.ListFormat(tag, { type: "unit", style: "narrow" }));

function oncePerLocale<Format>(create: (locale: string) => Format): (locale: string) => Format {
  const made = new Map<string, Format>();
  return (locale) => {
    const format = made.get(locale) ?? create(locale);
    made.set(locale, format);
    return format;
  };
}

const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify([locale, options]);
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(locale, options);
  numberFormats.set(key, format);
  return format;
}

const displayNamesMade = new Map<string, Intl.DisplayNames>();

function displayNames(locale: string, type: "language" | "region"): Intl.DisplayNames {
  const key = `${locale} ${type}`;
  const names = displayNamesMade.get(key) ?? new Intl.DisplayNames(locale, { type, fallback: "code" });
  displayNamesMade.set(key, names);
  return names;
}

function formatScaled(
  value: Value,
  places: number,
  locale: string,
  options: Intl.NumberFormatOptions,
  shownPlaces = places,
): string {
  if (typeof value !== "number") return String(value);
  // A decimal text, not a float: Intl formats it digit by digit.
  const digits = String(Math.abs(value)).padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const text = `${value < 0 ? "-" : ""}${whole}${places > 0 ? `.${digits.slice(-places)}` : ""}`;
  const format = numberFormat(locale, {
    minimumFractionDigits: options.style === "currency" && value % 10 ** places !== 0 ? shownPlaces : 0,
    maximumFractionDigits: shownPlaces,
    numberingSystem: "latn",
    ...options,
  });
  return format.format(text as unknown as number);
}

function formatMinutes(minutes: number, locale: string): string {
  const [count = "", unit = ""] = formatDuration(minutes).split(" ");
  return formatUnit(Number(count), unit.replace(/s$/, ""), locale);
}

const formatUnit = (count: number, unit: string, locale: string): string =>
  numberFormat(locale, { style: "unit", unit, unitDisplay: "long", numberingSystem: "latn" }).format(count);

function nameOf(value: Value, locale: string, type: "language" | "region"): string {
  try {
    return displayNames(locale, type).of(String(value)) ?? String(value);
  } catch {
    return String(value);
  }
}
