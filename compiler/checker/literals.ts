/**
 * Values as written, read by the type that is wanted: to the canonical value of the IR, or to what is wrong.
 *
 * Pure: the checker reports the problem, lowering takes the value. A bare word means what the type makes of it:
 * a member, a language, a country. Nothing is converted; where a value is plainly the right one in the wrong
 * dress (`"price"` for `price`, `80` for `80%`), the problem carries the replacement.
 */

import type { valueCodes } from "../diagnostics/catalog/types/values.ts";
import type { ArgsOf } from "../diagnostics/catalog.ts";
import { suggest } from "../diagnostics/suggest.ts";
import type { EnumerationType, NumericType, Period, Type, Value } from "../ir/ir.ts";
import { isWithin } from "../ir/range.ts";
import type { Span } from "../source/span.ts";
import type { DurationLiteral, Literal, NumberLiteral } from "../syntax/ast/literals.ts";
import { isDate, nearestDate } from "../values/calendar-date.ts";
import { countries, countryNamed, isCountry } from "../values/country.ts";
import { scaleDecimal } from "../values/decimal.ts";
import { durationUnits } from "../values/duration.ts";
import { isEmail } from "../values/email.ts";
import { canonicalLanguage, nearestLanguage } from "../values/language-tag.ts";
import { inLikelyUnit } from "../values/likely-unit.ts";
import { isLink } from "../values/link.ts";
import { numberNamed } from "../values/number-words.ts";
import { isTime, nearestTime } from "../values/time.ts";
import { canonicalTimezone, timezoneOfCity, timezonesOfToday } from "../values/timezone.ts";
import { isOrdered, writeRange } from "./ordered.ts";
import { describeMembers, describeType, exampleOf } from "./type-words.ts";

type LiteralCode = keyof typeof valueCodes | "backward-range";

/** A code with its arguments, ready to be reported. */
export type LiteralProblem = {
  readonly [C in LiteralCode]: {
    readonly code: C;
    readonly span: Span;
    readonly args: ArgsOf<C>;
    /** What was certainly meant, as source text for `span`. */
    readonly replacement?: string;
  };
}[LiteralCode];

export type Reading = { readonly value: Value } | { readonly problem: LiteralProblem };

/** Reads one value. Invariant: `literal` is whole (see whole.ts). */
export function readLiteral(literal: Literal, type: Type): Reading {
  const reading = readByType(literal, type);
  if ("problem" in reading || !isOrdered(type)) return reading;
  if (type.range === undefined || isWithin(reading.value as number | string, type.range)) return reading;
  const widen = fixedTypes.has(type) ? undefined : type.kind === "percent" ? "percent" : "range";
  return problem("out-of-range", literal, { written: writeLiteral(literal), range: writeRange(type), widen });
}

/** Reads the values of a set or list: `sap, hubspot`, or `none`. A set comes in the order of its members. */
export function readLiterals(literals: readonly Literal[], type: Type): Reading {
  const [first] = literals;
  if (first === undefined) return { value: [] };
  if (type.kind !== "set" && type.kind !== "list") return readLiteral(first, type);
  if (literals.length === 1 && first.kind === "none") return { value: [] };
  const values: Value[] = [];
  for (const literal of literals) {
    const reading = readLiteral(literal, type.element);
    if ("problem" in reading) return reading;
    values.push(reading.value);
  }
  return { value: type.kind === "set" ? inMemberOrder(values, type.element) : values };
}

/** The points of a rule, a score, a margin. */
export const pointsType: NumericType = { kind: "decimal", places: 3 };
/** Coverage and fit. */
export const shareType: NumericType = {
  kind: "percent",
  places: 2,
  range: { lower: 0, upper: 10_000, upperIncluded: true },
};
/** The mark of a net promoter score. */
export const netPromoterType: NumericType = {
  kind: "integer",
  places: 0,
  range: { lower: -100, upper: 100, upperIncluded: true },
};
/** Their ranges are no part of a playbook, so nobody can widen them. */
const fixedTypes: ReadonlySet<Type> = new Set([shareType, netPromoterType]);

