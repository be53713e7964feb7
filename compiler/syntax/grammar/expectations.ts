/**
 * What a test expects: `persona Technical, because developers, margin at least 3`, `Technical before Marketing`,
 * `kickoff on 2026-12-04, invites Developers`, `welcome, to Sponsor, tone soothing`, `ProjectManager is "Ana Ruiz"`;
 * and what a cohort expects: `share Technical 20% to 40%`.
 */

import type { TokenType } from "chevrotain";
import type {
  AgreementClaim,
  CohortExpectation,
  ExpectAction,
  ExpectationClause,
  ExpectInvites,
  ExpectMeasure,
  ExpectPerson,
  ExpectPersona,
  ExpectRanking,
  ExpectReason,
  ExpectRecipients,
  ExpectSays,
  ExpectTone,
  Measure,
  ShareClaim,
} from "../ast/expectations.ts";
import type { Reference } from "../ast/node.ts";
import type { ExpectationValue } from "../ast/property-values.ts";
import type { Building } from "../building.ts";
import { MeasureWord, PersonaKeyword, TextToken, Word, words } from "../tokens.ts";
import { aText } from "./literals.ts";
import { TimeParser } from "./times.ts";

const aPersona = "a persona";
const aRole = "a role";
const anAction = "an action";

export class ExpectationParser extends TimeParser {
  protected expectation = this.RULE("expectation", (): ExpectationValue => {
    const first = this.LA(1);
    const clauses = this.separated(this.oneClause, this.atFurtherClause);
    return { kind: "expectation", start: this.startFrom(first), end: this.lastEnd(), clauses };
  });

  private oneClause(): ExpectationClause {
    return this.read(this.clause);
  }

  /** Recovery: `kickoff invites Manager` — what can only be the next expectation lacks its comma. */
  private atFurtherClause(): boolean {
    if (this.atComma()) return true;
    if (this.atItemEnd() || this.atNewLine()) return false;
    return (
      this.at(words.because) ||
      this.at(words.invites) ||
      this.at(MeasureWord) ||
      this.atExpectedName(words.to, 1) ||
      this.atExpectedName(words.tone, 1) ||
      this.atExpectedSaying(1)
    );
  }

  private clause = this.RULE("clause", (): ExpectationClause => this.OR(this.clauses));

  private readonly clauses = {
    DEF: [
      { ALT: (): ExpectationClause => this.read(this.expectedPersona) },
      {
        ALT: (): ExpectationClause => {
          const first = this.take(words.undecided);
          return {
            kind: "expect-persona",
            start: this.startFrom(first),
            end: this.lastEnd(),
            persona: undefined,
          };
        },
      },
      { ALT: (): ExpectationClause => this.read(this.expectedMeasure) },
      {
        GATE: () => this.at(words.before, 2),
        ALT: (): ExpectationClause => this.read(this.expectedRanking),
      },
      { GATE: () => this.at(words.because), ALT: (): ExpectationClause => this.read(this.expectedReason) },
      { ALT: (): ExpectationClause => this.read(this.expectedInvites) },
      {
        GATE: () => this.atExpectedName(words.to, 1),
        ALT: (): ExpectationClause => this.read(this.expectedRecipients),
      },
      {
        GATE: () => this.atExpectedName(words.tone, 1),
        ALT: (): ExpectationClause => this.read(this.expectedTone),
      },
      { GATE: () => this.atExpectedSaying(1), ALT: (): ExpectationClause => this.read(this.expectedSaying) },
      { GATE: () => this.atExpectedPerson(1), ALT: (): ExpectationClause => this.read(this.expectedPerson) },
      { ALT: (): ExpectationClause => this.read(this.expectedAction) },
    ],
    ERR_MSG: "what should come out, such as `persona Technical` or `kickoff on 2026-12-04`",
    IGNORE_AMBIGUITIES: true,
  };

  private expectedPersona = this.RULE("expectedPersona", (): ExpectPersona => {
    const first = this.take(PersonaKeyword);
    const persona = this.reference(aPersona);
    return { kind: "expect-persona", start: this.startFrom(first), end: this.lastEnd(), persona };
  });

