/** Rules that give points, and the clauses of `classify` that read them. */

import type {
  AcceptClause,
  AcceptValue,
  Arm,
  Award,
  BandTest,
  CaseTest,
  EachRule,
  ForRule,
  KeepValue,
  Measure,
  NumberLiteral,
  OtherwiseValue,
  PercentLiteral,
  Points,
  PreferenceValue,
  SpreadValue,
  UnknownTest,
  WhenRule,
} from "../ast.ts";
import { type Building, expecting } from "../building.ts";
import {
  AtLeast,
  Comma,
  LeftBrace,
  MeasureWord,
  MoreThan,
  NumberToken,
  PercentSign,
  Word,
  words,
} from "../tokens.ts";
import { ConditionParser } from "./conditions.ts";

export class WeightParser extends ConditionParser {
  protected whenRule = this.RULE("whenRule", (): WhenRule => {
    const condition = this.SUBRULE(this.condition);
    const award = this.SUBRULE(this.award);
    return { kind: "when-rule", span: this.spanOver(condition), condition, award };
  });

  protected forRule = this.RULE("forRule", (): ForRule | EachRule =>
    this.OR({
      DEF: [
        { GATE: () => this.at(words.of, 2), ALT: (): ForRule | EachRule => this.SUBRULE(this.eachRule) },
        { ALT: (): ForRule | EachRule => this.SUBRULE(this.caseRule) },
      ],
      ERR_MSG: "a signal",
      IGNORE_AMBIGUITIES: true,
    }),
  );

  private eachRule = this.RULE("eachRule", (): EachRule => {
    const first = this.CONSUME(words.each);
    this.CONSUME(words.of);
    const signal = this.SUBRULE(this.reference, expecting("a signal"));
    const award = this.SUBRULE(this.award);
    return { kind: "each-rule", span: this.spanFrom(first), signal, award };
  });

  private caseRule = this.RULE("caseRule", (): ForRule => {
    const signal = this.SUBRULE(this.reference, expecting("a signal"));
    const arms: Arm[] = [];
    this.SUBRULE(this.arms, { ARGS: [arms, signal?.text ?? ""] });
    return { kind: "for-rule", span: this.spanOver(signal), signal, arms };
  });

  private arms = this.RULE("arms", (arms: Arm[], signal: string): void => {
    if (!this.RECORDING_PHASE && !this.at(LeftBrace)) this.fail("`{` and the cases");
    this.braced("lines", `for ${signal}`, () => this.SUBRULE(this.arm, { ARGS: [arms] }));
  });

  private arm = this.RULE("arm", (arms: Arm[]): void => {
    const test = this.SUBRULE(this.armTest);
    const award = this.attempt(
      () => this.SUBRULE(this.award),
      () => undefined,
    );
    const span = this.spanOver(test);
    if (this.RECORDING_PHASE) return;
    if (award === undefined) this.skipItem();
    const clean = this.endItem() && award !== undefined;
    const node: Arm = award === undefined ? { kind: "arm", span, test } : { kind: "arm", span, test, award };
    arms.push(clean ? node : { ...node, broken: true });
  });

  private armTest = this.RULE("armTest", (): CaseTest | BandTest | UnknownTest => {
    const first = this.LA(1);
    return this.OR({
      DEF: [
        {
          GATE: () => this.at(words.then, 2),
          ALT: (): CaseTest | BandTest | UnknownTest => {
            this.CONSUME(words.unknown);
            return { kind: "unknown", span: this.spanFrom(first) };
          },
        },
        {
          GATE: () => !this.at(words.then, 2),
          ALT: (): CaseTest | BandTest | UnknownTest => {
            this.CONSUME(words.below);
            const upper = this.SUBRULE(this.bound);
            const span = this.spanFrom(first);
            return { kind: "band", span, range: { kind: "range", span, upper, upperIncluded: false } };
          },
        },
        { ALT: (): CaseTest | BandTest | UnknownTest => this.SUBRULE(this.valueTest) },
      ],
      ERR_MSG: "a value, a band or `unknown`",
      IGNORE_AMBIGUITIES: true,
    });
  });

