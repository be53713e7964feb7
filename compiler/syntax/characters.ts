/**
 * Characters that nobody sees, and characters that no name may hold.
 *
 * Both are looked at once per file and once per unusual word. Names follow UAX 31: a letter, then letters,
 * digits and `_`; the two joiners that Persian and Indic scripts need may stand inside a word.
 */

import { limits } from "../limits.ts";
import type { Work } from "../source/work.ts";
import type { SyntaxReport } from "./syntax-report.ts";
import type { SourceToken } from "./tokens.ts";

/** Everything invisible that changes what is seen or read; tabs, line ends and joiners are not among it. */
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\udb40[\udc00-\udc7f]/g;

export const isHidden = (text: string): boolean => {
  hidden.lastIndex = 0;
  return hidden.test(text);
};

/** The same and more, in one class that is quick to look for: nearly every file holds none of it. */
const suspicious =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb]/;

/** What is hidden in words alone: texts in Persian hold some of it. */
const suspiciousInWords =
  /[\xad\u115f-\u1160\u206a-\u206f\u3164\uffa0\ufff0-\ufff8]|\u034f|[\u17b4-\u17b5]|[\u180b-\u180f]|[\u200c-\u200d]|[\ufe00-\ufe0f]/;

/** Says whether there are any, or what words may not hold. */
export function* reportHiddenCharacters(text: string, report: SyntaxReport): Work<boolean> {
  let found = false;
  for (let start = 0; start < text.length; ) {
    if (start > 0) yield;
    const end = endOfPart(text, start);
    const part = text.slice(start, end);
    const isSuspicious = suspicious.test(part);
    if (isSuspicious) reportHiddenIn(part, start, report);
    found ||= isSuspicious || suspiciousInWords.test(part);
    start = end;
  }
  return found;
}

/** So many characters are looked at in one step. */
const partLength = 262_144;

/** Where a part ends that begins at an offset: the two halves of a character stay together. */
function endOfPart(text: string, start: number): number {
  const end = start + partLength;
  const isSecondHalf = /[\udc00-\udfff]/.test(text.charAt(end));
  return isSecondHalf ? end + 1 : Math.min(end, text.length);
}

/** @param from where the part begins in its text. */
function reportHiddenIn(part: string, from: number, report: SyntaxReport): void {
  hidden.lastIndex = 0;
  for (let match = hidden.exec(part); match !== null; match = hidden.exec(part)) {
    const code = match[0].codePointAt(0) as number;
    // Several of one kind in a row are one mistake: a file of another program is full of them.
    let last = match.index + match[0].length;
    while (last < part.length && part.startsWith(match[0], last)) last += match[0].length;
    hidden.lastIndex = last;
    const span = { start: from + match.index, end: from + last };
    if (span.start === 0 && code === 0xfeff) {
      report("byte-order-mark", span, undefined, [{ title: "delete the mark", newText: "" }]);
    } else {
      report("hidden-character", span, { code, effect: effectOf(code) }, [{ newText: "" }]);
    }
  }
}

function effectOf(code: number): string {
  if (code === 0) return "the end of a text for some programs";
  if (code === 0xfeff) return "a byte order mark";
  if (code === 0x2028 || code === 0x2029 || code === 0x85) return "a line end that editors do not show";
  if (code >= 0xd800 && code <= 0xdfff) return "half of a character";
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return "a control character";
  if (code === 0x200b || (code >= 0x2060 && code <= 0x2064) || code >= 0xe0000) return "which nobody can see";
  return "which turns the direction of writing";
}

/**
 * Whether a word is a name as nearly all are: letters and digits of ASCII, and short. A loop, since the regular
 * expression would take ten times as long to be called as to match.
 */
export function isPlainName(image: string): boolean {
  for (let at = 0; at < image.length; at++) {
    const code = image.charCodeAt(at);
    const letter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
    if (!letter && (at === 0 || code < 48 || code > 57)) return false;
  }
  return image.length > 0 && image.length <= limits.nameBytes;
}

// Made when a name needs them: their classes take a while, and most files have names of ASCII only.
const unicodeName = () => /^[\p{XID_Start}_](?:[\p{XID_Continue}\u200c\u200d]*\p{XID_Continue})?$/u;
const odd = () => /^[^\p{XID_Start}_]|[^\p{XID_Continue}\u200c\u200d]|[\u200c\u200d]$/u;

/** The name that a word stands for, and what is wrong with it; a hyphen is left to who reads a name. */
export function nameOf(token: SourceToken, report: SyntaxReport): string {
  const image = token.payload ?? token.image;
  if (isPlainName(image)) return image;
  const name = image.normalize("NFC");
  const span = { start: token.startOffset, end: token.startOffset + token.image.length };
  if (!unicodeName().test(name) && !isHidden(name)) {
    report("bad-name", span, { name, character: odd().exec(name)?.[0] ?? name });
  } else if (utf8Length(name) > limits.nameBytes) {
    const length = utf8Length(name);
    report("too-long", span, { what: "name", limit: limits.nameBytes, length, unit: "bytes" });
  }
  return name;
}

/** UTF-8 bytes of a text. */
function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}