/** A literal as it is written in a playbook. */
export function writeLiteral(literal: Literal): string {
  switch (literal.kind) {
    case "number":
      return literal.digits;
    case "percent":
      return `${literal.number.digits}%`;
    case "money":
      return `${literal.number.digits} ${literal.currency.text}`;
    case "duration":
      return `${literal.number.digits} ${literal.number.digits === "1" ? literal.unit.slice(0, -1) : literal.unit}`;
    case "date":
    case "time":
      return literal.iso;
    case "boolean":
      return String(literal.value);
    case "period":
      return `${literal.from.iso} to ${literal.to.iso}`;
    case "none":
      return "none";
    case "text":
      return JSON.stringify(literal.value);
    case "reference":
      return literal.text;
  }
}

// ---------- by type ----------

function readByType(literal: Literal, type: Type): Reading {
  switch (type.kind) {
    case "boolean":
      return literal.kind === "boolean" ? { value: literal.value } : misfit(literal, type);
    case "integer":
    case "decimal":
      return literal.kind === "number" ? readNumber(literal, type) : misfit(literal, type);
    case "percent":
      return literal.kind === "percent" ? readNumber(literal.number, type, literal) : misfit(literal, type);
    case "money":
      return readMoney(literal, type);
    case "duration":
      return literal.kind === "duration" ? readDuration(literal) : misfit(literal, type);
    case "date":
      return literal.kind === "date" ? readDate(literal.iso, literal) : misfit(literal, type);
    case "time":
      return literal.kind === "time" ? readTime(literal.iso, literal) : misfit(literal, type);
    case "period":
      return literal.kind === "period" ? readPeriod(literal) : misfit(literal, type);
    case "text":
      return literal.kind === "text" ? { value: literal.value } : misfit(literal, type);
    case "enumeration":
      return literal.kind === "reference" ? readMember(literal.text, literal, type) : misfit(literal, type);
    case "language":
      return literal.kind === "reference" ? readLanguage(literal.text, literal) : misfit(literal, type);
    case "country":
      return literal.kind === "reference" ? readCountry(literal.text, literal) : misfit(literal, type);
    case "timezone":
      return literal.kind === "text" ? readTimezone(literal.value, literal) : misfit(literal, type);
    case "email":
      if (literal.kind !== "text") return misfit(literal, type);
      return isEmail(literal.value)
        ? { value: literal.value }
        : problem("malformed-email", literal, { written: literal.value });
    case "link":
      return literal.kind === "text" ? readLink(literal.value, literal) : misfit(literal, type);
    case "set":
    case "list":
      return literal.kind === "none" ? { value: [] } : readLiterals([literal], type);
  }
}

function readNumber(literal: NumberLiteral, type: NumericType, whole: Literal = literal): Reading {
  const value = scaleDecimal(literal.digits, type.places);
  if (typeof value === "number") return { value };
  const written = writeLiteral(whole);
  if (value === "too-many-places") {
    const { digits } = literal;
    const thousands = /^-?\d{1,3}(?:\.\d{3})+$/.test(digits) ? digits.replaceAll(".", "_") : undefined;
    return problem("too-precise", whole, { written, places: type.places, ...(thousands && { thousands }) });
  }
  return problem("number-too-large", whole, { written });
}

function readMoney(literal: Literal, type: NumericType): Reading {
  if (literal.kind !== "money") return misfit(literal, type);
  const { currency } = literal;
  return currency.text === type.currency
    ? readNumber(literal.number, type, literal)
    : problem("wrong-currency", currency, { currency: currency.text, expected: type.currency ?? "" });
}

/** To minutes; part of an hour is fine as long as the minutes are whole. */
function readDuration(literal: DurationLiteral): Reading {
  const { number, unit } = literal;
  const written = writeLiteral(literal);
  if (!(unit in durationUnits)) {
    const allowed = "minutes, hours, days or weeks";
    return problem("wrong-unit", literal, { unit, place: "a duration", allowed });
  }
  if (number.signed) return problem("wrong-value", literal, wanted(written, { kind: "duration" }));
  const scaled = scaleDecimal(number.digits, 4);
  if (scaled === "too-many-places") return problem("too-precise", literal, { written, places: 4 });
  if (typeof scaled === "string") return problem("number-too-large", literal, { written });
  const minutes = (scaled * durationUnits[unit as keyof typeof durationUnits]) / 10_000;
  return Number.isSafeInteger(minutes)
    ? { value: minutes }
    : problem("too-precise", literal, { written, places: 0 });
}

export function readDate(iso: string, span: Span): Reading {
  if (isDate(iso)) return { value: iso };
  const suggestion = nearestDate(iso);
  return problem("no-such-date", span, { written: iso, suggestion }, suggestion);
}

