/**
 * Output on a disk that knows no links: files are replaced one by one.
 *
 * All are written first and then renamed, so that each file is whole and a full disk changes nothing; a command
 * that is killed in the middle leaves some old and some new files, and the next build finishes. A list of the
 * files says which ones are ours; it is written before the first change, so that none is ever forgotten.
 */

import { dirname, join } from "node:path";
import type { OutputFile } from "../../emit/emitter.ts";
import { ioFailure } from "../failure.ts";
import type { Disk } from "./disk.ts";
import { type Maker, nameOfMaker } from "./maker.ts";

/** What came of putting a set of files in the place of the last one. */
export interface Replaced {
  readonly changed: boolean;
  /** The disk knows no links: the files were replaced one by one. */
  readonly oneByOne: boolean;
}

const listName = "files.json";

export const isOneByOneSet = (disk: Disk, store: string): boolean =>
  disk.kindOf(join(store, listName)) === "file";

export function replaceOneByOne(
  disk: Disk,
  folder: string,
  store: string,
  files: readonly OutputFile[],
  maker: Maker,
  alive: () => void,
): Replaced {
  const before = readPaths(disk, store);
  const by = nameOfMaker(maker);
  refuseForeign(disk, folder, files, before);
  if (
    files.length === before.size &&
    files.every(({ path, content }) => before.has(path) && disk.read(join(folder, path)) === content)
  ) {
    return { changed: false, oneByOne: true };
  }

  const staging = join(store, "staging");
  disk.remove(staging);
  try {
    for (const { path, content } of files) {
      const staged = join(staging, path);
      disk.makeFolder(dirname(staged));
      disk.write(staged, content);
      alive();
    }
    const now = new Set(files.map(({ path }) => path));
    writeList(disk, store, by, new Set([...before, ...now]));
    for (const path of now) {
      disk.makeFolder(dirname(join(folder, path)));
      disk.rename(join(staging, path), join(folder, path));
    }
    for (const path of before) {
      if (now.has(path)) continue;
      disk.remove(join(folder, path));
      removeEmptyFoldersAbove(disk, folder, path);
    }
    writeList(disk, store, by, now);
  } finally {
    disk.remove(staging);
  }
  return { changed: true, oneByOne: true };
}

/** Where a file that no build made has the name of one, or of a folder for one, nothing is changed. */
function refuseForeign(
  disk: Disk,
  folder: string,
  files: readonly OutputFile[],
  before: ReadonlySet<string>,
): void {
  for (const { path } of files) {
    const inTheWay = [...foldersAbove(path).filter((above) => !isFree(disk, join(folder, above)))];
    if (!before.has(path) && disk.kindOf(join(folder, path)) !== undefined) inTheWay.push(path);
    const [first] = inTheWay;
    if (first === undefined) continue;
    throw ioFailure(
      `${join(folder, first)} is there already, and no earlier build made it`,
      "move it away, or choose another folder with --out; nothing was changed",
    );
  }
}

const isFree = (disk: Disk, path: string): boolean => [undefined, "folder"].includes(disk.kindOf(path));

/** `a/b` and `a` of `a/b/c.txt`. */
function foldersAbove(path: string): readonly string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, parts.length - index).join("/"));
}

function removeEmptyFoldersAbove(disk: Disk, folder: string, path: string): void {
  for (const above of foldersAbove(path)) {
    if (disk.list(join(folder, above)).length > 0) return;
    disk.removeEmptyFolder(join(folder, above));
  }
}

/** The name of who made the files; undefined where there are none, or the list cannot be read. */
export function makerOfList(disk: Disk, store: string): string | undefined {
  const { by } = readList(disk, store);
  return typeof by === "string" && /^[a-z]+(-[0-9a-f]{8})?$/.test(by) ? by : undefined;
}

/** Whether a file is one of the set. */
export function isInList(disk: Disk, store: string): (path: string) => boolean {
  const paths = readPaths(disk, store);
  return (path) => paths.has(path);
}

function readList(disk: Disk, store: string): { readonly by?: unknown; readonly files?: unknown } {
  try {
    return Object(JSON.parse(disk.read(join(store, listName)) ?? "{}"));
  } catch {
    return {};
  }
}

/** The list lies where anybody may write: only what could be ours counts, and nothing that links lead out to. */
function readPaths(disk: Disk, store: string): ReadonlySet<string> {
  const { files } = readList(disk, store);
  const paths = (Array.isArray(files) ? files : []).filter(
    (path): path is string =>
      typeof path === "string" &&
      !/[\\:\0]/.test(path) &&
      path.split("/").every((part) => part !== "" && !part.startsWith(".")) &&
      foldersAbove(path).every((above) => disk.kindOf(join(dirname(store), above)) !== "link"),
  );
  return new Set(paths);
}

function writeList(disk: Disk, store: string, by: string, paths: ReadonlySet<string>): void {
  const next = join(store, `${listName}.next`);
  disk.write(next, `${JSON.stringify({ by, files: [...paths].sort() }, null, 2)}\n`);
  disk.rename(next, join(store, listName));
}
