/** Conditions: what can be true, false or unknown of a customer or of somebody in the team. */

import type { IToken, TokenType } from "chevrotain";
import { limits } from "../../limits.ts";
import { emptySpan } from "../../source/span.ts";
import type {
  Comparison,
  ComparisonOperator,
  Condition,
  PatternLiteral,
  Subject,
} from "../ast/conditions.ts";
import type { Literal } from "../ast/literals.ts";
import type { Reference } from "../ast/node.ts";
import type { Building } from "../building.ts";
import { insideOfPattern } from "../pattern-tokens.ts";
import {
  AtLeast,
  AtMost,
  CustomerKeyword,
  Dot,
  Keyword,
  LeftBrace,
  LeftParenthesis,
  LessThan,
  LineEnd,
  MoreThan,
  PatternToken,
  RightBrace,
  RightParenthesis,
  Semicolon,
  TextToken,
  Word,
  words,
} from "../tokens.ts";
import { TypeParser } from "./types.ts";

const aSignal = "a signal or definition";
const aPersona = "a persona";
const endsCondition: ReadonlySet<TokenType> = new Set([
  LineEnd,
  Semicolon,
  LeftBrace,
  RightBrace,
  words.then,
]);

/** Of a comparison, all but its subject. */
type Compared = Pick<Comparison, "operator" | "operatorSpan" | "operands" | "pattern">;

export class ConditionParser extends TypeParser {
  /** `and` binds closer than `or`. */
  protected condition = this.RULE("condition", (): Condition => {
    const first = this.read(this.conjunction);
    this.capitalWord("or");
    return this.ahead(words.or) ? this.joinedByOr(first) : first;
  });

  private joinedByOr(first: Condition): Condition {
    const operands = [first];
    this.MANY(() => {
      this.take(words.or);
      operands.push(this.read(this.conjunction));
      this.capitalWord("or");
    });
    return this.logical("or", operands);
  }

  private conjunction = this.RULE("conjunction", (): Condition => {
    const first = this.read(this.negation);
    this.capitalWord("and");
    return this.ahead(words.and) ? this.joinedByAnd(first) : first;
  });

  private joinedByAnd(first: Condition): Condition {
    const operands = [first];
    this.MANY({
      GATE: () => !this.at(words.above, 2),
      DEF: () => {
        this.take(words.and);
        operands.push(this.read(this.negation));
        this.capitalWord("and");
      },
    });
    return this.logical("and", operands);
  }

  private logical(operator: "and" | "or", operands: readonly Condition[]): Condition {
    const [first] = operands;
    if (first !== undefined && operands.length === 1) return first;
    return { kind: "logical", start: this.startOver(first), end: this.lastEnd(), operator, operands };
  }

  /** Recovery: `a AND b` — capitals are a slip where a name could not go on anyway. */
  protected capitalWord(word: "and" | "or" | "not"): void {
    const token = this.next();
    if (token.tokenType !== Word || token.image.toLowerCase() !== word) return;
    const span = this.nextSpan();
    this.report("other-spelling", span, { found: token.image, write: word }, [{ newText: word }]);
    token.tokenType = words[word];
    token.tokenTypeIdx = words[word].tokenTypeIdx as number;
  }

  /** A condition without `and` and `or`, with the `not`s before it. */
  private negation = this.RULE("negation", (): Condition => {
    if (this.atCapitalNot()) this.capitalWord("not");
    const nots = this.ahead(words.not) ? this.nots() : [];
    const condition = this.OR(this.primaries);
    const [first] = nots;
    if (first === undefined) return condition;
    if (nots.length > limits.nesting) {
      const span = { start: first.startOffset, end: first.startOffset + first.image.length };
      this.report("too-deep", span, { limit: limits.nesting, depth: nots.length });
      return condition;
    }
    return nots.reduceRight<Condition>(
      (operand, not) => ({ kind: "not", start: this.startFrom(not), end: this.lastEnd(), operand }),
      condition,
    );
  });