export function readTime(iso: string, span: Span): Reading {
  if (isTime(iso)) return { value: iso };
  const suggestion = nearestTime(iso);
  return problem("no-such-time", span, { written: iso, suggestion }, suggestion);
}

function readPeriod(literal: Extract<Literal, { kind: "period" }>): Reading {
  for (const end of [literal.from, literal.to]) {
    const reading = readDate(end.iso, end);
    if ("problem" in reading) return reading;
  }
  const value: Period = { from: literal.from.iso, to: literal.to.iso };
  return value.from <= value.to
    ? { value }
    : problem("backward-range", literal, { written: writeLiteral(literal) });
}

function readMember(word: string, span: Span, type: EnumerationType): Reading {
  if (type.members.some(({ name }) => name === word)) return { value: word };
  return lateProblem("unknown-member", span, () => {
    const suggestion = suggest(
      word,
      type.members.map(({ name }) => name),
    );
    const args = { written: word, suggestion, members: describeMembers(type) };
    return { args, replacement: suggestion };
  });
}

export function readLanguage(tag: string, span: Span): Reading {
  const canonical = canonicalLanguage(tag);
  if (canonical !== undefined) return { value: canonical };
  const suggestion = nearestLanguage(tag);
  return problem("unknown-language", span, { written: tag, suggestion }, suggestion);
}

function readCountry(code: string, span: Span): Reading {
  if (isCountry(code)) return { value: code };
  const upper = code.toUpperCase();
  const suggestion = isCountry(upper)
    ? upper
    : code.length > 2
      ? countryNamed(code)
      : suggest(upper, countries);
  const certain = isCountry(upper) ? upper : countryNamed(code);
  return problem("unknown-country", span, { written: code, suggestion }, certain);
}

/** A name in other capitals is taken as the zone it is. */
export function readTimezone(name: string, span: Span): Reading {
  const canonical = canonicalTimezone(name);
  if (canonical !== undefined) return { value: canonical };
  return lateProblem("unknown-timezone", span, () => {
    const suggestion = timezoneOfCity(name) ?? suggest(name, timezonesOfToday());
    const replacement = suggestion === undefined ? undefined : JSON.stringify(suggestion);
    return { args: { written: name, suggestion }, replacement };
  });
}

export function readLink(text: string, span: Span): Reading {
  return isLink(text) ? { value: text } : problem("malformed-link", span, { written: text });
}

// ---------- what does not fit ----------

/** A literal of another kind than the type wants. */
function misfit(literal: Literal, type: Type): Reading {
  const written = writeLiteral(literal);
  const replacement = redressed(literal, type);
  if (
    literal.kind === "number" &&
    (type.kind === "percent" || type.kind === "money" || type.kind === "duration")
  )
    return problem("missing-unit", literal, unitless(literal, type, replacement), replacement);
  if (type.kind === "date" && countsFromToday(literal)) return problem("relative-date", literal, { written });
  const args = wanted(written, type, replacement);
  const isPlain = type.kind === "integer" || type.kind === "decimal";
  const hasUnit = isPlain && (literal.kind === "duration" || literal.kind === "money");
  return problem("wrong-value", literal, hasUnit ? { ...args, hasUnit } : args, replacement);
}

/** `30 days`, `today`: a day only to who knows which day it is. */
const countsFromToday = (literal: Literal): boolean =>
  literal.kind === "duration" ||
  (literal.kind === "reference" && /^(?:today|now|tomorrow|yesterday)$/i.test(literal.text));

const wanted = (written: string, type: Type, replacement?: string) => ({
  written,
  expected: describeType(type),
  example: replacement ?? exampleOf(type),
});

function unitless(literal: NumberLiteral, type: Type, replacement?: string) {
  const { digits } = literal;
  const args = wanted(digits, type, replacement);
  if (type.kind === "duration") return { ...args, example: inLikelyUnit(digits) };
  return isShare(digits) && type.kind === "percent"
    ? { ...args, example: `${formatShare(digits)}%`, or: `${digits}%` }
    : args;
}

/** `0.3`: of 1 or of 100, which only the writer knows. */
const isShare = (digits: string) => /^0?\.\d*[1-9]\d*$/.test(digits);
const formatShare = (digits: string) => String(Number((Number(digits) * 100).toPrecision(12)));

