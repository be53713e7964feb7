/** What the compiler says, in the protocol's form: the same words, the same places as `persona check`. */

import type { Diagnostic as Found, Severity, Span } from "@persona-lang/compiler";
import { type Diagnostic, DiagnosticSeverity, type Range } from "vscode-languageserver";

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Hint,
};

/** Where a place of the playbook is for the client; undefined for a file that could not be read. */
export type Locate = (
  file: string,
  span: Span,
) => { readonly uri: string; readonly range: Range } | undefined;

/** The same for who writes there. */
export interface LocateToEdit extends Locate {
  /** How the lines of a file end; undefined as well for one of a single line. */
  readonly lineEndIn: (file: string) => string | undefined;
}

export function toProtocol(found: Found, locate: Locate, withRelated: boolean): Diagnostic {
  const { code, severity, message, why, help, file, span, related } = found;
  const start = { line: 0, character: 0 };
  const places = related.flatMap(({ file, span, message }) => {
    const location = locate(file, span);
    return location === undefined ? [] : [{ location, message }];
  });
  return {
    range: locate(file, span)?.range ?? { start, end: start },
    severity: severities[severity],
    code,
    source: "persona",
    message: [message, why, help === undefined ? "" : `help: ${help}`]
      .filter((part) => part !== "")
      .join("\n"),
    ...(withRelated && places.length > 0 ? { relatedInformation: places } : {}),
  };
}
