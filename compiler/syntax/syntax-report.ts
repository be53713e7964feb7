/**
 * How the syntax stage reports: in one file, and once per place.
 *
 * Invariant: two problems never begin at the same offset. What is wrong second at a place follows from what is
 * wrong first there. On a line whose quotation marks do not pair, everything else follows from that.
 */

import type { syntaxCatalog } from "../diagnostics/catalog/syntax.ts";
import type { ArgsOf } from "../diagnostics/catalog.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { createReporter } from "../diagnostics/reporter.ts";
import type { SourceFile } from "../source/source-file.ts";
import { contains, type Span } from "../source/span.ts";

/** One that the checker reports too, of numbers where only the type asks for a unit. */
export type SyntaxCode = keyof typeof syntaxCatalog | "missing-unit";

/** An edit of the file that is reported on. */
export interface Correction {
  readonly title: string;
  readonly span: Span;
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
  readonly diagnostics: readonly Diagnostic[];
}

export function createSyntaxReporter({ path: file, text }: SourceFile): SyntaxReporter {
  const reporter = createReporter();
  const places = new Set<number>();
  const unpaired: Span[] = [];
  return {
    get diagnostics() {
      return reporter.diagnostics;
    },
    report(code, span, args, corrections = []) {
      if (places.has(span.start) || unpaired.some((line) => contains(line, span.start))) return;
      places.add(span.start);
      if (code === "unclosed-text" && unpaired.length < mostLines) unpaired.push(lineAt(text, span.start));
      const fixes = corrections.map(({ title, span, newText, also = [] }) => ({
        title,
        edits: [span, ...also].map((place) => ({ file, span: place, newText })),
      }));
      reporter.report(code, file, span, args, { fixes });
    },
  };
}

/** Each report looks at these; a file with more has other worries. */
const mostLines = 100;

function lineAt(text: string, offset: number): Span {
  const before = text.slice(0, offset).search(/(?<![^\r\n])[^\r\n]*$/);
  const length = text.slice(offset).search(/[\r\n]|$/);
  return { start: before, end: offset + length };
}
