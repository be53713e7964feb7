/**
 * How a value should have been written, for spellings that people and spreadsheets use: numbers with commas and
 * units, `yes` and `no`. Dates are in values/written-date.ts.
 *
 * It is help and nothing more: no such value is ever read. Where two values may be meant, both are named.
 */

import type { NumericType } from "../ir/ir.ts";
import { currencies } from "../values/currency.ts";
import { scaleDecimal } from "../values/decimal.ts";

const write = (right: string): string => `write \`${right}\``;

/** As people write it, and as spreadsheets in their language do. Not `x`: a cross marks what holds as well as what does not. */
const yes = [
  ...["yes", "y", "1", "on", "si", "sí", "s", "ja", "oui", "ναι", "نعم", "بله"],
  ...["verdadero", "verdadeiro", "vero", "vrai", "wahr", "waar", "αληθης", "صواب", "درست"],
];
const no = [
  ...["no", "n", "0", "off", "nein", "non", "όχι", "οχι", "لا", "خیر", "نه"],
  ...["falso", "faux", "falsch", "onwaar", "ψευδης", "خطأ", "نادرست"],
];

export function helpWithBoolean(text: string): string {
  const word = text.toLowerCase();
  if (yes.includes(word)) return write("true");
  return no.includes(word) ? write("false") : "write `true` or `false`, whichever you mean";
}

/** Undefined where no number of this type can be meant. */
export function helpWithNumber(type: NumericType, text: string): string | undefined {
  const [, before = "", sign = "", magnitude = "", after = ""] = amount.exec(text) ?? [];
  if (magnitude === "" || !isDecoration(type, before) || !isDecoration(type, after)) return undefined;
  const foreign = type.currency && foreignCurrency(before + after, type.currency);
  if (foreign) return `convert it from ${foreign} to ${type.currency}, and write the number alone`;
  const digits = sign.replace("\u2212", "-") + magnitude;
  const readings = numbersMeantBy(digits);
  const [number, other] = readings.flatMap(
    (each) => [each, withoutNeedlessPlaces(each)].find((one) => fits(type, one)) ?? [],
  );
  if (number === undefined) return undefined;
  const mark = digits.includes(",") ? "comma" : "point";
  if (other !== undefined)
    return `${write(number)} if the ${mark} separates thousands, \`${other}\` if it does not`;
  if (readings.length > 1)
    return `${write(number)} if the ${mark} separates thousands; if it does not, ${helpWithPlaces(type)}`;
  const alone = before === "" && after === "";
  if (alone && /,[0-9]+$/.test(digits) && number.includes(".")) return `${write(number)}, with a point`;
  const unit = type.currency === undefined ? "" : `; the currency is ${type.currency}`;
  return alone && !/[^0-9.+-]/.test(digits) ? write(number) : `${write(number)}, the number alone${unit}`;
}

/** In JSON a point is a decimal point: `1.250` is no 1250. */
export function helpWithJsonNumber(type: NumericType, text: string): string | undefined {
  const number = withoutNeedlessPlaces(text);
  return fits(type, number) ? write(number) : undefined;
}

/** Where to round to, and not what comes out: that is for who knows what the number is for. */
export function helpWithPlaces({ places }: NumericType): string {
  const wanted = places === 0 ? "a whole number" : `${places} decimal place${places === 1 ? "" : "s"}`;
  return `round it to ${wanted}, or correct it`;
}

/** A number with what stands around it: `$1,250.50`, `1 250 USD`, `80%`. */
const amount = /^([^0-9.,+\u2212-]*)([+\u2212-]?)([0-9]|[0-9][0-9., '\u00a0\u202f]*[0-9])([^0-9.,]*)$/;

const percents: readonly NumericType["kind"][] = ["percent", "integer"];

/**
 * Signs and codes of currencies, `%`, blanks. Of anything else it cannot be said that the number means the same
 * without it: `(5)` and `5-` are below zero, `5k` is 5000, `>5` is no number, and `80%` as a decimal is 0.8.
 */
function isDecoration(type: NumericType, around: string): boolean {
  const marks = around.split(/([\p{Sc}%\s])/u).filter((mark) => mark.trim() !== "");
  return marks.every((mark) =>
    mark === "%" ? percents.includes(type.kind) : /^\p{Sc}$/u.test(mark) || currencies.has(mark),
  );
}

/** The code or sign of a currency in which an amount stands instead. */
function foreignCurrency(around: string, currency: string): string | undefined {
  const format = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  });
  const own = format.formatToParts(0).find(({ type }) => type === "currency")?.value;
  const marks = around.match(/\p{Sc}|[A-Z]{3}/gu) ?? [];
  return marks.find((mark) => mark !== own && mark !== currency);
}

const fits = (type: NumericType, number: string): boolean =>
  typeof scaleDecimal(number, type.places) === "number";

/** `1250.5` of `1.250,5`; of `1.250` both 1250 and 1.250, thousands first. */
function numbersMeantBy(digits: string): readonly string[] {
  const plain = digits.replace(/(?<=[0-9])[ '\u00a0\u202f](?=[0-9]{3}(?![0-9]))/g, "");
  const marks = plain.match(/[.,]/g) ?? [];
  if (marks.length === 0) return [plain];
  const thousands = /^[+-]?[1-9][0-9]{0,2}([.,])[0-9]{3}(?:\1[0-9]{3})*$/.test(plain)
    ? [plain.replace(/[.,]/g, "")]
    : [];
  if (marks.length === 1) return [...thousands, plain.replace(",", ".")];
  const point = plain.lastIndexOf(marks.at(-1) as string);
  const both = /^[+-]?[0-9]{1,3}([.,])[0-9]{3}(?:\1[0-9]{3})*(?!\1)[.,][0-9]+$/.test(plain);
  return both ? [`${plain.slice(0, point).replace(/[.,]/g, "")}.${plain.slice(point + 1)}`] : thousands;
}

/** `3` of `3.0`, `2.5` of `2.500`; the zeros of `300` are needed. */
function withoutNeedlessPlaces(number: string): string {
  if (!number.includes(".")) return number;
  let end = number.length;
  while (number[end - 1] === "0") end--;
  return number.slice(0, number[end - 1] === "." ? end - 1 : end);
}
