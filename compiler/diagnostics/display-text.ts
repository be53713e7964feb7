/**
 * Text on its way to a terminal: what is shown for it, and how many columns that takes.
 *
 * Characters that a terminal would obey (control characters, ESC, changes of direction) are shown and never
 * sent. Width is counted by grapheme: an emoji of seven code points takes two columns, a combining mark none.
 */

import { eastAsianWidth } from "get-east-asian-width";

/** A grapheme as shown, the columns it takes, and where it stands in the text. */
export interface Cell {
  readonly shown: string;
  readonly width: number;
  readonly start: number;
  readonly end: number;
}

const tabWidth = 4;
/** Creating one takes longer than compiling a small playbook, so only text beyond ASCII does. */
let segmenter: Intl.Segmenter | undefined;

/** The text with a visible sign in place of every character that a terminal would obey; line ends too. */
export function visible(text: string): string {
  // Most texts are plain, and the classes below take longer to prepare than a small playbook to read.
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const obeyed = /[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff\ufff9-\ufffb\p{Surrogate}]/gu;
  return text.replace(obeyed, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    return code === 0x7f ? "␡" : `‹U+${code.toString(16).toUpperCase().padStart(4, "0")}›`;
  });
}

/**
 * A sentence of ours with texts of users in it: the marks by which it keeps directions apart are obeyed, everything
 * else is shown.
 */
export const visibleSentence = (sentence: string): string =>
  sentence
    .split(isolating)
    .map((part, index) => (index % 2 === 1 ? part : visible(part)))
    .join("");

const isolating = /([\u200e\u200f\u2068\u2069])/;

/**
 * Latin, Greek and Cyrillic letters and common signs, which take a column each and join with nothing: most cells of
 * long tables are of these alone, and need no look at each character.
 */
const narrow = /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027]*$/;

export const displayWidth = (text: string): number =>
  narrow.test(text) ? text.length : cellsOf(text).reduce((width, cell) => width + cell.width, 0);

export interface CutText {
  readonly text: string;
  readonly width: number;
}

/** The text, or as much of it as leaves room for `…`. */
export function cutTo(text: string, most = Number.POSITIVE_INFINITY): CutText {
  const whole = displayWidth(text);
  if (whole <= most) return { text, width: whole };
  if (narrow.test(text)) return { text: `${text.slice(0, most - 1)}…`, width: most };
  let [width, end] = [0, 0];
  for (const cell of cellsOf(text)) {
    if (width + cell.width >= most) break;
    width += cell.width;
    end = cell.end;
  }
  return { text: `${text.slice(0, end)}…`, width: width + 1 };
}

/** A tab takes the columns to the next stop. */
export function cellsOf(text: string): readonly Cell[] {
  let column = 0;
  return graphemes(text).map(({ segment, index }) => {
    const shown = segment === "\t" ? " ".repeat(tabWidth - (column % tabWidth)) : visible(segment);
    const width = segment === "\t" || shown !== segment ? shown.length : widthOf(segment);
    column += width;
    return { shown, width, start: index, end: index + segment.length };
  });
}

function graphemes(text: string): readonly { readonly segment: string; readonly index: number }[] {
  if (/^[\t\x20-\x7e]*$/.test(text)) return Array.from(text, (segment, index) => ({ segment, index }));
  segmenter ??= new Intl.Segmenter();
  return [...segmenter.segment(text)];
}

function widthOf(grapheme: string): number {
  if (/^[\x20-\x7e]$/.test(grapheme)) return 1;
  if (/^[\p{M}\p{Default_Ignorable_Code_Point}\p{Cf}]+$/u.test(grapheme)) return 0;
  if (/^\p{Emoji_Presentation}|^\p{Emoji}\u{fe0f}|^\p{Regional_Indicator}/u.test(grapheme)) return 2;
  return eastAsianWidth(grapheme.codePointAt(0) ?? 0);
}

/**
 * Breaks a text at its blanks, but that of `14 %`, into lines of at most `width` columns; a longer word keeps a line to
 * itself.
 */
export const wrap = (text: string, width: number): readonly string[] => wrapShown(visible(text), width);

/** The same for a sentence of ours in any language. */
export const wrapSentence = (sentence: string, width: number): readonly string[] =>
  wrapShown(visibleSentence(sentence), width);

function wrapShown(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(/ (?!%)/)) {
    const needed = displayWidth(
      word
        .split(isolating)
        .filter((_, index) => index % 2 === 0)
        .join(""),
    );
    if (line !== "" && used + 1 + needed > width) {
      lines.push(line);
      line = word;
      used = needed;
    } else {
      used += needed + (line === "" ? 0 : 1);
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
