/** Where a set of output files may go: into a folder of its own, not among all that lies on the disk or in somebody's home. */

import { homedir } from "node:os";
import { dirname, resolve } from "node:path";
import { usageFailure } from "../failure.ts";
import { realPathOf, refuseLeadingOut } from "../input/leading-out.ts";

export function refuseUnfitFolder(folder: string): void {
  const real = refuseLeadingOut(folder, "folder");
  const isRoot = dirname(real) === real;
  if (!isRoot && real !== realPathOf(resolve(homedir()))) return;
  throw usageFailure(
    `${folder} is ${isRoot ? "the root of the disk" : "your home folder"}, and what is made needs a folder of its own`,
    "name one with --out, which need not be there yet; nothing was changed",
  );
}
