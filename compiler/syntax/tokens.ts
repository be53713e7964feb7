/**
 * The kinds of tokens, and which words are special.
 *
 * There are three layers of words. `Word` is any word that can be a name. A *contextual* word (`then`, `after`)
 * has a token type of its own in the category `Word`, so that the grammar can ask for it by name and it may
 * still name a signal or a member where nothing else fits. A *declaration keyword* (`persona`, `play`) is
 * reserved everywhere: it is in the category `Keyword`, never in `Word`. Which keyword opens what stands in
 * vocabulary.ts, not here.
 *
 * The lexer only knows `Word`; layout.ts gives words their own type by looking them up in `wordTypes`.
 */

import { createToken, type IToken, Lexer, type TokenType } from "chevrotain";
import { dayNames } from "../values/weekday.ts";
import { declarationKeywords } from "./keywords.ts";
import { matchOddity, matchOddMark, matchOddNumber } from "./mistakes/oddities.ts";
import { inWholeText } from "./parts-of-text.ts";
import { matchPattern } from "./pattern-tokens.ts";
import { signalFlagWords } from "./signal-words.ts";
import { matchText, matchTextBlock } from "./text-tokens.ts";

/** A token as the parser sees it: what Chevrotain gives, and what the passes before the parser found out. */
export interface SourceToken extends IToken {
  /** What should have been written, where the parser reads on as if it had been. */
  payload?: string;
  /** Begins a line although no item ends before it: the line before ended in a comma. */
  continuesLine?: boolean;
}

const never = Lexer.NA;
/** Chevrotain goes through the whole category for each token that is created in one: the parser does it once, for all. */
const category = (name: string, label: string, parents: TokenType[] = []): TokenType =>
  Object.assign(createToken({ name, pattern: never, label }), { CATEGORIES: parents });
const symbol = (name: string, pattern: string): TokenType =>
  createToken({ name, pattern, label: `\`${pattern}\`` });

/** Any word at all: what a line can begin with. */
export const AnyWord = category("AnyWord", "a word");
export const Keyword = category("Keyword", "a declaration", [AnyWord]);

// The class is wider than what a name may hold, and excludes what is certainly something else (digits of
// other scripts, spaces, quotation marks, symbols); layout.ts checks each word that is not plain ASCII.
const letter =
  "A-Za-z_\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u060b\\u060d-\\u1fff\\u2c00-\\u2fff\\u3005-\\u3007\\u3021-\\ufefe\\uff21-\\uff3a\\uff41-\\uff5a\\uff66-\\uffdc";
const joiner = "\\u200c\\u200d\\u00b7";
export const Word = createToken({
  name: "Word",
  label: "a name",
  pattern: new RegExp(`[${letter}][\\d${letter}${joiner}]*(?:-[\\d${letter}${joiner}]+)*`),
  // Said rather than found out: Chevrotain would look through the whole class at every start.
  start_chars_hint: [...startsFrom(65).filter((code) => code < 91 || code === 95 || code > 96)],
  line_breaks: false,
  categories: [AnyWord],
});

// ---------- contextual words ----------

/** `minute` and `minutes` are one token type each; the unit they stand for is said in literals.ts. */
export const Unit = category("Unit", "a unit of time", [Word]);
export const WeekdayWord = category("WeekdayWord", "a day of the week", [Word]);
export const MeasureWord = category("MeasureWord", "`score`, `margin`, `coverage` or `fit`", [Word]);
export const FlagWord = category("FlagWord", "`required`, `personal`, `sensitive` or `context`", [Word]);

const contextualWords = [
  "then and or not is has any all one list of each for at most least because unknown known none contains",
  "starts with matches below above to from as true false on after before until every end exactly start",
  "time when want so unless beaten by previous undecided evenly adding no invites says business over agrees column share tone",
] as const;
export type ContextualWord = Split<(typeof contextualWords)[number]>;
type Split<Words extends string> = Words extends `${infer First} ${infer Rest}` ? First | Split<Rest> : Words;
const contextual = contextualWords.flatMap((line) => line.split(" ")) as readonly ContextualWord[];

/** The token type of every contextual word, by the word. */
export const words = Object.fromEntries(
  contextual.map((word) => [word, category(`word-${word}`, `\`${word}\``, [Word])]),
) as Readonly<Record<ContextualWord, TokenType>>;

/** Two keywords that values begin with as well: `customer.tongue`, `expect persona Technical`. */
export const CustomerKeyword = category("CustomerKeyword", "`customer`", [Keyword]);
export const PersonaKeyword = category("PersonaKeyword", "`persona`", [Keyword]);

export const units = ["minute", "hour", "day", "week", "month", "year"] as const;
export const measures = ["score", "margin", "coverage", "fit"] as const;

/** The type of each special word; every other word is a plain `Word`. Spelling counts, capitals included. */
export const wordTypes: ReadonlyMap<string, TokenType> = new Map<string, TokenType>([
  ...contextual.map((word) => [word, words[word]] as const),
  ...units.flatMap((unit) => [[unit, Unit] as const, [`${unit}s`, Unit] as const]),
  ...dayNames.map((day) => [day, WeekdayWord] as const),
  ...measures.map((measure) => [measure, MeasureWord] as const),
  ...signalFlagWords.map((flag) => [flag, FlagWord] as const),
  ...declarationKeywords.map((keyword) => [keyword, Keyword] as const),
  ["customer", CustomerKeyword],
  ["persona", PersonaKeyword],
]);

