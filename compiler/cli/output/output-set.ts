/**
 * Replaces a whole set of output files in one step: a reader sees the old set or the new one, never a mix,
 * whenever the command is killed.
 *
 * The files live in `.persona/<maker>-<digest>/` inside the output folder; `.persona/current` is a link to that,
 * and every top-level name (`classifier.js`, `templates`) is a link through `current`. Replacing the one link
 * replaces the set; names that the new set does not have lead nowhere in the same step, and are then cleared, as
 * is everything that an earlier, killed build left. Files that are not ours are never touched: where one stands
 * in the way or in a folder of the set, or where the set is another maker's, nothing is changed.
 *
 * Where the disk knows no links (some Windows set-ups), files are replaced one by one: see one-by-one.ts.
 */

import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { isSystemError, pathOf } from "../../disk/system-errors.ts";
import type { OutputFile } from "../../emit/emitter.ts";
import { ioFailure, ioFailureOf } from "../failure.ts";
import { type Disk, filesBelow, nodeDisk } from "./disk.ts";
import { listOf, refuseForeignWithin } from "./list-in-set.ts";
import { whileLocked } from "./lock.ts";
import { type Maker, nameOfMaker, refuseOthersSet } from "./maker.ts";
import { isInList, isOneByOneSet, makerOfList, type Replaced, replaceOneByOne } from "./one-by-one.ts";
import { refuseUnfitFolder, storeFolder } from "./own-folder.ts";

/** Throws a `CommandFailure` where the disk says no, or the set is not this maker's; the old set is then still there. */
export function replaceOutputSet(
  folder: string,
  files: readonly OutputFile[],
  maker: Maker,
  disk: Disk = nodeDisk,
): Replaced & { /** Without those that gave way. */ readonly written: readonly OutputFile[] } {
  const store = join(folder, storeFolder);
  let made: string | undefined;
  try {
    refuseUnfitFolder(folder);
    refuseForeignStore(disk, store);
    made = disk.makeFolder(store);
    return whileLocked(disk, join(store, "lock"), (alive) => {
      clear(disk, folder, store);
      const linked = makerOfLink(disk, store) !== undefined;
      const oneByOne = isOneByOneSet(disk, store) || (!linked && takenUpByOthers.has(maker.command));
      refuseOthersSet(folder, maker, makerOfLink(disk, store) ?? makerOfList(disk, store));
      const isOurs = oneByOne
        ? isInList(disk, store)
        : (path: string) => isOurLink(disk, join(folder, path), path);
      const written = files.filter(
        ({ path, givesWay }) => !givesWay || disk.kindOf(join(folder, path)) === undefined || isOurs(path),
      );
      const replace = oneByOne ? replaceOneByOne : replaceLinked;
      return { ...replace(disk, folder, store, written, maker, alive), written };
    });
  } catch (error) {
    if (made !== undefined) removeEmptyFolders(disk, store, made);
    if (!isSystemError(error)) throw error;
    // Where our own folder cannot be made, it is the named one that is not as it should be.
    const at = pathOf(error) ?? folder;
    throw ioFailureOf(error, at === store ? folder : at);
  }
}

/** Services that take up what tests cover refuse links: these files are files, and are replaced one by one. */
const takenUpByOthers: ReadonlySet<Maker["command"]> = new Set(["test"]);

function replaceLinked(
  disk: Disk,
  folder: string,
  store: string,
  files: readonly OutputFile[],
  maker: Maker,
  alive: () => void,
): Replaced {
  refuseForeignWithin(disk, folder, store);
  const listed = [...files, listOf(files)];
  const { set, isThere } = nextSet(disk, store, maker, digestOf(files), listed);
  const names = new Set(files.map(({ path }) => path.split("/")[0] as string));
  refuseInTheWay(disk, folder, names);
  try {
    if (!isThere) stage(disk, store, set, listed, alive);
    if (!pointTo(disk, folder, store, set, names)) {
      clear(disk, folder, store);
      return replaceOneByOne(disk, folder, store, files, maker, alive);
    }
  } catch (error) {
    try {
      clear(disk, folder, store);
    } catch {
      // A disk that is full or gone: the next build clears.
    }
    throw error;
  }
  clear(disk, folder, store);
  return { changed: !isThere, oneByOne: false };
}

/**
 * The name for a set of these files, and whether it is there already. What is there counts by its content: somebody may
 * have changed it since, or have brought it along under the right name. Then the set gets another name, so that it can
 * still take the other's place in one step.
 */
export function nextSet(
  disk: Disk,
  store: string,
  maker: Maker,
  digest: string,
  files: readonly OutputFile[],
): { readonly set: string; readonly isThere: boolean } {
  const another = createHash("sha256").update(`another ${digest}`).digest("hex");
  const names = [digest, another].map((each) => `${nameOfMaker(maker)}-${each.slice(0, 32)}`);
  const before = disk.linkTarget(join(store, "current"));
  if (before !== undefined && names.includes(before) && holds(disk, join(store, before), files))
    return { set: before, isThere: true };
  return { set: names.find((name) => name !== before) as string, isThere: false };
}

