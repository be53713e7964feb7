/**
 * What a line is, by its first word and the block it stands in, and what happens to words nobody knows.
 *
 * A word that is close to a known one is reported and then read as that one, so that what it declares is
 * declared. A word of a later version, or one that stands in the wrong place, is skipped with its block.
 */

import { EOF, type TokenType } from "chevrotain";
import { quoted, quotedList } from "../../diagnostics/definition.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type { Span } from "../../source/span.ts";
import type { Work } from "../../source/work.ts";
import type { FileNode } from "../ast/declaration.ts";
import { fileDeclarations, kindOfKeyword, wordOfKind } from "../keywords.ts";
import type { Decisions } from "../lookahead.ts";
import { adviceOnWord } from "../mistakes/advice.ts";
import { otherPhrases, otherWords } from "../mistakes/other-words.ts";
import { type Reading, readingsIn } from "../readings.ts";
import type { Enclosing } from "../recovery.ts";
import type { SyntaxReport } from "../syntax-report.ts";
import {
  AnyWord,
  AtLeast,
  AtMost,
  Comma,
  connectives,
  ItemEnd,
  Keyword,
  LeftBrace,
  LessThan,
  MoreThan,
  NumberToken,
  RightBrace,
  type SourceToken,
  TextToken,
  words as tokenOf,
  Word,
  wordTypes,
} from "../tokens.ts";
import { type DeclarationKind, propertyOf, specificationOf, vocabulary } from "../vocabulary.ts";
import { DeclarationParser } from "./declarations.ts";

export class FileParser extends DeclarationParser {
  /** The block in which an `else` was told. */
  private elseTold: (typeof this.enclosing)[number] | undefined;
  /** While an item is read whose word was guessed: the block that it stands in, and whether something spoke against it. */
  private guess: { readonly within: Enclosing | undefined; doubted: boolean } | undefined;
  /** What an unknown word was taken for; a file that repeats its mistake asks once. */
  private nearWords = new Map<string, string | undefined>();

  constructor(options: { readonly skipValidations: boolean; readonly decisions?: Decisions | undefined }) {
    super(options);
    this.prepare();
  }

  /** One file at a time: whoever reads another meanwhile takes another parser. */
  public *readFile(
    tokens: SourceToken[],
    context: {
      readonly source: string;
      readonly bracesPair: boolean;
      readonly unclosedBraces: number;
      readonly unopenedBraces: number;
      readonly documentation: ReadonlyMap<number, string>;
      readonly report: SyntaxReport;
      readonly skip: (span: Span) => void;
    },
  ): Work<{ readonly tree: FileNode; readonly skippedNames: ReadonlySet<string> }> {
    this.reportTo(context.report, context.skip, context.bracesPair);
    this.source = context.source;
    this.unclosedBraces = context.unclosedBraces;
    this.unopenedBraces = context.unopenedBraces;
    this.documentation = context.documentation;
    this.skippedNames = new Set();
    this.enclosing = [];
    this.forgetWords();
    this.stray = false;
    this.elseTold = undefined;
    this.guess = undefined;
    this.nearWords.clear();
    this.input = tokens;
    const tree = yield* this.fileInSteps();
    const { skippedNames } = this;
    // A parser lives as long as the process: nothing of a file may.
    this.input = [];
    this.reportTo(
      () => {},
      () => {},
      true,
    );
    this.source = "";
    this.forgetWords();
    this.documentation = new Map();
    return { tree, skippedNames };
  }

  protected override readingOf(kind: DeclarationKind | undefined): Reading | undefined {
    if (this.guess?.within === this.enclosing.at(-1)) this.guess = undefined;
    const { image } = this.next();
    if (!this.at(AnyWord)) return this.skipStray(kind);
    const { words, otherwise } = readingsIn(kind);
    const reading = words.get(image) ?? otherwise;
    if (reading?.as === "later") return this.skipLater(image);
    if (reading !== undefined) {
      // Recovery: `role Host { … }` in a team, or among signals: no line of those opens a block.
      if (reading === otherwise && this.at(Keyword) && this.opensBlock())
        return this.skipMisplaced(kind, image);
      this.stray = false;
      return reading;
    }
    return this.at(Keyword) && this.nearWord(kind, image) === undefined
      ? this.skipMisplaced(kind, image)
      : this.readUnknown(kind, image);
  }

  /** Whether `{` stands further on in the line. */
  private opensBlock(): boolean {
    for (let distance = 2; !this.at(ItemEnd, distance) && this.next(distance).tokenType !== EOF; distance++)
      if (this.at(LeftBrace, distance)) return true;
    return false;
  }

