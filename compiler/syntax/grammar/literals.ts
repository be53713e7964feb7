/**
 * Names, texts and literals: what every other rule is made of.
 *
 * A missing name or text does not end a rule: it is reported, and an empty node marked `missing` takes its place.
 */

import { limits } from "../../limits.ts";
import { emptySpan } from "../../source/span.ts";
import type {
  BooleanLiteral,
  DateLiteral,
  DurationLiteral,
  DurationUnit,
  Literal,
  LocalizedText,
  Name,
  NumberLiteral,
  Reference,
  Text,
  TimeLiteral,
} from "../ast.ts";
import { nameOf } from "../characters.ts";
import { plainTextValue, textPieces } from "../text-values.ts";
import {
  Comma,
  connectives,
  DateToken,
  Keyword,
  NumberToken,
  PercentSign,
  type SourceToken,
  TextBlockToken,
  TextToken,
  TimeToken,
  Unit,
  Word,
  words,
} from "../tokens.ts";
import { BlockParser } from "./blocks.ts";

export const aText = "a text in quotes";
export const aDuration = "a length of time, such as `2 days`";
const aValue = "a value";
const aCurrency = "a currency";

export class LiteralParser extends BlockParser {
  // ---------- names ----------

  protected name(expected: string): Name {
    if (this.nameIsMissing(expected, false)) {
      return { kind: "name", span: emptySpan(this.lastEnd()), text: "", missing: true };
    }
    const token = this.take(Word) as SourceToken;
    return { kind: "name", span: this.spanFrom(token), text: this.nameText(token) };
  }

  protected reference(expected: string): Reference {
    if (this.nameIsMissing(expected, this.joins())) {
      return { kind: "reference", span: emptySpan(this.lastEnd()), text: "", missing: true };
    }
    const token = this.take(Word) as SourceToken;
    return { kind: "reference", span: this.spanFrom(token), text: this.nameText(token) };
  }

  /** A language, as in `pt-BR`: the one place where a word may hold a hyphen. */
  protected languageTag(): Name {
    const token = this.take(Word);
    return { kind: "name", span: this.spanFrom(token), text: token.image };
  }

  private nameText(token: SourceToken): string {
    return this.RECORDING_PHASE ? "" : nameOf(token, this.report);
  }

  /** Recovery: `when then Technical +2` — a name is never made up, and its absence ends nothing. */
  private nameIsMissing(expected: string, joins: boolean): boolean {
    if (this.RECORDING_PHASE) return false;
    if (this.at(Word) && !this.atNewLine() && !joins) return false;
    if (this.at(Keyword) && !this.atNewLine()) {
      // Recovery: `when message then Technical +2` — a reserved word stands where a name must be.
      this.report("reserved-word", this.nextSpan(), { name: this.next().image });
      this.SKIP_TOKEN();
      return true;
    }
    this.report("missing-word", this.nextSpan(), { expected, found: this.found() });
    return true;
  }

  /** A joining word followed by what could not follow a name. */
  private joins(): boolean {
    if (!connectives.has(this.next().tokenType)) return false;
    const after = this.next(2).tokenType;
    return after === Word || this.at(NumberToken, 2) || this.at(TextToken, 2) || after === DateToken;
  }

  // ---------- texts ----------

