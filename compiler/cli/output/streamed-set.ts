/**
 * A set of output files too large to be held at once: written file by file, and put in the place of the old set in one
 * step when all of it is there, as output-set.ts does.
 *
 * The folder is locked from the first file to the last. Files reach the disk when the system gets to it: to wait for
 * each of a hundred thousand would take minutes, so a power cut right after the end may cost the new set, and never a
 * command that is killed.
 */

import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { isSystemError, pathOf } from "../../disk/system-errors.ts";
import type { OutputFile } from "../../emit/emitter.ts";
import { ioFailureOf } from "../failure.ts";
import { whenInterrupted } from "../interruption.ts";
import { type Disk, filesBelow, nodeDisk } from "./disk.ts";
import { listOf, nameOfList, refuseForeignWithin } from "./list-in-set.ts";
import { takeLock } from "./lock.ts";
import { type Maker, nameOfMaker, refuseOthersSet } from "./maker.ts";
import { isOneByOneSet, makerOfList, type Replaced, replaceOneByOne } from "./one-by-one.ts";
import {
  clear,
  makerOfLink,
  nextSet,
  pointTo,
  refuseForeignStore,
  refuseInTheWay,
  removeEmptyFolders,
} from "./output-set.ts";
import { refuseUnfitFolder, storeFolder } from "./own-folder.ts";

export interface StreamedSet {
  add(file: OutputFile): void;
  /** All files are there: now they take the place of the old ones. */
  commit(): Replaced;
  /** Leaves everything as it was; nothing after `commit`. */
  discard(): void;
}

/** All of it throws a `CommandFailure` where the disk says no, or the set is not this maker's; the old set is then still there. */
export function openStreamedSet(folder: string, maker: Maker, disk: Disk = nodeDisk): StreamedSet {
  const store = join(folder, storeFolder);
  // A digest of nothing: no set has it.
  const staging = join(store, `${nameOfMaker(maker)}-${"0".repeat(32)}.staging`);
  // Nothing is kept of a file but what it does to the digest: memory does not grow with their number.
  const digest = createHash("sha256");
  const names = new Set<string>();
  let lastFolder: string | undefined;
  let ended = false;
  let made: string | undefined;
  let lock: ReturnType<typeof takeLock> | undefined;
  const forget = whenInterrupted(discard);

  const trying = <Answer>(work: () => Answer): Answer => {
    try {
      return work();
    } catch (error) {
      discard();
      throw isSystemError(error) ? ioFailureOf(error, pathOf(error) ?? folder) : error;
    }
  };

  trying(() => {
    refuseUnfitFolder(folder);
    refuseForeignStore(disk, store);
    made = disk.makeFolder(store);
    lock = takeLock(disk, join(store, "lock"));
    clear(disk, folder, store);
    const before = isOneByOneSet(disk, store) ? makerOfList(disk, store) : makerOfLink(disk, store);
    refuseOthersSet(folder, maker, before);
    refuseForeignWithin(disk, folder, store);
    disk.makeFolder(staging);
  });
  return { add, commit, discard };

  function add({ path, content }: OutputFile): void {
    trying(() => {
      const file = join(staging, path);
      const above = dirname(file);
      // Files of one folder come one after another.
      if (above !== lastFolder) disk.makeFolder(above);
      lastFolder = above;
      disk.writeSoon(file, content);
      digest.update(`${path}\0${Buffer.byteLength(content)}\0`).update(content);
      names.add(path.split("/")[0] as string);
      lock?.alive();
    });
  }

  function commit(): Replaced {
    return trying(() => {
      if (isOneByOneSet(disk, store)) return oneByOne();
      refuseInTheWay(disk, folder, names);
      refuseForeignWithin(disk, folder, store);
      const files = staged();
      const list = listOf(files);
      disk.writeSoon(join(staging, list.path), list.content);
      const { set, isThere } = nextSet(disk, store, maker, digest.digest("hex"), [...files, list]);
      if (isThere) return done({ changed: false, oneByOne: false });
      disk.remove(join(store, set));
      disk.rename(staging, join(store, set));
      disk.syncFolder(store);
      if (pointTo(disk, folder, store, set, names)) return done({ changed: true, oneByOne: false });
      disk.rename(join(store, set), staging);
      return oneByOne();
    });
  }

  /** Each file is read back when its turn comes. */
  function staged(): readonly OutputFile[] {
    return filesBelow(disk, staging)
      .filter((path) => path !== nameOfList)
      .map((path) => ({
        path,
        get content() {
          return disk.read(join(staging, path)) ?? "";
        },
      }));
  }

  function oneByOne(): Replaced {
    return done(replaceOneByOne(disk, folder, store, staged(), maker, () => lock?.alive()));
  }

  function done(replaced: Replaced): Replaced {
    ended = true;
    forget();
    clear(disk, folder, store);
    lock?.release();
    return replaced;
  }

  function discard(): void {
    if (ended) return;
    ended = true;
    forget();
    try {
      if (lock !== undefined) clear(disk, folder, store);
      lock?.release();
    } catch {
      // A disk that is full or gone: the next command clears.
    }
    if (made !== undefined) removeEmptyFolders(disk, store, made);
  }
}
