/**
 * Where a set of output files may go: into a folder of its own, not among all that lies on the disk or in somebody's
 * home, nor among what the commands themselves keep of other sets.
 */

import { homedir } from "node:os";
import { basename, dirname, resolve } from "node:path";
import { usageFailure } from "../failure.ts";
import { realPathOf, refuseLeadingOut } from "../input/leading-out.ts";

/** Beside the files of a set: the sets themselves, and which of them is the current one. */
export const storeFolder = ".persona";

export function refuseUnfitFolder(folder: string): void {
  const what = unfitnessOf(refuseLeadingOut(folder, "folder"));
  if (what === undefined) return;
  throw usageFailure(
    `${folder} is ${what}, and what is made needs a folder of its own`,
    "name one with --out, which need not be there yet; nothing was changed",
  );
}

function unfitnessOf(real: string): string | undefined {
  if (dirname(real) === real) return "the root of the disk";
  if (real === realPathOf(resolve(homedir()))) return "your home folder";
  return basename(real) === storeFolder ? "where commands keep what they made" : undefined;
}
