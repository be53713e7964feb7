/** Properties: the remaining shapes of values, and the one rule that reads a line by the shape of its word. */

import type { ParserMethod } from "chevrotain";
import { suggest } from "../../diagnostics/suggest.ts";
import type { Condition } from "../ast/conditions.ts";
import type { Property } from "../ast/declaration.ts";
import type { LocalizedText, Name } from "../ast/node.ts";
import type {
  BodyValue,
  ChoiceValue,
  FeelingChangeValue,
  FlagValue,
  HandoverValue,
  JobValue,
  LanguagesValue,
  NamedTextsValue,
  NamesValue,
  NewNamesValue,
  ShapeNodes,
  TextsValue,
  ToneValue,
  Value,
} from "../ast/property-values.ts";
import type { Building } from "../building.ts";
import { everyone, everyoneGoesOn } from "../everyone.ts";
import { withItsLine } from "../line-bounds.ts";
import type { ValueSpecification } from "../readings.ts";
import {
  AnyWord,
  Comma,
  DateToken,
  NumberToken,
  type SourceToken,
  TextToken,
  Word,
  words,
} from "../tokens.ts";
import { propertyOf } from "../vocabulary.ts";
import { ExpectationParser } from "./expectations.ts";
import { aText, languageCode } from "./literals.ts";

const aName = "a name";
const aFeeling = "a feeling";

/** Shapes of values that no name comes first in but what they refer to: before another word, `is` is none. */
const withoutConditions: ReadonlySet<keyof ShapeNodes | undefined> = new Set<keyof ShapeNodes>([
  ...(["choice", "date", "duration", "hours", "languages", "name", "names", "number", "otherwise"] as const),
  ...(["review", "schedule", "window"] as const),
]);

export class PropertyParser extends ExpectationParser {
  private flag = this.RULE(
    "flag",
    (): FlagValue => ({ kind: "flag", start: this.lastEnd(), end: this.lastEnd() }),
  );

  private texts = this.RULE("texts", (): TextsValue => {
    const texts = this.read(this.localizedTexts);
    return { kind: "texts", start: this.startOver(texts?.[0]), end: this.lastEnd(), texts };
  });

  private plainText = this.RULE("plainText", () => this.text(aText));

  private plainNumber = this.RULE("plainNumber", () => this.numberLiteral());

  private plainDate = this.RULE("plainDate", () => this.date());

  private oneName = this.RULE("oneName", () => this.reference(aName));

  /** `when lifecycle is implementation` */
  private whenCondition = this.RULE("whenCondition", (): Condition => {
    this.take(words.when);
    return this.read(this.condition);
  });

  private names = this.RULE("names", (): NamesValue => {
    const names = this.separated(
      () => this.reference(aName),
      () => this.atFurtherName(),
    );
    return { kind: "names", start: this.startOver(names[0]), end: this.lastEnd(), names };
  });

  private languages = this.RULE("languages", (): LanguagesValue => {
    const first = this.LA(1);
    const languages = this.separated(
      () => this.languageTag(),
      () => this.atFurtherName(),
    );
    return { kind: "languages", start: this.startFrom(first), end: this.lastEnd(), languages };
  });

  /** Recovery: `invite Manager Sponsor` — a word after a name can only be the next of the list. */
  private atFurtherName(): boolean {
    if (this.atNewLine()) return false;
    const token = this.next();
    const named = this.at(words.and) ? this.next(2) : token;
    return this.at(Comma) || (named.tokenType === Word && !this.knows(named.image));
  }

  private namedTexts = this.RULE("namedTexts", (): NamedTextsValue => {
    const name = this.name("a name of its own");
    const texts = this.read(this.localizedTexts);
    return { kind: "named-texts", start: name.start, end: this.lastEnd(), name, texts };
  });

  private newNames = this.RULE("newNames", (): NewNamesValue => {
    const names = this.separated(
      () => this.name(aName),
      () => this.atFurtherName(),
    );
    return { kind: "new-names", start: this.startOver(names[0]), end: this.lastEnd(), names };
  });

  private feelingChange = this.RULE("feelingChange", (): FeelingChangeValue => {
    const from = this.reference(aFeeling);
    const to = this.OPTION(() => {
      this.take(words.to);
      return this.reference(aFeeling);
    });
    const { start } = from;
    const end = this.lastEnd();
    return to === undefined
      ? { kind: "feeling-change", start, end, from }
      : { kind: "feeling-change", start, end, from, to };
  });

