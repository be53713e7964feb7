/** What lies in folders at one moment, so that a later look can tell whether something was saved, moved or removed. */

import { type Dirent, readdirSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";

/** Of each file, by its absolute path, what is another after it was written or replaced. */
export type FileStates = ReadonlyMap<string, string>;

export interface LookedAt {
  /** Absolute; one that is not there has no files. */
  readonly folders: readonly string[];
  /** Looked at by themselves: of a folder, whether something was put in or taken out. Absolute. */
  readonly single: readonly string[];
  /** Absolute paths: nothing in there is looked at. */
  isLeftOut(folder: string): boolean;
  isFile(name: string): boolean;
}

/** What cannot be read is left out: who reads it next says so. Links are followed, as the system follows them. */
export function fileStatesOf({ folders, single, isLeftOut, isFile }: LookedAt): FileStates {
  const states = new Map<string, string>();
  const seen = new Set<string>();

  function note(path: string, status: Stats | undefined): void {
    if (status !== undefined) states.set(path, `${status.mtimeMs} ${status.size} ${status.ino}`);
  }
  function collect(folder: string): void {
    // Where a link leads back to a folder above it, this would not end.
    const status = statusOf(folder);
    const identity = `${status?.dev} ${status?.ino}`;
    if (status === undefined || seen.has(identity)) return;
    seen.add(identity);
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (isLeftOut(path)) continue;
      const isFolder = entry.isSymbolicLink() ? statusOf(path)?.isDirectory() : entry.isDirectory();
      if (isFolder) collect(path);
      else if (isFile(entry.name)) note(path, statusOf(path));
    }
  }
  for (const folder of folders) collect(folder);
  for (const path of single) note(path, statusOf(path));
  return states;
}

export function areEqual(one: FileStates, two: FileStates): boolean {
  return one.size === two.size && [...one].every(([path, state]) => two.get(path) === state);
}

function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
