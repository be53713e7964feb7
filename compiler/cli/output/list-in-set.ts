/**
 * The list of a set's files, which lies among them: it tells what somebody else put into a folder of the set.
 *
 * To them, such a folder looks like any other. A link leads into the store, and the whole set is removed when the next
 * one has taken its place, so what is not in the list has to be told before.
 */

import { join } from "node:path";
import type { OutputFile } from "../../emit/emitter.ts";
import { ioFailure } from "../failure.ts";
import { type Disk, filesBelow } from "./disk.ts";

export const nameOfList = ".files";

export const listOf = (files: readonly OutputFile[]): OutputFile => ({
  path: nameOfList,
  content: files
    .map(({ path }) => `${path}\n`)
    .sort()
    .join(""),
});

/** What systems leave in a folder that was looked at begins with a point, and goes with the set. */
const isHidden = (path: string): boolean => /(?:^|\/)\.[^/]*$/.test(path);

/** Nothing is changed where a folder of the set that is there holds a file that no build made. */
export function refuseForeignWithin(disk: Disk, folder: string, store: string): void {
  const current = disk.linkTarget(join(store, "current"));
  if (current === undefined) return;
  const set = join(store, current);
  const list = disk.read(join(set, nameOfList));
  // Sets of earlier versions have none.
  if (list === undefined) return;
  const own = new Set(list.split("\n"));
  const other = filesBelow(disk, set).find((path) => !own.has(path) && !isHidden(path));
  if (other === undefined) return;
  throw ioFailure(
    `${join(folder, other)} is there, and no build made it; it would be lost`,
    "move it out of this folder, which is replaced as a whole; nothing was changed",
  );
}