/**
 * Words that join the parts of a value. One of them is read as a name only where what follows could follow a
 * name, so that `when then Technical +2` is a missing condition and not a signal called `then`.
 */
export const connectives: ReadonlySet<TokenType> = new Set([
  words.then,
  words.and,
  words.or,
  words.is,
  words.has,
  words.because,
  words.to,
  words.after,
  words.before,
  words.until,
  words.from,
  words.as,
]);

// ---------- literals ----------

export const DateToken = createToken({
  name: "Date",
  label: "a date",
  pattern: /\d{4}-\d{1,2}-\d{1,2}(?!\d)/,
});
export const TimeToken = createToken({ name: "Time", label: "a time", pattern: /\d{1,2}:\d{2}(?!\d)/ });
export const NumberToken = createToken({
  name: "Number",
  label: "a number",
  pattern: /[+-]?\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?/,
});
/** `"…"`, closed or not; layout.ts reports the ones that are not. */
export const TextToken = createToken({
  name: "Text",
  label: "a text in quotes",
  pattern: inWholeText(matchText),
  start_chars_hint: ['"'],
  line_breaks: false,
});
/** A text between `"""` fences. */
export const TextBlockToken = createToken({
  name: "TextBlock",
  label: 'a text between `"""`',
  pattern: inWholeText(matchTextBlock),
  start_chars_hint: ['"'],
  line_breaks: true,
  categories: [TextToken],
});

// ---------- punctuation and layout ----------

export const LeftBrace = symbol("LeftBrace", "{");
export const RightBrace = symbol("RightBrace", "}");
export const LeftParenthesis = symbol("LeftParenthesis", "(");
export const RightParenthesis = symbol("RightParenthesis", ")");
export const Comma = symbol("Comma", ",");
export const Dot = symbol("Dot", ".");
export const PercentSign = symbol("PercentSign", "%");
export const AtLeast = symbol("AtLeast", ">=");
export const AtMost = symbol("AtMost", "<=");
export const MoreThan = symbol("MoreThan", ">");
export const LessThan = symbol("LessThan", "<");

/** What ends an item: `;`, or a line end that layout.ts kept. */
export const ItemEnd = category("ItemEnd", "the end of the line");
export const Semicolon = createToken({
  name: "Semicolon",
  pattern: ";",
  label: "`;`",
  categories: [ItemEnd],
});
/** One or more line ends, with the blanks around them. */
export const LineEnd = createToken({
  name: "LineEnd",
  pattern: /[\r\n][ \t\r\n]*/,
  label: "the end of the line",
  line_breaks: true,
  categories: [ItemEnd],
});
export const Blanks = createToken({ name: "Blanks", pattern: /[ \t]+/, group: Lexer.SKIPPED });
const CommentToken = createToken({
  name: "Comment",
  pattern: /\/\/[^\r\n]*/,
  group: "comments",
  line_breaks: false,
});
/** `/…/`, only behind `matches`; closed or not, to the end of the line at most. */
export const PatternToken = createToken({
  name: "Pattern",
  label: "a pattern between slashes",
  pattern: inWholeText(matchPattern),
  start_chars_hint: ["/"],
  line_breaks: false,
});
/** Anything that is no token of the language; oddities.ts says what was meant. */
export const Oddity = createToken({
  name: "Oddity",
  label: "an unknown character",
  pattern: inWholeText(matchOddity),
  start_chars_hint: startsFrom(0),
  line_breaks: false,
});
/** A remark of web pages, and the marks of two versions of a file; the rest of these are oddities. */
export const OddMark = createToken({
  name: "OddMark",
  label: "an unknown character",
  pattern: inWholeText(matchOddMark),
  start_chars_hint: ["<", ">"],
  line_breaks: false,
});
/** A number in digits of another script, or with a minus that is none. */
export const OddNumber = createToken({
  name: "OddNumber",
  label: "an unknown character",
  pattern: inWholeText(matchOddNumber),
  start_chars_hint: startsFrom(128),
  line_breaks: false,
});

/** What pasted-formulas.ts finds: nothing of the language begins with it. */
export const Formula = createToken({ name: "Formula", pattern: never, label: "a formula" });

/** In the order in which the lexer tries them. */
export const lexedTokens: readonly TokenType[] = [
  Blanks,
  LineEnd,
  OddNumber,
  Word,
  // Before comments: behind `matches`, two slashes are a pattern that says nothing.
  PatternToken,
  CommentToken,
  TextBlockToken,
  TextToken,
  DateToken,
  TimeToken,
  NumberToken,
  LeftBrace,
  RightBrace,
  LeftParenthesis,
  RightParenthesis,
  Comma,
  Semicolon,
  Dot,
  PercentSign,
  OddMark,
  AtLeast,
  AtMost,
  MoreThan,
  LessThan,
  Oddity,
];

/** Everything the grammar can ask for. */
export const allTokens: readonly TokenType[] = [
  ...lexedTokens,
  Formula,
  AnyWord,
  Keyword,
  Unit,
  WeekdayWord,
  MeasureWord,
  FlagWord,
  ItemEnd,
  CustomerKeyword,
  PersonaKeyword,
  ...Object.values(words),
];

/** One code unit of each class that Chevrotain sorts first characters into. */
function startsFrom(first: number): number[] {
  const codes = Array.from({ length: 256 - first }, (_, index) => first + index);
  for (let code = 256; code < 0xffff; code += 255) codes.push(code);
  return [...codes, 0xffff];
}
