/** Conditions: what can be true, false or unknown of a customer or of somebody in the team. */

import type { IToken } from "chevrotain";
import { limits } from "../../limits.ts";
import { emptySpan } from "../../source/span.ts";
import type { Comparison, ComparisonOperator, Condition, Literal, Reference, Subject } from "../ast.ts";
import { expecting } from "../building.ts";
import {
  AtLeast,
  AtMost,
  Comma,
  CustomerKeyword,
  Dot,
  LeftParenthesis,
  LessThan,
  MoreThan,
  Oddity,
  RightParenthesis,
  TextToken,
  Word,
  words,
} from "../tokens.ts";
import { TypeParser } from "./types.ts";

const aSignal = expecting("a signal or definition");

export class ConditionParser extends TypeParser {
  /** `and` binds closer than `or`. */
  protected condition = this.RULE("condition", (): Condition => {
    const operands = [this.SUBRULE(this.conjunction)];
    this.capitalWord("or");
    this.MANY(() => {
      this.CONSUME(words.or);
      operands.push(this.SUBRULE2(this.conjunction));
      this.capitalWord("or");
    });
    return this.logical("or", operands);
  });

  private conjunction = this.RULE("conjunction", (): Condition => {
    const operands = [this.SUBRULE(this.negation)];
    this.capitalWord("and");
    this.MANY({
      GATE: () => !this.at(words.above, 2),
      DEF: () => {
        this.CONSUME(words.and);
        operands.push(this.SUBRULE2(this.negation));
        this.capitalWord("and");
      },
    });
    return this.logical("and", operands);
  });

  private logical(operator: "and" | "or", operands: readonly Condition[]): Condition {
    const [first] = operands;
    if (first !== undefined && operands.length === 1) return first;
    return { kind: "logical", span: this.spanOver(first), operator, operands };
  }

  /** Recovery: `a AND b` — capitals are a slip where a name could not go on anyway. */
  private capitalWord(word: "and" | "or"): void {
    const token = this.next();
    if (token.tokenType !== Word || token.image.toLowerCase() !== word) return;
    const span = this.nextSpan();
    const fix = { title: `write \`${word}\``, span, newText: word };
    this.report("other-spelling", span, { found: token.image, write: word }, [fix]);
    token.tokenType = words[word];
    token.tokenTypeIdx = words[word].tokenTypeIdx as number;
  }

  private negation = this.RULE("negation", (): Condition => {
    const nots = [this.LA(1)];
    this.MANY(() => {
      nots.push(this.CONSUME(words.not));
    });
    const condition = this.SUBRULE(this.primary);
    if (nots.length > limits.nesting) {
      const { startOffset: start, image } = nots[1] as IToken;
      const args = { limit: limits.nesting, depth: nots.length - 1 };
      this.report("too-deep", { start, end: start + image.length }, args);
      return condition;
    }
    return nots
      .slice(1)
      .reduceRight<Condition>(
        (operand, not) => ({ kind: "not", span: this.spanFrom(not), operand }),
        condition,
      );
  });

  private primary = this.RULE(
    "primary",
    (): Condition =>
      this.OR({
        DEF: [
          { ALT: (): Condition => this.SUBRULE(this.group) },
          { ALT: (): Condition => this.SUBRULE(this.knowledge) },
          { ALT: (): Condition => this.SUBRULE(this.comparison) },
        ],
        ERR_MSG: "a condition",
        IGNORE_AMBIGUITIES: true,
      }),
  );

  private group = this.RULE("group", (): Condition => {
    const open = this.CONSUME(LeftParenthesis);
    const condition = this.SUBRULE(this.condition);
    if (this.RECORDING_PHASE || this.at(RightParenthesis)) this.CONSUME(RightParenthesis);
    else {
      // Recovery: `when (a and b then X +1` — what follows is read as if the parenthesis had been closed.
      this.report("unclosed-parenthesis", { start: open.startOffset, end: open.startOffset + 1 }, undefined);
    }
    return { kind: "group", span: this.spanFrom(open), condition };
  });

  private knowledge = this.RULE("knowledge", (): Condition => {
    const first = this.OR([
      { ALT: () => this.CONSUME(words.known) },
      { ALT: () => this.CONSUME(words.unknown) },
    ]);
    const subject = this.SUBRULE(this.subject);
    return { kind: "known", span: this.spanFrom(first), known: first.image === "known", subject };
  });

  protected subject = this.RULE("subject", (): Subject => {
    let ofCustomer = false;
    const first = this.LA(1);
    this.OPTION(() => {
      this.CONSUME(CustomerKeyword);
      this.CONSUME(Dot);
      ofCustomer = true;
    });
    const name = this.SUBRULE(this.reference, aSignal);
    const span = ofCustomer ? this.spanFrom(first) : this.spanOver(name);
    return { kind: "subject", span, ofCustomer, name };
  });