  private skipStray(kind: DeclarationKind | undefined): undefined {
    if (kind === undefined && this.at(RightBrace)) {
      if (!this.stray) {
        const span = this.nextSpan();
        this.report("nothing-to-close", span, { found: "}" }, [{ newText: "" }]);
      }
      this.skipToken();
      return;
    }
    if (this.at(Comma) && this.LA(0).tokenType === RightBrace) {
      const span = this.nextSpan();
      this.report("trailing-comma", span, undefined, [{ title: "delete the comma", newText: "" }]);
      this.skipToken();
      return;
    }
    if (this.skipBullet() || (kind !== undefined && this.listBehindSemicolon(kind))) return;
    if (kind === undefined && this.stray) this.skipItem();
    else this.fail(kind === undefined ? "a word such as `persona`" : `a line of ${quoted(wordOfKind(kind))}`);
  }

  /** Recovery: `- need "…"`, `1. need "…"`, `a) need "…"` — what a document puts before each line of a list. */
  private skipBullet(): boolean {
    const first = this.next();
    const inList = /(?:[-*–—]|(?:\d{1,3}|[a-zA-Z]|[ivx]{2,4})[.)])(?=[ \t]+[\p{L}_])/uy;
    inList.lastIndex = first.startOffset;
    const bullet = inList.exec(this.source)?.[0];
    if (bullet === undefined) return false;
    const span = { start: first.startOffset, end: first.startOffset + bullet.length };
    this.report("needless-sign", span, { found: bullet }, [{ newText: "" }]);
    while (this.next().startOffset < span.end) this.skipToken();
    return true;
  }

  private skipLater(word: string): undefined {
    this.report("not-yet-available", this.nextSpan(), { construct: word });
    this.SKIP_TOKEN();
    this.skipItem();
    this.stray = false;
  }

  private skipMisplaced(kind: DeclarationKind | undefined, word: string): undefined {
    // Recovery: `persona is Technical` in a test, `{ team }` in a role.
    if (kind !== undefined && this.reportWording(`a line of ${quoted(wordOfKind(kind))}`)) {
      this.skipItem();
      return;
    }
    const holders = holdersOf((holder) => kindOfKeyword(word, holder) !== undefined);
    const top = (fileDeclarations as readonly string[]).includes(word) || holders.length === 0;
    this.reportMisplaced(kind, word, top ? "at the top of a file" : inside(holders));
    this.stray = kind === undefined;
    this.SKIP_TOKEN();
    this.skipItem();
  }

  private reportMisplaced(
    kind: DeclarationKind | undefined,
    word: string,
    belongs: string,
    meant = word,
  ): void {
    if (kind === undefined && this.stray) return;
    // In a block whose keyword was guessed one such line is told: the more there are, the less was the guess right.
    if (this.guess?.doubted) return;
    if (this.guess !== undefined) this.guess.doubted = true;
    const place = kind === undefined ? undefined : placeOf(kind);
    this.report("misplaced-declaration", this.nextSpan(), { word, meant, place, belongs });
  }

  /** Recovery: `hours Monday to Friday 09:00 to 17:00` behind the last `}` — a line that has lost its block. */
  private lineOutside(word: string): { readonly meant: string; readonly belongs: string } | undefined {
    if (this.at(TextToken, 3)) return undefined;
    // As it is written, or as what it stands for: `wenn size > 3 then …`.
    for (const meant of [word, ...(otherWords.get(word) ?? [])]) {
      const holders = holdersOf((holder) => propertyOf(holder, meant) !== undefined);
      if (holders.length > 0) return { meant, belongs: inside(holders) };
    }
    return this.atTypeWord(2) && !this.atLostKeyword(undefined)
      ? { meant: word, belongs: inside(holdersOf((holder) => specificationOf(holder).lines === "signal")) }
      : undefined;
  }

  private readUnknown(kind: DeclarationKind | undefined, word: string): Reading | undefined {
    if (this.skipBullet()) return undefined;
    const outside = kind === undefined ? this.lineOutside(word) : undefined;
    if (outside !== undefined) {
      this.reportMisplaced(kind, word, outside.belongs, outside.meant);
      this.stray = true;
      this.skipItem();
      return undefined;
    }
    if (kind === undefined && this.nameBeforeKeyword(kind)) return undefined;
    const { words, known } = readingsIn(kind);
    if (kind !== undefined && this.listBehindSemicolon(kind)) return undefined;
    const ofTwo = this.twoWords(words);
    if (ofTwo !== undefined) return ofTwo;
    // Recovery: behind a `}` too many, `summary "x"` is no misspelled declaration.
    const lost = kind === undefined && this.stray && !this.bracesPair;
    // Recovery: `given developers 12` — more than another word for the block.
    const more = word === "given" && !this.at(LeftBrace, 2);
    const near = lost || more || this.atLostKeyword(kind) ? undefined : this.nearWord(kind, word);
    const isSpelt = near === undefined || otherWords.has(word);
    if (kind !== undefined && isSpelt && this.nameBeforeKeyword(kind)) return undefined;
    const elsewhere =
      near === undefined && kind !== undefined && this.bracesPair ? holdersOfWord(kind, word) : [];
    const advice = near === undefined ? adviceOnWord(kind, word) : undefined;
    const otherwise = elseWords.has(word.toLowerCase()) ? this.insteadOfElse(kind) : [];
    if (otherwise.length > 0 && near === undefined) this.reportElse(otherwise);
    else if (kind === "weights" && near === undefined && (this.atComparison(2) || this.at(tokenOf.then, 2)))
      this.report("other-wording", this.nextSpan(), { found: word, write: [`when ${word}`] });
    else if (elsewhere.length > 0 && advice === undefined)
      this.reportMisplaced(kind, word, inside(elsewhere));
    else if (!(kind === undefined && this.stray)) {
      const span = this.nextSpan();
      const fix = near === undefined ? [] : [{ newText: near }];
      this.report("unknown-word", span, { word, place: placeOf(kind), known, near, advice }, fix);
    }
    const meant = near === undefined ? undefined : words.get(near);
    if (meant !== undefined && meant.as !== "later") {
      this.guess = { within: this.enclosing.at(-1), doubted: false };
      return meant;
    }
    this.stray = kind === undefined;
    this.skipItem();
    return undefined;
  }

  /** Recovery: `channels email; phone`, `then Technical +2; Marketing +1` — a list goes on behind a comma. */
  private listBehindSemicolon(kind: DeclarationKind): boolean {
    const before = this.LA(0);
    const { tokenType } = this.next();
    const isOfPoints = kind === "weights" && this.at(NumberToken, 2);
    if (before.image !== ";" || !(isOfPoints || this.goesOnAlone(kind, tokenType))) return false;
    const span = this.spanFrom(before);
    const also: Span[] = [];
    this.skipItem();
    while (!isOfPoints && this.next().image === ";" && this.at(tokenType, 2) && this.isAlone(2)) {
      also.push(this.nextSpan());
      this.SKIP_TOKEN();
      this.skipItem();
    }
    this.report("other-wording", span, { found: ";", write: [","] }, [{ newText: ",", also }]);
    return true;
  }

  /** Whether a name or day alone stands here, and the line before it is a list of such. */
  private goesOnAlone(kind: DeclarationKind, type: TokenType): boolean {
    if (!this.isAlone(1)) return false;
    let back = -1;
    while (this.LA(back).tokenType === type && this.LA(back - 1).tokenType === Comma) back -= 2;
    const shape = propertyOf(kind, this.LA(back - 1).image)?.shape ?? "";
    return this.LA(back).tokenType === type && /^(?:names|languages|holidays)$/.test(shape);
  }

  private isAlone(distance: number): boolean {
    return this.at(ItemEnd, distance + 1) || this.at(RightBrace, distance + 1);
  }

  /** Recovery: `touch point "Call" { … }`, `depends on brief` — two words where there is one. */
  private twoWords(words: ReadonlyMap<string, Reading>): Reading | undefined {
    if (!this.at(AnyWord, 2)) return undefined;
    const first = this.next();
    const second = this.next(2);
    const span = { start: first.startOffset, end: second.startOffset + second.image.length };
    const found = this.source.slice(span.start, span.end);
    const joined = (first.image + second.image).toLowerCase();
    const write = words.has(joined)
      ? joined
      : otherPhrases.get(`${first.image} ${second.image}`.toLowerCase());
    const reading = write === undefined ? undefined : words.get(write);
    if (write === undefined || reading === undefined || reading.as === "later") return undefined;
    this.report("other-wording", span, { found, write: [write] }, [{ newText: write }]);
    this.SKIP_TOKEN();
    return reading;
  }

  /** Recovery: `developers > 10 then Technical +3` — a rule without its first word. */
  private atComparison(distance: number): boolean {
    const { tokenType, image } = this.next(distance);
    return signs.has(tokenType) || /^(?:is|has|contains)$/.test(image);
  }

  /** How the other case is said, which there is no word for: in full, or case by case. */
  private insteadOfElse(kind: DeclarationKind | undefined): readonly string[] {
    const another = this.atElseIf() ? " and …" : "";
    if (kind === "weights") {
      const asked = this.next(3).image;
      const cases = another !== "" && this.at(Word, 3) ? [`for ${asked} { … }`] : [];
      return [`when not …${another} then …`, ...cases];
    }
    return kind === "play" || kind === "phase" || kind === "if" ? [`if not …${another} { … }`] : [];
  }

  /** Of a chain of other cases only the first is told: each is written as that one. */
  private reportElse(write: readonly string[]): void {
    const block = this.enclosing.at(-1);
    if (block !== undefined && block === this.elseTold) return;
    this.elseTold = block;
    const { start, end } = this.nextSpan();
    const last = this.atElseIf() ? this.next(2) : this.next();
    const span = { start, end: Math.max(end, last.startOffset + last.image.length) };
    this.report("other-wording", span, { found: this.source.slice(span.start, span.end), write });
  }

  private atElseIf(): boolean {
    return this.next().image.toLowerCase() === "else" && this.next(2).image.toLowerCase() === "if";
  }

  /** Recovery: `Person signals "The person" { … }`; in a play, `call message { … }` */
  private nameBeforeKeyword(kind: DeclarationKind | undefined): boolean {
    const keyword = this.next(2);
    if (!this.at(Keyword, 2)) return false;
    const opened = kindOfKeyword(keyword.image, kind);
    const swapped =
      kind === undefined
        ? this.at(TextToken, 3) && this.opensAtTop(keyword)
        : opened !== undefined &&
          specificationOf(opened).name === "declares" &&
          (this.at(TextToken, 3) || this.at(LeftBrace, 3));
    if (!swapped) return false;
    const name = this.next();
    const span = { start: name.startOffset, end: keyword.startOffset + keyword.image.length };
    const found = `${name.image} ${keyword.image}`;
    const write = `${keyword.image} ${name.image}`;
    this.report("other-wording", span, { found, write: [write] }, [{ newText: write }]);
    this.skipItem();
    return true;
  }

  /** Recovery: `Person "The person" { … }` — a name whose keyword is missing, not a keyword whose name is. */
  private atLostKeyword(kind: DeclarationKind | undefined): boolean {
    return kind === undefined && /^\p{Lu}/u.test(this.next().image) && this.at(TextToken, 2);
  }

  private nearWord(kind: DeclarationKind | undefined, word: string): string | undefined {
    const key = `${kind} ${word}`;
    if (!this.nearWords.has(key)) this.nearWords.set(key, nearWordIn(kind, word));
    return this.nearWords.get(key);
  }
}

