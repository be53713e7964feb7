/** Types and ranges: `integer 0 to 500`, `one of a, b`, `any of Region`. */

import type { Declaration } from "../ast/declaration.ts";
import type { Literal } from "../ast/literals.ts";
import type { LocalizedText, Name } from "../ast/node.ts";
import type { CollectionType, EnumerationType, Range, SimpleType, TypeNode } from "../ast/types.ts";
import { type Building, newDeclaration } from "../building.ts";
import { builtInTypes, signalFlagWords } from "../signal-words.ts";
import {
  Comma,
  DateToken,
  ItemEnd,
  LeftBrace,
  NumberToken,
  RightBrace,
  TextToken,
  TimeToken,
  Word,
  words,
} from "../tokens.ts";
import { LiteralParser } from "./literals.ts";
import { aType } from "./names.ts";

const aCurrency = "a currency";
const aMember = "a member";

export class TypeParser extends LiteralParser {
  protected type = this.RULE("type", (): TypeNode => this.OR(this.types));

  private readonly types = {
    DEF: [
      { GATE: () => this.at(words.of, 2), ALT: (): TypeNode => this.read(this.enumeration) },
      { GATE: () => this.at(words.of, 2), ALT: (): TypeNode => this.read(this.collection) },
      { ALT: (): TypeNode => this.read(this.simpleType) },
    ],
    ERR_MSG: "a type",
    IGNORE_AMBIGUITIES: true,
  };

  private enumeration = this.RULE("enumeration", (): EnumerationType => {
    const first = this.take(words.one);
    this.take(words.of);
    const block = this.at(LeftBrace);
    const members = this.OR({
      DEF: [{ ALT: () => this.read(this.memberBlock) }, { ALT: () => this.read(this.onlyMembers) }],
      ERR_MSG: "the members of the type",
    });
    return { kind: "enumeration-type", start: this.startFrom(first), end: this.lastEnd(), members, block };
  });

  private collection = this.RULE("collection", (): CollectionType => {
    const first = this.OR([{ ALT: () => this.take(words.any) }, { ALT: () => this.take(words.list) }]);
    this.take(words.of);
    const collection = first.image === "any" ? "set" : "list";
    const element = this.read(this.elementType);
    return {
      kind: "collection-type",
      start: this.startFrom(first),
      end: this.lastEnd(),
      collection,
      element,
    };
  });

  /** One word is a type, or the only member; several are members. Which, the resolver knows. */
  private elementType = this.RULE("elementType", (): SimpleType | EnumerationType => {
    const first = this.LA(1);
    return this.OR({
      DEF: [
        {
          GATE: () => !this.atMembers(),
          ALT: (): SimpleType | EnumerationType => this.read(this.simpleType),
        },
        {
          ALT: (): SimpleType | EnumerationType => {
            const members = this.read(this.memberList);
            return {
              kind: "enumeration-type",
              start: this.startFrom(first),
              end: this.lastEnd(),
              members,
              block: false,
            };
          },
        },
        {
          ALT: (): SimpleType | EnumerationType => {
            const members = this.read(this.memberBlock);
            return {
              kind: "enumeration-type",
              start: this.startFrom(first),
              end: this.lastEnd(),
              members,
              block: true,
            };
          },
        },
      ],
      ERR_MSG: "a type, or the members of one",
      IGNORE_AMBIGUITIES: true,
    });
  });

  /** Recovery: `any of concierge events "Skills"` — two words are members, even without the comma. */
  private atMembers(): boolean {
    if (this.at(Comma, 2)) return true;
    const { tokenType, image } = this.next(2);
    return tokenType === Word && !isTag(image) && !isBuiltIn(this.next().image);
  }