/** The same value in the dress that the type wants, where that reads without a problem. */
function redressed(literal: Literal, type: Type): string | undefined {
  const { start, end } = literal;
  const fits = (other: Literal) => {
    return "value" in readByType(other, type) ? writeLiteral(other) : undefined;
  };
  if (literal.kind === "number") {
    if (type.kind === "percent" && isShare(literal.digits)) return undefined;
    if (type.kind === "percent") return fits({ kind: "percent", start, end, number: literal });
    if (type.kind === "boolean")
      return literal.digits === "1" ? "true" : literal.digits === "0" ? "false" : undefined;
    const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(literal.digits) ?? [];
    if (type.kind === "date" && year !== undefined)
      return fits({ kind: "date", start, end, iso: `${year}-${month}-${day}` });
    const currency = {
      kind: "name",
      start,
      end,
      text: type.kind === "money" ? (type.currency ?? "") : "",
    } as const;
    return type.kind === "money" ? fits({ kind: "money", start, end, number: literal, currency }) : undefined;
  }
  if (literal.kind === "reference") {
    if (type.kind === "boolean") return truthOf(literal.text);
    const number = type.kind === "integer" || type.kind === "decimal" ? numberNamed(literal.text) : -1;
    if (number >= 0) return fits({ kind: "number", start, end, digits: String(number), signed: false });
    const amount = /^(?<currency>[A-Z]{3})(?<digits>\d[\d_]*)$/.exec(literal.text)?.groups;
    if (type.kind === "money" && amount?.currency === type.currency)
      return `${amount?.digits} ${type.currency}`;
    return wantsText(type)
      ? fits({ kind: "text", start, end, value: literal.text, block: false })
      : undefined;
  }
  if (literal.kind !== "text" || wantsText(type)) return undefined;
  const { value } = literal;
  if (type.kind === "boolean") return truthOf(value);
  if (type.kind === "enumeration") return memberTitled(value, type);
  if (type.kind === "country") return isCountry(value) ? value : countryNamed(value);
  if (/^-?[0-9]+(?:\.[0-9]+)?$/.test(value))
    return fits({ kind: "number", start, end, digits: value, signed: false });
  if (isDate(value)) return fits({ kind: "date", start, end, iso: value });
  if (isTime(value)) return fits({ kind: "time", start, end, iso: value });
  return fits({ kind: "reference", start, end, text: value });
}

/** `"Worried"`, where a value is wanted: by its title in any language, or by its name. */
function memberTitled(written: string, { members }: EnumerationType): string | undefined {
  const wanted = written.trim().toLowerCase();
  const isWanted = (text: string) => text.toLowerCase() === wanted;
  return members.find(({ name, titles }) => isWanted(name) || Object.values(titles).some(isWanted))?.name;
}

/** What people write for true and false. */
const truthOf = (word: string): string | undefined =>
  /^(?:yes|true|y)$/i.test(word) ? "true" : /^(?:no|false|n)$/i.test(word) ? "false" : undefined;

const wantsText = ({ kind }: Type) => ["text", "timezone", "email", "link"].includes(kind);

/** Without doubles: in the order of declared members, else by code unit. */
function inMemberOrder(values: readonly Value[], element: Type): readonly Value[] {
  const once = [...new Set(values)];
  if (element.kind === "enumeration")
    return element.members.map(({ name }) => name).filter((name) => once.includes(name));
  return once.sort((a, b) =>
    typeof a === "number" && typeof b === "number" ? a - b : a < b ? -1 : a > b ? 1 : 0,
  );
}

function problem<C extends LiteralCode>(
  code: C,
  span: Span,
  args: ArgsOf<C>,
  replacement?: string,
): { readonly problem: LiteralProblem } {
  const found = { code, span, args, ...(replacement === undefined ? {} : { replacement }) };
  return { problem: found as unknown as LiteralProblem };
}

/** One whose words take long to find: they are looked for when they are asked for. */
function lateProblem<C extends LiteralCode>(
  code: C,
  span: Span,
  find: () => { readonly args: ArgsOf<C>; readonly replacement: string | undefined },
): { readonly problem: LiteralProblem } {
  let found: ReturnType<typeof find> | undefined;
  const words = () => {
    found ??= find();
    return found;
  };
  const late = {
    code,
    span,
    get args() {
      return words().args;
    },
    get replacement() {
      return words().replacement;
    },
  };
  return { problem: late as unknown as LiteralProblem };
}
