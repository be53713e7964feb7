/**
 * What a reader of broken text needs: where it stands, what encloses it, and how to get on.
 *
 * The parser does not use Chevrotain's own recovery, which inserts and skips by follow sets and knows nothing
 * of lines. Here a rule that cannot go on throws; the nearest `catch` reports it, keeps what was built and skips to
 * the end of the line or of the block, braces in balance. Only punctuation is ever taken as written; a missing name
 * is a missing node.
 */

import { EOF, type IToken, isRecognitionException, tokenMatcher } from "chevrotain";
import { quoted } from "../diagnostics/definition.ts";
import type { Span } from "../source/span.ts";
import { createFileWords, type FileWords } from "./file-words.ts";
import { kindOfKeyword } from "./keywords.ts";
import {
  adviceOnExcess,
  adviceOnMeaning,
  adviceOnMismatch,
  adviceOnReserved,
  isKindBeforeName,
} from "./mistakes/advice.ts";
import { colonBehind } from "./mistakes/lines-below.ts";
import { createSlips } from "./mistakes/one-slip.ts";
import { type Finding, findWording, placeIn } from "./mistakes/wordings.ts";
import { readingsIn } from "./readings.ts";
import { RuleParser, type Standing } from "./rules.ts";
import type { SyntaxReport } from "./syntax-report.ts";
import {
  AnyWord,
  DateToken,
  FlagWord,
  Formula,
  ItemEnd,
  Keyword,
  LeftBrace,
  LineEnd,
  NumberToken,
  RightBrace,
  Semicolon,
  type SourceToken,
  TextToken,
  TimeToken,
  Word,
  words,
} from "./tokens.ts";
import { type DeclarationKind, specificationOf } from "./vocabulary.ts";

/** What the parser is inside of; `lines` are the arms of a rule and the members of a type. */
export interface Enclosing {
  readonly kind: DeclarationKind | "lines";
  /** The keyword, for messages. */
  readonly opens: string;
}

/** What the value of a signal can begin with. */
const startsValue = [AnyWord, NumberToken, DateToken, TimeToken, TextToken];

/** Thrown by our own rules; one object, since making an error costs more than reading a line. */
const unreadable = new Error("unreadable");

export abstract class RecoveringParser extends RuleParser {
  private slips = createSlips(() => {}, true);
  /** Told of what is left out. */
  private skipped: (span: Span) => void = () => {};
  protected enclosing: Enclosing[] = [];
  /** Whether the braces of the file paired before any was mended. */
  protected bracesPair = true;
  protected unclosedBraces = 0;
  protected unopenedBraces = 0;
  protected skippedNames = new Set<string>();
  /** Names that were reported for their hyphens, and what they were read as. */
  protected hyphenated = new Map<string, string>();
  /** Looked at from the first slip in a name on; most files have none. */
  private words: FileWords | undefined;
  /** The source, for what only its letters say. */
  protected source = "";

  protected get fileWords(): FileWords {
    this.words ??= createFileWords(this.source, this.tokVector);
    return this.words;
  }

  protected forgetWords(): void {
    this.words = undefined;
    this.hyphenated.clear();
  }

  /** Chevrotain computes every path to here for its message; ours is written beside the alternatives. */
  protected raiseNoAltException(_occurrence: number, expected: string | undefined): never {
    return this.fail(expected ?? "something else");
  }

  // ---------- what is wrong ----------

  /** Where the file that is read next has its problems reported. */
  protected reportTo(report: SyntaxReport, skip: (span: Span) => void, bracesPair: boolean): void {
    this.slips = createSlips(report, bracesPair);
    this.skipped = skip;
    this.bracesPair = bracesPair;
  }

  protected readonly report: SyntaxReport = (code, span, args, corrections) => {
    const atEnd =
      this.atItemEnd() || this.at(LeftBrace) || (code === "nothing-expected" && this.at(ItemEnd, 2));
    this.slips.report(this.next().startOffset, atEnd, code, span, args, corrections);
  };

  protected endBlock(): void {
    this.slips.endBlock();
  }

  protected beginLine(): void {
    const { image, startOffset } = this.next();
    this.slips.begin(startOffset, this.knows(image) ? startOffset : this.next(2).startOffset);
  }

  // ---------- where we are ----------

  protected atItemEnd(): boolean {
    const { tokenType, continuesLine } = this.next();
    // By the types that `ItemEnd` stands for, since it is asked after each value.
    const isEnd = tokenType === LineEnd || tokenType === Semicolon || tokenType === EOF;
    return isEnd || tokenType === RightBrace || (continuesLine === true && this.beginsLine());
  }

  /** Where nothing more follows on the line; `}` may stand behind its line end, which layout.ts left out. */
  private atLineEnd(): boolean {
    return (this.at(ItemEnd) && this.next().image !== ";") || this.at(RightBrace);
  }

