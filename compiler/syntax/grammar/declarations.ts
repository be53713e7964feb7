/**
 * Declarations: the one shape `keyword name "Title" header { items }`, read by what the vocabulary says of the kind.
 *
 * Lines without a keyword (signals, members, assignments) are declarations whose keyword is left out. What a word
 * at the start of a line opens depends on the block it stands in, never on the words after it.
 */

import type { ParserMethod } from "chevrotain";
import { suggest } from "../../diagnostics/suggest.ts";
import type { Work } from "../../source/work.ts";
import type { Declaration, FileNode, Item } from "../ast/declaration.ts";
import type { Header, HeaderNodes } from "../ast/headers.ts";
import type { Literal } from "../ast/literals.ts";
import type { Name, Reference } from "../ast/node.ts";
import type { TypeNode } from "../ast/types.ts";
import { type Building, newDeclaration } from "../building.ts";
import { wordOfKind } from "../keywords.ts";
import { bracesAroundBelow } from "../mistakes/lines-below.ts";
import { joinedName } from "../name-spelling.ts";
import type { Reading } from "../readings.ts";
import { builtInTypes, signalFlagWords } from "../signal-words.ts";
import type { DeclarationSpecification } from "../specification.ts";
import { AnyWord, Dot, FlagWord, ItemEnd, LeftBrace, RightBrace, TextToken, Word, words } from "../tokens.ts";
import { type DeclarationKind, specificationOf } from "../vocabulary.ts";
import { PropertyParser } from "./properties.ts";

const aName = "a name";

/** What else people call a flag; `optional` is what a signal is without one. */
const otherFlags: ReadonlyMap<string, string> = new Map([
  ["mandatory", "required"],
  ["needed", "required"],
  ["obligatory", "required"],
  ["optional", ""],
  ["private", "personal"],
  ["confidential", "personal"],
]);

export abstract class DeclarationParser extends PropertyParser {
  protected documentation: ReadonlyMap<number, string> = new Map();

  // ---------- headers ----------

  private importHeader = this.RULE("importHeader", (): HeaderNodes["import"] => {
    let names: readonly Reference[] = [];
    // Recovery: `import { Region } from "./shared.persona"`
    if (!this.RECORDING_PHASE && this.at(LeftBrace) && this.reportWording()) this.giveUp();
    // Recovery: `import plays.persona` — a path lacks its quotes.
    const unquoted = !this.RECORDING_PHASE && this.at(Word) && this.next(2).tokenType === Dot;
    if (!unquoted)
      this.OPTION(() => {
        names = this.separated(
          () => this.reference(aName),
          () => this.atComma(),
        );
        this.take(words.from);
      });
    const path = this.text('a file in quotes, such as `"./shared.persona"`,');
    return { kind: "import-header", start: (names[0] ?? path).start, end: this.lastEnd(), names, path };
  });

  private definitionHeader = this.RULE("definitionHeader", (): HeaderNodes["definition"] => {
    this.take(words.as);
    return this.read(this.condition);
  });

  private signalHeader = this.RULE("signalHeader", (): HeaderNodes["signal"] => {
    const first = this.LA(1);
    const flags: Name[] = [];
    const type = this.atEarlyFlag() ? this.typeBehindFlags(flags) : this.read(this.type);
    if (this.ahead(FlagWord)) this.MANY(() => flags.push(this.signalFlag()));
    if (this.next().tokenType === Word) this.misspelledFlag(flags);
    return { kind: "signal-header", start: this.startFrom(first), end: this.lastEnd(), type, flags };
  });

  private atEarlyFlag(): boolean {
    return !this.RECORDING_PHASE && this.at(FlagWord) && this.at(AnyWord, 2) && !this.atNewLine();
  }

  /** Recovery: `rooms required integer "Rooms"` — read as it is meant. */
  private typeBehindFlags(flags: Name[]): TypeNode {
    const first = this.next();
    while (this.at(FlagWord)) flags.push(this.signalFlag());
    const written = this.source.slice(first.startOffset, this.lastEnd());
    const type = this.read(this.type);
    const span = this.spanFrom(first);
    const write = `${this.source.slice(type.start, type.end)} ${written}`;
    this.report("early-flag", span, { flags: flags.map(({ text }) => text), write }, [{ newText: write }]);
    return type;
  }