  private handover = this.RULE("handover", (): HandoverValue => {
    const stage = this.reference("a stage");
    const texts = this.read(this.localizedTexts);
    return { kind: "handover", start: stage.start, end: this.lastEnd(), stage, texts };
  });

  private tone = this.RULE("tone", (): ToneValue => {
    const name = this.name("the name of a tone");
    const condition = this.OPTION(() => this.read(this.whenCondition));
    const { start } = name;
    const end = this.lastEnd();
    return condition === undefined
      ? { kind: "tone", start, end, name }
      : { kind: "tone", start, end, name, condition };
  });

  private body = this.RULE("body", (): BodyValue => {
    const tone = this.OPTION({ GATE: () => this.atTone(), DEF: () => this.reference("a tone") });
    const texts = this.read(this.localizedTexts);
    const start = this.startOver(tone ?? texts?.[0]);
    const end = this.lastEnd();
    return tone === undefined
      ? { kind: "body", start, end, texts }
      : { kind: "body", start, end, tone, texts };
  });

  /** A word before a language is a tone; one before the text itself too, unless it looks like a language. */
  private atTone(): boolean {
    if (!this.at(Word)) return false;
    if (this.at(Word, 2)) return this.at(TextToken, 3);
    return this.at(TextToken, 2) && !/^[a-z]{2,3}(-|$)/i.test(this.next().image);
  }

  private job = this.RULE("job", (): JobValue => {
    const first = this.take(words.when);
    const when = this.textsOfJob();
    this.take(words.want);
    const want = this.textsOfJob();
    this.take(words.so);
    const so = this.textsOfJob();
    return { kind: "job", start: this.startFrom(first), end: this.lastEnd(), when, want, so };
  });

  private textsOfJob(): readonly LocalizedText[] {
    // Recovery: `so that "…"`, `want to "…"`, `when we launch want …` — words around a text, and no language.
    if (!this.RECORDING_PHASE && this.at(Word) && this.atNoLanguage() && this.reportWording(aText))
      this.giveUp();
    return this.read(this.localizedTexts);
  }

  private atNoLanguage(): boolean {
    const { image } = this.next();
    return !languageCode.test(image) || image === "to" || image === "we";
  }

  /** One or more words that together are one of the choices of the property. */
  private choice = this.RULE("choice", (word: string, choices: readonly string[]): ChoiceValue => {
    const first = this.LA(1);
    const chosen: string[] = [];
    this.MANY({
      GATE: () =>
        !this.atItemEnd() &&
        !(chosen.length > 0 && choices.includes(chosen.join(" ")) && this.knows(this.next().image)),
      DEF: () => {
        chosen.push(this.take(AnyWord).image);
      },
    });
    const choice = chosen.join(" ");
    if (!this.RECORDING_PHASE && !choices.includes(choice))
      this.unknownChoice(word, choices, choice, first as SourceToken);
    return { kind: "choice", start: this.startFrom(first), end: this.lastEnd(), choice };
  });

  private unknownChoice(word: string, choices: readonly string[], choice: string, first: SourceToken): never {
    if (word === "on" && this.dayWithoutWhen(choice)) this.giveUp();
    const [ending, other] = choices.filter((each) => each.endsWith(` ${choice}`));
    // Recovery: `kind "nps"` — only texts stand in quotes.
    const written = choice === "" ? this.next().image.replaceAll('"', "") : choice;
    const only = other === undefined ? ending : undefined;
    const near = only ?? choices.find((each) => each === written) ?? suggest(written, choices);
    const span = choice === "" ? this.nextSpan() : this.spanFrom(first);
    const found = choice === "" ? this.found() : `\`${choice}\``;
    const fix = near === undefined ? [] : [{ newText: near }];
    const kind = this.enclosing.at(-1)?.kind;
    const about = kind === undefined || kind === "lines" ? undefined : propertyOf(kind, word)?.about;
    this.report(
      "unknown-choice",
      span,
      { word, found, choices, ...(about === undefined ? {} : { about }) },
      fix,
    );
    return this.giveUp();
  }

  /** Recovery: `{ on start }` — a day, before which `when` is missing. */
  private dayWithoutWhen(choice: string): boolean {
    const words = choice === "" ? [] : choice.split(" ");
    const { image, startOffset: start } = this.LA(-words.length);
    const isDay =
      words.length === 0
        ? this.at(DateToken)
        : /^(?:start|end of \S+)$/.test(choice) ||
          (words.length === 1 && (this.fileWords.all().counts.get(choice) ?? 0) > 1);
    if (image !== "on" || !isDay) return false;
    const span = { start, end: start + image.length };
    this.report("other-wording", span, { found: "on", write: ["when on"] }, [{ newText: "when on" }]);
    return true;
  }

