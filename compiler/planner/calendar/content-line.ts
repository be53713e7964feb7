/**
 * One line of iCalendar (RFC 5545 § 3.1): a name, parameters and a value, escaped and folded.
 *
 * Invariant: a value can never begin a line of its own. Text is escaped by its type, parameters after RFC 6868,
 * every other control character is dropped. A line has at most 75 octets; it is never cut within a code point,
 * an escape, or a character made of several code points that would fit on a line.
 */

import { plainText } from "../plain-text.ts";

/** What stands after the colon: a text to escape, or something already in its final form. */
export type LineValue = { readonly text: string } | { readonly raw: string } | { readonly uri: string };
export type Parameters = Readonly<Record<string, string | undefined>>;

export function contentLine(name: string, value: LineValue | string, parameters: Parameters = {}): string {
  let line = name;
  // Not `for … in`, which would take what somebody gave to every object.
  for (const key of Object.keys(parameters)) {
    const attribute = parameters[key];
    if (attribute !== undefined) line += `;${key}=${parameterValue(attribute)}`;
  }
  return fold(`${line}:${typeof value === "string" ? rawValue(value) : written(value)}`);
}

function written(value: LineValue): string {
  if ("text" in value) return escapeText(value.text);
  if ("raw" in value) return rawValue(value.raw);
  return plainText(value.uri).replace(/[\s"<>\\^`{|}]/g, (mark) => encodeURIComponent(mark));
}

/** Dates, numbers and rules are ours; all the same, nothing may end a line. */
const rawValue = (raw: string): string => (harmless.test(raw) ? raw : plainText(raw).replace(/[\n\t]/g, " "));
const harmless = /^[\x20-\x7e]*$/;

/** TEXT of RFC 5545 § 3.3.11. */
function escapeText(text: string): string {
  const plain = plainText(text);
  return special.test(plain) ? plain.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n") : plain;
}
const special = /[\\;,\n]/;

/** RFC 6868, and quoted where the value has marks that end it. */
function parameterValue(value: string): string {
  const plain = plainText(value);
  if (!marks.test(plain)) return plain;
  const escaped = plain
    .replaceAll("^", "^^")
    .replaceAll("\n", "^n")
    .replaceAll("\t", " ")
    .replaceAll('"', "^'");
  return /[:;,]/.test(escaped) ? `"${escaped}"` : escaped;
}
const marks = /[\^\n\t":;,]/;

/** `mailto:` with everything encoded that an address line could trip over. */
export const mailto = (email: string): { readonly uri: string } => ({
  uri: /^[A-Za-z0-9@.+_-]*$/.test(email)
    ? `mailto:${email}`
    : `mailto:${encodeURIComponent(plainText(email)).replaceAll("%40", "@").replaceAll("%2B", "+")}`,
});

const longest = 75;

/** Cuts where the most fits on each line. */
function fold(line: string): string {
  // No character has more than three octets for each of its code units.
  if (line.length * 3 <= longest) return `${line}\r\n`;
  if (ascii.test(line)) return line.length <= longest ? `${line}\r\n` : foldAscii(line);
  return foldAny(line);
}
const ascii = /^[\x20-\x7e]*$/;

function foldAscii(line: string): string {
  let folded = "";
  let from = 0;
  for (let room = longest; line.length - from > room; room = longest - 1) {
    let end = from + room;
    if (beginsEscape(line, end - 1)) end--;
    folded += `${line.slice(from, end)}\r\n `;
    from = end;
  }
  return `${folded}${line.slice(from)}\r\n`;
}

/** Whether the sign at a place is the first of an escape: of several in a row, each second one is escaped itself. */
function beginsEscape(line: string, at: number): boolean {
  let first = at;
  while (isEscapeSign(line, first)) first--;
  return (at - first) % 2 === 1;
}

function foldAny(line: string): string {
  const endOfCharacter = createCharacters(line);
  let folded = "";
  let written = 0;
  let length = 0;
  let at = 0;
  while (at < line.length) {
    const from = at;
    let size: number;
    if (standsAlone(line, at) && !isEscapeSign(line, at)) size = octetsAt(line, at++);
    else {
      // An escape stays with what it escapes.
      const escaped = isEscape(line, from) ? from + 1 : from;
      at = endOfCharacter(escaped);
      // Some signs of Arabic are one character with the sign behind them, which may begin an escape.
      if (at - 1 > escaped && isEscapeSign(line, at - 1) && at < line.length) at = endOfCharacter(at);
      size = octetsOf(line, from, at);
      if (size >= longest) {
        // No line holds all of this character.
        at = escaped + ((line.codePointAt(escaped) as number) > 0xffff ? 2 : 1);
        size = octetsOf(line, from, at);
      }
    }
    if (length + size > longest) {
      folded += `${line.slice(written, from)}\r\n `;
      written = from;
      length = 1;
    }
    length += size;
  }
  return `${folded}${line.slice(written)}\r\n`;
}

const isEscapeSign = (line: string, at: number): boolean => {
  const unit = line.charCodeAt(at);
  return unit === 0x5c || unit === 0x5e;
};

const isEscape = (line: string, at: number): boolean =>
  isEscapeSign(line, at) && at + 1 < line.length && standsAlone(line, at);

/**
 * Where the character ends, as a reader sees it, that begins at a place; asked in order.
 *
 * Between two letters that never join, one ends. Only what is around others is segmented.
 */
function createCharacters(line: string): (at: number) => number {
  let ends: readonly number[] = [];
  let next = 0;
  return (at) => {
    if (standsAlone(line, at)) return at + 1;
    while (next < ends.length && (ends[next] as number) <= at) next++;
    if (next === ends.length) {
      let end = at + 1;
      while (end < line.length && !standsAlone(line, end - 1)) end++;
      ends = endsIn(line.slice(at, end), at);
      next = 0;
    }
    return ends[next] as number;
  };
}

/** Of each character of a text that begins at a place. */
function endsIn(text: string, from: number): readonly number[] {
  const ends: number[] = [];
  for (const { index, segment } of graphemes.segment(text)) ends.push(from + index + segment.length);
  return ends;
}
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

const standsAlone = (line: string, at: number): boolean =>
  neverJoins[line.charCodeAt(at)] === 1 &&
  (at + 1 === line.length || neverJoins[line.charCodeAt(at + 1)] === 1);

/**
 * By code unit: letters, digits and marks of writing that are a character by themselves beside another of them, those of
 * Latin, Greek, Cyrillic, Hebrew, Arabic, Chinese and Japanese. All others may be, and are looked at.
 */
const neverJoins = new Uint8Array(0x10000);
for (const [from, to] of [
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0x2ff],
  [0x370, 0x482],
  [0x48a, 0x52f],
  [0x5d0, 0x5ea],
  [0x60c, 0x60f],
  [0x61e, 0x64a],
  [0x660, 0x66f],
  [0x671, 0x6d5],
  [0x6ee, 0x6ff],
  [0x1e00, 0x1fff],
  [0x2010, 0x2027],
  [0x2030, 0x205e],
  [0x20a0, 0x20c0],
  [0x3001, 0x3029],
  [0x3041, 0x3096],
  [0x30a1, 0x30ff],
  [0x4e00, 0x9fff],
] as const)
  neverJoins.fill(1, from, to + 1);

/** Octets of well-formed text in UTF-8. */
function octetsOf(text: string, from: number, to: number): number {
  let octets = 0;
  for (let index = from; index < to; index++) octets += octetsAt(text, index);
  return octets;
}

/** Of one code unit: the two halves of a pair are two octets each. */
function octetsAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
}
