/** The compiler's host over the disk: the project folder, the packages installed for it, and the machine's clock. */

import { realpathSync } from "node:fs";
import type { CompilerHost } from "../source/host.ts";
import { packageOf } from "../source/package-path.ts";
import { createFolderReader } from "./folder-reader.ts";
import { createInstalledPackages } from "./installed-packages.ts";
import { today } from "./today.ts";

/** `given` stands for the day of the machine's clock. */
export function createNodeHost(root: string, given?: string): CompilerHost {
  const realRoot = realpathSync.native(root);
  const project = createFolderReader(realRoot);
  const packages = createInstalledPackages(realRoot);
  return {
    async read(path) {
      const name = packageOf(path);
      return name === undefined ? project.read(path) : packages.read(name, path);
    },
    async list(folder) {
      const name = packageOf(folder);
      if (name !== undefined) return packages.list(name, folder);
      return /^node_modules(\/@[^/]+)?$/.test(folder) ? packages.names(folder) : project.list(folder);
    },
    today: () => given ?? today(),
  };
}
