/**
 * Folds a line of iCalendar (RFC 5545 § 3.1): at most 75 octets each, as much on each as it holds.
 *
 * A line is never cut within a code point, an escape, or a character made of several code points that would fit on a
 * line. Each cut is looked for from where the line is full, backwards: only what stands around a cut is ever segmented.
 */

const longest = 75;

export function fold(line: string): string {
  // No character has more than three octets for each of its code units.
  if (line.length * 3 <= longest) return `${line}\r\n`;
  if (ascii.test(line)) return foldAscii(line);
  let folded = "";
  let from = 0;
  for (let room = longest; ; room = longest - 1) {
    const full = whereFull(line, from, room);
    if (full === line.length) return `${folded}${line.slice(from)}\r\n`;
    const end = lastEnd(line, from, full);
    folded += `${line.slice(from, end)}\r\n `;
    from = end;
  }
}
const ascii = /^[\x20-\x7e]*$/;

function foldAscii(line: string): string {
  let folded = "";
  let from = 0;
  for (let room = longest; line.length - from > room; room = longest - 1) {
    let end = from + room;
    if (beginsEscape(line, from, end - 1)) end--;
    folded += `${line.slice(from, end)}\r\n `;
    from = end;
  }
  return `${folded}${line.slice(from)}\r\n`;
}

/** The first place behind `from` that no longer fits; the length where all does. */
function whereFull(line: string, from: number, room: number): number {
  let octets = 0;
  for (let at = from; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    // The two halves of a pair are two octets each.
    octets += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
    if (octets > room) return at;
  }
  return line.length;
}

/** The last place up to `full` at which the line may be cut. */
function lastEnd(line: string, from: number, full: number): number {
  for (let at = beginOfCharacter(line, from, full); at > from; at = beginOfCharacter(line, from, at - 1)) {
    if (!beginsEscape(line, from, at - 1)) return at;
  }
  // No line holds all of this character.
  const end = line.charCodeAt(full) >> 10 === 0x37 ? full - 1 : full;
  return beginsEscape(line, from, end - 1) ? end - 1 : end;
}

/**
 * Whether the sign at a place is the first of an escape: of several of its kind in a row, each second one is escaped
 * itself. Texts are escaped by one sign and parameters by the other, so neither says anything about the other.
 */
function beginsEscape(line: string, from: number, at: number): boolean {
  const sign = line.charCodeAt(at);
  if (sign !== 0x5c && sign !== 0x5e) return false;
  let first = at;
  while (first >= from && line.charCodeAt(first) === sign) first--;
  return (at - first) % 2 === 1;
}

/** Where the character begins, as a reader sees it, that a place is in; `from` at the least. */
function beginOfCharacter(line: string, from: number, at: number): number {
  if (isBetween(line, at)) return at;
  let start = at;
  while (start > from && !isBetween(line, start)) start--;
  // Whether one ends before a code point depends on that and on what is before it, and on nothing behind.
  const text = line.slice(start, at + 2);
  return start + (graphemes.segment(text).containing(at - start)?.index ?? 0);
}
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Between two letters that never join, a character ends in any case. */
const isBetween = (line: string, at: number): boolean =>
  neverJoins[line.charCodeAt(at - 1)] === 1 && neverJoins[line.charCodeAt(at)] === 1;

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
