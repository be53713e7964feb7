/**
 * A program: the files of one playbook, joined, with every reference resolved.
 *
 * A playbook is its entry file and all that it takes in. `import "./weights.persona"` makes that file a part:
 * parts share one space of names, so a part needs no imports of its own. `import Region from "./shared.persona"`
 * takes only what is named (and what that refers to) from a file that several playbooks share.
 *
 * Side tables only: the trees are never written to.
 */

import type { Symbol } from "../binder/symbols.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import type { Reference } from "../syntax/ast/node.ts";
import type { ParsedFile } from "../syntax/parsed-file.ts";
import type { DeclarationKind } from "../syntax/vocabulary.ts";

export interface Program {
  /** No file and no name was lost to an earlier error: what is not in the program is not there. */
  readonly certain: boolean;
  /** The entry first, then the others in the order they were first imported, depth first. */
  readonly files: readonly ParsedFile[];
  readonly file: (path: string) => ParsedFile | undefined;
  /** The one `playbook` declaration; absent where the entry has none (then that was reported). */
  readonly playbook: Located<"playbook"> | undefined;
  /** The top-level declarations of a kind that belong to the program, in the order of files and text. */
  readonly declarations: <K extends DeclarationKind>(kind: K) => readonly Located<K>[];
  /** The same by node, with their names: what is the same after an edit need not be looked up again. */
  readonly members: ReadonlyMap<Declaration, Member>;
  /** No two names clash. */
  readonly namesDiffer: boolean;
  /** The symbols of a namespace that belong to the program, in the same order. Members and the like: by owner. */
  readonly symbols: (namespace: Symbol["namespace"], owner?: Symbol) => readonly Symbol[];
  /** The symbol that a declaration declares. */
  readonly symbolOf: (node: Symbol["node"]) => Symbol | undefined;
  /** What a reference refers to; undefined where that was reported, or where only its type can tell (members). */
  readonly resolution: (reference: Reference) => Symbol | undefined;
  /** Whether a word where a type could stand is a value instead: `any of portal`. */
  readonly isValue: (reference: Reference) => boolean;
  /** Every resolved reference to a symbol, for lints and the editor. */
  readonly references: (symbol: Symbol) => readonly LocatedReference[];
  /** A file that is named in `from` (a calendar, a picture), by its path as written; absent where that was reported. */
  readonly asset: (from: string, written: string) => Asset | undefined;
}

export interface LocatedReference {
  readonly to: Symbol;
  readonly file: string;
  readonly node: Reference;
  /** The declaration of the program that it stands in, at any depth. */
  readonly within: Declaration;
}

/** What the playbook names besides its sources, by path in the project. */
export type Assets = ReadonlyMap<string, Uint8Array>;
export interface Asset {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Located<K extends DeclarationKind = DeclarationKind> {
  readonly file: string;
  readonly node: Declaration<K>;
}

/** A declaration at the top of a file, and what is declared in it, in the order of the text. */
export interface Declared extends Located {
  readonly declares: readonly Symbol[];
}

/** The same with the names that it uses. */
export interface Member extends Declared {
  /** All that are resolved, in the order of the text. */
  readonly references: readonly LocatedReference[];
  /** Those are all there are: nothing was reported, and nothing has a name that stands for nothing. */
  readonly settled: boolean;
}
