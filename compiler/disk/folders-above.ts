/** The folders that belong together with one: those above it, in the same repository. */

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** A folder and those above it, up to the root of its repository, or of the disk where there is none. */
export function foldersFrom(folder: string): readonly string[] {
  const above = dirname(folder);
  const ends = existsSync(join(folder, ".git")) || above === folder;
  return ends ? [folder] : [folder, ...foldersFrom(above)];
}
