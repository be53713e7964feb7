/**
 * The files of a playbook and how they take one another in, before any name is looked up.
 *
 * Files are loaded depth first in the order of their imports, each once. An import that leads nowhere (missing,
 * circular, outside the project) is reported and left out; what it would have brought is then not missed
 * a second time, see `incomplete`.
 */

import type { BoundFile } from "../binder/bind.ts";
import type { HostFile } from "../source/host.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import type { ImportHeader } from "../syntax/ast/headers.ts";

export type LoadedFile =
  | { readonly kind: "file"; readonly bound: BoundFile }
  | Exclude<HostFile, { readonly kind: "file" }>;

/** Reads, parses and binds the file at a path of the project. */
export type Load = (path: string, signal?: AbortSignal) => Promise<LoadedFile>;

/** An import that leads to a file. */
export interface Import {
  readonly node: Declaration<"import">;
  readonly header: ImportHeader;
  readonly target: string;
}

export interface GraphFile {
  readonly bound: BoundFile;
  readonly imports: readonly Import[];
}

export interface FileGraph {
  readonly entry: string;
  /** The entry first, then in the order of first import, depth first. */
  readonly files: ReadonlyMap<string, GraphFile>;
  /** A whole file could not be taken in: names that are not found may be declared there. */
  readonly incomplete: boolean;
  /** Names that an import should have brought. */
  readonly lostNames: ReadonlySet<string>;
}

/** Of the entry, or of the target of an import: all of these are there. */
export const fileOf = ({ files }: FileGraph, path: string): GraphFile => files.get(path) as GraphFile;
