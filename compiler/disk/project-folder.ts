/** The project folder of a file: the one that its playbook's paths are relative to, and outside of which nothing is read. */

import { existsSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { findWhole } from "../project/project.ts";
import { foldersFrom } from "./folders-above.ts";
import { createNodeHost } from "./node-host.ts";

/**
 * The nearest folder above a file that has a main.persona, else the nearest that holds the playbook it is part of,
 * else its own. Absolute, as `path` is.
 */
export async function projectFolderOfFile(path: string): Promise<string> {
  const own = dirname(path);
  if (basename(path) === "main.persona") return own;
  // An editor may show a file whose folder is gone.
  const above = foldersFrom(own).filter((folder) => existsSync(folder));
  const withMain = above.find((folder) => existsSync(join(folder, "main.persona")));
  if (withMain !== undefined) return withMain;
  for (const folder of above) {
    if ((await findWhole(createNodeHost(folder), projectPath(folder, path))) !== undefined) return folder;
  }
  return own;
}

/** A path of the disk as the compiler names it: relative to the project folder, with forward slashes. */
export const projectPath = (folder: string, path: string): string =>
  relative(folder, path).replaceAll("\\", "/");