  /** Recovery: `rooms integer requird "Rooms"` — a word of this length is no language. */
  private misspelledFlag(flags: Name[]): void {
    const { image } = this.next();
    if (this.RECORDING_PHASE || image.length < 4 || image.includes("-") || this.atNewLine()) return;
    const written = image.toLowerCase();
    const meant = otherFlags.get(written) ?? suggest(written, signalFlagWords);
    if (meant === undefined) return;
    const span = this.nextSpan();
    if (meant === "")
      this.report("needless-sign", span, { found: image }, [
        { span: { start: this.lastEnd(), end: span.end }, newText: "" },
      ]);
    else this.report("other-spelling", span, { found: image, write: meant }, [{ newText: meant }]);
    this.SKIP_TOKEN();
    if (meant !== "")
      flags.push({ kind: "name", start: span.start, end: span.end, text: meant, broken: true });
  }

  private signalFlag(): Name {
    const token = this.take(FlagWord);
    return { kind: "name", start: this.startFrom(token), end: this.lastEnd(), text: token.image };
  }

  private assignmentHeader = this.RULE("assignmentHeader", (): HeaderNodes["assignment"] => {
    const values = this.separated(this.oneLiteral, this.atFurtherValue);
    return { kind: "assignment-header", start: this.startOver(values[0]), end: this.lastEnd(), values };
  });

  private oneLiteral(): Literal {
    return this.read(this.literal);
  }

  private atFurtherValue(): boolean {
    const { tokenType } = this.next();
    if (tokenType === words.and) return this.at(Word, 2);
    return this.atComma() || (tokenType === Word && !this.at(Dot, 2));
  }

  /** What a test, a cohort or a touchpoint is called. */
  private sentence = this.RULE("sentence", (): HeaderNodes["sentence"] => {
    // Recovery: `test Quick "in a hurry is Quick" { … }` — one name is enough.
    if (!this.RECORDING_PHASE && this.at(Word) && this.at(TextToken, 2) && this.reportWording())
      this.giveUp();
    return this.text("a name in quotes");
  });

  private readonly headers: { readonly [H in keyof HeaderNodes]: ParserMethod<[], HeaderNodes[H]> } = {
    import: this.importHeader,
    definition: this.definitionHeader,
    condition: this.condition,
    type: this.type,
    signal: this.signalHeader,
    assignment: this.assignmentHeader,
    sentence: this.sentence,
  };

  private anyHeader(): Header {
    return this.OR({
      DEF: Object.values(this.headers).map((header) => ({
        ALT: () => this.read(header as ParserMethod<[], Header>),
      })),
      IGNORE_AMBIGUITIES: true,
    });
  }

  // ---------- the one shape ----------

  /** `opens` is the keyword as it should be written; absent for a line without one. */
  private declaration = this.RULE("declaration", (kind: DeclarationKind, opens?: string): Declaration => {
    if (this.RECORDING_PHASE) return this.declarationParts();
    const first = this.next();
    const keyword = { start: first.startOffset, end: first.startOffset + first.image.length };
    const node: Building<Declaration> = newDeclaration(kind, keyword);
    node.documentation = this.documentation.get(first.startOffset);
    if (opens !== undefined) this.take(AnyWord);
    if (opens !== undefined && first.image !== opens) node.broken = true;

    const specification = specificationOf(kind);
    const { standing } = this;
    try {
      this.head(kind, specification, node);
    } catch (error) {
      // Recovery: `phase First30 30 { … }` — what a broken head opens is still read.
      this.caught(error, standing);
      node.broken = true;
      this.skipHead();
    }
    if (specification.block !== "none" && this.at(LeftBrace)) this.read(this.block, kind, node);
    if (node.body === undefined) this.withoutBlock(kind, node, opens ?? first.image);
    if (node.body === undefined && !this.endItem()) node.broken = true;
    node.start = this.startFrom(first);
    node.end = this.lastEnd();
    return node;
  });

