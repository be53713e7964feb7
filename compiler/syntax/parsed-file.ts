/** What the parser hands on of one file. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import type { FileNode } from "./ast/declaration.ts";
import type { SourceToken } from "./tokens.ts";

/** A comment, kept beside the tree; `///` lines are comments too. */
export interface Comment extends Span {
  readonly text: string;
  /** Nothing but blanks stands before it on its line. */
  readonly ownLine: boolean;
}

export interface ParsedFile {
  readonly source: SourceFile;
  readonly tree: FileNode;
  /** In the order of the text. */
  readonly comments: readonly Comment[];
  readonly diagnostics: readonly Diagnostic[];
  /** No syntax error: the formatter may print it. */
  readonly printable: boolean;
  /**
   * Words inside blocks that were skipped because a later version knows them: a reference to one of these is
   * not reported, since the skipped block is the root cause.
   */
  readonly skippedNames: ReadonlySet<string>;
}

/** Of a file that is printed at once: a parsed file does without its tokens, which take more room than its tree. */
export interface FileToPrint extends ParsedFile {
  readonly tokens: readonly SourceToken[];
}
