/**
 * From a source file to its tree: the one door of this folder.
 *
 * Whatever the text, `parse` returns a tree and diagnostics and never throws. The passes, in order: characters
 * that nobody sees, tokens, spelling and lines, grammar.
 */

import { sortDiagnostics } from "../diagnostics/reporter.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import { finish, mapInSteps, type Work } from "../source/work.ts";
import { reportHiddenCharacters } from "./characters.ts";
import { decisions } from "./decisions.ts";
import { FileParser } from "./grammar/lines.ts";
import { layingOut } from "./layout.ts";
import { lexing } from "./lexer.ts";
import { mendWords } from "./mistakes/hidden-in-words.ts";
import { withCommasOnce } from "./mistakes/line-end-commas.ts";
import { otherFormatOf } from "./mistakes/other-formats.ts";
import { pastedTables, withoutTables } from "./mistakes/pasted-tables.ts";
import type { Comment, FileToPrint, ParsedFile } from "./parsed-file.ts";
import { createSyntaxReporter } from "./syntax-report.ts";
import type { SourceToken } from "./tokens.ts";

/** Those that read nothing at the moment. As many are made as texts are read at the same time. */
const idle: FileParser[] = [];

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
  const lexed = yield* lexing(text, partLength);
  const read = holdsHidden ? yield* mendWords(lexed.tokens, text, reporter.report) : lexed.tokens;
  const comments = yield* mapInSteps(lexed.comments, (token) => commentOf(token, text));
  const { tokens, ...braces } = yield* layingOut(read, text, reporter.report);
  onTokens?.(tokens);
  const documentation = documentationOf(comments, tokens);
  yield;
  const { report, skip } = reporter;
  const context = { source: text, ...braces, documentation, report, skip };
  // Built at the first use: starting the command must not cost it. One whose reading is given up is not used again.
  const parser = idle.pop() ?? new FileParser({ skipValidations: true, decisions });
  const { tree, skippedNames } = yield* parser.readFile(tokens, context);
  idle.push(parser);
  let diagnostics = reporter.diagnostics;
  if (diagnostics.length > 0) {
    diagnostics = withCommasOnce(sortDiagnostics(diagnostics), text);
    if (otherFormatOf(text) !== undefined) return ofOtherFormat(source);
    const tables = pastedTables(text, lexed.tokens, diagnostics);
    if (tables.length > 0) return yield* leavingOut(source, tables, partLength);
  }
  return {
    source,
    tree: { ...tree, start: 0, end: text.length },
    comments,
    diagnostics,
    printable: diagnostics.every((diagnostic) => diagnostic.severity !== "error"),
    skippedNames,
  };
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

function commentOf(token: SourceToken, text: string): Comment {
  const start = token.startOffset;
  let before = start - 1;
  while (text[before] === " " || text[before] === "\t") before--;
  const ownLine = before < 0 || text[before] === "\n" || text[before] === "\r";
  return { start, end: start + token.image.length, text: token.image, ownLine };
}

/** The `///` lines above each declaration, by the offset at which it begins. */
function documentationOf(
  comments: readonly Comment[],
  tokens: readonly SourceToken[],
): ReadonlyMap<number, string> {
  const documentation = new Map<number, string>();
  let index = 0;
  for (const { start, text, ownLine } of comments) {
    if (!ownLine || !text.startsWith("///")) continue;
    while (index < tokens.length && (tokens[index] as SourceToken).startOffset < start) index++;
    let next = index;
    while (/^[\r\n]/.test(tokens[next]?.image ?? "")) next++;
    const below = tokens[next]?.startOffset;
    if (below === undefined) continue;
    const line = text.slice(3).trim();
    const above = documentation.get(below);
    documentation.set(below, above === undefined ? line : `${above}\n${line}`);
  }
  return documentation;
}
