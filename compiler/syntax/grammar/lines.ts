/**
 * What a line is, by its first word and the block it stands in, and what happens to words nobody knows.
 *
 * A word that is close to a known one is reported and then read as that one, so that what it declares is
 * declared. A word of a later version, or one that stands in the wrong place, is skipped with its block.
 */

import { quoted, quotedList } from "../../diagnostics/definition.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type { FileNode } from "../ast.ts";
import type { SyntaxReport } from "../syntax-report.ts";
import { AnyWord, Keyword, RightBrace, type SourceToken } from "../tokens.ts";
import {
  type DeclarationKind,
  fileDeclarations,
  kindOfKeyword,
  laterDeclarations,
  specificationOf,
  vocabulary,
} from "../vocabulary.ts";
import { DeclarationParser, type Reading } from "./declarations.ts";

const skip: Reading = { reading: "skip" };

export class FileParser extends DeclarationParser {
  /** Lines at the top of the file that belong to nothing: only the first of a run is reported. */
  private stray = false;
  /** What an unknown word was taken for; a file that repeats its mistake asks once. */
  private nearWords = new Map<string, string | undefined>();

  constructor(options: { readonly skipValidations: boolean }) {
    super(options);
    this.performSelfAnalysis();
  }

  public readFile(
    tokens: SourceToken[],
    context: {
      readonly unclosedBraces: number;
      readonly unopenedBraces: number;
      readonly documentation: ReadonlyMap<number, string>;
      readonly report: SyntaxReport;
    },
  ): { readonly tree: FileNode; readonly skippedNames: ReadonlySet<string> } {
    this.report = context.report;
    this.unclosedBraces = context.unclosedBraces;
    this.unopenedBraces = context.unopenedBraces;
    this.documentation = context.documentation;
    this.skippedNames = new Set();
    this.enclosing = [];
    this.stray = false;
    this.nearWords.clear();
    this.input = tokens;
    const tree = this.file();
    const { skippedNames } = this;
    // A parser lives as long as the process: nothing of a file may.
    this.input = [];
    this.report = () => {};
    this.documentation = new Map();
    return { tree, skippedNames };
  }

  protected override readingOf(kind: DeclarationKind | undefined): Reading {
    const word = this.next().image;
    if (!this.at(AnyWord)) return this.skipStray(kind);
    const specification = kind === undefined ? undefined : specificationOf(kind);
    if (specification !== undefined && Object.hasOwn(specification.properties, word)) {
      return { reading: "property", word };
    }
    const declared = kindOfKeyword(word, kind);
    if (declared !== undefined) {
      this.stray = false;
      return { reading: declared, word };
    }
    const later: readonly string[] = specification?.later ?? (kind === undefined ? laterDeclarations : []);
    if (later.includes(word)) return this.skipLater(word);
    if (specification?.lines !== undefined) return { reading: specification.lines, word: undefined };
    if (this.at(Keyword)) return this.skipMisplaced(kind, word);
    return this.readUnknown(kind, word, later);
  }

  private skipStray(kind: DeclarationKind | undefined): Reading {
    if (kind === undefined && this.at(RightBrace)) {
      if (!this.stray) {
        const span = this.nextSpan();
        this.report("nothing-to-close", span, { found: "}" }, [{ title: "delete it", span, newText: "" }]);
      }
      this.skipToken();
      return skip;
    }
    if (kind === undefined && this.stray) this.skipItem();
    else this.fail(kind === undefined ? "a declaration" : `a line of ${quoted(kind)}`);
    return skip;
  }

  private skipLater(word: string): Reading {
    this.report("not-yet-available", this.nextSpan(), { construct: word });
    this.SKIP_TOKEN();
    this.skipItem();
    this.stray = false;
    return skip;
  }

  private skipMisplaced(kind: DeclarationKind | undefined, word: string): Reading {
    const holders = Object.keys(vocabulary).filter(
      (holder) => kindOfKeyword(word, holder as DeclarationKind) !== undefined,
    );
    const top = (fileDeclarations as readonly string[]).includes(word) || holders.length === 0;
    const belongs = top ? "at the top of a file" : `in ${quotedList(holders)}`;
    if (!(kind === undefined && this.stray)) {
      this.report("misplaced-declaration", this.nextSpan(), { word, place: placeOf(kind), belongs });
    }
    this.stray = kind === undefined;
    this.SKIP_TOKEN();
    this.skipItem();
    return skip;
  }

  private readUnknown(kind: DeclarationKind | undefined, word: string, later: readonly string[]): Reading {
    const specification = kind === undefined ? undefined : specificationOf(kind);
    const properties = Object.keys(specification?.properties ?? {});
    const declarations = specification?.declarations ?? (kind === undefined ? fileDeclarations : []);
    const known = [...properties, ...declarations];
    const near = this.nearWord(kind, word, [...known, ...later]);
    if (!(kind === undefined && this.stray)) {
      const span = this.nextSpan();
      const fix = near === undefined ? [] : [{ title: `write \`${near}\``, span, newText: near }];
      this.report("unknown-word", span, { word, place: placeOf(kind), known, near }, fix);
    }
    if (near !== undefined && properties.includes(near)) return { reading: "property", word: near };
    const declared = near === undefined ? undefined : kindOfKeyword(near, kind);
    if (declared !== undefined) return { reading: declared, word: near };
    this.stray = kind === undefined;
    this.skipItem();
    return skip;
  }

  private nearWord(
    kind: DeclarationKind | undefined,
    word: string,
    known: readonly string[],
  ): string | undefined {
    const key = `${kind} ${word}`;
    if (!this.nearWords.has(key)) this.nearWords.set(key, suggest(word, known));
    return this.nearWords.get(key);
  }
}

const placeOf = (kind: DeclarationKind | undefined): string =>
  kind === undefined ? "at the top of a file" : `in ${quoted(kind)}`;
