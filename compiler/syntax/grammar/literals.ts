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
import { expecting } from "../building.ts";
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

export const aText = expecting("a text in quotes");
export const aDuration = expecting("a length of time, such as `2 days`");

export class LiteralParser extends BlockParser {
  // ---------- names ----------

  protected nameRule = this.RULE("name", (expected: string): Name => {
    if (this.nameIsMissing(expected, false)) {
      return { kind: "name", span: emptySpan(this.lastEnd()), text: "", missing: true };
    }
    const token = this.CONSUME(Word) as SourceToken;
    return { kind: "name", span: this.spanFrom(token), text: this.nameText(token) };
  });

  protected reference = this.RULE("reference", (expected: string): Reference => {
    if (this.nameIsMissing(expected, this.joins())) {
      return { kind: "reference", span: emptySpan(this.lastEnd()), text: "", missing: true };
    }
    const token = this.CONSUME(Word) as SourceToken;
    return { kind: "reference", span: this.spanFrom(token), text: this.nameText(token) };
  });

  /** A language, as in `pt-BR`: the one place where a word may hold a hyphen. */
  protected languageTag = this.RULE("languageTag", (): Name => {
    const token = this.CONSUME(Word);
    return { kind: "name", span: this.spanFrom(token), text: token.image };
  });

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

