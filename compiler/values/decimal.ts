/**
 * Exact decimal numbers: from their digits to integers scaled by a power of ten, and back.
 *
 * A number is never a float on the way: `12.5` at two places is the integer 1250. Digits beyond the places of
 * the type are refused, zeros included, never rounded. Where there are places, a number has at most 15 digits
 * in all, so that it survives as a JavaScript number and in every database; a whole number may go up to 2^53 - 1.
 */

import { limits } from "../limits.ts";
import { numberAt } from "./digits.ts";

export type DecimalProblem = "malformed" | "too-many-places" | "too-large";

/** Digits far beyond any limit are not worth looking at; an exponent could ask for millions of zeros. */
const longest = 400;

/** From `-1200.50`: optional sign, digits, optional point and digits; underscores already removed. */
export function scaleDecimal(digits: string, places: number): number | DecimalProblem {
  // Nearly all are whole and small: exact at any number of places that a type has.
  const first = digits.charAt(0);
  const start = first === "+" || first === "-" ? 1 : 0;
  const count = digits.length - start;
  const small = count > 0 && count < 10 ? numberAt(digits, start, digits.length) : -1;
  if (places <= 6 && small >= 0) return signed(first, small * 10 ** places);
  const match = /^([+-]?)([0-9]+)(?:\.([0-9]+))?$/.exec(digits);
  if (!match) return "malformed";
  const [, sign, integer = "", fraction = ""] = match;
  if (fraction.length > places) return "too-many-places";
  const magnitude = (integer + fraction.padEnd(places, "0")).replace(/^0+(?=[0-9])/, "");
  const most = places === 0 ? limits.integer : 10 ** limits.decimalDigits - 1;
  if (magnitude.length > 16 || Number(magnitude) > most) return "too-large";
  return signed(sign, Number(magnitude));
}

/** Zero has no sign. */
const signed = (sign: string | undefined, scaled: number): number =>
  sign === "-" && scaled !== 0 ? -scaled : scaled;

/** From the source text of a number in JSON, exponent and all: `1.5e3` at no places is 1500. */
export function scaleJsonNumber(source: string, places: number): number | DecimalProblem {
  const match = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(source);
  if (!match) return "malformed";
  const [, sign = "", whole = "", fraction = "", exponent] = match;
  if (exponent === undefined) return scaleDecimal(source, places);
  const digits = whole + fraction;
  if (/^0+$/.test(digits)) return 0;
  const point = whole.length + Number(exponent);
  if (point > longest) return "too-large";
  if (point < -longest) return "too-many-places";
  const zeros = "0".repeat(Math.max(0, -point));
  const shifted = zeros + digits.padEnd(point, "0");
  const left = Math.max(point, 0);
  const rest = shifted.slice(left);
  return scaleDecimal(`${sign}${shifted.slice(0, left) || "0"}${rest && `.${rest}`}`, places);
}

/** With every place written: 1250 at two places is `12.50`. */
export function formatScaled(value: number, places: number): string {
  const digits = String(Math.abs(value)).padStart(places + 1, "0");
  const sign = value < 0 ? "-" : "";
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** As a JavaScript number in its own unit: 1250 at two places is 12.5. Exact to the last of 15 digits. */
export const numberOfScaled = (value: number, places: number): number => Number(formatScaled(value, places));