  private expectedMeasure = this.RULE("expectedMeasure", (): ExpectMeasure => {
    const token = this.take(MeasureWord);
    const operator = this.OR(this.measureOperators);
    const value = this.read(this.numberOrPercent);
    const measure = token.image as Measure;
    return {
      kind: "expect-measure",
      start: this.startFrom(token),
      end: this.lastEnd(),
      measure,
      operator,
      value,
    };
  });

  private readonly measureEnds = {
    DEF: [
      { ALT: (): ExpectMeasure["operator"] => this.take(words.least) && "at least" },
      { ALT: (): ExpectMeasure["operator"] => this.take(words.most) && "at most" },
    ],
    ERR_MSG: "`least` or `most`",
  };

  private readonly measureOperators = {
    DEF: [
      {
        ALT: (): ExpectMeasure["operator"] => {
          this.take(words.at);
          return this.OR2(this.measureEnds);
        },
      },
      { ALT: (): ExpectMeasure["operator"] => this.take(words.is) && "is" },
    ],
    ERR_MSG: "`at least`, `at most` or `is`",
  };

  private expectedRanking = this.RULE("expectedRanking", (): ExpectRanking => {
    const before = this.reference(aPersona);
    this.take(words.before);
    const after = this.reference(aPersona);
    return { kind: "expect-ranking", start: before.start, end: this.lastEnd(), before, after };
  });

  private expectedReason = this.RULE("expectedReason", (): ExpectReason => {
    const first = this.take(words.because);
    const signal = this.reference("a signal");
    return { kind: "expect-reason", start: this.startFrom(first), end: this.lastEnd(), signal };
  });

  private expectedAction = this.RULE("expectedAction", (): ExpectAction => {
    const first = this.LA(1);
    const absent =
      this.OPTION1({
        GATE: () => !this.at(words.on, 2) && !this.at(words.at, 2),
        DEF: () => this.take(words.no),
      }) !== undefined;
    const action = this.reference(anAction);
    const node: Building<ExpectAction> = {
      kind: "expect-action",
      start: action.start,
      end: this.lastEnd(),
      action,
      absent,
    };
    this.OPTION2(() => {
      this.take(words.on);
      node.on = this.date();
    });
    this.OPTION3(() => {
      this.take(words.at);
      node.at = this.timeOfDay();
    });
    if (absent) node.start = this.startFrom(first);
    node.end = this.lastEnd();
    return node;
  });

  private expectedInvites = this.RULE("expectedInvites", (): ExpectInvites => {
    const first = this.take(words.invites);
    const roles = this.read(this.expectedRoles);
    return { kind: "expect-invites", start: this.startFrom(first), end: this.lastEnd(), roles };
  });

  private expectedRecipients = this.RULE("expectedRecipients", (): ExpectRecipients => {
    const first = this.take(words.to);
    const roles = this.read(this.expectedRoles);
    return { kind: "expect-recipients", start: this.startFrom(first), end: this.lastEnd(), roles };
  });

  private expectedRoles = this.RULE("expectedRoles", (): readonly Reference[] =>
    this.separated(
      () => this.reference(aRole),
      () => this.atAnotherRole(),
    ),
  );

  /** An action may be called `to`, `tone` or `says`: what follows tells. */
  private atExpectedName(word: TokenType, from: number): boolean {
    return (
      this.at(word, from) &&
      this.at(Word, from + 1) &&
      !this.at(words.on, from + 1) &&
      !this.at(words.at, from + 1)
    );
  }

  private expectedTone = this.RULE("expectedTone", (): ExpectTone => {
    const first = this.take(words.tone);
    const tone = this.reference("a tone");
    return { kind: "expect-tone", start: this.startFrom(first), end: this.lastEnd(), tone };
  });

  private atExpectedSaying(from: number): boolean {
    return this.at(words.says, from) && this.at(TextToken, from + 1);
  }