  /** A line that begins with a word of this block, or as its lines do, although the one before ends in a comma. */
  protected atNewLine(): boolean {
    return this.next().continuesLine === true && this.beginsLine();
  }

  private beginsLine(): boolean {
    const { kind, opens } = this.enclosing.at(-1) ?? {};
    if (this.at(AnyWord) && this.knows(this.next().image)) return true;
    if (kind === "lines" && opens !== "one of") return this.holdsThen();
    if (!this.at(AnyWord)) return false;
    if (kind === "lines") return this.at(TextToken, 2) && !/^[a-z]{2,3}(?:-|$)/.test(this.next().image);
    const lines = kind === undefined ? undefined : specificationOf(kind).lines;
    if (lines === "signal") return this.at(AnyWord, 2) && !this.at(FlagWord, 2);
    return lines === "assignment" && startsValue.some((type) => this.at(type, 2));
  }

  /** Whether points are given further on in the line. */
  private holdsThen(): boolean {
    for (let distance = 1; ; distance++) {
      const { tokenType } = this.next(distance);
      if (tokenType === words.then) return true;
      if (tokenType === EOF || tokenType === RightBrace || this.at(ItemEnd, distance)) return false;
      if (distance > 1 && this.next(distance).continuesLine === true) return false;
    }
  }

  protected knows(word: string): boolean {
    const kind = this.enclosing.at(-1)?.kind;
    if (kind === "lines") return false;
    const reading = readingsIn(kind).words.get(word);
    return reading !== undefined && reading.as !== "later";
  }

  /** What stands next, for messages. */
  protected found(): string {
    const token = this.next();
    if (token.tokenType === EOF) return "the end of the file";
    if (this.atLineEnd()) return "the end of the line";
    return quoted(token.image);
  }

  /** The end of what was read last. */
  protected lastEnd(): number {
    const token = this.tokVector[this.currIdx];
    return token === undefined ? 0 : token.startOffset + token.image.length;
  }

  protected spanFrom(first: IToken): Span {
    return { start: this.startFrom(first), end: this.lastEnd() };
  }

  /** Where a node starts that begins with this token, which may be one that was not read. */
  protected startFrom({ startOffset }: IToken): number {
    return startOffset < 0 ? this.lastEnd() : Math.min(startOffset, this.lastEnd());
  }

  /** The same of one that begins with a part that may be missing. */
  protected startOver(first: Span | undefined): number {
    return first?.start ?? this.lastEnd();
  }

  /** The place of what stands next, at least one character where there is one. */
  protected nextSpan(): Span {
    const token = this.next();
    // Between lines the problem is at the end of the line, not at the start of the next.
    if (token.tokenType === EOF || this.atLineEnd()) {
      const last = this.LA(0);
      const end = this.lastEnd();
      return { start: tokenMatcher(last, AnyWord) ? last.startOffset : Math.max(0, end - 1), end };
    }
    return { start: token.startOffset, end: token.startOffset + token.image.length };
  }

  /** The place of a head that its line ends behind, with a colon that stands there for `{`. */
  protected headSpan(): Span {
    const { start, end } = this.nextSpan();
    return { start, end: end + colonBehind(this.source, end) };
  }

  // ---------- going on ----------

  /** Gives up on the rule; the nearest `catch` goes on. */
  protected fail(expected: string): never {
    if (this.RECORDING_PHASE) return undefined as never;
    this.reportExpected(expected);
    throw unreadable;
  }

  /** Gives up on the rule where the reason was reported already. */
  protected giveUp(): never {
    if (this.RECORDING_PHASE) return undefined as never;
    throw unreadable;
  }

  /**
   * For the `catch` around what may give up: reports what ended a rule, unless that was done, and puts the decisions
   * of the catching rule back. Written as `try` and `catch` in the grammar, since a function handed over for each
   * line would cost more than the line.
   */
  protected caught(error: unknown, standing: Standing): void {
    this.standing = standing;
    if (error === unreadable) return;
    if (!(error instanceof Error) || !isRecognitionException(error)) throw error;
    this.reportExpected(error.message);
  }

  private reportExpected(expected: string): void {
    if (this.reportWording(expected)) return;
    if (this.at(Keyword)) this.reportReserved(expected);
    else {
      const at = this.next().startOffset;
      const meant = adviceOnMeaning(this.source, at, expected, () => this.fileWords.all());
      const advice = meant ?? adviceOnMismatch(this.source, at, expected);
      const found = this.found();
      this.report("not-expected", this.nextSpan(), { found, expected, advice, isOther: meant !== undefined });
    }
  }

