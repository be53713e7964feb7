/**
 * From a source file to its tree: the one door of this folder.
 *
 * Whatever the text, `parse` returns a tree and diagnostics and never throws. Characters that nobody sees are looked
 * for first, then the text is read (part.ts), and last what is told of it is looked at as a whole.
 */

import { sortDiagnostics } from "../diagnostics/reporter.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import { finish, type Work } from "../source/work.ts";
import { reportHiddenCharacters } from "./characters.ts";
import { isLong, readingInParts } from "./long-text.ts";
import { withCommasOnce } from "./mistakes/line-end-commas.ts";
import { otherFormatOf } from "./mistakes/other-formats.ts";
import { pastedTables, withoutTables } from "./mistakes/pasted-tables.ts";
import type { FileToPrint, ParsedFile } from "./parsed-file.ts";
import { fileOf, readingPart } from "./part.ts";
import { createSyntaxReporter } from "./syntax-report.ts";
import type { SourceToken } from "./tokens.ts";

export const parse = (source: SourceFile): ParsedFile => finish(parsing(source, Number.POSITIVE_INFINITY));

/** As `parse`, with what the grammar read. */
export function parseToPrint(source: SourceFile): FileToPrint {
  let tokens: readonly SourceToken[] = [];
  const parsed = finish(
    parsing(source, Number.POSITIVE_INFINITY, (laidOut) => {
      tokens = laidOut;
    }),
  );
  return { ...parsed, tokens };
}

/** @param partLength So many characters at least are lexed in one step; to join the parts takes time as well. */
export function* parsing(
  source: SourceFile,
  partLength: number,
  onTokens?: (tokens: readonly SourceToken[]) => void,
): Work<ParsedFile> {
  const { text } = source;
  const reporter = createSyntaxReporter(source);
  const holdsHidden = yield* reportHiddenCharacters(text, reporter.report);
  if (onTokens === undefined && isLong(source) && reporter.diagnostics.length === 0) {
    const sound = yield* readingInParts(source, holdsHidden, partLength);
    if (sound !== undefined) return sound;
  }
  const whole = { start: 0, end: text.length };
  let tokens: readonly SourceToken[] = [];
  const part = yield* readingPart(source, whole, holdsHidden, partLength, reporter, (laidOut) => {
    tokens = laidOut;
  });
  onTokens?.(tokens);
  const diagnostics = withCommasOnce(sortDiagnostics(reporter.diagnostics), text);
  if (diagnostics.length > 0) {
    if (otherFormatOf(text) !== undefined) return ofOtherFormat(source);
    const tables = pastedTables(text, tokens, diagnostics);
    if (tables.length > 0) return yield* leavingOut(source, tables, partLength);
  }
  return fileOf(source, [part], diagnostics);
}

/** What is wrong with such a file is that it is one: nothing of it is read. */
function ofOtherFormat(source: SourceFile): ParsedFile {
  const { text } = source;
  const start = text.search(/\S/);
  const span = { start, end: start + (/[\r\n]/.exec(text.slice(start))?.index ?? text.length - start) };
  const reporter = createSyntaxReporter(source);
  reporter.report("other-format", span, { format: otherFormatOf(text) ?? "" });
  return {
    source,
    tree: { kind: "file", start: 0, end: text.length, declarations: [] },
    comments: [],
    diagnostics: reporter.diagnostics,
    printable: false,
    skippedNames: new Set(),
  };
}

/** Rows that were pasted between the lines are reported, and all else is read as if they were not there. */
function* leavingOut(source: SourceFile, tables: readonly Span[], partLength: number): Work<ParsedFile> {
  const rest = yield* parsing({ ...source, text: withoutTables(source.text, tables) }, partLength);
  const reporter = createSyntaxReporter(source);
  for (const table of tables) reporter.report("pasted-table", table, undefined);
  return {
    ...rest,
    source,
    diagnostics: sortDiagnostics([...reporter.diagnostics, ...rest.diagnostics]),
    printable: false,
  };
}