  private expectedSaying = this.RULE("expectedSaying", (): ExpectSays => {
    const first = this.take(words.says);
    const text = this.text(aText);
    return { kind: "expect-says", start: this.startFrom(first), end: this.lastEnd(), text };
  });

  private atExpectedPerson(from: number): boolean {
    return this.at(words.is, from + 1) && this.at(TextToken, from + 2);
  }

  private expectedPerson = this.RULE("expectedPerson", (): ExpectPerson => {
    const role = this.reference(aRole);
    this.take(words.is);
    const person = this.text(aText);
    return { kind: "expect-person", start: role.start, end: this.lastEnd(), role, person };
  });

  // ---------- cohorts ----------

  protected cohortExpectation = this.RULE("cohortExpectation", (): CohortExpectation => {
    const claim = this.read(this.claim);
    const node: Building<CohortExpectation> = {
      kind: "cohort-expectation",
      start: claim.start,
      end: this.lastEnd(),
      claim,
    };
    this.read(this.shareBounds, node);
    node.end = this.lastEnd();
    return node;
  });

  private claim = this.RULE("claim", (): AgreementClaim | ShareClaim => {
    const first = this.LA(1);
    return this.OR({
      DEF: [
        {
          ALT: (): AgreementClaim | ShareClaim => {
            this.take(PersonaKeyword);
            this.take(words.agrees);
            this.take(words.with);
            this.take(words.column);
            const column = this.text(aText);
            return { kind: "agreement", start: this.startFrom(first), end: this.lastEnd(), column };
          },
        },
        {
          ALT: (): AgreementClaim | ShareClaim => {
            this.take(words.share);
            const persona = this.reference(aPersona);
            return { kind: "share", start: this.startFrom(first), end: this.lastEnd(), persona };
          },
        },
        {
          ALT: (): AgreementClaim | ShareClaim => {
            this.take(words.undecided);
            return { kind: "share", start: this.startFrom(first), end: this.lastEnd() };
          },
        },
      ],
      ERR_MSG:
        'what should come out: `persona agrees with column "manager_says" at least 85%`, `share Technical 20% to 40%` or `undecided at most 5%`',
      IGNORE_AMBIGUITIES: true,
    });
  });

  /** `at least 85%`, `at most 5%`, `20% to 40%` */
  private shareBounds = this.RULE("shareBounds", (node: Building<CohortExpectation>): void => {
    this.OR({
      DEF: [
        {
          ALT: () => {
            this.take(words.at);
            this.OR2({
              DEF: [
                {
                  ALT: () => {
                    this.take(words.least);
                    const least = this.read(this.numberOrPercent);
                    if (!this.RECORDING_PHASE) node.least = least;
                  },
                },
                {
                  ALT: () => {
                    this.take(words.most);
                    const most = this.read(this.numberOrPercent);
                    if (!this.RECORDING_PHASE) node.most = most;
                  },
                },
              ],
              ERR_MSG: "`least` or `most`",
            });
          },
        },
        {
          ALT: () => {
            const least = this.read(this.numberOrPercent);
            if (!this.RECORDING_PHASE && !this.at(words.to)) this.fail("`to` and the largest share");
            this.take(words.to);
            const most = this.read(this.numberOrPercent);
            if (this.RECORDING_PHASE) return;
            node.least = least;
            node.most = most;
          },
        },
      ],
      ERR_MSG: "how many, such as `at least 85%`, `at most 5%` or `20% to 40%`",
    });
  });

  /** A comma separates roles and clauses alike; a role is a word that nothing but a comma or the end follows. */
  private atAnotherRole(): boolean {
    if (!this.atComma()) return false;
    const { tokenType } = this.next(2);
    const clause = [
      words.undecided,
      words.because,
      words.no,
      words.invites,
      MeasureWord,
      PersonaKeyword,
    ].includes(tokenType);
    const other =
      this.atExpectedName(words.to, 2) ||
      this.atExpectedName(words.tone, 2) ||
      this.atExpectedSaying(2) ||
      this.atExpectedPerson(2);
    const behind = [words.on, words.at, words.before];
    return !clause && !other && !behind.some((word) => this.at(word, 3));
  }
}