  /** A word of the language stands where a name must be, of what is `expected`. Gives whether it is just too much. */
  protected reportReserved(expected = ""): boolean {
    const { image } = this.next();
    // Recovery: `otherwise persona Planner` — a name says by itself what it is of.
    if (this.at(Word, 2) && isKindBeforeName(image, expected)) {
      const span = this.nextSpan();
      this.report("needless-sign", span, { found: image }, [{ newText: "" }]);
      return true;
    }
    // Recovery: `stage Support` in a test — a signal holds it.
    const inTest = image === "stage" && this.enclosing.at(-1)?.kind === "test-customer";
    const advice = inTest
      ? "write the signal that holds the stage, which `customer { stage … }` at the top of a file names"
      : adviceOnReserved(this.source, this.next().startOffset, image, expected);
    this.report("reserved-word", this.nextSpan(), { name: image, advice });
    return false;
  }

  /** What stands here is too much. */
  protected reportExcess(): void {
    if (this.RECORDING_PHASE) return;
    const advice = adviceOnExcess(this.source, this.next().startOffset, this.enclosing.at(-1)?.kind);
    this.report("nothing-expected", this.nextSpan(), { found: this.found(), advice });
  }

  /**
   * Says what to write where something stands here that people write in another way: `3 or more`, `11am`.
   * What its words would be taken for is not asked.
   */
  protected reportWording(expected = ""): boolean {
    if (this.RECORDING_PHASE || this.at(Formula)) return false;
    const end = this.next().tokenType === EOF || this.atLineEnd();
    const at = end ? this.lastEnd() : this.next().startOffset;
    const finding = this.wordingAt(at, expected);
    if (finding === undefined) return false;
    const { code, span, found, write, certain } = finding;
    // `if a. then {` — without the word too many, the line still could not be read from here.
    if (code === "needless-sign" && span.start > at) return false;
    const [newText = ""] = write;
    const fixes = certain ? [{ newText }] : [];
    if (code === "needless-sign") this.report(code, span, { found }, fixes);
    else if (code === "blank-in-name") this.report(code, span, { found, write: newText }, fixes);
    else if (code === "relative-date") this.report(code, span, { written: found });
    else if (code === "no-such-date") this.report(code, span, { written: found, suggestion: newText }, fixes);
    else if (code === "not-expected")
      this.report(code, span, { found: quoted(found), expected, advice: newText, isOther: true });
    else this.report(code, span, { found, write }, fixes);
    for (const word of found.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []) this.skippedNames.add(word);
    return true;
  }

  private wordingAt(at: number, expected = ""): Finding | undefined {
    const { kind, opens } = this.enclosing.at(-1) ?? {};
    return findWording(this.source, at, expected, placeIn(kind, opens), () => this.fileWords.all());
  }

  /** Whether what stands here is another wording of something, which the message should be about. */
  protected atWording(): boolean {
    return this.wordingAt(this.next().startOffset) !== undefined;
  }

  /** Whether it began before what stands here. */
  protected wordingBegan(): boolean {
    const at = this.next().startOffset;
    const finding = this.wordingAt(at);
    return finding !== undefined && finding.span.start < at && finding.span.end > at;
  }

  /** Skips the rest of the item, with whole blocks. */
  protected skipItem(): void {
    const start = this.next().startOffset;
    while (!this.atItemEnd()) {
      if (this.at(LeftBrace)) this.skipBlock();
      else this.skipToken();
    }
    this.leftOut(start);
  }

  /** Skips the rest of what stands before a block. */
  protected skipHead(): void {
    const start = this.next().startOffset;
    while (!this.atItemEnd() && !this.at(LeftBrace)) this.skipToken();
    this.leftOut(start);
  }

  private leftOut(start: number): void {
    const end = this.lastEnd();
    if (end > start) this.skipped({ start, end });
  }

  /**
   * Skips a block in balance.
   *
   * Recovery: `voice { tone formal ⏎ persona A { … }` — in a file with an unclosed brace, a line that begins with a
   * keyword of the file ends what is skipped, or it would be the whole file.
   */
  protected skipBlock(): void {
    let depth = 0;
    do {
      if (this.at(LeftBrace)) depth++;
      else if (this.at(RightBrace)) depth--;
      else if (this.unclosedBraces > 0 && this.at(ItemEnd) && this.opensAtTop(this.next(2))) {
        this.unclosedBraces--;
        return;
      }
      this.skipToken();
    } while (depth > 0 && this.next().tokenType !== EOF);
  }

  protected opensAtTop(token: SourceToken): boolean {
    return tokenMatcher(token, Keyword) && kindOfKeyword(token.image, undefined) !== undefined;
  }

  protected skipToken(): SourceToken {
    const token = this.next();
    if (this.at(AnyWord)) this.skippedNames.add(token.image);
    this.SKIP_TOKEN();
    return token;
  }
}