  /** A declared type, or a built-in one with its currency, places and range. */
  private simpleType = this.RULE("simpleType", (): SimpleType => {
    const name = this.reference(aType);
    const node: Building<SimpleType> = {
      kind: "simple-type",
      start: name.start,
      end: name.end,
      name,
      currency: undefined,
      scale: undefined,
      range: undefined,
    };
    if (this.RECORDING_PHASE || (name.text === "money" && this.next().tokenType === Word)) {
      this.OPTION1(() => {
        if (this.next().image === "in" && this.at(Word, 2)) this.skipNeedless();
        const { payload } = this.next();
        const currency = this.name(aCurrency);
        // Written as a sign, which was reported: whether it is the right currency is a later question.
        node.currency = payload === undefined ? currency : { ...currency, broken: true };
      });
    }
    const bounded = this.at(words.to, 2) || this.at(words.and, 2);
    if (this.RECORDING_PHASE || (name.text === "decimal" && !bounded)) {
      this.OPTION2(() => {
        node.scale = this.numberLiteral();
      });
    }
    if (this.RECORDING_PHASE || this.atRange()) {
      this.OPTION3(() => {
        node.range = this.read(this.range);
      });
    }
    node.end = this.lastEnd();
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
            this.take(words.below);
            const upper = this.read(this.bound);
            return {
              kind: "range",
              start: this.startFrom(first),
              end: this.lastEnd(),
              upper,
              upperIncluded: false,
            };
          },
        },
        {
          ALT: (): Range => {
            const lower = this.read(this.bound);
            return this.read(this.rangeAfter, lower);
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
              this.take(words.to);
              const below = this.OPTION(() => this.take(words.below));
              // Recovery: `integer 0 to "Size"`, `integer 0 to required` — no range ends with these.
              if (
                !this.RECORDING_PHASE &&
                (this.at(TextToken) || (signalFlagWords as readonly string[]).includes(this.next().image))
              )
                this.fail("the end of the range");
              const upper = this.read(this.bound);
              const upperIncluded = below === undefined;
              return {
                kind: "range",
                start: this.startOver(lower),
                end: this.lastEnd(),
                lower,
                upper,
                upperIncluded,
              };
            },
          },
          {
            ALT: (): Range => {
              this.take(words.and);
              this.take(words.above);
              return {
                kind: "range",
                start: this.startOver(lower),
                end: this.lastEnd(),
                lower,
                upperIncluded: false,
              };
            },
          },
        ],
        ERR_MSG: "`to` and an upper bound, or `and above`",
      }),
  );

  // ---------- members ----------

  /**
   * Recovery: `one of eu "Europe", us "United States"` — `us` looks like a language, but a choice of one member is
   * none.
   */
  private onlyMembers = this.RULE("onlyMembers", (): readonly Declaration<"member">[] => {
    const titled = this.at(TextToken, 2) && this.at(Comma, 3) && this.at(TextToken, 5);
    if (!this.RECORDING_PHASE && titled && this.at(Word) && this.at(Word, 4)) return this.titledMembers();
    return this.read(this.memberList);
  });

  private memberList = this.RULE("memberList", (): readonly Declaration<"member">[] => {
    if (this.atTitledMembers()) return this.titledMembers();
    const members = this.separated(
      () => this.read(this.inlineMember),
      () => this.atComma() || this.atMember(),
    );
    return members;
  });

  /** `coast "Coast", city …`: behind a title, a word that is no language can only be the next member. */
  private atTitledMembers(): boolean {
    return (
      !this.RECORDING_PHASE &&
      this.next().tokenType === Word &&
      this.at(TextToken, 2) &&
      this.at(Comma, 3) &&
      this.next(4).tokenType === Word &&
      !isTag(this.next(4).image)
    );
  }

  /** Recovery: `one of coast "Coast", city "City" "Region"` — members with titles outside of braces. */
  private titledMembers(): readonly Declaration<"member">[] {
    const first = this.next();
    const members = [this.titledMember()];
    while (this.at(Comma) && this.next(2).tokenType === Word) {
      this.SKIP_TOKEN();
      members.push(this.titledMember());
    }
    const span = this.spanFrom(first);
    const lines = members.map((each) => this.source.slice(each.start, each.end));
    const newText = `{ ${lines.join("; ")} }`;
    this.report("titled-options", span, undefined, [{ title: "put them into braces", newText }]);
    return members;
  }

  private titledMember(): Declaration<"member"> {
    const name = this.name(aMember);
    const titles: LocalizedText[] = [];
    if (this.at(TextToken)) titles.push(this.localizedText());
    // `young "Young", old "Old"`: of three letters, it is more likely the next member.
    while (this.at(Comma) && isLikelyTag(this.next(2).image) && this.at(TextToken, 3)) {
      this.SKIP_TOKEN();
      titles.push(this.localizedText());
    }
    return member(name, titles);
  }

  /** A word before a text is the text's language, if it looks like one. */
  private atMember(): boolean {
    const { tokenType, image } = this.next();
    return tokenType === Word && !(this.at(TextToken, 2) && isTag(image));
  }

  private inlineMember = this.RULE(
    "inlineMember",
    (): Declaration<"member"> => member(this.name(aMember), []),
  );

  private memberBlock = this.RULE("memberBlock", (): readonly Declaration<"member">[] => {
    if (!this.RECORDING_PHASE && this.at(LeftBrace) && this.at(Comma, 3)) return this.listInBraces();
    const members: Declaration<"member">[] = [];
    this.braced("lines", "one of", () => members.push(this.read(this.memberLine)));
    return members;
  });

  /** Recovery: `one of { a, b }` — a list needs no braces, and lines in braces no commas. */
  private listInBraces(): readonly Declaration<"member">[] {
    const first = this.take(LeftBrace);
    const members = this.separated(this.bareMember, () => this.atComma() && !this.at(RightBrace, 2));
    const end = this.lastEnd();
    if (this.at(Comma)) this.SKIP_TOKEN();
    this.take(RightBrace);
    const span = this.spanFrom(first);
    const whole = this.source.slice(span.start, span.end);
    const commented = whole.includes("//");
    const write = members.map(({ name }) => name?.text).join(", ");
    // Only the signs around the list go; with remarks between, no list in a line could keep them.
    const opening = { start: span.start, end: span.end - whole.slice(1).trimStart().length };
    const fix = {
      title: `write \`${write}\``,
      span: opening,
      newText: "",
      also: [{ start: end, end: span.end }],
    };
    const found = commented ? `{ ${write} }` : whole;
    this.report("other-wording", span, { found, write: [write] }, commented ? [] : [fix]);
    return members;
  }

  private bareMember(): Declaration<"member"> {
    return member(this.name(aMember), []);
  }

  private memberLine = this.RULE("memberLine", (): Declaration<"member"> => {
    const name = this.name(aMember);
    const titles = this.OPTION({
      GATE: () => this.at(TextToken) || this.at(TextToken, 2),
      DEF: () => this.read(this.localizedTexts),
    });
    const node = member(name, titles ?? []);
    this.endItem();
    return node;
  });
}

const isLikelyTag = (word: string): boolean => isTag(word) && (word.length === 2 || word.includes("-"));
const isTag = (word: string): boolean => /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(word);
const isBuiltIn = (word: string): boolean => (builtInTypes as readonly string[]).includes(word);

const member = (name: Name, titles: Declaration["titles"]): Declaration<"member"> => {
  const end = titles[titles.length - 1]?.end ?? name?.end ?? 0;
  const span = { start: name?.start ?? 0, end };
  const node = newDeclaration("member", span);
  node.name = name;
  node.titles = titles;
  return node;
};
