/** What a refactor is: an edit that changes how a playbook is written and not what it means, offered for a selection. */

import type { ParsedFile, Program, Snapshot, Span } from "@persona-lang/compiler";
import type { Edit } from "../rename.ts";

export interface Refactored {
  /** As in "give the condition a name". */
  readonly title: string;
  /** As the protocol groups them. */
  readonly kind: "refactor.extract" | "refactor.rewrite" | "refactor.move" | "source.organizeImports";
  readonly edits: readonly Edit[];
  /** Files to be made, by their path in the project folder. */
  readonly newFiles?: readonly { readonly path: string; readonly text: string }[];
}

export interface Selected {
  readonly snapshot: Snapshot;
  readonly program: Program;
  readonly file: ParsedFile;
  /** Empty for a cursor. */
  readonly span: Span;
  /** Names of what lies in the folder of the file, part of the playbook or not. */
  readonly beside: readonly string[];
}

/** What it offers for a selection; nothing where it has no sense there. */
export type Refactor = (selected: Selected) => readonly Refactored[];
