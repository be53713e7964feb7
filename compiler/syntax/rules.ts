/**
 * How rules are read: what Chevrotain does of it, and what is done in its stead.
 *
 * Chevrotain finds out what each decision of the grammar looks at, and decides while a file is read. Its calls of
 * rules and tokens keep account for a recovery that is not used, so they are ours.
 */

import {
  EmbeddedActionsParser,
  type IParserErrorMessageProvider,
  type ParserMethod,
  type TokenType,
} from "chevrotain";
import {
  createDecides,
  createLookahead,
  type DecideTable,
  type Decisions,
  decisionsOf,
} from "./lookahead.ts";
import { allTokens, type SourceToken } from "./tokens.ts";

/** Chevrotain's messages say only what could stand here, in words; syntax codes say the rest. */
const expectations: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => expected.LABEL ?? expected.name,
  buildNotAllInputParsedMessage: () => "the end of the file",
  buildNoViableAltMessage: ({ customUserDescription }) => customUserDescription ?? "something else",
  buildEarlyExitMessage: ({ customUserDescription }) => customUserDescription ?? "something else",
};

/** What is asked of a rule. */
interface NumberedRule<Result> {
  readonly number: number;
  readonly originalGrammarAction: (first: unknown, second: unknown) => Result;
}

/** The decisions of the rule that is being read. */
export type Standing = DecideTable[number] | undefined;

export abstract class RuleParser extends EmbeddedActionsParser {
  /** The decisions of the grammar, where they were found out before. */
  private readonly known: Decisions | undefined;
  /**
   * Chevrotain numbers each use of a token or rule inside a rule, for its own recovery. Ours needs no numbers, so they
   * are counted while the grammar is recorded and left out while it runs.
   */
  private occurrence = 0;

  // Chevrotain's own, which its types leave out.
  declare private lookAheadFuncsCache: DecideTable;
  declare private selfAnalysisDone: boolean;
  declare private currRuleLookaheadFuncs: Standing;
  declare protected tokVector: readonly SourceToken[];
  declare protected currIdx: number;
  declare private ruleShortNameIdx: number;

  constructor(options: { readonly skipValidations: boolean; readonly decisions?: Decisions | undefined }) {
    super([...allTokens], {
      errorMessageProvider: expectations,
      lookaheadStrategy: createLookahead(),
      maxLookahead: 1,
      recoveryEnabled: false,
      skipValidations: options.skipValidations,
    });
    this.known = options.decisions;
  }

  /** Chevrotain numbers rules in their order. */
  protected override RULE<Rule extends (...args: never[]) => unknown>(
    name: string,
    action: Rule,
  ): ParserMethod<Parameters<Rule>, ReturnType<Rule>> {
    const number = this.ruleShortNameIdx;
    // What `read` asks of a rule; the functions that Chevrotain puts around one take a while to make for all.
    if (this.known !== undefined) {
      this.ruleShortNameIdx++;
      return { originalGrammarAction: action, number } as never;
    }
    return Object.assign(super.RULE(name, action as never), { number }) as never;
  }

  /** Finds out what is not known of the grammar. */
  protected prepare(): void {
    if (this.known === undefined) this.performSelfAnalysis();
    this.selfAnalysisDone = true;
  }

  /** What was found out. */
  public get decisions(): Decisions {
    return decisionsOf(this.lookAheadFuncsCache);
  }

  /** Gives up on the rule that is being read. */
  protected abstract fail(expected: string): never;

  protected take(type: TokenType): SourceToken {
    if (this.RECORDING_PHASE) return this.consume(this.nextOccurrence(), type) as SourceToken;
    const token = this.next();
    if (token.tokenType !== type && !this.at(type)) this.fail(type.LABEL ?? type.name);
    this.currIdx++;
    return token;
  }

  /**
   * Calls a rule. Chevrotain's own call keeps a stack of rules for its recovery and three `try` around each: a sixth of
   * the time of reading. Ours needs only the decisions of the rule, which `caught` puts back where a rule gave up.
   */
  protected read<Arguments extends unknown[], Result>(
    rule: ParserMethod<Arguments, Result>,
    first?: Arguments[0],
    second?: Arguments[1],
  ): Result {
    if (this.RECORDING_PHASE) return this.subrule(this.nextOccurrence(), rule);
    const { originalGrammarAction, number } = rule as unknown as NumberedRule<Result>;
    const decisions = this.currRuleLookaheadFuncs;
    this.currRuleLookaheadFuncs = this.lookAheadFuncsCache[number] ?? this.decidesOf(number);
    const result = originalGrammarAction(first, second);
    this.currRuleLookaheadFuncs = decisions;
    return result;
  }

  /** Made when a rule is read first: no file has them all. */
  private decidesOf(number: number): Standing {
    const decides = createDecides(this.known?.[number]);
    this.lookAheadFuncsCache[number] = decides;
    return decides;
  }

  private nextOccurrence(): number {
    this.occurrence = (this.occurrence + 1) % 256;
    return this.occurrence;
  }

  // Asked several times for each token: what a field of Chevrotain's tells is not asked of its methods.

  protected next(distance = 1): SourceToken {
    return this.tokVector[this.currIdx + distance] ?? (this.LA(distance) as SourceToken);
  }

  protected at(type: TokenType, distance = 1): boolean {
    const token = this.tokVector[this.currIdx + distance];
    if (token === undefined) return false;
    return (
      token.tokenType === type ||
      (type.isParent === true && type.categoryMatchesMap?.[token.tokenTypeIdx] === true)
    );
  }

  /**
   * Whether it is worth asking for an option or a repetition that begins with this. Most are not there, and what would
   * read them is a function made anew each time, or a question that Chevrotain passes on three times.
   */
  protected ahead(type: TokenType): boolean {
    return this.RECORDING_PHASE || this.at(type);
  }

  /** Where a `catch` goes on if a rule that is read now gives up. */
  protected get standing(): Standing {
    return this.currRuleLookaheadFuncs;
  }

  protected set standing(standing: Standing) {
    this.currRuleLookaheadFuncs = standing;
  }
}