  /** Which rule reads which shape. */
  private readonly rules: { readonly [S in keyof ShapeNodes]: ParserMethod<[], ShapeNodes[S]> } = {
    text: this.plainText,
    texts: this.texts,
    name: this.oneName,
    names: this.names,
    choice: this.choice as unknown as ParserMethod<[], ChoiceValue>,
    "named-texts": this.namedTexts,
    "new-names": this.newNames,
    "feeling-change": this.feelingChange,
    handover: this.handover,
    tone: this.tone,
    body: this.body,
    languages: this.languages,
    number: this.plainNumber,
    date: this.plainDate,
    duration: this.duration,
    condition: this.whenCondition,
    type: this.type,
    review: this.review,
    hours: this.hours,
    holidays: this.holidays,
    job: this.job,
    "accept-clauses": this.acceptValue,
    keep: this.keepValue,
    otherwise: this.otherwiseValue,
    "when-rule": this.whenRule,
    "for-rule": this.forRule,
    preference: this.preference,
    spread: this.spread,
    schedule: this.schedule,
    window: this.window,
    reminders: this.reminders,
    target: this.target,
    expectation: this.expectation,
    "cohort-expectation": this.cohortExpectation,
    // Last, since a flag has no value: Chevrotain takes an empty alternative only at the end.
    flag: this.flag,
  };
  private readonly shapes = Object.keys(this.rules) as readonly (keyof ShapeNodes)[];

  /**
   * The value of a property, by its shape. The grammar says "one of all shapes"; which one is known from the word,
   * so no lookahead is spent on it.
   */
  private value(word: string, specification: ValueSpecification | undefined): Value {
    if (specification === undefined) {
      return this.OR({
        DEF: this.shapes.map((shape) => ({
          ALT: () => this.read(this.rules[shape] as ParserMethod<[], Value>),
        })),
        IGNORE_AMBIGUITIES: true,
      });
    }
    const { shape, choices } = specification;
    const rule = this.rules[shape] as ParserMethod<unknown[], Value>;
    return choices === undefined ? this.read(rule) : this.read(rule, word, choices);
  }

  /** `word value…`, to the end of the line. */
  protected property = this.RULE("property", (word: string, specification: ValueSpecification): Property => {
    const token = this.take(AnyWord);
    const corrected = token.image !== word && !this.RECORDING_PHASE;
    const wordEnd = this.lastEnd();
    if (this.next().tokenType === words.is && withoutConditions.has(specification?.shape)) this.needlessIs();
    const { standing } = this;
    let value: Value | undefined;
    try {
      if (word === "for" && specification.shape === "names" && this.atEveryone()) this.forEveryone(token);
      value = this.value(word, specification);
    } catch (error) {
      this.caught(error, standing);
      this.skipItem();
    }
    const ended = this.endItem();
    const start = this.startFrom(token);
    const name: Building<Name> = { kind: "name", start, end: wordEnd, text: word };
    const end = this.lastEnd();
    const node: Building<Property> = { kind: "property", node: "property", start, end, word: name, value };
    if (corrected) name.broken = true;
    if (corrected || !ended || value === undefined || value.broken === true) node.broken = true;
    return node;
  });

  /** Recovery: `owner is ProjectManager` — read over; `subject is "…"` may be a text in Icelandic. */
  private needlessIs(): void {
    if (this.RECORDING_PHASE || !(this.at(AnyWord, 2) || this.at(NumberToken, 2) || this.at(DateToken, 2)))
      return;
    this.skipNeedless();
  }

  private atEveryone(): boolean {
    return everyone.has(this.next().image) && everyoneGoesOn.has(this.next(2).image);
  }

  /** Recovery: `for all personas`; a single word may be the name of a persona. */
  private forEveryone(word: SourceToken): never {
    while (!this.atItemEnd()) this.SKIP_TOKEN();
    const span = this.spanFrom(word);
    const fix = { span: withItsLine(this.source, span), newText: "" };
    this.report("for-everyone", span, { written: this.source.slice(span.start, span.end) }, [fix]);
    return this.giveUp();
  }

  protected atTitle(): boolean {
    return this.at(TextToken) || (this.next().tokenType === Word && this.at(TextToken, 2));
  }
}
