/** Types and ranges: `integer 0 to 500`, `one of a, b`, `any of Region`. */

import type {
  CollectionType,
  Declaration,
  EnumerationType,
  Literal,
  Name,
  Range,
  SimpleType,
  TypeNode,
} from "../ast.ts";
import { type Building, expecting } from "../building.ts";
import {
  Comma,
  DateToken,
  ItemEnd,
  LeftBrace,
  NumberToken,
  TextToken,
  TimeToken,
  Word,
  words,
} from "../tokens.ts";
import { LiteralParser } from "./literals.ts";

export class TypeParser extends LiteralParser {
  protected type = this.RULE(
    "type",
    (): TypeNode =>
      this.OR({
        DEF: [
          {
            GATE: () => this.at(words.of, 2),
            ALT: (): TypeNode => this.SUBRULE(this.enumeration),
          },
          {
            GATE: () => this.at(words.of, 2),
            ALT: (): TypeNode => this.SUBRULE(this.collection),
          },
          { ALT: (): TypeNode => this.SUBRULE(this.simpleType) },
        ],
        ERR_MSG: "a type",
        IGNORE_AMBIGUITIES: true,
      }),
  );

  private enumeration = this.RULE("enumeration", (): EnumerationType => {
    const first = this.CONSUME(words.one);
    this.CONSUME(words.of);
    const block = this.at(LeftBrace);
    const members = this.OR({
      DEF: [{ ALT: () => this.SUBRULE(this.memberBlock) }, { ALT: () => this.SUBRULE(this.memberList) }],
      ERR_MSG: "the members of the type",
    });
    return { kind: "enumeration-type", span: this.spanFrom(first), members, block };
  });

  private collection = this.RULE("collection", (): CollectionType => {
    const first = this.OR([{ ALT: () => this.CONSUME(words.any) }, { ALT: () => this.CONSUME(words.list) }]);
    this.CONSUME(words.of);
    const collection = first.image === "any" ? "set" : "list";
    const element = this.SUBRULE(this.elementType);
    return { kind: "collection-type", span: this.spanFrom(first), collection, element };
  });

  /** One word is a type, or the only member; several are members. Which, the resolver knows. */
  private elementType = this.RULE("elementType", (): SimpleType | EnumerationType => {
    const first = this.LA(1);
    return this.OR({
      DEF: [
        {
          GATE: () => !this.at(Comma, 2),
          ALT: (): SimpleType | EnumerationType => this.SUBRULE(this.simpleType),
        },
        {
          ALT: (): SimpleType | EnumerationType => {
            const members = this.SUBRULE(this.memberList);
            return { kind: "enumeration-type", span: this.spanFrom(first), members, block: false };
          },
        },
        {
          ALT: (): SimpleType | EnumerationType => {
            const members = this.SUBRULE(this.memberBlock);
            return { kind: "enumeration-type", span: this.spanFrom(first), members, block: true };
          },
        },
      ],
      ERR_MSG: "a type, or the members of one",
      IGNORE_AMBIGUITIES: true,
    });
  });

  /** A declared type, or a built-in one with its currency, places and range. */
  private simpleType = this.RULE("simpleType", (): SimpleType => {
    const name = this.SUBRULE(this.reference, expecting("a type"));
    const node: Building<SimpleType> = { kind: "simple-type", span: name.span, name };
    this.OPTION1({
      GATE: () => name.text === "money" && this.next().tokenType === Word && !this.at(TextToken, 2),
      DEF: () => {
        node.currency = this.SUBRULE(this.nameRule, expecting("a currency"));
      },
    });
    this.OPTION2({
      GATE: () => name.text === "decimal" && !this.at(words.to, 2) && !this.at(words.and, 2),
      DEF: () => {
        node.scale = this.SUBRULE(this.numberLiteral);
      },
    });
    this.OPTION3({
      GATE: () => this.atRange(),
      DEF: () => {
        node.range = this.SUBRULE(this.range);
      },
    });
    node.span = this.spanOver(name);
    return node;
  });

  private atRange(): boolean {
    const { tokenType } = this.next();
    return (
      tokenType === NumberToken ||
      tokenType === DateToken ||
      tokenType === TimeToken ||
      (tokenType === words.below && !this.at(ItemEnd, 2))
    );
  }

  protected range = this.RULE("range", (): Range => {
    const first = this.LA(1);
    return this.OR({
      DEF: [
        {
          ALT: (): Range => {
            this.CONSUME(words.below);
            const upper = this.SUBRULE(this.bound);
            return { kind: "range", span: this.spanFrom(first), upper, upperIncluded: false };
          },
        },
        {
          ALT: (): Range => {
            const lower = this.SUBRULE2(this.bound);
            return this.SUBRULE(this.rangeAfter, { ARGS: [lower] });
          },
        },
      ],
      IGNORE_AMBIGUITIES: true,
    });
  });

  /** What follows the lower bound: `to 5`, `to below 5`, `and above`. */
  protected rangeAfter = this.RULE(
    "rangeAfter",
    (lower: Literal): Range =>
      this.OR({
        DEF: [
          {
            ALT: (): Range => {
              this.CONSUME(words.to);
              const below = this.OPTION(() => this.CONSUME(words.below));
              const upper = this.SUBRULE(this.bound);
              const upperIncluded = below === undefined;
              return { kind: "range", span: this.spanOver(lower), lower, upper, upperIncluded };
            },
          },
          {
            ALT: (): Range => {
              this.CONSUME(words.and);
              this.CONSUME(words.above);
              return { kind: "range", span: this.spanOver(lower), lower, upperIncluded: false };
            },
          },
        ],
        ERR_MSG: "`to` and an upper bound, or `and above`",
      }),
  );

  // ---------- members ----------

  private memberList = this.RULE("memberList", (): readonly Declaration<"member">[] => {
    const members = [this.SUBRULE(this.inlineMember)];
    this.MANY({
      GATE: () => this.at(Comma) || (this.next().tokenType === Word && !this.at(TextToken, 2)),
      DEF: () => {
        this.separatingComma();
        if (!this.trailingComma()) members.push(this.SUBRULE2(this.inlineMember));
      },
    });
    return members;
  });

  private inlineMember = this.RULE(
    "inlineMember",
    (): Declaration<"member"> => member(this.SUBRULE(this.nameRule, expecting("a member")), []),
  );

  private memberBlock = this.RULE("memberBlock", (): readonly Declaration<"member">[] => {
    const members: Declaration<"member">[] = [];
    this.braced("lines", "one of", () => members.push(this.SUBRULE(this.memberLine)));
    return members;
  });

  private memberLine = this.RULE("memberLine", (): Declaration<"member"> => {
    const name = this.SUBRULE(this.nameRule, expecting("a member"));
    const titles = this.OPTION({
      GATE: () => this.at(TextToken) || this.at(TextToken, 2),
      DEF: () => this.SUBRULE(this.localizedTexts),
    });
    const node = member(name, titles ?? []);
    this.endItem();
    return node;
  });
}

const member = (name: Name, titles: Declaration["titles"]): Declaration<"member"> => {
  const end = titles[titles.length - 1]?.span.end ?? name.span?.end ?? 0;
  const span = { start: name.span?.start ?? 0, end };
  return { kind: "member", node: "declaration", span, keyword: span, name, titles, items: [] };
};
