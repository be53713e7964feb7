/** Rules that give points, and the clauses of `classify` that read them. */

import { suggest } from "../../diagnostics/suggest.ts";
import type { Span } from "../../source/span.ts";
import type { Measure } from "../ast/expectations.ts";
import type { NumberLiteral, PercentLiteral } from "../ast/literals.ts";
import type { LocalizedText } from "../ast/node.ts";
import type {
  AcceptClause,
  AcceptValue,
  KeepValue,
  OtherwiseValue,
  PreferenceValue,
  SpreadValue,
} from "../ast/property-values.ts";
import type {
  Arm,
  Award,
  BandTest,
  CaseTest,
  EachRule,
  ForRule,
  Points,
  UnknownTest,
  WhenRule,
} from "../ast/weights.ts";
import type { Building } from "../building.ts";
import { bracesAroundBelow } from "../mistakes/lines-below.ts";
import {
  AtLeast,
  LeftBrace,
  MeasureWord,
  MoreThan,
  NumberToken,
  PercentSign,
  Word,
  words,
} from "../tokens.ts";
import { ConditionParser } from "./conditions.ts";

const aPersona = "a persona";
const aSignalName = "a signal";
const aColumn = "a column of the team";

/** What bands are begun with by people who do not know `below` and `and above`. */
const bandWords: ReadonlySet<string> = new Set(
  "up at from between over under above more less fewer greater higher lower not no".split(" "),
);

const lostArm = ({ start, end }: Span): Arm => ({
  kind: "arm",
  start,
  end,
  test: { kind: "case", start, end, values: [], broken: true },
  award: undefined,
  broken: true,
});

export class WeightParser extends ConditionParser {
  protected whenRule = this.RULE("whenRule", (): WhenRule => {
    const condition = this.read(this.condition);
    const node: Building<WhenRule> = {
      kind: "when-rule",
      start: condition.start,
      end: condition.end,
      condition,
      award: undefined,
    };
    this.awardOf(node);
    node.end = this.lastEnd();
    return node;
  });

  protected forRule = this.RULE("forRule", (): ForRule | EachRule =>
    this.OR({
      DEF: [
        { GATE: () => this.at(words.of, 2), ALT: (): ForRule | EachRule => this.read(this.eachRule) },
        { ALT: (): ForRule | EachRule => this.read(this.caseRule) },
      ],
      ERR_MSG: "a signal",
      IGNORE_AMBIGUITIES: true,
    }),
  );

  private eachRule = this.RULE("eachRule", (): EachRule => {
    const first = this.take(words.each);
    this.take(words.of);
    const signal = this.reference(aSignalName);
    const node: Building<EachRule> = {
      kind: "each-rule",
      start: this.startFrom(first),
      end: this.lastEnd(),
      signal,
      award: undefined,
    };
    this.awardOf(node);
    node.start = this.startFrom(first);
    node.end = this.lastEnd();
    return node;
  });

  private caseRule = this.RULE("caseRule", (): ForRule => {
    const signal = this.reference(aSignalName);
    const node: Building<ForRule> = {
      kind: "for-rule",
      start: signal.start,
      end: signal.end,
      signal,
      arms: [],
    };
    this.read(this.arms, node);
    node.end = this.lastEnd();
    return node;
  });

  private arms = this.RULE("arms", (rule: Building<ForRule>): void => {
    if (!this.RECORDING_PHASE && !this.at(LeftBrace)) this.withoutArms();
    const arms: Arm[] = [];
    this.braced("lines", `for ${rule?.signal.text}`, () => {
      const before = arms.length;
      const first = this.LA(1);
      try {
        this.read(this.arm, arms);
      } finally {
        // Whatever seems to be missing may be what the lost line says.
        if (!this.RECORDING_PHASE && arms.length === before) arms.push(lostArm(this.spanFrom(first)));
      }
    });
    if (!this.RECORDING_PHASE) rule.arms = arms;
  });