const signs: ReadonlySet<TokenType> = new Set([AtLeast, AtMost, MoreThan, LessThan]);

/** There is no word for the other case. */
const elseWords: ReadonlySet<string> = new Set(["else", "elseif", "elif", "otherwise"]);

function nearWordIn(kind: DeclarationKind | undefined, word: string): string | undefined {
  const { words } = readingsIn(kind);
  const small = word.toLowerCase();
  // `When`, `If`: as a text begins.
  if (words.has(small)) return small;
  const meant = (otherWords.get(word) ?? otherWords.get(small))?.find((other) => words.has(other));
  if (meant !== undefined) return meant;
  // `and`, `then`: the line before goes on here.
  const type = wordTypes.get(word);
  if (type !== undefined && connectives.has(type)) return undefined;
  if (words.has(`${word}s`)) return `${word}s`;
  // A keyword is spelt right; it stands in the wrong place.
  return wordTypes.get(word) === Keyword ? undefined : suggest(word, words.keys());
}

/** The blocks that can hold something, by the words they are written with. */
function holdersOf(canHold: (kind: DeclarationKind) => boolean): readonly string[] {
  const kinds = (Object.keys(vocabulary) as DeclarationKind[]).filter(canHold);
  return [...new Set(kinds.map(wordOfKind))];
}

/** The blocks that have lines which begin with a word, if that is of help: a few, and called otherwise than this one. */
function holdersOfWord(kind: DeclarationKind, word: string): readonly string[] {
  const holders = holdersOf((holder) => propertyOf(holder, word) !== undefined);
  return holders.length <= 4 && !holders.includes(wordOfKind(kind)) ? holders : [];
}

const inside = (holders: readonly string[]): string =>
  `inside ${quotedList(holders.map((holder) => `${holder} { }`))}`;

const placeOf = (kind: DeclarationKind | undefined): string =>
  kind === undefined ? "at the top of a file" : `in ${quoted(wordOfKind(kind))}`;
