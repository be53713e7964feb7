/**
 * The packages that npm has installed for a project, each read inside its own folder.
 *
 * As npm does, a package is looked for in the `node_modules` of the project folder, then of the folders above it;
 * not further than the root of the repository, so that nobody else's files become part of a playbook. A package may
 * be a link, as workspaces make it, to a folder in the same repository.
 */

import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { HostFile } from "../source/host.ts";
import { packageFolder } from "../source/package-path.ts";
import { createFolderReader, type FolderReader, isInside, namesInFolder } from "./folder-reader.ts";
import { foldersFrom } from "./folders-above.ts";

/** Paths are the project's, and begin with `node_modules/`. */
export interface InstalledPackages {
  read(name: string, path: string): HostFile;
  list(name: string, folder: string): readonly string[];
  /** What stands in a folder of packages: names, and scopes. */
  names(folder: string): readonly string[];
}

type Found = FolderReader | Exclude<HostFile, { readonly kind: "file" }>;

export function createInstalledPackages(project: string): InstalledPackages {
  const found = new Map<string, Found>();
  let places: readonly string[] | undefined;

  function find(name: string): Found {
    const known = found.get(name);
    if (known !== undefined) return known;
    places ??= placesOfPackages(project);
    const result = findPackage(name, places);
    found.set(name, result);
    return result;
  }

  return {
    read(name, path) {
      const folder = find(name);
      const inside = path.slice(packageFolder(name).length + 1);
      if ("read" in folder) return inPackage(folder.read(inside), packageFolder(name));
      return folder.kind === "wrong-case" ? { ...folder, found: `${folder.found}/${inside}` } : folder;
    },
    list(name, path) {
      const folder = find(name);
      return "read" in folder ? folder.list(path.slice(packageFolder(name).length + 1)) : [];
    },
    names(folder) {
      places ??= placesOfPackages(project);
      return [...new Set(places.flatMap((place) => namesInFolder(join(place, folder))))].sort();
    },
  };
}

/** The folders whose `node_modules` count, the nearest first; the last of them is as far as anything is read. */
export function placesOfPackages(project: string): readonly string[] {
  const folders = foldersFrom(project);
  return existsSync(join(folders.at(-1) as string, ".git")) ? folders : [project];
}

function findPackage(name: string, places: readonly string[]): Found {
  for (const place of places) {
    const folder = join(place, packageFolder(name));
    if (!namesInFolder(dirname(folder)).includes(basename(folder))) continue;
    try {
      const real = realpathSync.native(folder);
      return isInside(places.at(-1) as string, real) ? createFolderReader(real) : { kind: "outside" };
    } catch {
      // A link to nothing is no package.
    }
  }
  for (const place of places) {
    const answer = createFolderReader(place).read(packageFolder(name));
    if (answer.kind === "wrong-case") return answer;
  }
  return { kind: "missing" };
}

const inPackage = (file: HostFile, folder: string): HostFile =>
  file.kind === "wrong-case" ? { ...file, found: `${folder}/${file.found}` } : file;
