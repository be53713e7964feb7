/**
 * Declarations: the one shape `keyword name "Title" header { items }`, read by what the vocabulary says of the kind.
 *
 * Lines without a keyword (signals, members, assignments) are declarations whose keyword is left out. What a word
 * at the start of a line opens depends on the block it stands in, never on the words after it.
 */

import type { ParserMethod } from "chevrotain";
import type { Declaration, FileNode, Header, HeaderNodes, Item, Name, Reference } from "../ast.ts";
import { type Building, expecting } from "../building.ts";
import {
  AnyWord,
  Comma,
  Dot,
  FlagWord,
  ItemEnd,
  LeftBrace,
  RightBrace,
  type SourceToken,
  Word,
  words,
} from "../tokens.ts";
import { type DeclarationKind, specificationOf } from "../vocabulary.ts";
import { aText } from "./literals.ts";
import { PropertyParser } from "./properties.ts";

export class DeclarationParser extends PropertyParser {
  protected documentation: ReadonlyMap<number, string> = new Map();

  // ---------- headers ----------

  private importHeader = this.RULE("importHeader", (): HeaderNodes["import"] => {
    const first = this.LA(1);
    const names: Reference[] = [];
    this.OPTION(() => {
      names.push(this.SUBRULE(this.reference, expecting("a name")));
      this.MANY(() => {
        this.CONSUME(Comma);
        names.push(this.SUBRULE2(this.reference, expecting("a name")));
      });
      this.CONSUME(words.from);
    });
    const path = this.SUBRULE(this.text, expecting('a file in quotes, such as `"./shared.persona"`,'));
    return { kind: "import-header", span: this.spanFrom(first), names, path };
  });

  private definitionHeader = this.RULE("definitionHeader", (): HeaderNodes["definition"] => {
    this.CONSUME(words.as);
    return this.SUBRULE(this.condition);
  });

  private signalHeader = this.RULE("signalHeader", (): HeaderNodes["signal"] => {
    const type = this.SUBRULE(this.type);
    const flags: Name[] = [];
    this.MANY(() => flags.push(this.SUBRULE(this.signalFlag)));
    return { kind: "signal-header", span: this.spanOver(type), type, flags };
  });

  private signalFlag = this.RULE("signalFlag", (): Name => {
    const token = this.CONSUME(FlagWord);
    return { kind: "name", span: this.spanFrom(token), text: token.image };
  });

  private assignmentHeader = this.RULE("assignmentHeader", (): HeaderNodes["assignment"] => {
    const values = [this.SUBRULE(this.literal)];
    this.MANY({
      GATE: () => this.at(Comma) || (this.next().tokenType === Word && !this.at(Dot, 2)),
      DEF: () => {
        this.separatingComma();
        if (!this.trailingComma()) values.push(this.SUBRULE2(this.literal));
      },
    });
    return { kind: "assignment-header", span: this.spanOver(values[0]), values };
  });

  private sentence = this.RULE("sentence", (): HeaderNodes["sentence"] => this.SUBRULE(this.text, aText));

  private readonly headers: { readonly [H in keyof HeaderNodes]: ParserMethod<[], HeaderNodes[H]> } = {
    import: this.importHeader,
    definition: this.definitionHeader,
    condition: this.condition,
    type: this.type,
    signal: this.signalHeader,
    assignment: this.assignmentHeader,
    sentence: this.sentence,
  };
  private readonly headerNames = Object.keys(this.headers) as readonly (keyof HeaderNodes)[];

  private header = this.RULE("header", (name: keyof HeaderNodes): Header => {
    if (this.RECORDING_PHASE) {
      return this.OR({
        DEF: this.headerNames.map((name, index) => ({
          ALT: () => this.subrule(index, this.headers[name] as ParserMethod<[], Header>),
        })),
        IGNORE_AMBIGUITIES: true,
      });
    }
    return this.subrule(this.headerNames.indexOf(name), this.headers[name] as ParserMethod<[], Header>);
  });

  // ---------- the one shape ----------

  /** `opens` is the keyword as it should be written; absent for a line without one. */
  private declaration = this.RULE("declaration", (kind: DeclarationKind, opens?: string): Declaration => {
    const first = this.LA(1) as SourceToken;
    const node: Building<Declaration> = {
      kind,
      node: "declaration",
      span: this.spanFrom(first),
      keyword: { start: first.startOffset, end: first.startOffset + first.image.length },
      titles: [],
      items: [],
    };
    this.part(
      1,
      () => this.CONSUME(AnyWord),
      () => opens !== undefined,
    );
    if (opens !== undefined && first.image !== opens) node.broken = true;
    const documentation = this.documentation.get(first.startOffset);
    if (documentation !== undefined) node.documentation = documentation;

    this.attempt(
      () => this.SUBRULE(this.head, { ARGS: [kind, node] }),
      () => {
        // Recovery: `phase First30 30 { … }` — what a broken head opens is still read.
        node.broken = true;
        while (!this.atItemEnd() && !this.at(LeftBrace)) this.skipToken();
      },
    );
    this.part(
      2,
      () => this.SUBRULE(this.block, { ARGS: [kind, node] }),
      () => specificationOf(kind).block !== "none" && this.at(LeftBrace),
    );
    if (this.RECORDING_PHASE) return node;
    if (node.body === undefined) this.withoutBlock(kind, node, opens ?? first.image);
    node.span = this.spanFrom(first);
    if (node.body === undefined && !this.endItem()) node.broken = true;
    return node;
  });

