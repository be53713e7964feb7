/**
 * The compiler's only way to the outside world.
 *
 * The command line gives it the disk, the language server gives it open buffers over the disk, tests give
 * it a map. Paths are relative to the project folder, with forward slashes. A host never lets a path leave
 * that folder: not by `..`, not by an absolute path, not by a link. It answers; it does not throw.
 *
 * A path that begins with `node_modules/` names a file of an installed package, wherever that is installed (see
 * package-path.ts); such a path never leaves the folder of its package.
 */

export interface CompilerHost {
  /** Reads a whole file. The compiler decodes the bytes itself, so that it can say what is wrong in them. */
  read(path: string): Promise<HostFile>;
  /** The names in a folder, as the disk spells them; empty where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** The day on which the playbook is checked, as in 2026-12-01; absent: nothing is due. */
  today?(): string;
}

export type HostFile =
  | { readonly kind: "file"; readonly bytes: Uint8Array }
  | { readonly kind: "missing" }
  /** The path is there in another case, as `found` spells it. */
  | { readonly kind: "wrong-case"; readonly found: string }
  /** The path leads out of the project folder, or out of the package it names. */
  | { readonly kind: "outside" }
  | { readonly kind: "too-large"; readonly size: number; readonly limit: number }
  /** `help` where something else is to be done than for a file on a disk. */
  | { readonly kind: "unreadable"; readonly reason: string; readonly help?: string };