  protected text = this.RULE("text", (expected: string): Text => {
    if (!this.RECORDING_PHASE && (!this.at(TextToken) || this.atNewLine())) {
      this.report("missing-word", this.nextSpan(), { expected, found: this.found() });
      return { kind: "text", span: emptySpan(this.lastEnd()), value: "", block: false, missing: true };
    }
    const token = this.CONSUME(TextToken) as SourceToken;
    const span = this.spanFrom(token);
    return { kind: "text", span, value: this.textValue(token), block: token.tokenType === TextBlockToken };
  });

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
    const texts = [this.SUBRULE(this.localizedText)];
    this.MANY({
      GATE: () => this.atFurtherText(),
      DEF: () => {
        this.separatingComma();
        texts.push(this.SUBRULE2(this.localizedText));
      },
    });
    return texts;
  });

  protected localizedText = this.RULE("localizedText", (): LocalizedText => {
    const language = this.OPTION({
      GATE: () => !this.atNewLine(),
      DEF: () => this.SUBRULE(this.languageTag),
    });
    if (language !== undefined && !this.RECORDING_PHASE && this.at(Word)) this.laterTones();
    const text = this.SUBRULE(this.text, aText);
    return language === undefined
      ? { kind: "localized-text", span: this.spanOver(text), text }
      : { kind: "localized-text", span: this.spanOver(language), language, text };
  });

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

  /** The comma between two items of a list, taken as written where it is not. */
  protected separatingComma(): void {
    if (this.RECORDING_PHASE || this.at(Comma)) {
      this.OPTION9(() => this.CONSUME9(Comma));
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
  protected trailingComma(): boolean {
    if (this.RECORDING_PHASE || !this.atItemEnd()) return false;
    const comma = this.LA(0);
    const span = this.spanFrom(comma);
    this.report("trailing-comma", span, undefined, [{ title: "delete the comma", span, newText: "" }]);
    return true;
  }

  // ---------- numbers, times, dates ----------

  protected numberLiteral = this.RULE("numberLiteral", (): NumberLiteral => {
    const token = this.CONSUME(NumberToken) as SourceToken;
    const written = token.payload ?? token.image;
    const signed = written.charCodeAt(0) === 43 || written.charCodeAt(0) === 45;
    const digits = written.includes("_") ? written.replaceAll("_", "") : written;
    return { kind: "number", span: this.spanFrom(token), digits, signed };
  });

  protected date = this.RULE("date", (): DateLiteral => {
    const token = this.CONSUME(DateToken) as SourceToken;
    return { kind: "date", span: this.spanFrom(token), iso: token.payload ?? token.image };
  });

  protected timeOfDay = this.RULE("timeOfDay", (): TimeLiteral => {
    const token = this.CONSUME(TimeToken) as SourceToken;
    return { kind: "time", span: this.spanFrom(token), iso: token.payload ?? token.image };
  });

  /** `2 days`, `3 business days` */
  protected duration = this.RULE("duration", (): DurationLiteral => {
    const number = this.SUBRULE(this.numberLiteral);
    return this.SUBRULE(this.durationUnit, { ARGS: [number] });
  });

  /** The unit after a number that was read already. */
  protected durationUnit = this.RULE("durationUnit", (number: NumberLiteral): DurationLiteral => {
    const business = this.OPTION(() => this.CONSUME(words.business)) !== undefined;
    const token = this.CONSUME(Unit);
    const plural = token.image.endsWith("s") ? token.image : `${token.image}s`;
    if (business && plural !== "days" && !this.RECORDING_PHASE) this.fail("`business days`");
    const unit = (business ? "business days" : plural) as DurationUnit;
    return { kind: "duration", span: this.spanOver(number), number, unit };
  });

  /** After `every`: `6 months`, or `week`, whose number is 1 and stands nowhere. */
  protected interval = this.RULE("interval", (): DurationLiteral => {
    const number = this.OPTION(() => this.SUBRULE(this.numberLiteral));
    if (number !== undefined) return this.SUBRULE(this.durationUnit, { ARGS: [number] });
    const span = emptySpan(Math.max(0, this.next().startOffset));
    return this.SUBRULE2(this.durationUnit, {
      ARGS: [{ kind: "number", span, digits: "1", signed: false }],
    });
  });

  // ---------- any literal ----------

  /** A value as written, with `2026-08-01 to 2026-08-15` read as one period. */
  protected literal = this.RULE("literal", (): Literal => {
    const first = this.SUBRULE(this.bound);
    const to = this.OPTION({
      GATE: () => first.kind === "date",
      DEF: () => {
        this.CONSUME(words.to);
        return this.SUBRULE(this.date);
      },
    });
    if (to === undefined || first?.kind !== "date") return first;
    return { kind: "period", span: this.spanOver(first), from: first, to };
  });

  /** A literal that can be the end of a range: anything but a period. */
  protected bound = this.RULE(
    "bound",
    (): Literal =>
      this.OR({
        DEF: [
          { ALT: (): Literal => this.SUBRULE(this.quantity) },
          { ALT: (): Literal => this.SUBRULE(this.date) },
          { ALT: (): Literal => this.SUBRULE(this.timeOfDay) },
          { ALT: (): Literal => this.SUBRULE(this.text, aText) },
          { ALT: (): Literal => this.SUBRULE(this.truth) },
          {
            ALT: (): Literal => {
              const token = this.CONSUME(words.none);
              return { kind: "none", span: this.spanFrom(token) };
            },
          },
          { ALT: (): Literal => this.SUBRULE(this.reference, expecting("a value")) },
        ],
        ERR_MSG: "a value",
        IGNORE_AMBIGUITIES: true,
      }),
  );

  private truth = this.RULE("truth", (): BooleanLiteral => {
    const token = this.OR([
      { ALT: () => this.CONSUME(words.true) },
      { ALT: () => this.CONSUME(words.false) },
    ]);
    return { kind: "boolean", span: this.spanFrom(token), value: token.image === "true" };
  });

  /** A number and what it counts: nothing, `%`, days, or a currency. */
  private quantity = this.RULE("quantity", (): Literal => {
    const number = this.SUBRULE(this.numberLiteral);
    let quantity: Literal | undefined;
    this.OPTION({
      GATE: () => this.atCounted(),
      DEF: () => {
        quantity = this.OR({
          DEF: [
            {
              ALT: (): Literal => {
                this.CONSUME(PercentSign);
                return { kind: "percent", span: this.spanOver(number), number };
              },
            },
            { ALT: (): Literal => this.SUBRULE(this.durationUnit, { ARGS: [number] }) },
            {
              ALT: (): Literal => {
                const currency = this.SUBRULE(this.nameRule, expecting("a currency"));
                return { kind: "money", span: this.spanOver(number), number, currency };
              },
            },
          ],
          IGNORE_AMBIGUITIES: true,
        });
      },
    });
    return quantity ?? number;
  });

  /** A plain word after a number is a currency only if it looks like one. */
  private atCounted(): boolean {
    const { tokenType, image } = this.next();
    if (tokenType === Word) return /^[A-Z]{3}$/.test(image);
    return (
      tokenType === PercentSign || tokenType === Unit || (tokenType === words.business && this.at(Unit, 2))
    );
  }
}
