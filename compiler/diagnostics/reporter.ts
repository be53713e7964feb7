/**
 * Collects the diagnostics of one stage.
 *
 * `report` is typed by the code: leaving out an argument does not compile. The collection keeps to the
 * limits and drops a second report of the same code at the same place.
 */

import { limits } from "../limits.ts";
import { plainSpan, type Span } from "../source/span.ts";
import type { ArgsOf, Code } from "./catalog.ts";
import { definitionOf } from "./codes.ts";
import type { Diagnostic, Fix, Label } from "./diagnostic.ts";

export interface ReportOptions {
  readonly related?: readonly Label[];
  readonly fixes?: readonly Fix[];
}

export interface Reporter {
  report<C extends Code>(code: C, file: string, span: Span, args: ArgsOf<C>, options?: ReportOptions): void;
  /**
   * Whether another of this code is kept in the file: of what takes long to work out, such as a near name, nobody
   * need be told, else.
   */
  hasRoom(code: Code, file: string): boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export function createReporter(): Reporter {
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  const perCode = new Map<string, number>();

  const countOf = (code: Code, file: string) => perCode.get(`${code} ${file}`) ?? 0;
  const hasRoom = (code: Code, file: string) => countOf(code, file) < limits.diagnosticsPerCode;

  return {
    diagnostics,
    hasRoom,
    report(code, file, span, args, options = {}) {
      const place = `${code} ${file} ${span.start} ${span.end}`;
      if (seen.has(place) || !hasRoom(code, file)) return;
      seen.add(place);
      perCode.set(`${code} ${file}`, countOf(code, file) + 1);
      diagnostics.push(createDiagnostic(code, file, span, args, options));
    },
  };
}

export function createDiagnostic<C extends Code>(
  code: C,
  file: string,
  span: Span,
  args: ArgsOf<C>,
  options: ReportOptions = {},
): Diagnostic {
  const definition = definitionOf(code);
  const help = definition.help?.(args);
  return {
    code,
    severity: definition.severity,
    message: definition.message(args),
    why: definition.why,
    ...(help === undefined ? {} : { help }),
    file,
    span: plainSpan(span),
    related: (options.related ?? []).map(atPlainSpan),
    fixes: (options.fixes ?? []).map(({ title, edits }) => ({ title, edits: edits.map(atPlainSpan) })),
  };
}

/** Places are given as nodes, which a diagnostic must neither print nor keep, nor move with. */
const atPlainSpan = <Placed extends { readonly span: Span }>(placed: Placed): Placed => ({
  ...placed,
  span: plainSpan(placed.span),
});

/** By file, then by place; an error before a warning at the same place. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const rank = { error: 0, warning: 1, hint: 2 };
  const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...diagnostics].sort(
    (a, b) =>
      byText(a.file, b.file) ||
      a.span.start - b.span.start ||
      a.span.end - b.span.end ||
      rank[a.severity] - rank[b.severity] ||
      byText(a.code, b.code),
  );
}