  private valueTest = this.RULE("valueTest", (): CaseTest | BandTest => {
    const first = this.SUBRULE(this.bound);
    return this.OR({
      DEF: [
        {
          GATE: () => this.at(words.to) || this.at(words.and),
          ALT: (): CaseTest | BandTest => {
            const range = this.SUBRULE(this.rangeAfter, { ARGS: [first] });
            return { kind: "band", span: this.spanOver(first), range };
          },
        },
        {
          ALT: (): CaseTest | BandTest => {
            const values = [first];
            this.MANY(() => {
              this.CONSUME(words.or);
              values.push(this.SUBRULE2(this.bound));
            });
            return { kind: "case", span: this.spanOver(first), values };
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
    const points: Points[] = [];
    this.OR({
      DEF: [
        { GATE: () => !this.at(NumberToken, 2), ALT: () => this.CONSUME(words.none) },
        {
          ALT: () => {
            points.push(this.SUBRULE(this.points));
            this.MANY({
              GATE: () => this.at(Comma) || (this.next().tokenType === Word && this.at(NumberToken, 2)),
              DEF: () => {
                this.separatingComma();
                if (!this.trailingComma()) points.push(this.SUBRULE2(this.points));
              },
            });
          },
        },
      ],
      ERR_MSG: "a persona and its points, or `none`",
      IGNORE_AMBIGUITIES: true,
    });
    const because = this.OPTION(() => {
      this.CONSUME(words.because);
      return this.SUBRULE(this.localizedTexts);
    });
    const node: Building<Award> = { kind: "award", span: this.spanFrom(first), points };
    if (because !== undefined) node.because = because;
    return node;
  });

  /** Recovery: `when a Technical +2` — points say by themselves where the condition ended. */
  private thenWord(): void {
    const missing = this.next().tokenType === Word && this.at(NumberToken, 2);
    if (!missing || this.RECORDING_PHASE) {
      this.CONSUME9(words.then);
      return;
    }
    const span = { start: this.next().startOffset, end: this.next().startOffset };
    const fix = { title: "write `then`", span, newText: "then " };
    this.report("missing-then", this.nextSpan(), undefined, [fix]);
  }

  private points = this.RULE("points", (): Points => {
    const persona = this.SUBRULE(this.reference, expecting("a persona"));
    const points = this.SUBRULE(this.signedNumber);
    const node: Building<Points> = { kind: "points", span: this.spanOver(persona), persona, points };
    this.OPTION(() => {
      this.CONSUME(words.at);
      this.CONSUME(words.most);
      node.atMost = this.SUBRULE(this.numberLiteral);
      node.span = this.spanOver(persona);
    });
    return node;
  });

  /** Recovery: `then Technical 2` — read as `+2`, which the message offers. */
  private signedNumber = this.RULE("signedNumber", (): NumberLiteral => {
    if (!this.RECORDING_PHASE && !this.at(NumberToken)) this.fail("points, such as `+2`");
    const number = this.SUBRULE(this.numberLiteral);
    if (this.RECORDING_PHASE || number.signed || number.digits === "0") return number;
    const at = { start: number.span.start, end: number.span.start };
    this.report("unsigned-points", number.span, { points: number.digits }, [
      { title: `write \`+${number.digits}\``, span: at, newText: "+" },
    ]);
    return number;
  });

  // ---------- classify ----------

  protected acceptValue = this.RULE("acceptValue", (): AcceptValue => {
    const first = this.CONSUME(words.when);
    const clauses = [this.SUBRULE(this.acceptClause)];
    this.MANY(() => {
      this.CONSUME(words.and);
      clauses.push(this.SUBRULE2(this.acceptClause));
    });
    return { kind: "accept-clauses", span: this.spanFrom(first), clauses };
  });

  private acceptClause = this.RULE("acceptClause", (): AcceptClause => {
    const token = this.CONSUME(MeasureWord);
    const operator = this.OR({
      DEF: [{ ALT: () => this.CONSUME(AtLeast) && ">=" }, { ALT: () => this.CONSUME(MoreThan) && ">" }],
      ERR_MSG: "`>=` or `>`",
    }) as ">" | ">=";
    const value = this.SUBRULE(this.numberOrPercent);
    const measureSpan = { start: token.startOffset, end: token.startOffset + token.image.length };
    const measure = token.image as Measure;
    return { kind: "accept-clause", span: this.spanFrom(token), measure, measureSpan, operator, value };
  });

  protected numberOrPercent = this.RULE("numberOrPercent", (): NumberLiteral | PercentLiteral => {
    const number = this.SUBRULE(this.numberLiteral);
    const percent = this.OPTION(() => this.CONSUME(PercentSign));
    return percent === undefined ? number : { kind: "percent", span: this.spanOver(number), number };
  });

  protected keepValue = this.RULE("keepValue", (): KeepValue => {
    const first = this.CONSUME(words.previous);
    this.CONSUME(words.unless);
    this.CONSUME(words.beaten);
    this.CONSUME(words.by);
    const beatenBy = this.SUBRULE(this.numberOrPercent);
    return { kind: "keep", span: this.spanFrom(first), beatenBy };
  });

  protected otherwiseValue = this.RULE("otherwiseValue", (): OtherwiseValue => {
    const first = this.LA(1);
    return this.OR({
      DEF: [
        {
          ALT: (): OtherwiseValue => {
            this.CONSUME(words.undecided);
            return { kind: "otherwise", span: this.spanFrom(first) };
          },
        },
        {
          ALT: (): OtherwiseValue => {
            const persona = this.SUBRULE(this.reference, expecting("a persona"));
            return { kind: "otherwise", span: this.spanOver(persona), persona };
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
    const condition = this.SUBRULE(this.condition);
    const node: Building<PreferenceValue> = {
      kind: "preference",
      span: this.spanOver(condition),
      condition,
      personas: [],
    };
    this.OPTION1(() => {
      this.CONSUME(words.for);
      node.personas = this.SUBRULE(this.personas);
    });
    this.OPTION2(() => {
      this.CONSUME(words.then);
      node.points = this.SUBRULE(this.signedNumber);
    });
    node.span = this.spanOver(condition);
    return node;
  });

  protected spread = this.RULE("spread", (): SpreadValue => {
    const first = this.CONSUME(words.evenly);
    this.CONSUME(words.by);
    const column = this.SUBRULE(this.reference, expecting("a column of the team"));
    return { kind: "spread", span: this.spanFrom(first), column };
  });
}
