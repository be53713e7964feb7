/** What the server asks of the place where playbooks lie: the disk for the command, a map in tests. */

import type { CompilerHost } from "@persona-lang/compiler";

export interface FileSystem {
  /** The project folder that a file belongs to, and its path there; undefined for an address that is no file. */
  locate(uri: string): Promise<Place | undefined>;
  host(root: string): CompilerHost;
  uriOf(place: Place): string;
  /** The source files of a folder of the workspace, at any depth. */
  sourcesIn(folder: string): Promise<readonly Place[]>;
}

/** A file that was never saved is a playbook of its own, beside nothing: how editors address one. */
const unsaved = "untitled:";
export const isUnsaved = (uriOrRoot: string): boolean => uriOrRoot.startsWith(unsaved);
export const placeOfUnsaved = (uri: string): Place => ({ root: uri, path: "unsaved.persona" });

/** A folder with nothing in it. */
export const emptyHost = (today: () => string): CompilerHost => ({
  read: async () => ({ kind: "missing" }),
  list: async () => [],
  today,
});

export interface Place {
  /** The project folder, in a form that only the file system reads. */
  readonly root: string;
  /** Relative to it, with forward slashes. */
  readonly path: string;
}
