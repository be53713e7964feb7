/**
 * Texts and literals: what every other rule is made of, besides names.
 *
 * A missing text does not end a rule: it is reported, and an empty node marked `missing` takes its place.
 */

import { suggest } from "../../diagnostics/suggest.ts";
import { limits } from "../../limits.ts";
import { inLikelyUnit } from "../../values/likely-unit.ts";
import type {
  BooleanLiteral,
  DateLiteral,
  DurationLiteral,
  DurationUnit,
  Literal,
  NumberLiteral,
  TimeLiteral,
} from "../ast/literals.ts";
import type { LocalizedText, Name, Reference, Text } from "../ast/node.ts";
import { lineFrom } from "../line-bounds.ts";
import { plainTextValue, textPieces } from "../text-values.ts";
import {
  Comma,
  DateToken,
  LeftBrace,
  LineEnd,
  NumberToken,
  PercentSign,
  Semicolon,
  type SourceToken,
  TextBlockToken,
  TextToken,
  TimeToken,
  Unit,
  units,
  Word,
  words,
} from "../tokens.ts";
import { ListParser } from "./lists.ts";

/** As languages begin, and other words do not. */
export const languageCode = /^[a-z]{2}(?:-|$)/;
/** A language with its region or script. */
const isTag = (word: string): boolean => /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})+$/.test(word);

export const aText = "a text in quotes";
const unitWords = [...units.map((unit) => `${unit}s`), "business"];
const aValue = "a value";
const aCurrency = "a currency";

/** Longer, what stands without quotes was no text of somebody's. */
const mostWithoutQuotes = 500;

export class LiteralParser extends ListParser {
  // ---------- texts ----------

  /** `language` is the word before it, where one was read as the text's language. */
  protected text(expected: string, language?: Name): Text {
    if (!this.RECORDING_PHASE && (!this.at(TextToken) || this.atNewLine())) {
      if (this.wordsWithoutQuotes(language)) this.giveUp();
      this.report("missing-word", this.nextSpan(), { expected, found: this.found() });
      return {
        kind: "text",
        start: this.lastEnd(),
        end: this.lastEnd(),
        value: "",
        block: false,
        missing: true,
      };
    }
    const token = this.take(TextToken) as SourceToken;
    return {
      kind: "text",
      start: this.startFrom(token),
      end: this.lastEnd(),
      value: this.textValue(token),
      block: token.tokenType === TextBlockToken,
    };
  }

