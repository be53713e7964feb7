/**
 * What writing output asks of the disk, as few operations as will do.
 *
 * Tests give a disk that stops or fails at any of them. All throw the errors of the operating system, but for the
 * questions (`kindOf`, `linkTarget`, `read`, `list`), which answer with nothing where there is nothing.
 */

import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";

export interface Disk {
  /** A link is not followed. */
  kindOf(path: string): "file" | "folder" | "link" | undefined;
  /** What a link says, whether something is there or not. */
  linkTarget(path: string): string | undefined;
  /** Whether a path leads somewhere, through all its links. */
  leadsSomewhere(path: string): boolean;
  read(path: string): string | undefined;
  /** Milliseconds since a file was written. */
  ageOf(path: string): number | undefined;
  list(folder: string): readonly string[];
  /** With the folders above it. The highest one that had to be made, if any. */
  makeFolder(path: string): string | undefined;
  /** To the last byte, and on the disk itself when it returns. `fresh`: fails where something is there, and then leaves nothing. */
  write(path: string, content: string, fresh?: boolean): void;
  /** To the last byte, and on the disk itself whenever the system gets to it. */
  writeSoon(path: string, content: string): void;
  makeLink(target: string, path: string): void;
  /** In one step, over what is there. */
  rename(from: string, to: string): void;
  /** A file, a link or a whole folder; nothing is fine. */
  remove(path: string): void;
  removeEmptyFolder(path: string): void;
  /** Makes new names in a folder outlive a power cut, where the disk can. */
  syncFolder(path: string): void;
}

export const nodeDisk: Disk = {
  kindOf(path) {
    const status = unlessAbsent(() => lstatSync(path));
    if (status === undefined) return undefined;
    return status.isSymbolicLink() ? "link" : status.isDirectory() ? "folder" : "file";
  },
  linkTarget: (path) => unlessAbsent(() => readlinkSync(path), "EINVAL", "UNKNOWN"),
  leadsSomewhere: (path) => unlessAbsent(() => statSync(path), "ELOOP") !== undefined,
  read: (path) => unlessAbsent(() => readFileSync(path, "utf8")),
  ageOf(path) {
    const status = unlessAbsent(() => lstatSync(path));
    return status === undefined ? undefined : Date.now() - status.mtimeMs;
  },
  list: (folder) => unlessAbsent(() => readdirSync(folder)) ?? [],
  makeFolder: (path) => makeFolders(path),
  write(path, content, fresh = false) {
    const bytes = Buffer.from(content, "utf8");
    const descriptor = openSync(path, fresh ? "wx" : "w");
    try {
      let written = 0;
      while (written < bytes.length) written += writeSync(descriptor, bytes, written);
      fsyncSync(descriptor);
    } catch (error) {
      if (fresh) rmSync(path, { force: true });
      throw Object.assign(error as Error, { path });
    } finally {
      closeSync(descriptor);
    }
  },
  writeSoon: (path, content) => writeFileSync(path, content),
  makeLink: (target, path) => symlinkSync(target, path),
  rename: renameSync,
  remove: (path) => rmSync(path, { recursive: true, force: true }),
  removeEmptyFolder: (path) => rmdirSync(path),
  syncFolder(path) {
    let descriptor: number | undefined;
    try {
      descriptor = openSync(path, "r");
      fsyncSync(descriptor);
    } catch {
      // Some disks cannot; the files themselves were synced.
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
  },
};

/**
 * Not Node's own: it tries for ever where a folder exists in which none can be made, as in `/proc`.
 * Gives the highest folder that had to be made, if any.
 */
export function makeFolders(path: string, again = true): string | undefined {
  try {
    mkdirSync(path);
    return path;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
      return undefined;
    if (code !== "ENOENT") throw error;
    // The one above is there, and takes none.
    if (!again) throw Object.assign(error as Error, { code: "EPERM" });
    const highest = makeFolders(dirname(path));
    const made = makeFolders(path, false);
    return highest ?? made;
  }
}

/** Relative to the folder. */
export function filesBelow(disk: Disk, folder: string): readonly string[] {
  return disk.list(folder).flatMap((name) => {
    const path = join(folder, name);
    if (disk.kindOf(path) !== "folder") return [name];
    return filesBelow(disk, path).map((below) => `${name}/${below}`);
  });
}

function unlessAbsent<Answer>(ask: () => Answer, ...also: readonly string[]): Answer | undefined {
  try {
    return ask();
  } catch (error) {
    if (["ENOENT", "ENOTDIR", ...also].includes((error as NodeJS.ErrnoException).code ?? ""))
      return undefined;
    throw error;
  }
}