  /** What stands between the keyword and the block. */
  private head = this.RULE("head", (kind: DeclarationKind, node: Building<Declaration>): void => {
    const specification = this.RECORDING_PHASE ? undefined : specificationOf(kind);
    this.part(
      1,
      () => this.SUBRULE(this.namePart, { ARGS: [kind, node] }),
      () => {
        const { name, nameOptional } = specificationOf(kind);
        return name !== "none" && (nameOptional !== true || this.at(Word));
      },
    );
    this.part(
      2,
      () => {
        const header = this.SUBRULE(this.header, { ARGS: [specification?.header as keyof HeaderNodes] });
        if (!this.RECORDING_PHASE) node.header = header;
      },
      () => specification?.header !== undefined,
    );
    this.part(
      3,
      () => {
        const titles = this.SUBRULE(this.localizedTexts);
        if (!this.RECORDING_PHASE) node.titles = titles;
      },
      () => specification?.titles === true && this.atTitle(),
    );
  });

  /** A part that the vocabulary asks for or not: to the grammar an option, but one that no lookahead decides. */
  private part(index: number, read: () => void, asked: () => boolean): void {
    if (this.RECORDING_PHASE) this.option(index, read);
    else if (asked()) read();
  }

  private namePart = this.RULE("namePart", (kind: DeclarationKind, node: Building<Declaration>): void => {
    const specification = this.RECORDING_PHASE ? undefined : specificationOf(kind);
    if (specification?.name === "refers") {
      node.subject = this.SUBRULE(this.reference, expecting(`a ${specification.namespace ?? "name"}`));
      return;
    }
    const name = this.SUBRULE(this.nameRule, expecting(`the name of the ${kind}`));
    if (this.RECORDING_PHASE) return;
    node.name = name;
  });

  private block = this.RULE("block", (kind: DeclarationKind, node: Building<Declaration>): void => {
    const items: Item[] = [];
    const opens = node?.name?.text ?? kind;
    const body = this.braced(kind, opens, () => this.SUBRULE(this.item, { ARGS: [kind, items] }));
    if (this.RECORDING_PHASE) return;
    node.items = items;
    node.body = body;
  });

  /** No block was read: none may stand here, or one must. */
  private withoutBlock(kind: DeclarationKind, node: Building<Declaration>, opens: string): void {
    const { block } = specificationOf(kind);
    if (block === "none" && this.at(LeftBrace)) {
      this.report("no-block-here", this.nextSpan(), { opens });
      node.broken = true;
      this.skipBlock();
    }
    if (block !== "required") return;
    const broken = node.broken === true;
    node.broken = true;
    const end = { start: this.lastEnd(), end: this.lastEnd() };
    const openedBelow = this.unopenedBraces > 0 && this.at(ItemEnd);
    if (!broken || openedBelow) {
      const fix = openedBelow
        ? { title: "write `{`", span: end, newText: " {" }
        : { title: "write an empty block", span: end, newText: " {}" };
      if (this.atItemEnd()) this.report("missing-block", this.nextSpan(), { opens }, [fix]);
    }
    if (openedBelow) this.blockWithoutBrace(kind, node);
  }

  /** Recovery: `persona A ⏎ summary "x" ⏎ }` — in a file with a `}` too many, the lines below are the block. */
  private blockWithoutBrace(kind: DeclarationKind, node: Building<Declaration>): void {
    const items: Item[] = [];
    this.unopenedBraces--;
    this.enclosing.push({ kind, opens: kind });
    try {
      this.lines(() => this.SUBRULE(this.item, { ARGS: [kind, items] }));
    } finally {
      this.enclosing.pop();
    }
    if (this.at(RightBrace)) this.SKIP_TOKEN();
    node.items = items;
    node.body = { start: node.keyword.end, end: this.lastEnd() };
  }

  // ---------- lines ----------

  /** One line of a block, or of the file where `kind` is undefined. */
  protected item = this.RULE("item", (kind: DeclarationKind | undefined, items: Item[]): void => {
    if (this.RECORDING_PHASE) {
      this.OR({
        DEF: [{ ALT: () => this.SUBRULE(this.property) }, { ALT: () => this.SUBRULE(this.declaration) }],
        IGNORE_AMBIGUITIES: true,
      });
      return;
    }
    const { reading, word } = this.readingOf(kind);
    if (reading === "property") {
      items.push(this.SUBRULE(this.property, { ARGS: [kind as DeclarationKind, word] }));
    } else if (reading !== "skip") {
      items.push(this.SUBRULE(this.declaration, { ARGS: word === undefined ? [reading] : [reading, word] }));
    }
  });

  /** How the next line is to be read; what cannot be read at all is reported and skipped by then. */
  protected readingOf(_kind: DeclarationKind | undefined): Reading {
    throw new Error("see lines.ts");
  }

  public file = this.RULE("file", (): FileNode => {
    const declarations: Item[] = [];
    this.lines(() => this.SUBRULE(this.item, { ARGS: [undefined, declarations] }));
    return { kind: "file", span: { start: 0, end: 0 }, declarations: declarations as Declaration[] };
  });
}

/** A property or a declaration with its word as it should be, a line without keyword, or nothing. */
export type Reading =
  | { readonly reading: "property"; readonly word: string }
  | { readonly reading: DeclarationKind; readonly word: string | undefined }
  | { readonly reading: "skip"; readonly word?: undefined };
