/**
 * How the syntax stage reports: in one file, and once per place.
 *
 * Invariant: two problems never begin at the same offset. What is wrong second at a place follows from what is
 * wrong first there. On a line whose quotation marks do not pair, everything else follows from that. A slip of spelling
 * is not told where the line was given up before it, or where a message says how to write the whole. Nothing more is
 * told of a word that holds a hidden character.
 */

import type { foreignCatalog } from "../diagnostics/catalog/foreign.ts";
import type { syntaxCatalog } from "../diagnostics/catalog/syntax.ts";
import type { ArgsOf } from "../diagnostics/catalog.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { createReporter } from "../diagnostics/reporter.ts";
import { countBefore } from "../source/ascending.ts";
import type { SourceFile } from "../source/source-file.ts";
import { contains, type Span } from "../source/span.ts";
import { lineEnd, lineStart, withItsBlanks } from "./line-bounds.ts";
import { holdsUnseen } from "./unseen.ts";

/** Some are reported by later stages too: numbers where only the type asks for a unit, names that may be somebody's. */
export type SyntaxCode =
  | keyof typeof foreignCatalog
  | keyof typeof syntaxCatalog
  | "for-everyone"
  | "missing-unit"
  | "no-such-date"
  | "relative-date";

/** An edit of the file that is reported on. */
export interface Correction {
  /** Left out where it is to write the new text, or to delete what is there. */
  readonly title?: string;
  /** Left out where it is the place of the problem. */
  readonly span?: Span;
  readonly newText: string;
  /** Further places that are to get the same text. */
  readonly also?: readonly Span[];
}

export type SyntaxReport = <C extends SyntaxCode>(
  code: C,
  span: Span,
  args: ArgsOf<C>,
  corrections?: readonly Correction[],
) => void;

export interface SyntaxReporter {
  readonly report: SyntaxReport;
  /** What the parser left out, from where it gave up. */
  readonly skip: (span: Span) => void;
  readonly diagnostics: readonly Diagnostic[];
}

export function createSyntaxReporter({ path: file, text }: SourceFile): SyntaxReporter {
  const reporter = createReporter();
  const places = new Set<number>();
  const unpaired: Span[] = [];
  const slips: Diagnostic[] = [];
  const dropped = new Set<Diagnostic>();
  /** Where a second problem was left out: the first is the one message for both, and stays. */
  const forTwo = new Set<number>();
  /** Signs that were left out, by where they end: what cannot be read behind one follows from it. */
  const leftOut = new Map<number, Span>();
  let inOrder = true;
  let holdsHidden = false;

  function dropSlips({ start, end }: Span): void {
    if (!inOrder) slips.sort((a, b) => a.span.start - b.span.start);
    inOrder = true;
    for (let index = firstFrom(slips, start); index < slips.length; index++) {
      const slip = slips[index] as Diagnostic;
      if (slip.span.start >= end) break;
      if (forTwo.has(slip.span.start)) continue;
      dropped.add(slip);
      places.delete(slip.span.start);
    }
  }

  return {
    get diagnostics() {
      return reporter.diagnostics.filter((one) => !dropped.has(one));
    },
    skip({ start, end }) {
      if (slips.length > 0) dropSlips({ start: start + 1, end });
    },
    report(code, span, args, corrections = []) {
      if (code === "hidden-character") holdsHidden = true;
      else if (holdsHidden && isWordWithHidden(text, span)) return;
      if (code === "unknown-character") leftOut.set(span.end, span);
      else if (leftOut.size > 0 && isUnexpected.has(code)) {
        const sign = leftOut.get(endBefore(text, span.start));
        if (sign !== undefined) {
          forTwo.add(sign.start);
          return;
        }
      }
      if (tellsTheWhole.has(code)) dropSlips(span);
      if (places.has(span.start)) forTwo.add(span.start);
      if (places.has(span.start) || unpaired.some((line) => contains(line, span.start))) return;
      places.add(span.start);
      if (code === "unclosed-text" && unpaired.length < mostLines) unpaired.push(lineAt(text, span.start));
      const fixes = corrections.map(({ title, span: place = span, newText, also = [] }) => ({
        title: title ?? (newText === "" ? "delete it" : `write \`${newText.trim() || newText}\``),
        edits: [place, ...also].map((each) => ({
          file,
          // What nobody sees may stand in a text, whose blanks are its own.
          span: newText === "" && code !== "hidden-character" ? withItsBlanks(text, each) : each,
          newText,
        })),
      }));
      reporter.report(code, file, span, args, { fixes });
      const one = reporter.diagnostics.at(-1);
      if (!ofSpelling.has(code) || one?.code !== code || one.span.start !== span.start) return;
      inOrder &&= (slips.at(-1)?.span.start ?? 0) <= span.start;
      slips.push(one);
    },
  };
}

const isWordWithHidden = (text: string, { start, end }: Span): boolean => {
  const word = text.slice(start, Math.min(end, start + longestWord));
  return /^[^ \t\r\n"]+$/.test(word) && holdsUnseen(word);
};

/** What is longer is no word. */
const longestWord = 200;

/** Slips that are read over as if they were right. */
const ofSpelling: ReadonlySet<SyntaxCode> = new Set<SyntaxCode>([
  "list-in-brackets",
  "needless-sign",
  "number-spelling",
  "odd-blank",
  "other-comment",
  "other-spelling",
  "split-number",
  "unknown-character",
]);

const isUnexpected: ReadonlySet<SyntaxCode> = new Set<SyntaxCode>([
  "missing-comma",
  "missing-word",
  "not-expected",
  "nothing-expected",
]);

/** Where what stands before an offset in its line ends. */
const endBefore = (text: string, offset: number): number => {
  let end = offset;
  while (text.charAt(end - 1) === " " || text.charAt(end - 1) === "\t") end--;
  return end;
};

/** How to write all of what stands there, slips and all. */
const tellsTheWhole: ReadonlySet<SyntaxCode> = new Set<SyntaxCode>([
  "missing-block",
  "missing-quotes",
  "other-wording",
  "relative-date",
]);

/** The first that begins at this offset or behind it. */
const firstFrom = (sorted: readonly Diagnostic[], offset: number): number =>
  countBefore(sorted.length, (index) => (sorted[index] as Diagnostic).span.start < offset);

/** Each report looks at these; a file with more has other worries. */
const mostLines = 100;

const lineAt = (text: string, offset: number): Span => ({
  start: lineStart(text, offset),
  end: lineEnd(text, offset),
});
