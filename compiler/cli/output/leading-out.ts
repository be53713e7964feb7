/**
 * Output folders that a link leads out of the folder in which a command is used: whoever changed the playbook may have
 * put it there, so that files are written where nobody said.
 */

import { realpathSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { isInside } from "../../disk/folder-reader.ts";
import { ioFailure } from "../failure.ts";

/** Throws where a folder is named as one inside of the folder at hand, and is not. */
export function refuseLeadingOut(folder: string): void {
  const here = process.cwd();
  const named = resolve(folder);
  if (!isInside(here, named)) return;
  const real = realPathOf(named);
  if (isInside(realPathOf(here), real)) return;
  throw ioFailure(
    `${folder} leads out of this folder, to ${real}`,
    "a link does that: remove it, or name that folder itself with --out; nothing was changed",
  );
}

/** Of what is not there yet, where it would be. */
function realPathOf(path: string): string {
  for (let known = path; known !== dirname(known); known = dirname(known)) {
    try {
      return join(realpathSync(known), relative(known, path));
    } catch {
      // Not there, so the folder above it says where it would be.
    }
  }
  return path;
}
