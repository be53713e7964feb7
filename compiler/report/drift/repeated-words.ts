/**
 * Words, alone or a few in a row, that more customers use than before: what they have begun to complain of, or to ask
 * for.
 *
 * A customer counts once for each, however often they write it. What is compared is how many customers use it, by the
 * log-likelihood ratio of T. Dunning, “Accurate Methods for the Statistics of Surprise and Coincidence”, Computational
 * Linguistics 19 (1993); so words that everybody always uses fall out by themselves, in every language.
 */

import { fold } from "../../values/text-fold.ts";

export interface WordCounts {
  /** Customers who wrote something. */
  readonly texts: number;
  /** At most so many customers use it, and at least so many less `forgotten`. */
  readonly customers: ReadonlyMap<string, number>;
  /** So many customers at most use what is not named; 0 as long as nothing had to be forgotten. */
  readonly forgotten: number;
}

export interface RepeatedWords {
  readonly words: string;
  /** Customers who use it: before at most so many, now at least. */
  readonly before: number;
  readonly now: number;
}

/** One time in a thousand, chance alone gives more. */
const surprise = 10.83;
const most = 20;
/**
 * Of more different ones those that came seldom are forgotten: what repeats comes again, and counts from where it may
 * have been (G. Manku and R. Motwani, “Approximate Frequency Counts over Data Streams”, VLDB 2002).
 */
const mostPhrases = 400_000;

/** @param most different phrases that are kept at a time */
export function createWordCounter(most = mostPhrases): {
  add(text: string): void;
  readonly counts: WordCounts;
} {
  const segmenter = new Intl.Segmenter("und", { granularity: "word" });
  const customers = new Map<string, number>();
  let texts = 0;
  let forgotten = 0;
  return {
    add(text) {
      if (text.trim() === "") return;
      texts++;
      for (const phrase of phrasesIn(fold(text), segmenter))
        customers.set(phrase, (customers.get(phrase) ?? forgotten) + 1);
      while (customers.size > most) {
        forgotten++;
        for (const [phrase, count] of customers) if (count <= forgotten) customers.delete(phrase);
      }
    },
    get counts() {
      return { texts, customers, forgotten };
    },
  };
}

/** Up to so many words in a row, with nothing but blanks between them; numbers and single letters say nothing. */
const longest = 3;

function phrasesIn(text: string, segmenter: Intl.Segmenter): ReadonlySet<string> {
  const found = new Set<string>();
  let row: string[] = [];
  for (const { word, isNext } of wordsIn(text, segmenter)) {
    row = isNext ? [...row, word].slice(-longest) : [word];
    for (let from = 0; from < row.length; from++) {
      const phrase = row.slice(from).join(" ");
      if (phrase.length > 1 && !/^[\p{N}.,]+$/u.test(phrase)) found.add(phrase);
    }
  }
  return found;
}

/** `isNext`: with nothing but blanks after the word before. */
interface FoundWord {
  readonly word: string;
  readonly isNext: boolean;
}

/** Scripts that are written without blanks between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const spacedWords = /[\p{L}\p{M}\p{N}_]+(?:['’.][\p{L}\p{M}\p{N}_]+)*/gu;

/** Where blanks stand between words a pattern finds them, in a tenth of the segmenter's time. */
function* wordsIn(text: string, segmenter: Intl.Segmenter): Generator<FoundWord> {
  let end = 0;
  const foundAt = (word: string, index: number): FoundWord => {
    const isNext = text.slice(end, index).trim() === "";
    end = index + word.length;
    return { word, isNext };
  };
  if (!unspaced.test(text)) {
    for (const { 0: word, index } of text.matchAll(spacedWords)) yield foundAt(word, index);
    return;
  }
  for (const { segment, index, isWordLike } of segmenter.segment(text))
    if (isWordLike === true) yield foundAt(segment, index);
}

/**
 * Those that rose most surprisingly first.
 *
 * @param fewest customers who must use it: one alone is no complaint that repeats, and is somebody
 */
export function repeatedWords(before: WordCounts, now: WordCounts, fewest: number): readonly RepeatedWords[] {
  const risen = [...now.customers].flatMap(([words, most]) => {
    const earlier = before.customers.get(words) ?? Math.min(before.forgotten, before.texts);
    const count = most - now.forgotten;
    if (count < fewest || count * before.texts <= earlier * now.texts) return [];
    const ratio = logLikelihood(earlier, before.texts, count, now.texts);
    return ratio < surprise ? [] : [{ words, before: earlier, now: count, ratio }];
  });
  const ranked = risen.toSorted(
    (a, b) => b.ratio - a.ratio || b.words.length - a.words.length || (a.words < b.words ? -1 : 1),
  );
  const told: Told[] = [];
  for (const { words, before: earlier, now: count } of ranked) {
    if (told.length === most) break;
    // "single sign on" says what "sign on", "single" and "sign" would say again.
    const said = told.find((other) => isClose(other.now, count) && isSaidBy(other, words));
    if (said === undefined)
      told.push({ words, before: earlier, now: count, around: new Set(wordsOf(words)) });
    else if (common(said.words, words) > 1) for (const word of wordsOf(words)) said.around.add(word);
  }
  return told.map(({ around: _, ...repeated }) => repeated);
}

interface Told extends RepeatedWords {
  /** Its words, and those beside them in what is longer than three: "the migration takes" beside "migration takes too". */
  readonly around: Set<string>;
}

const isClose = (a: number, b: number): boolean => Math.min(a, b) >= 0.9 * Math.max(a, b);

const wordsOf = (phrase: string): readonly string[] => phrase.split(" ");

const isSaidBy = (told: Told, phrase: string): boolean =>
  common(told.words, phrase) > 0 || wordsOf(phrase).every((word) => told.around.has(word));

function common(a: string, b: string): number {
  const words = new Set(wordsOf(a));
  return wordsOf(b).filter((word) => words.has(word)).length;
}

/** Two times the log of how much likelier the counts are with two rates than with one. */
export function logLikelihood(count: number, of: number, count2: number, of2: number): number {
  const rate = (count + count2) / (of + of2);
  const part = (n: number, all: number, expected: number): number =>
    term(n, all * expected) + term(all - n, all * (1 - expected));
  return 2 * (part(count, of, rate) + part(count2, of2, rate));
}

const term = (found: number, expected: number): number =>
  found === 0 ? 0 : found * Math.log(found / expected);
