/** Logs of SARIF as who reads them does. */

export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
}
export interface SarifFix {
  readonly artifactChanges: readonly {
    readonly replacements: readonly {
      readonly deletedRegion: Region & { readonly endLine: number; readonly endColumn: number };
      readonly insertedContent: { readonly text: string };
    }[];
  }[];
}

/** As a reader of SARIF makes fixes of one file: by lines and columns. */
export function afterFixes(text: string, fixes: readonly SarifFix[]): string {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const offset = (line: number, column: number) => lines.slice(0, line - 1).join("").length + column - 1;
  return fixes
    .flatMap(({ artifactChanges }) => artifactChanges.flatMap(({ replacements }) => replacements))
    .map(({ deletedRegion: { startLine, startColumn, endLine, endColumn }, insertedContent }) => ({
      span: { start: offset(startLine, startColumn), end: offset(endLine, endColumn) },
      newText: insertedContent.text,
    }))
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((rest, { span, newText }) => rest.slice(0, span.start) + newText + rest.slice(span.end), text);
}
