/** A diagnostic as plain data: what the terminal, the JSON output and the language server all show. */

import type { Span } from "../source/span.ts";

export type Severity = "error" | "warning" | "hint";

export interface Diagnostic {
  /** The readable name of the problem; its page is docs/diagnostics/<code>.md. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong: one sentence, no capital, no full stop. */
  readonly message: string;
  /** Why it matters to the reader of the playbook. */
  readonly why: string;
  /** What to do. */
  readonly help?: string;
  /** Relative to the project folder. */
  readonly file: string;
  readonly span: Span;
  /** Other places that the message speaks of. */
  readonly related: readonly Label[];
  /** Edits that are certain to be what the user meant. */
  readonly fixes: readonly Fix[];
}

export interface Label {
  readonly file: string;
  readonly span: Span;
  readonly message: string;
}

export interface Fix {
  /** Says what the edit does: "write `Technical`". */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export interface TextEdit {
  readonly file: string;
  readonly span: Span;
  readonly newText: string;
}
