/**
 * One line of iCalendar (RFC 5545 § 3.1): a name, parameters and a value, escaped and folded.
 *
 * Invariant: a value can never begin a line of its own. Text is escaped by its type, parameters after RFC 6868,
 * every other control character is dropped.
 */

import { plainText } from "../words/plain-text.ts";
import { fold } from "./fold.ts";

/** What stands after the colon: a text to escape, an address, or something of ours, which has its final form. */
export type LineValue = string | { readonly text: string } | { readonly mailto: string };

/** @param parameters each as `parameter` gives it */
export const contentLine = (name: string, value: LineValue, parameters = ""): string =>
  fold(`${name}${parameters}:${written(value)}`);

/** `;ROLE=CHAIR`; nothing where there is no value. */
export const parameter = (name: string, value: string | undefined): string =>
  value === undefined ? "" : `;${name}=${parameterValue(value)}`;

function written(value: LineValue): string {
  if (typeof value === "string") return rawValue(value);
  if ("text" in value) return escapeText(value.text);
  return `mailto:${addressOf(value.mailto)}`;
}

/** With everything encoded that an address line could trip over. */
const addressOf = (email: string): string =>
  plainAddress.test(email)
    ? email
    : encodeURIComponent(plainText(email)).replaceAll("%40", "@").replaceAll("%2B", "+");
const plainAddress = /^[\w@.+-]*$/;

/** Dates, numbers and rules are ours; all the same, nothing may end a line. */
const rawValue = (raw: string): string => (harmless.test(raw) ? raw : plainText(raw).replace(/[\n\t]/g, " "));
const harmless = /^[\x20-\x7e]*$/;

/** TEXT of RFC 5545 § 3.3.11. */
function escapeText(text: string): string {
  const plain = plainText(text);
  let escaped = "";
  let from = 0;
  for (let at = 0; at < plain.length; at++) {
    const unit = plain.charCodeAt(at);
    if (unit === 0x0a) escaped += `${plain.slice(from, at)}\\n`;
    else if (unit === 0x5c || unit === 0x3b || unit === 0x2c)
      escaped += `${plain.slice(from, at)}\\${plain[at]}`;
    else continue;
    from = at + 1;
  }
  return escaped + plain.slice(from);
}

/** RFC 6868, and quoted where the value has marks that end it. */
function parameterValue(value: string): string {
  const plain = plainText(value);
  const escaped = escapes.test(plain)
    ? plain.replaceAll("^", "^^").replaceAll("\n", "^n").replaceAll("\t", " ").replaceAll('"', "^'")
    : plain;
  return ends.test(escaped) ? `"${escaped}"` : escaped;
}
const escapes = /[\^\n\t"]/;
const ends = /[:;,]/;