  private atCapitalNot(): boolean {
    if (this.RECORDING_PHASE || this.next().image !== "NOT") return false;
    return this.next(2).tokenType === Word || this.at(LeftParenthesis, 2);
  }

  private nots(): readonly IToken[] {
    const nots: IToken[] = [];
    this.MANY(() => {
      nots.push(this.take(words.not));
    });
    return nots;
  }

  private readonly primaries = {
    DEF: [
      { ALT: (): Condition => this.read(this.group) },
      { ALT: (): Condition => this.read(this.knowledge) },
      { ALT: (): Condition => this.comparison() },
    ],
    ERR_MSG: "a condition",
    IGNORE_AMBIGUITIES: true,
  };

  private group = this.RULE("group", (): Condition => {
    const open = this.take(LeftParenthesis);
    const condition = this.read(this.condition);
    if (this.RECORDING_PHASE || this.at(RightParenthesis)) this.take(RightParenthesis);
    else if (this.closesLater()) this.fail("`and`, `or` or `)`");
    else {
      // Recovery: `when (a and b then X +1` — what follows is read as if the parenthesis had been closed.
      this.report("unclosed-parenthesis", { start: open.startOffset, end: open.startOffset + 1 }, undefined);
    }
    return { kind: "group", start: this.startFrom(open), end: this.lastEnd(), condition };
  });

  /** Whether the open parenthesis is closed further on in the line. */
  private closesLater(): boolean {
    let open = 1;
    for (let distance = 1; open > 0; distance++) {
      const { tokenType } = this.next(distance);
      if (tokenType === LeftParenthesis) open++;
      else if (tokenType === RightParenthesis) open--;
      else if (endsCondition.has(tokenType) || tokenType.name === "EOF") return false;
    }
    return true;
  }

  private knowledge = this.RULE("knowledge", (): Condition => {
    const first = this.OR([{ ALT: () => this.take(words.known) }, { ALT: () => this.take(words.unknown) }]);
    const subject = this.subject();
    return {
      kind: "known",
      start: this.startFrom(first),
      end: this.lastEnd(),
      known: first.image === "known",
      subject,
    };
  });

  protected subject(): Subject {
    const first = this.LA(1);
    // Recovery: `when customer then …` — without its dot it is a word in the place of a name.
    const ofCustomer =
      this.ahead(CustomerKeyword) &&
      (this.RECORDING_PHASE || this.at(Dot, 2)) &&
      this.OPTION8(this.customerDot) === true;
    const name = this.messageField() ?? this.reference(aSignal);
    return {
      kind: "subject",
      start: ofCustomer ? this.startFrom(first) : name.start,
      end: this.lastEnd(),
      ofCustomer,
      name,
    };
  }

  /** In a `voice`, `channel` and `persona` are what a message goes by and whom it is for. */
  private messageField(): Reference | undefined {
    if (this.RECORDING_PHASE) this.OPTION7(() => this.take(Keyword));
    else if (this.atMessageField()) {
      const token = this.take(Keyword);
      return { kind: "reference", start: this.startFrom(token), end: this.lastEnd(), text: token.image };
    }
    return undefined;
  }

  private atMessageField(): boolean {
    const { image } = this.next();
    return (image === "channel" || image === "persona") && this.enclosing.at(-1)?.kind === "voice";
  }

  private customerDot(): true {
    this.take(CustomerKeyword);
    this.take(Dot);
    return true;
  }

  private comparison(): Comparison {
    const subject = this.subject();
    const { operator, operatorSpan, operands, pattern } = this.OPTION(this.compared) ?? this.holding();
    const node: Building<Comparison> = {
      kind: "comparison",
      start: subject.start,
      end: this.lastEnd(),
      subject,
      operator,
      operatorSpan,
      operands,
    };
    if (pattern !== undefined) node.pattern = pattern;
    return node;
  }