  /** What Chevrotain is told of it: which part is asked for the vocabulary says, so that no lookahead decides. */
  private declarationParts(): Declaration {
    this.OPTION1(() => this.take(AnyWord));
    this.OPTION2(() => this.name(aName));
    this.OPTION3(() => this.anyHeader());
    this.OPTION4(() => this.read(this.localizedTexts));
    this.OPTION5(() => this.read(this.block));
    return undefined as never;
  }

  /** What stands between the keyword and the block. */
  private head(
    kind: DeclarationKind,
    specification: DeclarationSpecification,
    node: Building<Declaration>,
  ): void {
    const { name, nameOptional, namespace, header, titles } = specification;
    if (name === "refers") node.subject = this.reference(`a ${namespace}`);
    else if (name !== "none" && (nameOptional !== true || this.at(Word)))
      node.name =
        this.spacedName(kind) ??
        this.spacedNameBeforeTitle(specification) ??
        this.name(`the name of the ${wordOfKind(kind)}`);
    if (header !== undefined) node.header = this.read(this.headers[header] as ParserMethod<[], Header>);
    if (titles !== true) return;
    if (this.atTitle()) node.titles = this.read(this.localizedTexts);
    else if (this.atBareTitle() && this.wordsWithoutQuotes(undefined)) this.giveUp();
  }

  /** Recovery: `rooms percent Occupancy`, `persona Boutique Boutique hotel { … }` — no flag, and no word of a type. */
  private atBareTitle(): boolean {
    const { tokenType, image } = this.next();
    return (
      tokenType === Word &&
      !this.atNewLine() &&
      !this.atWording() &&
      suggest(image, signalFlagWords) === undefined
    );
  }

  /**
   * Recovery: `lead time duration "Lead time"` — a type stands where a signal has it if its name is one word, so
   * what stands before it is one name.
   */
  private spacedName(kind: DeclarationKind): Name | undefined {
    if (this.RECORDING_PHASE || kind !== "signal") return undefined;
    if (this.atFreeText()) return this.nameBeforeFreeText();
    let words = 1;
    while (words < 6 && this.at(AnyWord, words + 1) && !this.atNewLine()) {
      if (this.atTypeWord(words + 1) || this.at(FlagWord, words + 1)) break;
      words++;
    }
    // `due date` is a signal of the type `date`, unless another type follows.
    if (!this.at(FlagWord, words + 1) && this.at(AnyWord, words + 1) && this.atTypeWord(words + 2)) words++;
    return words > 1 && this.atTypeWord(words + 1) ? this.joinedWords(words) : undefined;
  }

  /** Recovery: `notes free text` — the name is one word, and what follows it is how people call the type. */
  private nameBeforeFreeText(): Name {
    const name = this.name("the name of the signal");
    const first = this.next();
    const { startOffset, image } = this.next(2);
    const span = { start: first.startOffset, end: startOffset + image.length };
    this.report("other-wording", span, { found: `${first.image} text`, write: ["text"] }, [
      { newText: "text" },
    ]);
    this.SKIP_TOKEN();
    return name;
  }

  private atFreeText(): boolean {
    return /^(?:free|long|short|plain|open)$/.test(this.next(2).image) && this.next(3).image === "text";
  }

  /**
   * Recovery: `persona Business Travellers "Business travellers" { … }` — of the words before a title only the last
   * can be its language, and only if it is short and not a word of the title.
   */
  private spacedNameBeforeTitle({ header, titles }: DeclarationSpecification): Name | undefined {
    if (this.RECORDING_PHASE || !this.at(Word, 2) || header !== undefined || titles !== true)
      return undefined;
    let words = 2;
    while (words < 6 && this.at(AnyWord, words + 1)) words++;
    if (!this.at(Word) || !this.at(TextToken, words + 1)) return undefined;
    const images = Array.from({ length: words }, (_, index) => this.next(index + 1).image);
    // A character that nobody sees parts a word as well, and is told by itself.
    const written = this.source.slice(this.next().startOffset, this.next(words + 1).startOffset);
    if (written.trimEnd().replaceAll(/[ \t]+/g, " ") !== images.join(" ")) return undefined;
    const title = this.next(words + 1).image;
    const isTitle =
      joinedName(images).toLowerCase() === title.replaceAll(/[^\p{L}\p{N}]/gu, "").toLowerCase();
    const mayBeLanguage = /^[a-z]{2,3}$|-/.test(images.at(-1) ?? "");
    if (isTitle || !mayBeLanguage) return this.joinedWords(words);
    return words > 2 ? this.joinedWords(words - 1) : undefined;
  }