  /** `for fromSpreadsheets then Technical +2` */
  private withoutArms(): never {
    const signal = this.LA(0);
    const word = this.LA(-1);
    if (this.atItemEnd()) {
      const below = bracesAroundBelow(this.source, this.lastEnd());
      if (below === undefined) this.fail("`{` and the cases");
      this.report("missing-block", this.headSpan(), { opens: "for" }, [below]);
      return this.giveUp();
    }
    if (!this.at(words.then) || word.tokenType !== words.for) this.fail("`{` and the cases");
    const span = this.spanFrom(word);
    const found = `for ${signal.image}`;
    const write = [`when ${signal.image}`, `for each of ${signal.image}`];
    this.report("other-wording", span, { found, write });
    return this.giveUp();
  }

  private arm = this.RULE("arm", (arms: Arm[]): void => {
    if (this.atWordedBand()) this.giveUp();
    const test = this.read(this.armTest);
    const node: Building<Arm> = { kind: "arm", start: test.start, end: test.end, test, award: undefined };
    this.awardOf(node);
    if (this.RECORDING_PHASE) return;
    node.end = this.lastEnd();
    if (!this.endItem()) node.broken = true;
    arms.push(node);
  });

  /** Recovery: `up to 3 then …`, `between 1 and 4 then …` — the word would be read as a value. */
  private atWordedBand(): boolean {
    if (this.RECORDING_PHASE || !bandWords.has(this.next().image)) return false;
    const bare = this.at(words.then, 2) || this.at(words.or, 2);
    return !bare && this.reportWording();
  }

  /** Recovery: `when a and b then Technical` — the condition is kept, whatever is wrong with the points. */
  private awardOf(node: Building<Pick<Arm, "award" | "broken">>): void {
    const { standing } = this;
    try {
      node.award = this.read(this.award);
    } catch (error) {
      this.caught(error, standing);
      node.broken = true;
      this.skipItem();
    }
  }

  private armTest = this.RULE("armTest", (): CaseTest | BandTest | UnknownTest => this.OR(this.armTests));

  private readonly armTests = {
    DEF: [
      {
        GATE: () => this.at(words.then, 2),
        ALT: (): CaseTest | BandTest | UnknownTest => {
          const first = this.take(words.unknown);
          return { kind: "unknown", start: this.startFrom(first), end: this.lastEnd() };
        },
      },
      {
        GATE: () => !this.at(words.then, 2),
        ALT: (): CaseTest | BandTest | UnknownTest => {
          const first = this.take(words.below);
          const upper = this.read(this.bound);
          const start = this.startFrom(first);
          const end = this.lastEnd();
          return {
            kind: "band",
            start,
            end,
            range: { kind: "range", start, end, upper, upperIncluded: false },
          };
        },
      },
      { ALT: (): CaseTest | BandTest | UnknownTest => this.read(this.valueTest) },
    ],
    ERR_MSG: "a value, a band or `unknown`",
    IGNORE_AMBIGUITIES: true,
  };

  private valueTest = this.RULE("valueTest", (): CaseTest | BandTest => {
    const first = this.read(this.bound);
    return this.OR({
      DEF: [
        {
          GATE: () => this.at(words.to) || this.at(words.and),
          ALT: (): CaseTest | BandTest => {
            const range = this.read(this.rangeAfter, first);
            return { kind: "band", start: first.start, end: this.lastEnd(), range };
          },
        },
        {
          ALT: (): CaseTest | BandTest => {
            const values = [first];
            if (this.ahead(words.or))
              this.MANY({
                GATE: () => !bandWords.has(this.next(2).image) || !this.at(words.then, 3),
                DEF: () => {
                  this.take(words.or);
                  values.push(this.read(this.bound));
                },
              });
            return { kind: "case", start: first.start, end: this.lastEnd(), values };
          },
        },
      ],
      IGNORE_AMBIGUITIES: true,
    });
  });

