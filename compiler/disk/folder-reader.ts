/**
 * Reads inside one folder of the disk, and nowhere else.
 *
 * A path is resolved through every link before it is opened, so that no link leads out; the case of every part
 * must be the disk's, so that a playbook that works on one machine works on all.
 */

import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
} from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { limits } from "../limits.ts";
import type { HostFile } from "../source/host.ts";
import { wordsOf } from "./system-errors.ts";

/** Paths are relative to the folder, with forward slashes. */
export interface FolderReader {
  read(path: string): HostFile;
  list(folder: string): readonly string[];
}

/** What a folder holds, or why its names are not read. */
type Names = readonly string[] | Exclude<HostFile, { readonly kind: "file" }>;

/** @param realRoot absolute, and itself no link */
export function createFolderReader(realRoot: string): FolderReader {
  const folders = new Map<string, Names>();

  /** Of a folder that a link leads out to, not even the names are read. */
  function namesIn(folder: string): Names {
    const names =
      folders.get(folder) ?? (leadsOut(realRoot, folder) ? { kind: "outside" } : readNames(folder));
    folders.set(folder, names);
    return names;
  }

  function readNames(folder: string): Names {
    try {
      return readdirSync(folder);
    } catch (error) {
      return unread(error, `the folder ${relative(realRoot, folder)}: `);
    }
  }

  /** The path as the disk spells it, or why there is none: some part is not there in any case, or a link leads out. */
  function spelled(path: string): string | Exclude<Names, readonly string[]> {
    const parts: string[] = [];
    let folder = realRoot;
    for (const part of path.split("/")) {
      const names = namesIn(folder);
      if ("kind" in names) return names;
      const found = names.includes(part)
        ? part
        : names.find((name) => name.toLowerCase() === part.toLowerCase());
      if (found === undefined) return { kind: "missing" };
      parts.push(found);
      folder = join(folder, found);
    }
    return parts.join("/");
  }

  return {
    read(path) {
      const full = resolve(realRoot, path);
      if (!isInside(realRoot, full)) return { kind: "outside" };
      const normal = full.slice(folderPrefix(realRoot).length).split(sep).join("/");
      const found = spelled(normal);
      if (typeof found !== "string") return found;
      if (found !== normal) return { kind: "wrong-case", found };
      return readInside(realRoot, full);
    },
    list(folder) {
      const full = resolve(realRoot, folder);
      const names = isInside(realRoot, full) ? namesIn(full) : [];
      return "kind" in names ? [] : [...names].sort();
    },
  };
}

function readInside(realRoot: string, full: string): HostFile {
  try {
    // The system's own: Node's asks for every folder on the way, for each file again.
    const real = realpathSync.native(full);
    return isInside(realRoot, real) ? readSourceFile(real, realRoot) : { kind: "outside" };
  } catch (error) {
    return unread(error);
  }
}

function leadsOut(realRoot: string, folder: string): boolean {
  try {
    return !isInside(realRoot, realpathSync.native(folder));
  } catch {
    return false;
  }
}

/**
 * A plain file that is not too large; it does not throw.
 *
 * @param within the folder that it must lie in, whatever became a link since the path was resolved
 */
export function readSourceFile(path: string, within?: string): HostFile {
  let descriptor: number | undefined;
  try {
    // Not blocking, so that a named pipe in the folder cannot hold the command up.
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (within !== undefined && !isInside(within, pathOf(descriptor) ?? path)) return { kind: "outside" };
    const status = fstatSync(descriptor);
    if (!status.isFile()) {
      return {
        kind: "unreadable",
        reason: status.isDirectory() ? "it is a folder" : "it is not a plain file",
      };
    }
    if (status.size > limits.sourceBytes) {
      return { kind: "too-large", size: status.size, limit: limits.sourceBytes };
    }
    return { kind: "file", bytes: readFileSync(descriptor) };
  } catch (error) {
    return unread(error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Where an opened file lies, whatever its path leads to by now; undefined where the system does not tell. */
function pathOf(descriptor: number): string | undefined {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    return undefined;
  }
}

/** Where a part of the path is a file, nothing is there either. */
const unread = (error: unknown, place = ""): Exclude<HostFile, { readonly kind: "file" }> =>
  ["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")
    ? { kind: "missing" }
    : { kind: "unreadable", reason: `${place}${wordsOf(error)[0]}` };

/** None where there is no such folder, or it may not be read. */
export function namesInFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

export const isInside = (root: string, path: string): boolean =>
  path === root || path.startsWith(folderPrefix(root));

/** What paths in a folder begin with. */
const folderPrefix = (folder: string): string => (folder.endsWith(sep) ? folder : folder + sep);
