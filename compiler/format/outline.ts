/**
 * The outline of a file: lines and blocks, with the comments where they stand.
 *
 * The language has one shape, a line of words that may hold blocks of lines, so its outline needs to know no
 * construct: braces, item ends and comments say it all. What the words mean plays no part here; the kinds of
 * blocks come in with columns.ts.
 */

import { layOut } from "../syntax/layout.ts";
import { lex } from "../syntax/lexer.ts";
import type { FileToPrint, ParsedFile } from "../syntax/parsed-file.ts";
import { LineEnd, Semicolon, type SourceToken } from "../syntax/tokens.ts";

export type Item = Line | Note;

export interface Line {
  readonly kind: "line";
  /** An empty line stands above it. */
  readonly spaced: boolean;
  readonly parts: Part[];
  /** The comment at its end. */
  trailing?: string;
}
/** A comment on a line of its own. */
export interface Note {
  readonly kind: "note";
  readonly spaced: boolean;
  readonly text: string;
}
export type Part = Word | Comment | Block;
/** Anything between two gaps: a word, a text, a sign. */
export interface Word {
  readonly kind: "word";
  readonly text: string;
}
/** A comment in the middle of a line that goes on below. */
export interface Comment {
  readonly kind: "comment";
  readonly text: string;
  readonly ownLine: boolean;
}
export interface Block {
  readonly kind: "block";
  readonly items: readonly Item[];
  /** It stood on one line. */
  readonly inline: boolean;
  /** The comment behind its opening brace. */
  readonly opening?: string;
}

/** What the outline is made of, in the order of the text. */
type Mark =
  | {
      readonly kind: "token";
      readonly text: string;
      readonly start: number;
      readonly end: number;
      readonly endsItem: boolean;
    }
  | {
      readonly kind: "comment";
      readonly text: string;
      readonly start: number;
      readonly end: number;
      readonly ownLine: boolean;
    };

export function readOutline(parsed: ParsedFile | FileToPrint): readonly Item[] {
  const { text } = parsed.source;
  const marks = marksOf(parsed);
  let next = 0;

  /** Whether so many lines end between two places; no further than needed is looked, as blocks lie in blocks. */
  const endLines = (least: number, start: number, end: number): boolean => {
    let count = 0;
    for (let i = start; i < end && count < least; i++) {
      const code = text.charCodeAt(i);
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) count++;
    }
    return count === least;
  };
  const endOf = (index: number): number => marks[index]?.end ?? 0;
  const isSpaced = (mark: Mark): boolean => endLines(2, endOf(lastSolid(next - 1)), mark.start);
  /** The mark before, leaving out line ends, which reach over the empty lines we look for. */
  const lastSolid = (index: number): number => {
    let solid = index;
    while (solid >= 0 && isLineEnd(marks[solid])) solid--;
    return solid;
  };

  /** Reads up to the closing brace, or to the end of the file. */
  function readItems(): { readonly items: Item[]; readonly opening?: string } {
    const items: Item[] = [];
    let line: Line | undefined;
    let opening: string | undefined;
    for (; next < marks.length; next++) {
      const mark = marks[next] as Mark;
      if (mark.kind === "comment") {
        const last = items.at(-1);
        if (line !== undefined && goesOn(next + 1)) {
          line.parts.push({ kind: "comment", text: mark.text, ownLine: mark.ownLine });
        } else if (mark.ownLine) {
          items.push({ kind: "note", spaced: isSpaced(mark), text: mark.text });
          line = undefined;
        } else if (last?.kind === "line" && last.trailing === undefined) {
          last.trailing = mark.text;
        } else {
          opening = mark.text;
        }
      } else if (mark.endsItem) {
        line = undefined;
      } else if (mark.text === "}") {
        break;
      } else {
        if (line === undefined) {
          line = { kind: "line", spaced: isSpaced(mark), parts: [] };
          items.push(line);
        }
        line.parts.push(mark.text === "{" ? readBlock(mark.start) : { kind: "word", text: mark.text });
      }
    }
    return opening === undefined ? { items } : { items, opening };
  }

  function readBlock(start: number): Block {
    next++;
    const content = readItems();
    const end = marks[next]?.end ?? text.length;
    return { kind: "block", ...content, inline: !endLines(1, start, end) };
  }

  /** Whether the line that is open has more words from this mark on, behind any comments. */
  function goesOn(index: number): boolean {
    let ahead = index;
    while (marks[ahead]?.kind === "comment") ahead++;
    const mark = marks[ahead];
    return mark?.kind === "token" && !mark.endsItem && mark.text !== "}";
  }

  return readItems().items;
}

const isLineEnd = (mark: Mark | undefined): boolean =>
  mark?.kind === "token" && mark.endsItem && mark.text !== ";";

/** Tokens and comments, merged. */
function marksOf(parsed: ParsedFile | FileToPrint): readonly Mark[] {
  const marks: Mark[] = [];
  const { comments } = parsed;
  let comment = 0;
  const takeComments = (before: number): void => {
    for (; comment < comments.length; comment++) {
      const one = comments[comment];
      if (one === undefined || one.start >= before) return;
      const text = one.text.trimEnd();
      marks.push({ kind: "comment", text, start: one.start, end: one.end, ownLine: one.ownLine });
    }
  };
  const tokens =
    "tokens" in parsed
      ? parsed.tokens
      : layOut(lex(parsed.source.text).tokens, parsed.source.text, () => {}).tokens;
  for (const token of tokens) {
    takeComments(token.startOffset);
    marks.push(markOf(token));
  }
  takeComments(Number.POSITIVE_INFINITY);
  return marks;
}

function markOf({ image, payload, startOffset, tokenType }: SourceToken): Mark {
  const endsItem = tokenType === LineEnd || tokenType === Semicolon;
  return {
    kind: "token",
    text: payload ?? image,
    start: startOffset,
    end: startOffset + image.length,
    endsItem,
  };
}