  // ---------- points ----------

  /** `then Technical +2, Consulting +1 because "…"` */
  protected award = this.RULE("award", (): Award => {
    const first = this.LA(1);
    this.thenWord();
    const points = this.OR(this.awards);
    const because = this.ahead(words.because) ? this.OPTION(this.reasons) : undefined;
    return { kind: "award", start: this.startFrom(first), end: this.lastEnd(), points, because };
  });

  private readonly awards = {
    DEF: [
      {
        GATE: () => !this.at(NumberToken, 2),
        ALT: (): readonly Points[] => {
          this.take(words.none);
          return [];
        },
      },
      { ALT: (): readonly Points[] => this.separated(this.points, this.atFurtherPoints) },
    ],
    ERR_MSG: "a persona and its points, or `none`",
    IGNORE_AMBIGUITIES: true,
  };

  private reasons(): readonly LocalizedText[] {
    this.take(words.because);
    return this.read(this.localizedTexts);
  }

  /** Recovery: `when a Technical +2`, `europe none` — points say by themselves where the condition ended. */
  private thenWord(): void {
    this.misspelledThen();
    const { tokenType, image } = this.next();
    // `has more than 2` lacks no `then`.
    const missing =
      tokenType !== words.then &&
      (tokenType === words.none || (tokenType === Word && this.at(NumberToken, 2) && image !== "than"));
    if (!missing || this.RECORDING_PHASE) {
      this.take(words.then);
      return;
    }
    if (this.reportWording("`then`")) this.giveUp();
    const span = { start: this.next().startOffset, end: this.next().startOffset };
    const fix = { span, newText: "then " };
    this.report("missing-then", this.nextSpan(), undefined, [fix]);
  }

  /** Recovery: `when a THEN Technical +2`, `when a than Technical +2` */
  private misspelledThen(): void {
    const token = this.next();
    if (token.tokenType !== Word || !this.at(Word, 2) || !this.at(NumberToken, 3)) return;
    // `thenot` may be two words.
    if (suggest(token.image, ["then"]) === undefined || token.image.length > 5) return;
    const span = this.nextSpan();
    this.report("other-spelling", span, { found: token.image, write: "then" }, [{ newText: "then" }]);
    token.tokenType = words.then;
    token.tokenTypeIdx = words.then.tokenTypeIdx as number;
  }

  private points(): Points {
    const persona = this.reference(aPersona);
    const points = this.signedNumber();
    const atMost = this.ahead(words.at) ? this.OPTION7(this.mostPoints) : undefined;
    return { kind: "points", start: persona.start, end: this.lastEnd(), persona, points, atMost };
  }

  private mostPoints(): NumberLiteral {
    this.take(words.at);
    this.take(words.most);
    return this.numberLiteral();
  }

  private atFurtherPoints(): boolean {
    const first = this.at(words.and) ? 2 : 1;
    return this.atComma() || (this.next(first).tokenType === Word && this.at(NumberToken, first + 1));
  }

  /** Recovery: `then Technical 2` — read as `+2`, which the message offers. */
  private signedNumber(): NumberLiteral {
    if (!this.RECORDING_PHASE && !this.at(NumberToken)) this.fail("points, such as `+2`");
    const number = this.numberLiteral();
    if (this.RECORDING_PHASE || number.signed || number.digits === "0") return number;
    // Recovery: `then Technical 20%` — that points are no share is what is told.
    if (this.at(PercentSign)) return number;
    // Recovery: `then give 2 points to Technical` — `give` is no persona.
    if (this.wordingBegan() && this.reportWording()) this.giveUp();
    const at = { start: number.start, end: number.start };
    this.report("unsigned-points", number, { points: number.digits }, [
      { title: `write \`+${number.digits}\``, span: at, newText: "+" },
    ]);
    return number;
  }

  // ---------- classify ----------