  private compared(): Compared {
    const first = this.LA(1);
    const operator = this.read(this.operator);
    const operatorSpan = this.spanFrom(first);
    if (!this.RECORDING_PHASE && operator === "matches")
      return { operator, operatorSpan, operands: [], pattern: this.pattern() };
    const operands = this.read(this.operands, operator);
    return { operator, operatorSpan, operands };
  }

  private holding(): Compared {
    return { operator: "holds", operatorSpan: emptySpan(this.lastEnd()), operands: [] };
  }

  private operator = this.RULE(
    "operator",
    (): ComparisonOperator => this.OR(this.operators) as ComparisonOperator,
  );

  private readonly operators = {
    DEF: [
      { ALT: (): ComparisonOperator => this.read(this.equality) },
      { ALT: (): ComparisonOperator => this.read(this.membership) },
      { ALT: () => this.take(AtLeast).image && ">=" },
      { ALT: () => this.take(AtMost).image && "<=" },
      { ALT: () => this.take(MoreThan).image && ">" },
      { ALT: () => this.take(LessThan).image && "<" },
      { ALT: () => this.take(words.contains).image && "contains" },
      {
        ALT: (): ComparisonOperator => {
          this.take(words.starts);
          this.take(words.with);
          return "starts with";
        },
      },
      { ALT: () => this.take(words.matches).image && "matches" },
    ],
    ERR_MSG: "a comparison",
  };

  private equality = this.RULE("equality", (): ComparisonOperator => {
    this.take(words.is);
    const not = this.OPTION1(() => this.take(words.not)) !== undefined;
    const oneOf = this.OPTION2({
      GATE: () => this.at(words.of, 2),
      DEF: () => {
        this.take(words.one);
        return this.take(words.of);
      },
    });
    if (oneOf !== undefined) return not ? "is not one of" : "is one of";
    return not ? "is not" : "is";
  });

  private membership = this.RULE("membership", (): ComparisonOperator => {
    this.take(words.has);
    let all = false;
    this.OPTION({
      GATE: () => this.at(words.of, 2),
      DEF: () => {
        all = this.OR([
          { ALT: () => this.take(words.any) && false },
          { ALT: () => this.take(words.all) && true },
        ]);
        this.take(words.of);
      },
    });
    return all ? "has all of" : "has any of";
  });

  private pattern(): PatternLiteral {
    if (!this.at(PatternToken)) this.fail("a pattern between slashes, such as `/^re-?order/`");
    const token = this.take(PatternToken);
    const source = insideOfPattern(token.image);
    if (source === undefined) {
      this.report("unclosed-pattern", { start: token.startOffset, end: token.startOffset + 1 }, undefined);
      this.giveUp();
    }
    return { kind: "pattern", start: this.startFrom(token), end: this.lastEnd(), source: source ?? "" };
  }

  /** One value, or several where the operator takes a list. */
  private operands = this.RULE("operands", (operator: ComparisonOperator): readonly (Literal | Subject)[] => {
    const list = operator === "contains" || operator === "starts with" || operator?.includes("of");
    return this.separated(
      () => this.read(this.operand),
      () => list && (this.atComma() || this.at(TextToken)),
    );
  });

  private operand = this.RULE("operand", (): Literal | Subject => this.OR(this.operandKinds));

  private readonly operandKinds = {
    DEF: [
      // A word alone is a value: only its field's type can tell what it means.
      { GATE: () => this.at(CustomerKeyword), ALT: (): Literal | Subject => this.subject() },
      { ALT: (): Literal | Subject => this.read(this.literal) },
    ],
    ERR_MSG: "a value",
    IGNORE_AMBIGUITIES: true,
  };

  protected personas = this.RULE("personas", (): readonly Reference[] => {
    const personas = this.separated(
      () => this.reference(aPersona),
      () => this.atComma(),
    );
    return personas;
  });
}
