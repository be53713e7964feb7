/** The fix that writes the near name in place of the mistyped one. */

import { quoted } from "../diagnostics/definition.ts";
import type { ReportOptions } from "../diagnostics/reporter.ts";
import type { Span } from "../source/span.ts";

export function replacing(file: string, span: Span, name: string | undefined): ReportOptions {
  if (name === undefined) return {};
  return { fixes: [{ title: `write ${quoted(name)}`, edits: [{ file, span, newText: name }] }] };
}