/** Whether a folder has just these files, and no links. */
function holds(disk: Disk, folder: string, files: readonly OutputFile[]): boolean {
  return (
    disk.kindOf(folder) === "folder" &&
    filesBelow(disk, folder).length === files.length &&
    files.every(
      ({ path, content }) =>
        disk.kindOf(join(folder, path)) === "file" && disk.read(join(folder, path)) === content,
    )
  );
}

/** Where something that is not ours has one of the names, nothing is changed. */
export function refuseInTheWay(disk: Disk, folder: string, names: ReadonlySet<string>): void {
  for (const name of names) {
    const path = join(folder, name);
    if (disk.kindOf(path) !== undefined && !isOurLink(disk, path, name)) throw foreign(path);
  }
}

/** Makes all names lead to a set that is on the disk, in one step; false where the disk knows no links at all. */
export function pointTo(
  disk: Disk,
  folder: string,
  store: string,
  set: string,
  names: ReadonlySet<string>,
): boolean {
  const before = disk.linkTarget(join(store, "current"));
  const next = join(store, "current.next");
  disk.remove(next);
  try {
    disk.makeLink(set, next);
  } catch (error) {
    if (before !== undefined || !isLinkless(error)) throw error;
    return false;
  }
  // New names lead nowhere as yet; with the rename all of them lead to the new set.
  for (const name of names) {
    const path = join(folder, name);
    if (disk.kindOf(path) === undefined) disk.makeLink(linkTarget(name), path);
  }
  if (before !== set) {
    disk.rename(next, join(store, "current"));
    disk.syncFolder(store);
  }
  return true;
}

/** Writes the set beside the current one; it gets its name only when all of it is on the disk. */
function stage(
  disk: Disk,
  store: string,
  set: string,
  files: readonly OutputFile[],
  alive: () => void,
): void {
  const staging = join(store, `${set}.staging`);
  const target = join(store, set);
  disk.remove(staging);
  disk.remove(target);
  const folders = new Set<string>();
  for (const { path, content } of files) {
    const file = join(staging, path);
    disk.makeFolder(dirname(file));
    disk.write(file, content);
    folders.add(dirname(file)).add(staging);
    alive();
  }
  for (const made of folders) disk.syncFolder(made);
  disk.rename(staging, target);
  disk.syncFolder(store);
}

/** Everything of ours that the current set does not use. */
export function clear(disk: Disk, folder: string, store: string): void {
  const current = disk.linkTarget(join(store, "current"));
  for (const name of disk.list(store)) {
    if (name !== current && ours.test(name)) disk.remove(join(store, name));
  }
  for (const name of disk.list(folder)) {
    const path = join(folder, name);
    if (isOurLink(disk, path, name) && !disk.leadsSomewhere(path)) disk.remove(path);
  }
}

/** What a build may leave in the store, besides the lock that it holds and the link to the current set. */
const ours =
  /^([a-z]+(-[0-9a-f]{8})?-[0-9a-f]{32}(\.staging)?|current\.next|lock\.\d+|staging|files\.json\.next)$/;

const linkTarget = (name: string): string => `.persona/current/${name}`;

const isOurLink = (disk: Disk, path: string, name: string): boolean =>
  disk.linkTarget(path) === linkTarget(name);

/** Links come with a folder that somebody else made: none may lead our work out of the output folder. */
export function refuseForeignStore(disk: Disk, store: string): void {
  const kind = disk.kindOf(store);
  if (kind !== undefined && kind !== "folder") throw foreign(store);
  const current = join(store, "current");
  if (disk.kindOf(current) !== undefined && makerOfLink(disk, store) === undefined) throw foreign(current);
}

/** The maker's name in `build-<digest>`. */
export const makerOfLink = (disk: Disk, store: string): string | undefined =>
  /^([a-z]+(?:-[0-9a-f]{8})?)-[0-9a-f]{32}$/.exec(disk.linkTarget(join(store, "current")) ?? "")?.[1];

const foreign = (path: string) =>
  ioFailure(
    `${path} is there already, and no earlier build made it`,
    "move it away, or choose another folder with --out; nothing was changed",
  );

function digestOf(files: readonly OutputFile[]): string {
  const hash = createHash("sha256");
  for (const { path, content } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    hash.update(`${path}\0${Buffer.byteLength(content)}\0`).update(content);
  }
  return hash.digest("hex");
}

const isLinkless = (error: unknown): boolean =>
  isSystemError(error) && ["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"].includes(error.code ?? "");

/** After a failure: the folders that were made for the set, where nothing is in them. */
export function removeEmptyFolders(disk: Disk, store: string, highest: string): void {
  try {
    for (let path = store; path.length >= highest.length; path = dirname(path)) disk.removeEmptyFolder(path);
  } catch {
    // Not empty, or not ours to remove.
  }
}
