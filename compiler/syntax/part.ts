/**
 * What is read of a text at once: all of it, or of a long one a part (long-text.ts).
 *
 * The passes, in order: tokens, spelling and lines, grammar.
 */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import { mapInSteps, type Work } from "../source/work.ts";
import type { FileNode } from "./ast/declaration.ts";
import { decisions } from "./decisions.ts";
import { FileParser } from "./grammar/lines.ts";
import { layingOut } from "./layout.ts";
import { lexing } from "./lexer.ts";
import { mendWords } from "./mistakes/hidden-in-words.ts";
import type { Comment, ParsedFile } from "./parsed-file.ts";
import type { SyntaxReporter } from "./syntax-report.ts";
import type { SourceToken } from "./tokens.ts";

/** Those that read nothing at the moment. As many are made as texts are read at the same time. */
const idle: FileParser[] = [];

export interface Part {
  readonly declarations: FileNode["declarations"];
  readonly comments: readonly Comment[];
  readonly skippedNames: ReadonlySet<string>;
}

/** @param within where it stands: it ends in front of the end of a line, or with the text. */
export function* readingPart(
  source: SourceFile,
  within: Span,
  holdsHidden: boolean,
  partLength: number,
  reporter: SyntaxReporter,
  onTokens?: (tokens: readonly SourceToken[]) => void,
): Work<Part> {
  const { text } = source;
  const lexed = yield* lexing(text, partLength, within);
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
  return { declarations: tree.declarations, comments, skippedNames };
}

export const fileOf = (
  source: SourceFile,
  parts: readonly Part[],
  diagnostics: readonly Diagnostic[],
): ParsedFile => ({
  source,
  tree: {
    kind: "file",
    start: 0,
    end: source.text.length,
    declarations: parts.flatMap(({ declarations }) => declarations),
  },
  comments: parts.flatMap(({ comments }) => comments),
  diagnostics,
  printable: diagnostics.every((diagnostic) => diagnostic.severity !== "error"),
  skippedNames: new Set(parts.flatMap(({ skippedNames }) => [...skippedNames])),
});

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
