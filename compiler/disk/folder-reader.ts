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

/** @param realRoot absolute, and itself no link */
export function createFolderReader(realRoot: string): FolderReader {
  const folders = new Map<string, readonly string[] | "outside">();

  /** Of a folder that a link leads out to, not even the names are read. */
  function namesIn(folder: string): readonly string[] | "outside" {
    const names = folders.get(folder) ?? (leadsOut(realRoot, folder) ? "outside" : namesInFolder(folder));
    folders.set(folder, names);
    return names;
  }

  /** The path as the disk spells it; undefined where some part is not there in any case, or a link leads out. */
  function spelled(path: string): string | undefined {
    const parts: string[] = [];
    for (const part of path.split("/")) {
      const names = namesIn(join(realRoot, ...parts));
      if (names === "outside") return undefined;
      const found = names.includes(part)
        ? part
        : names.find((name) => name.toLowerCase() === part.toLowerCase());
      if (found === undefined) return undefined;
      parts.push(found);
    }
    return parts.join("/");
  }

  const isOutside = (path: string): boolean =>
    path
      .split("/")
      .some((_, index, parts) => folders.get(join(realRoot, ...parts.slice(0, index))) === "outside");

  return {
    read(path) {
      if (!isInside(realRoot, resolve(realRoot, path))) return { kind: "outside" };
      const normal = relative(realRoot, resolve(realRoot, path)).split(sep).join("/");
      const found = spelled(normal);
      if (found === undefined) return { kind: isOutside(normal) ? "outside" : "missing" };
      if (found !== normal) return { kind: "wrong-case", found };
      return readInside(realRoot, normal);
    },
    list(folder) {
      const full = resolve(realRoot, folder);
      const names = isInside(realRoot, full) ? namesIn(full) : [];
      return names === "outside" ? [] : [...names].sort();
    },
  };
}

function readInside(realRoot: string, path: string): HostFile {
  try {
    // The system's own: Node's asks for every folder on the way, for each file again.
    const real = realpathSync.native(join(realRoot, path));
    return isInside(realRoot, real) ? readSourceFile(real, realRoot) : { kind: "outside" };
  } catch (error) {
    return unread(error, path);
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
    return unread(error, path);
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

const unread = (error: unknown, path: string): HostFile =>
  (error as NodeJS.ErrnoException).code === "ENOENT"
    ? { kind: "missing" }
    : { kind: "unreadable", reason: `${path}: ${wordsOf(error)[0]}` };

/** None where there is no such folder. */
export function namesInFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

export const isInside = (root: string, path: string): boolean =>
  path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