  private comparison = this.RULE("comparison", (): Comparison => {
    const subject = this.SUBRULE(this.subject);
    const first = this.LA(1);
    let operands: readonly (Literal | Subject)[] = [];
    let operator: ComparisonOperator = "holds";
    let operatorSpan = emptySpan(this.lastEnd());
    this.OPTION(() => {
      operator = this.SUBRULE(this.operator);
      operatorSpan = this.spanFrom(first);
      operands = this.SUBRULE(this.operands, { ARGS: [operator] });
    });
    return { kind: "comparison", span: this.spanOver(subject), subject, operator, operatorSpan, operands };
  });

  private operator = this.RULE(
    "operator",
    (): ComparisonOperator =>
      this.OR({
        DEF: [
          { ALT: (): ComparisonOperator => this.SUBRULE(this.equality) },
          { ALT: (): ComparisonOperator => this.SUBRULE(this.membership) },
          { ALT: () => this.CONSUME(AtLeast).image && ">=" },
          { ALT: () => this.CONSUME(AtMost).image && "<=" },
          { ALT: () => this.CONSUME(MoreThan).image && ">" },
          { ALT: () => this.CONSUME(LessThan).image && "<" },
          { ALT: () => this.CONSUME(words.contains).image && "contains" },
          {
            ALT: (): ComparisonOperator => {
              this.CONSUME(words.starts);
              this.CONSUME(words.with);
              return "starts with";
            },
          },
          { ALT: (): ComparisonOperator => this.SUBRULE(this.laterPattern) },
        ],
        ERR_MSG: "a comparison",
      }) as ComparisonOperator,
  );

  private equality = this.RULE("equality", (): ComparisonOperator => {
    this.CONSUME(words.is);
    const not = this.OPTION1(() => this.CONSUME(words.not)) !== undefined;
    const oneOf = this.OPTION2({
      GATE: () => this.at(words.of, 2),
      DEF: () => {
        this.CONSUME(words.one);
        return this.CONSUME(words.of);
      },
    });
    if (oneOf !== undefined) return not ? "is not one of" : "is one of";
    return not ? "is not" : "is";
  });

  private membership = this.RULE("membership", (): ComparisonOperator => {
    this.CONSUME(words.has);
    let all = false;
    this.OPTION({
      GATE: () => this.at(words.of, 2),
      DEF: () => {
        all = this.OR([
          { ALT: () => this.CONSUME(words.any) && false },
          { ALT: () => this.CONSUME(words.all) && true },
        ]);
        this.CONSUME(words.of);
      },
    });
    return all ? "has all of" : "has any of";
  });

  /** `matches /…/` comes with a later version. */
  private laterPattern = this.RULE("laterPattern", (): ComparisonOperator => {
    const token = this.CONSUME(words.matches);
    if (!this.RECORDING_PHASE) {
      this.report("not-yet-available", this.spanFrom(token), { construct: "matches" });
      if (this.at(Oddity) || this.at(TextToken)) this.SKIP_TOKEN();
    }
    return "contains";
  });

  /** One value, or several where the operator takes a list. */
  private operands = this.RULE("operands", (operator: ComparisonOperator): readonly (Literal | Subject)[] => {
    const operands: (Literal | Subject)[] = [];
    if (!this.RECORDING_PHASE && this.LA(0).tokenType === Oddity) return operands;
    operands.push(this.SUBRULE(this.operand));
    const list = operator === "contains" || operator === "starts with" || operator?.includes("of");
    this.MANY({
      GATE: () => list && (this.at(Comma) || this.at(TextToken)),
      DEF: () => {
        this.separatingComma();
        if (!this.trailingComma()) operands.push(this.SUBRULE2(this.operand));
      },
    });
    return operands;
  });

  private operand = this.RULE("operand", (): Literal | Subject =>
    this.OR({
      DEF: [
        // A word alone is a value: only its field's type can tell what it means.
        { GATE: () => this.at(CustomerKeyword), ALT: (): Literal | Subject => this.SUBRULE(this.subject) },
        { ALT: (): Literal | Subject => this.SUBRULE(this.literal) },
      ],
      ERR_MSG: "a value",
      IGNORE_AMBIGUITIES: true,
    }),
  );

  protected personas = this.RULE("personas", (): readonly Reference[] => {
    const personas = [this.SUBRULE(this.reference, expecting("a persona"))];
    this.MANY(() => {
      this.CONSUME(Comma);
      if (!this.trailingComma()) personas.push(this.SUBRULE2(this.reference, expecting("a persona")));
    });
    return personas;
  });
}
