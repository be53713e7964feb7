/** Playbooks on the disk, by `file:` addresses; what was never saved is a playbook of its own, beside nothing. */

import { statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { CompilerHost, HostFile } from "@persona-lang/compiler";
import {
  createNodeHost,
  projectFolderOfFile,
  projectPath,
  sourceFilesIn,
  today,
} from "@persona-lang/compiler/disk";
import { emptyHost, type FileSystem, isUnsaved, type Place, placeOfUnsaved } from "./file-system.ts";
import { pause } from "./turns.ts";

const nothing = emptyHost(today);

/** The coarsest clocks of disks count in two seconds. */
const usualRest = 3_000;

/** @param rest so long a file has to lie untouched before it is not read again, in milliseconds */
export function createDisk(rest = usualRest): FileSystem {
  async function placeOf(path: string): Promise<Place> {
    const root = await projectFolderOfFile(path);
    return { root, path: projectPath(root, path) };
  }
  return {
    async locate(uri) {
      if (isUnsaved(uri)) return placeOfUnsaved(uri);
      const path = pathOf(uri);
      return path === undefined ? undefined : placeOf(path);
    },
    host: (root) => (isUnsaved(root) ? nothing : hostOfFolder(root, rest)),
    uriOf: ({ root, path }) => (isUnsaved(root) ? root : pathToFileURL(join(root, path)).href),
    async sourcesIn(folder) {
      const path = pathOf(folder);
      if (path === undefined) return [];
      const found: Place[] = [];
      for (const source of await sourceFilesIn(path)) found.push(await placeOf(source));
      return found;
    },
  };
}

/**
 * A folder that is not there reads as an empty one, until it is: an editor may show a file of it all the same.
 *
 * The compiler's host remembers which names a folder has, as a command does not live long. Here files come while it
 * lives: what does not seem to be there is looked for once more, with nothing remembered.
 */
function hostOfFolder(root: string, rest: number): CompilerHost {
  /** Files as they were read, and the state that they were in before. */
  const known = new Map<string, { readonly file: HostFile; readonly state: string | undefined }>();
  let there: CompilerHost | undefined;
  const host = (): CompilerHost => {
    try {
      there ??= createNodeHost(root);
    } catch {
      // Looked for again when the next file is read.
    }
    return there ?? nothing;
  };
  const hostAnew = (): CompilerHost => {
    there = undefined;
    return host();
  };
  return {
    async read(path) {
      // Reading never waits for the disk, and many files are read one after another.
      await pause();
      const before = known.get(path);
      const state = before && stateOf(join(root, path), rest);
      if (before !== undefined && state !== undefined && before.state === state) return before.file;
      const found = await host().read(path);
      const file = found.kind === "file" ? found : await hostAnew().read(path);
      if (file.kind === "file") known.set(path, { file, state });
      else known.delete(path);
      return file;
    },
    list: (folder) => hostAnew().list(folder),
    today,
  };
}

/**
 * What is another as soon as a file is written or replaced; undefined for one that was so just now, since the clocks of
 * disks are coarse: it may be written once more and look the same.
 */
function stateOf(path: string, rest: number): string | undefined {
  try {
    const { dev, ino, size, mtimeMs, ctimeMs } = statSync(path);
    const isAtRest = Date.now() - Math.max(mtimeMs, ctimeMs) > rest;
    return isAtRest ? [dev, ino, size, mtimeMs, ctimeMs].join(" ") : undefined;
  } catch {
    return undefined;
  }
}

function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith("file:") ? fileURLToPath(uri) : undefined;
  } catch {
    // An address that no path of this system has.
    return undefined;
  }
}
