/**
 * One line of iCalendar (RFC 5545 § 3.1): a name, parameters and a value, escaped and folded.
 *
 * Invariant: a value can never begin a line of its own. Text is escaped by its type, parameters after RFC 6868,
 * every other control character is dropped. A line has at most 75 octets; it is never cut within a code point,
 * an escape, or a character made of several code points that would fit on a line.
 */

import { isAscii } from "../../values/ascii.ts";
import { plainText } from "../plain-text.ts";

/** What stands after the colon: a text to escape, or something already in its final form. */
export type LineValue = { readonly text: string } | { readonly raw: string } | { readonly uri: string };
export type Parameters = Readonly<Record<string, string | undefined>>;

export function contentLine(name: string, value: LineValue | string, parameters: Parameters = {}): string {
  const attributes = Object.entries(parameters)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([key, attribute]) => `;${key}=${parameterValue(attribute)}`);
  return fold(`${name}${attributes.join("")}:${written(typeof value === "string" ? { raw: value } : value)}`);
}

function written(value: LineValue): string {
  if ("text" in value) return escapeText(value.text);
  // Dates, numbers and rules are ours; all the same, nothing may end a line.
  if ("raw" in value) return plainText(value.raw).replace(/[\n\t]/g, " ");
  return plainText(value.uri).replace(/[\s"<>\\^`{|}]/g, (mark) => encodeURIComponent(mark));
}

/** TEXT of RFC 5545 § 3.3.11. */
const escapeText = (text: string): string =>
  plainText(text)
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");

/** RFC 6868, and quoted where the value has marks that end it. */
function parameterValue(value: string): string {
  const escaped = plainText(value)
    .replaceAll("^", "^^")
    .replaceAll("\n", "^n")
    .replaceAll("\t", " ")
    .replaceAll('"', "^'");
  return /[:;,]/.test(escaped) ? `"${escaped}"` : escaped;
}

/** `mailto:` with everything encoded that an address line could trip over. */
export const mailto = (email: string): { readonly uri: string } => ({
  uri: `mailto:${encodeURIComponent(plainText(email)).replaceAll("%40", "@").replaceAll("%2B", "+")}`,
});

/** Octets of well-formed text in UTF-8. */
function octetsOf(text: string): number {
  let octets = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    // The two halves of a pair are two octets each.
    octets += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return octets;
}

const longest = 75;

function fold(line: string): string {
  if (line.length <= longest && octetsOf(line) <= longest) return `${line}\r\n`;
  let folded = "";
  let length = 0;
  for (const piece of unbreakable(line)) {
    const size = octetsOf(piece);
    if (length + size > longest) {
      folded += "\r\n ";
      length = 1;
    }
    folded += piece;
    length += size;
  }
  return `${folded}\r\n`;
}

function* segmentsOf(line: string): Generator<string> {
  for (const { segment } of graphemes.segment(line)) yield segment;
}
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Pieces that stay together: escapes, and what a reader sees as one character. */
function* unbreakable(line: string): Generator<string> {
  let escape = "";
  const pieces = isAscii(line) ? line : segmentsOf(line);
  for (const segment of pieces) {
    if (escape === "" && (segment === "\\" || segment === "^")) {
      escape = segment;
      continue;
    }
    const piece = escape + segment;
    escape = "";
    if (octetsOf(piece) < longest) yield piece;
    else yield* piece;
  }
  if (escape !== "") yield escape;
}
