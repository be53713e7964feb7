/**
 * How the syntax stage reports: in one file, and once per place.
 *
 * Invariant: two problems never begin at the same offset. What is wrong second at a place follows from what is
 * wrong first there.
 */

import type { syntaxCatalog } from "../diagnostics/catalog/syntax.ts";
import type { ArgsOf } from "../diagnostics/catalog.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { createReporter } from "../diagnostics/reporter.ts";
import type { Span } from "../source/span.ts";

export type SyntaxCode = keyof typeof syntaxCatalog;

/** An edit of the file that is reported on. */
export interface Correction {
  readonly title: string;
  readonly span: Span;
  readonly newText: string;
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

export function createSyntaxReporter(file: string): SyntaxReporter {
  const reporter = createReporter();
  const places = new Set<number>();
  return {
    get diagnostics() {
      return reporter.diagnostics;
    },
    report(code, span, args, corrections = []) {
      if (places.has(span.start)) return;
      places.add(span.start);
      const fixes = corrections.map(({ title, span, newText }) => ({
        title,
        edits: [{ file, span, newText }],
      }));
      reporter.report(code, file, span, args, { fixes });
    },
  };
}