  private joinedWords(words: number): Name {
    const images: string[] = [];
    const first = this.next();
    while (images.length < words) {
      images.push(this.skipToken().image);
    }
    const span = this.spanFrom(first);
    // Said twice it is one name; signs are no part of it.
    const write = this.joined([...new Set(images.filter((image) => /^[\p{L}\p{N}_]/u.test(image)))]);
    this.report("blank-in-name", span, { found: images.join(" "), write }, [{ newText: write }]);
    return { kind: "name", start: span.start, end: span.end, text: write, broken: true };
  }

  protected atTypeWord(distance: number): boolean {
    const { image } = this.next(distance);
    if (["one", "any", "list"].includes(image)) return this.at(words.of, distance + 1);
    return this.at(Word, distance) && (builtInTypes as readonly string[]).includes(image);
  }

  private block = this.RULE("block", (kind: DeclarationKind, node: Building<Declaration>): void => {
    const items: Item[] = [];
    const opens = node?.name?.text ?? wordOfKind(kind ?? "playbook");
    const body = this.braced(kind, opens, () => this.item(kind, items));
    if (this.RECORDING_PHASE) return;
    node.items = items;
    node.body = body;
  });

  /** Lines at the top of the file that belong to nothing: only the first of a run is reported. */
  protected stray = false;

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
      const below = openedBelow ? undefined : bracesAroundBelow(this.source, end.start);
      // What stands in it would be said to stand outside.
      this.stray ||= below !== undefined && this.enclosing.length === 0;
      const fix = openedBelow
        ? { span: end, newText: " {" }
        : (below ?? { title: "write an empty block", span: end, newText: " {}" });
      if (this.atItemEnd()) this.report("missing-block", this.headSpan(), { opens }, [fix]);
    }
    if (openedBelow) this.blockWithoutBrace(kind, node);
  }

  /** Recovery: `persona A ⏎ summary "x" ⏎ }` — in a file with a `}` too many, the lines below are the block. */
  private blockWithoutBrace(kind: DeclarationKind, node: Building<Declaration>): void {
    const items: Item[] = [];
    this.unopenedBraces--;
    this.enclosing.push({ kind, opens: kind });
    try {
      this.lines(() => this.item(kind, items));
    } finally {
      this.enclosing.pop();
    }
    if (this.at(RightBrace)) this.SKIP_TOKEN();
    node.items = items;
    node.body = { start: node.keyword.end, end: this.lastEnd() };
  }

  // ---------- lines ----------

  /** One line of a block, or of the file where `kind` is undefined. */
  private item(kind: DeclarationKind | undefined, items: Item[]): void {
    if (this.RECORDING_PHASE) {
      this.OR({
        DEF: [{ ALT: () => this.read(this.property) }, { ALT: () => this.read(this.declaration) }],
        IGNORE_AMBIGUITIES: true,
      });
      return;
    }
    const reading = this.readingOf(kind);
    if (reading?.as === "property") {
      items.push(this.read(this.property, reading.word, reading.specification));
    } else if (reading?.as === "declaration") {
      items.push(this.read(this.declaration, reading.kind, reading.word));
    } else if (reading?.as === "line") {
      items.push(this.read(this.declaration, reading.kind));
    }
  }

  /** How the next line is to be read; undefined where it was reported and skipped. */
  protected abstract readingOf(kind: DeclarationKind | undefined): Reading | undefined;

  /** For Chevrotain, which is told of every rule; what reads a file is `fileInSteps`. */
  public file = this.RULE("file", (): void => this.lines(() => this.item(undefined, [])));

  /** A step for each declaration. */
  protected *fileInSteps(): Work<FileNode> {
    const declarations: Item[] = [];
    yield* this.linesInSteps(() => this.item(undefined, declarations));
    return { kind: "file", start: 0, end: 0, declarations: declarations as Declaration[] };
  }
}
