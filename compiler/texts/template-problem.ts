/** What can be wrong in a template, as data: a code of the catalog and a place inside the template's text. */

import type { textsCatalog } from "../diagnostics/catalog/texts.ts";
import type { ArgsOf, Code } from "../diagnostics/catalog.ts";
import type { Span } from "../source/span.ts";

export type TemplateCode = Extract<keyof typeof textsCatalog, `text-${string}`> & Code;

/** The span counts in the template's text: whoever knows where that stands maps it. */
export type TemplateProblem = {
  [C in TemplateCode]: {
    readonly code: C;
    readonly span: Span;
    readonly args: ArgsOf<C>;
    readonly fix?: TemplateFix;
  };
}[TemplateCode];

export interface TemplateFix {
  readonly title: string;
  readonly span: Span;
  readonly newText: string;
}

export type ReportTemplateProblem = <C extends TemplateCode>(
  code: C,
  span: Span,
  args: ArgsOf<C>,
  fix?: TemplateFix,
) => void;
