/**
 * The words of a file, for advice on a slip: whether a name is written elsewhere, where, and under which title.
 *
 * Asked only where something could not be read, so a file without mistakes is never listed.
 */

import { tokenMatcher } from "chevrotain";
import type { Span } from "../source/span.ts";
import { AnyWord, ItemEnd, type SourceToken, TextToken, Word } from "./tokens.ts";

/** The words of a file, outside of texts and comments. */
export interface WrittenWords {
  /** How often each is written. */
  readonly counts: ReadonlyMap<string, number>;
  /** Where those with a hyphen stand. */
  readonly hyphenated: ReadonlyMap<string, readonly Span[]>;
  /** What is declared under a title, by the title in small letters: `role ProjectManager "Implementation manager"`. */
  readonly titled: ReadonlyMap<string, readonly Titled[]>;
  /** Signals by their titles in small letters: `lastVisit date "Last visit"`. */
  readonly signals: ReadonlyMap<string, string>;
  /** What is named by `define`. */
  readonly definitions: ReadonlySet<string>;
  /** What `feelings` lists. */
  readonly feelings: ReadonlySet<string>;
}

export interface Titled {
  /** Its first word, as `role`. */
  readonly keyword: string;
  readonly name: string;
}

export interface FileWords {
  has(word: string): boolean;
  all(): WrittenWords;
}

export function createFileWords(source: string, tokens: readonly SourceToken[]): FileWords {
  let words: WrittenWords | undefined;
  let searches = 0;
  const all = (): WrittenWords => {
    words ??= wordsIn(tokens);
    return words;
  };
  return {
    all,
    // For a few words, to search the file is quicker than to list all that it has.
    has: (word) =>
      (words !== undefined || ++searches > mostSearches || source.includes(word)) && all().counts.has(word),
  };
}

const mostSearches = 300;

/** All in one pass: a file may hold thousands of slips, and each asks. */
export function wordsIn(tokens: readonly SourceToken[]): WrittenWords {
  const counts = new Map<string, number>();
  const hyphenated = new Map<string, Span[]>();
  const titled = new Map<string, Titled[]>();
  const signals = new Map<string, string>();
  const definitions = new Set<string>();
  const feelings = new Set<string>();
  let line = 0;
  let lists = false;
  for (const [index, token] of tokens.entries()) {
    if (!tokenMatcher(token, AnyWord)) {
      if (tokenMatcher(token, ItemEnd) || /^[{}]$/.test(token.image)) {
        lists = false;
        line = index + 1;
      }
      const declared = tokenMatcher(token, TextToken) ? declaredBefore(tokens, index) : undefined;
      const first = tokens[line];
      if (tokenMatcher(token, TextToken) && first?.tokenType === Word && index > line + 1)
        signals.set(titleIn(token.image), first.image);
      if (declared === undefined) continue;
      const title = titleIn(token.image);
      titled.set(title, [...(titled.get(title) ?? []), declared].slice(0, mostOfOneTitle));
      continue;
    }
    const { image, startOffset: start } = token;
    if (lists) feelings.add(image);
    else lists = image === "feelings";
    if (tokens[index - 1]?.image === "define") definitions.add(image);
    counts.set(image, (counts.get(image) ?? 0) + 1);
    if (!image.includes("-")) continue;
    const places = hyphenated.get(image);
    const place = { start, end: start + image.length };
    if (places === undefined) hyphenated.set(image, [place]);
    else if (places.length < mostPlaces) places.push(place);
  }
  return { counts, hyphenated, titled, signals, definitions, feelings };
}

/** As `titled` knows it, of a text in its quotes. */
export const titleIn = (image: string): string => image.slice(1, -1).toLowerCase();

/** The declaration whose title stands here. */
function declaredBefore(tokens: readonly SourceToken[], title: number): Titled | undefined {
  const [before, kind, name] = [tokens[title - 3], tokens[title - 2], tokens[title - 1]];
  const begins = before === undefined || tokenMatcher(before, ItemEnd) || /^[{}]$/.test(before.image);
  if (!begins || name?.tokenType !== Word || !titledKinds.has(kind?.image ?? "")) return undefined;
  const isName = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name.image);
  return isName && kind ? { keyword: kind.image, name: name.image } : undefined;
}

const titledKinds: ReadonlySet<string> = new Set(
  "persona role stage phase channel message resource play task meeting milestone".split(" "),
);

/** More have one title only by mistake. */
const mostOfOneTitle = 4;

/** A fix writes no more of them at once. */
const mostPlaces = 1_000;