  protected text(expected: string): Text {
    if (!this.RECORDING_PHASE && (!this.at(TextToken) || this.atNewLine())) {
      this.report("missing-word", this.nextSpan(), { expected, found: this.found() });
      return { kind: "text", span: emptySpan(this.lastEnd()), value: "", block: false, missing: true };
    }
    const token = this.take(TextToken) as SourceToken;
    const span = this.spanFrom(token);
    return { kind: "text", span, value: this.textValue(token), block: token.tokenType === TextBlockToken };
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
    const texts = this.separated(
      () => this.localizedText(),
      () => this.atFurtherText(),
    );
    return texts;
  });

  protected localizedText(): LocalizedText {
    const language = this.OPTION({
      GATE: () => !this.atNewLine(),
      DEF: () => this.languageTag(),
    });
    if (language !== undefined && !this.RECORDING_PHASE && this.at(Word)) this.laterTones();
    const text = this.text(aText);
    return language === undefined
      ? { kind: "localized-text", span: this.spanOver(text), text }
      : { kind: "localized-text", span: this.spanOver(language), language, text };
  }

  /** `body formal en """…"""`: tones of voice come later. */
  private laterTones(): never {
    const token = this.LA(0);
    this.report("not-yet-available", this.spanFrom(token), { construct: token.image });
    return this.giveUp();
  }

  /** Recovery: `"Price" es "Precio"` — a text that follows another can only be the next of the list. */
  private atFurtherText(): boolean {
    if (this.atNewLine()) return false;
    if (this.at(Comma)) return true;
    return this.at(TextToken) || (this.next().tokenType === Word && this.at(TextToken, 2));
  }

  /**
   * A list: items with commas between them. `further` says whether another one follows; where it says so before
   * anything but a comma, the comma is missing and taken as written.
   */
  protected separated<Item>(item: () => Item, further: () => boolean): readonly Item[] {
    const items: Item[] = [];
    if (this.RECORDING_PHASE) {
      this.AT_LEAST_ONE_SEP9({ SEP: Comma, DEF: item });
      return items;
    }
    items.push(item());
    while (further()) {
      this.separatingComma();
      if (!this.trailingComma()) items.push(item());
    }
    return items;
  }

  protected atComma(): boolean {
    return this.next().tokenType === Comma;
  }

  private separatingComma(): void {
    if (this.atComma()) {
      this.SKIP_TOKEN();
      return;
    }
    const span = { start: this.lastEnd(), end: this.lastEnd() };
    this.report("missing-comma", this.nextSpan(), { before: this.next().image }, [
      { title: "write a comma", span, newText: "," },
    ]);
  }

  /**
   * Recovery: `ties Technical, ⏎ otherwise Consulting` — the line after a comma begins with a word of the block,
   * so the comma is one too many.
   */
  private trailingComma(): boolean {
    if (this.LA(0).tokenType !== Comma || !this.atItemEnd()) return false;
    const comma = this.LA(0);
    const span = this.spanFrom(comma);
    this.report("trailing-comma", span, undefined, [{ title: "delete the comma", span, newText: "" }]);
    return true;
  }

  // ---------- numbers, times, dates ----------

  protected numberLiteral(): NumberLiteral {
    const token = this.take(NumberToken) as SourceToken;
    const written = token.payload ?? token.image;
    const signed = written.charCodeAt(0) === 43 || written.charCodeAt(0) === 45;
    const digits = written.includes("_") ? written.replaceAll("_", "") : written;
    return { kind: "number", span: this.spanFrom(token), digits, signed };
  }

  protected date(): DateLiteral {
    const token = this.take(DateToken) as SourceToken;
    return { kind: "date", span: this.spanFrom(token), iso: token.payload ?? token.image };
  }

  protected timeOfDay(): TimeLiteral {
    const token = this.take(TimeToken) as SourceToken;
    return { kind: "time", span: this.spanFrom(token), iso: token.payload ?? token.image };
  }

  /** `2 days`, `3 business days` */
  protected duration = this.RULE("duration", (): DurationLiteral => {
    const number = this.numberLiteral();
    return this.read(this.durationUnit, { ARGS: [number] });
  });

  /** The unit after a number that was read already. */
  protected durationUnit = this.RULE("durationUnit", (number: NumberLiteral): DurationLiteral => {
    const business = this.OPTION(() => this.take(words.business)) !== undefined;
    const token = this.take(Unit);
    const plural = token.image.endsWith("s") ? token.image : `${token.image}s`;
    if (business && plural !== "days" && !this.RECORDING_PHASE) this.fail("`business days`");
    const unit = (business ? "business days" : plural) as DurationUnit;
    return { kind: "duration", span: this.spanOver(number), number, unit };
  });

  /** After `every`: `6 months`, or `week`, whose number is 1 and stands nowhere. */
  protected interval = this.RULE("interval", (): DurationLiteral => {
    const number = this.OPTION(() => this.numberLiteral());
    if (number !== undefined) return this.read(this.durationUnit, { ARGS: [number] });
    const span = emptySpan(Math.max(0, this.next().startOffset));
    return this.read(this.durationUnit, {
      ARGS: [{ kind: "number", span, digits: "1", signed: false }],
    });
  });

  // ---------- any literal ----------

  /** A value as written, with `2026-08-01 to 2026-08-15` read as one period. */
  protected literal = this.RULE("literal", (): Literal => {
    const first = this.read(this.bound);
    const to = this.OPTION({
      GATE: () => first.kind === "date",
      DEF: () => {
        this.take(words.to);
        return this.date();
      },
    });
    if (to === undefined || first?.kind !== "date") return first;
    return { kind: "period", span: this.spanOver(first), from: first, to };
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
          return { kind: "none", span: this.spanFrom(token) };
        },
      },
      { ALT: (): Literal => this.reference(aValue) },
    ],
    ERR_MSG: "a value",
    IGNORE_AMBIGUITIES: true,
  };

  private truth = this.RULE("truth", (): BooleanLiteral => {
    const token = this.OR([{ ALT: () => this.take(words.true) }, { ALT: () => this.take(words.false) }]);
    return { kind: "boolean", span: this.spanFrom(token), value: token.image === "true" };
  });

  /** A number and what it counts: nothing, `%`, days, or a currency. */
  private quantity(): Literal {
    const number = this.numberLiteral();
    if (this.RECORDING_PHASE || this.atCounted()) {
      return this.option(1, () => this.read(this.counted, { ARGS: [number] })) ?? number;
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
              return { kind: "percent", span: this.spanOver(number), number };
            },
          },
          { ALT: (): Literal => this.read(this.durationUnit, { ARGS: [number] }) },
          {
            ALT: (): Literal => {
              const currency = this.name(aCurrency);
              return { kind: "money", span: this.spanOver(number), number, currency };
            },
          },
        ],
        IGNORE_AMBIGUITIES: true,
      }),
  );

  /** A plain word after a number is a currency only if it looks like one. */
  private atCounted(): boolean {
    const { tokenType, image } = this.next();
    if (tokenType === Word) return /^[A-Z]{3}$/.test(image);
    return (
      tokenType === PercentSign || tokenType === Unit || (tokenType === words.business && this.at(Unit, 2))
    );
  }
}