  protected acceptValue = this.RULE("acceptValue", (): AcceptValue => {
    const first = this.take(words.when);
    const clauses = [this.read(this.acceptClause)];
    this.capitalWord("and");
    this.MANY(() => {
      this.take(words.and);
      clauses.push(this.read(this.acceptClause));
      this.capitalWord("and");
    });
    return { kind: "accept-clauses", start: this.startFrom(first), end: this.lastEnd(), clauses };
  });

  private acceptClause = this.RULE("acceptClause", (): AcceptClause => {
    const token = this.take(MeasureWord);
    const operator = this.OR({
      DEF: [{ ALT: () => this.take(AtLeast) && ">=" }, { ALT: () => this.take(MoreThan) && ">" }],
      ERR_MSG: "`>=` or `>`",
    }) as ">" | ">=";
    const value = this.read(this.numberOrPercent);
    const measureSpan = { start: token.startOffset, end: token.startOffset + token.image.length };
    const measure = token.image as Measure;
    return {
      kind: "accept-clause",
      start: this.startFrom(token),
      end: this.lastEnd(),
      measure,
      measureSpan,
      operator,
      value,
    };
  });

  protected numberOrPercent = this.RULE("numberOrPercent", (): NumberLiteral | PercentLiteral => {
    const number = this.numberLiteral();
    const percent = this.OPTION(() => this.take(PercentSign));
    return percent === undefined
      ? number
      : { kind: "percent", start: this.startOver(number), end: this.lastEnd(), number };
  });

  protected keepValue = this.RULE("keepValue", (): KeepValue => {
    const first = this.take(words.previous);
    this.take(words.unless);
    this.take(words.beaten);
    this.take(words.by);
    const beatenBy = this.read(this.numberOrPercent);
    return { kind: "keep", start: this.startFrom(first), end: this.lastEnd(), beatenBy };
  });

  protected otherwiseValue = this.RULE("otherwiseValue", (): OtherwiseValue => {
    const first = this.LA(1);
    return this.OR({
      DEF: [
        {
          ALT: (): OtherwiseValue => {
            this.take(words.undecided);
            return { kind: "otherwise", start: this.startFrom(first), end: this.lastEnd() };
          },
        },
        {
          ALT: (): OtherwiseValue => {
            const persona = this.reference(aPersona);
            return { kind: "otherwise", start: persona.start, end: this.lastEnd(), persona };
          },
        },
      ],
      ERR_MSG: "a persona, or `undecided`",
      IGNORE_AMBIGUITIES: true,
    });
  });

  // ---------- assign ----------

  /** `region is customer.region for Technical then +3`; in `require` the condition alone. */
  protected preference = this.RULE("preference", (): PreferenceValue => {
    const condition = this.read(this.condition);
    const node: Building<PreferenceValue> = {
      kind: "preference",
      start: condition.start,
      end: condition.end,
      condition,
      personas: [],
    };
    this.OPTION1(() => {
      this.take(words.for);
      node.personas = this.read(this.personas);
    });
    this.OPTION2(() => {
      this.take(words.then);
      node.points = this.signedNumber();
    });
    node.end = this.lastEnd();
    return node;
  });

  /** `evenly by projects at most capacity`, `evenly by load adding 10% at most 100%` */
  protected spread = this.RULE("spread", (): SpreadValue => {
    const first = this.take(words.evenly);
    this.take(words.by);
    const node: Building<SpreadValue> = {
      kind: "spread",
      start: this.startFrom(first),
      end: this.lastEnd(),
      column: this.reference(aColumn),
    };
    this.OPTION1(() => {
      this.take(words.adding);
      node.adding = this.read(this.bound);
    });
    this.OPTION2(() => {
      this.take(words.at);
      this.take(words.most);
      node.atMost = this.read(this.bound);
    });
    node.start = this.startFrom(first);
    node.end = this.lastEnd();
    return node;
  });
}