  /** Recovery: `because Interviews`, `import ./shared.persona`, `summary "…", soon` — a text lacks its quotes. */
  protected wordsWithoutQuotes(language: Name | undefined): boolean {
    if (this.atNewLine()) return false;
    // The first word was taken for the language of a text.
    const listed = language !== undefined && this.LA(-1).tokenType === Comma && this.atItemEnd();
    // `link www.example.com`: what a language would be is part of the words.
    const glued = language !== undefined && this.source[this.lastEnd()] === ".";
    const isWord = language !== undefined && (language.text.length > 3 || /^\p{Lu}/u.test(language.text));
    const taken = listed || glued || isWord;
    const first = taken ? this.LA(0) : this.next();
    if (!taken && (this.atItemEnd() || this.at(LeftBrace))) return false;
    const rest = lineFrom(this.source, first.startOffset);
    // A name of a column is a word; a translation behind the words has its quotes.
    const [words = ""] = rest.split(
      this.LA(0).image === "column"
        ? /(?<=^\S+)\s/
        : /\/\/ |,\s*(?=[a-z]{2,3}(?:-\w+)?\s+"[^"]*"\s*(?:[,;{}]|$))/,
      1,
    );
    const found = /^(?:[^"{};]|\{\{[^"{};]*\}\})*(?<=[^\s,])/.exec(words)?.[0];
    if (found === undefined || found.length > mostWithoutQuotes || /^[^{};]*"/.test(words)) return false;
    const span = { start: first.startOffset, end: first.startOffset + found.length };
    const write = `"${found}"`;
    const fixes = listed ? [] : [{ newText: write }];
    this.report("missing-quotes", span, { found, write }, fixes);
    return true;
  }

  private textValue(token: SourceToken): string {
    if (this.RECORDING_PHASE) return "";
    const value = plainTextValue(token.payload ?? token.image) ?? this.escapedTextValue(token);
    if (value.length > limits.textLength) {
      const span = { start: token.startOffset, end: token.startOffset + 1 };
      const args = { what: "text", limit: limits.textLength, length: value.length, unit: "characters" };
      this.report("too-long", span, args);
    }
    return value;
  }

  private escapedTextValue(token: SourceToken): string {
    const { pieces, unknownEscapes } = textPieces(token.payload ?? token.image);
    for (const { start, end } of token.payload === undefined ? unknownEscapes : []) {
      const span = { start: token.startOffset + start, end: token.startOffset + end };
      const escape = token.image.slice(start, end);
      this.report("unknown-escape", span, { escape }, [
        { title: "write a backslash", span: { start: span.start, end: span.start }, newText: "\\" },
      ]);
    }
    let value = "";
    for (const piece of pieces) value += piece.value;
    return value;
  }

  /** `"Price", es "Precio"` */
  protected localizedTexts = this.RULE("localizedTexts", (): readonly LocalizedText[] => {
    return this.separated(this.localizedText, this.atFurtherText);
  });

  protected localizedText(): LocalizedText {
    const language = this.language();
    if (language !== undefined && !this.RECORDING_PHASE && this.at(Word) && this.at(TextToken, 2))
      this.misplacedTone();
    const text = this.text(aText, language);
    return { kind: "localized-text", start: (language ?? text).start, end: text.end, language, text };
  }

  /** An option whose gate says all: most of a file is texts, and an option's closures cost more than the text. */
  private language(): Name | undefined {
    if (this.RECORDING_PHASE) return this.OPTION(() => this.languageTag());
    return this.at(Word) && !this.atNewLine() ? this.languageTag() : undefined;
  }

  /** `subject formal en "…"`: only a whole `body` has a tone, and it stands before the first text. */
  private misplacedTone(): never {
    const token = this.LA(0);
    this.report("misplaced-tone", this.spanFrom(token), { written: token.image, next: this.next().image });
    return this.giveUp();
  }

  /** Recovery: `"Price" es "Precio"` — a text that follows another can only be the next of the list. */
  private atFurtherText(): boolean {
    if (this.atNewLine()) return false;
    if (this.at(Comma)) return true;
    const { tokenType } = this.next();
    if (tokenType === Semicolon || tokenType === LineEnd) return this.atTranslationBehind();
    return this.at(TextToken) || (tokenType === Word && this.at(TextToken, 2) && !this.atWordOfBlock());
  }

  /** Recovery: `summary "…" portrait "…"` — a line of its own, and no text in the language `portrait`. */
  private atWordOfBlock(): boolean {
    const { image } = this.next();
    return !languageCode.test(image) && this.knows(image);
  }

  /** Recovery: `"Price"; es "Precio"`, `"Price" ⏎ es "Precio"` — what follows is a language, and no word of the block. */
  private atTranslationBehind(): boolean {
    const { tokenType, image } = this.next(2);
    const isLanguage = tokenType === Word && languageCode.test(image) && this.at(TextToken, 3);
    return isLanguage && this.enclosing.at(-1)?.kind !== "lines" && !this.knows(image);
  }

  /**
   * A second text without its language would be one too many even behind a comma; and behind `yes "Yes" no "No"` it is
   * rather a line end that is missing.
   */
  protected override lacksMore(further: () => boolean): boolean {
    const lacksLanguage = further === this.atFurtherText && !languageCode.test(this.next().image);
    return lacksLanguage || super.lacksMore(further);
  }

  // ---------- numbers, times, dates ----------

  protected numberLiteral(): NumberLiteral {
    const token = this.take(NumberToken) as SourceToken;
    const written = token.payload ?? token.image;
    const signed = written.charCodeAt(0) === 43 || written.charCodeAt(0) === 45;
    const digits = written.includes("_") ? written.replaceAll("_", "") : written;
    return { kind: "number", start: this.startFrom(token), end: this.lastEnd(), digits, signed };
  }

  protected date(): DateLiteral {
    const token = this.take(DateToken) as SourceToken;
    return {
      kind: "date",
      start: this.startFrom(token),
      end: this.lastEnd(),
      iso: token.payload ?? token.image,
    };
  }

  protected timeOfDay(): TimeLiteral {
    const token = this.take(TimeToken) as SourceToken;
    return {
      kind: "time",
      start: this.startFrom(token),
      end: this.lastEnd(),
      iso: token.payload ?? token.image,
    };
  }

  /** `2 days`, `3 business days` */
  protected duration = this.RULE("duration", (): DurationLiteral => {
    const number = this.numberLiteral();
    return this.read(this.durationUnit, number);
  });

  /** The unit after a number that was read already. */
  protected durationUnit = this.RULE("durationUnit", (number: NumberLiteral): DurationLiteral => {
    const business = this.ahead(words.business) && this.OPTION(() => this.take(words.business)) !== undefined;
    if (!this.RECORDING_PHASE && !this.at(Unit)) this.unitIsMissing(number);
    const token = this.take(Unit);
    const plural = token.image.endsWith("s") ? token.image : `${token.image}s`;
    if (business && plural !== "days" && !this.RECORDING_PHASE) this.fail("`business days`");
    const unit = (business ? "business days" : plural) as DurationUnit;
    return { kind: "duration", start: this.startOver(number), end: this.lastEnd(), number, unit };
  });

  private unitIsMissing(number: NumberLiteral): never {
    const { digits } = number;
    if (this.unitIsMisspelled()) this.giveUp();
    if (
      !this.reportWording("a unit of time") &&
      number.start < number.end &&
      this.LA(0).tokenType === NumberToken
    )
      this.report("missing-unit", number, {
        written: digits,
        expected: "a length of time",
        example: inLikelyUnit(digits),
      });
    else this.fail("a unit of time");
    return this.giveUp();
  }

  /** `4 buisness days`, `3 dyas` */
  private unitIsMisspelled(): boolean {
    const { image } = this.next();
    const near = this.at(Word) ? suggest(image, unitWords) : undefined;
    if (near === undefined) return false;
    const span = this.nextSpan();
    this.report("other-wording", span, { found: image, write: [near] }, [{ newText: near }]);
    return true;
  }

  /** After `every`: `6 months`, or `week`, whose number is 1 and stands nowhere. */
  protected interval = this.RULE("interval", (): DurationLiteral => {
    const number = this.OPTION(() => this.numberLiteral());
    if (number !== undefined) return this.read(this.durationUnit, number);
    const at = Math.max(0, this.next().startOffset);
    return this.read(this.durationUnit, { kind: "number", start: at, end: at, digits: "1", signed: false });
  });

  // ---------- any literal ----------

  /** A value as written, with `2026-08-01 to 2026-08-15` read as one period. */
  protected literal = this.RULE("literal", (): Literal => {
    const first = this.read(this.bound);
    if (!this.ahead(words.to)) return first;
    const to = this.OPTION({
      GATE: () => first.kind === "date",
      DEF: () => {
        this.take(words.to);
        return this.date();
      },
    });
    if (to === undefined || first?.kind !== "date") return first;
    return { kind: "period", start: first.start, end: this.lastEnd(), from: first, to };
  });

  /** A literal that can be the end of a range: anything but a period. */
  protected bound = this.RULE("bound", (): Literal => this.OR(this.bounds));

  private readonly bounds = {
    DEF: [
      { ALT: (): Literal => this.quantity() },
      { ALT: (): Literal => this.date() },
      { ALT: (): Literal => this.timeOfDay() },
      { ALT: (): Literal => this.text(aText) },
      { ALT: (): Literal => this.read(this.truth) },
      {
        ALT: (): Literal => {
          const token = this.take(words.none);
          return { kind: "none", start: this.startFrom(token), end: this.lastEnd() };
        },
      },
      { GATE: () => isTag(this.next().image), ALT: (): Literal => this.tag() },
      { ALT: (): Literal => this.reference(aValue) },
    ],
    ERR_MSG: "a value",
    IGNORE_AMBIGUITIES: true,
  };

  /** `pt-BR` */
  private tag(): Reference {
    const token = this.take(Word);
    return { kind: "reference", start: this.startFrom(token), end: this.lastEnd(), text: token.image };
  }

  private truth = this.RULE("truth", (): BooleanLiteral => {
    const token = this.OR([{ ALT: () => this.take(words.true) }, { ALT: () => this.take(words.false) }]);
    return {
      kind: "boolean",
      start: this.startFrom(token),
      end: this.lastEnd(),
      value: token.image === "true",
    };
  });

  /** A number and what it counts: nothing, `%`, days, or a currency. */
  private quantity(): Literal {
    const number = this.numberLiteral();
    if (this.RECORDING_PHASE || this.atCounted()) {
      return this.option(1, () => this.read(this.counted, number)) ?? number;
    }
    return number;
  }

  private counted = this.RULE(
    "counted",
    (number: NumberLiteral): Literal =>
      this.OR({
        DEF: [
          {
            ALT: (): Literal => {
              this.take(PercentSign);
              return { kind: "percent", start: this.startOver(number), end: this.lastEnd(), number };
            },
          },
          { ALT: (): Literal => this.read(this.durationUnit, number) },
          {
            ALT: (): Literal => {
              const token = this.next();
              const name = this.name(aCurrency);
              // Written as a sign, which was reported: whether it is the right currency is a later question.
              const currency: Name = token.payload === undefined ? name : { ...name, broken: true };
              return { kind: "money", start: this.startOver(number), end: this.lastEnd(), number, currency };
            },
          },
        ],
        IGNORE_AMBIGUITIES: true,
      }),
  );

  /** A plain word after a number is a currency only if it looks like one: `3 AND …` goes on. */
  private atCounted(): boolean {
    const { tokenType, image } = this.next();
    if (tokenType === Word) return /^(?!AND$)[A-Z]{3}$/.test(this.next().payload ?? image);
    return (
      tokenType === PercentSign || tokenType === Unit || (tokenType === words.business && this.at(Unit, 2))
    );
  }
}
