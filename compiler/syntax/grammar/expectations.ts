/** What a test expects: `persona Technical, margin at least 3`, `kickoff on 2026-12-04, invites Developers`. */

import type {
  ExpectAction,
  ExpectationClause,
  ExpectationValue,
  ExpectInvites,
  ExpectMeasure,
  ExpectPersona,
  Measure,
  Reference,
} from "../ast.ts";
import { type Building, expecting } from "../building.ts";
import { Comma, MeasureWord, PersonaKeyword, words } from "../tokens.ts";
import { TimeParser } from "./times.ts";

export class ExpectationParser extends TimeParser {
  protected expectation = this.RULE("expectation", (): ExpectationValue => {
    const first = this.LA(1);
    const clauses = [this.SUBRULE(this.clause)];
    this.MANY(() => {
      this.CONSUME(Comma);
      if (!this.trailingComma()) clauses.push(this.SUBRULE2(this.clause));
    });
    return { kind: "expectation", span: this.spanFrom(first), clauses };
  });

  private clause = this.RULE("clause", (): ExpectationClause => {
    const first = this.LA(1);
    return this.OR({
      DEF: [
        { ALT: (): ExpectationClause => this.SUBRULE(this.expectedPersona) },
        {
          ALT: (): ExpectationClause => {
            this.CONSUME(words.undecided);
            return { kind: "expect-persona", span: this.spanFrom(first), persona: undefined };
          },
        },
        { ALT: (): ExpectationClause => this.SUBRULE(this.expectedMeasure) },
        { ALT: (): ExpectationClause => this.SUBRULE(this.expectedInvites) },
        { ALT: (): ExpectationClause => this.SUBRULE(this.expectedAction) },
      ],
      ERR_MSG: "what should come out, such as `persona Technical` or `kickoff on 2026-12-04`",
      IGNORE_AMBIGUITIES: true,
    });
  });

  private expectedPersona = this.RULE("expectedPersona", (): ExpectPersona => {
    const first = this.CONSUME(PersonaKeyword);
    const persona = this.SUBRULE(this.reference, expecting("a persona"));
    return { kind: "expect-persona", span: this.spanFrom(first), persona };
  });

  private expectedMeasure = this.RULE("expectedMeasure", (): ExpectMeasure => {
    const token = this.CONSUME(MeasureWord);
    const operator = this.OR({
      DEF: [
        {
          ALT: (): ExpectMeasure["operator"] => {
            this.CONSUME(words.at);
            return this.OR2({
              DEF: [
                { ALT: () => this.CONSUME(words.least) && "at least" },
                { ALT: () => this.CONSUME(words.most) && "at most" },
              ],
              ERR_MSG: "`least` or `most`",
            }) as ExpectMeasure["operator"];
          },
        },
        { ALT: (): ExpectMeasure["operator"] => this.CONSUME(words.is) && "is" },
      ],
      ERR_MSG: "`at least`, `at most` or `is`",
    });
    const value = this.SUBRULE(this.numberOrPercent);
    const measure = token.image as Measure;
    return { kind: "expect-measure", span: this.spanFrom(token), measure, operator, value };
  });

  private expectedAction = this.RULE("expectedAction", (): ExpectAction => {
    const first = this.LA(1);
    const absent =
      this.OPTION1({
        GATE: () => !this.at(words.on, 2) && !this.at(words.at, 2),
        DEF: () => this.CONSUME(words.no),
      }) !== undefined;
    const action = this.SUBRULE(this.reference, expecting("an action"));
    const node: Building<ExpectAction> = {
      kind: "expect-action",
      span: this.spanOver(action),
      action,
      absent,
    };
    this.OPTION2(() => {
      this.CONSUME(words.on);
      node.on = this.SUBRULE(this.date);
    });
    this.OPTION3(() => {
      this.CONSUME(words.at);
      node.at = this.SUBRULE(this.timeOfDay);
    });
    node.span = absent ? this.spanFrom(first) : this.spanOver(action);
    return node;
  });

  private expectedInvites = this.RULE("expectedInvites", (): ExpectInvites => {
    const first = this.CONSUME(words.invites);
    const roles: Reference[] = [this.SUBRULE(this.reference, expecting("a role"))];
    this.MANY({
      GATE: () => this.atAnotherRole(),
      DEF: () => {
        this.CONSUME(Comma);
        roles.push(this.SUBRULE2(this.reference, expecting("a role")));
      },
    });
    return { kind: "expect-invites", span: this.spanFrom(first), roles };
  });

  /** A comma separates roles and clauses alike; a role is a word that nothing but a comma or the end follows. */
  private atAnotherRole(): boolean {
    const { tokenType } = this.next(2);
    const clause = [words.undecided, words.no, words.invites, MeasureWord, PersonaKeyword].includes(
      tokenType,
    );
    return !clause && !this.at(words.on, 3) && !this.at(words.at, 3);
  }
}
