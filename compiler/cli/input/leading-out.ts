/**
 * Files and folders that a link leads out of the folder in which a command is used, or out of a playbook's: whoever
 * changed the playbook may have put it there, so that something is written, or read and shown, that nobody named.
 */

import { realpathSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { isInside } from "../../disk/folder-reader.ts";
import { ioFailure } from "../failure.ts";

/**
 * Gives where something lies; throws where it is named as if it were inside of a folder, and is not.
 *
 * @param within the folder; what lies elsewhere by its very name may do so
 */
export function refuseLeadingOut(named: string, what: "file" | "folder", within = process.cwd()): string {
  const path = resolve(named);
  const real = realPathOf(path);
  if (!isInside(within, path) || isInside(realPathOf(within), real)) return real;
  const folder = within === process.cwd() ? "this folder" : "the playbook's folder";
  throw ioFailure(
    `${named} leads out of ${folder}, to ${real}`,
    `a link does that: remove it, or name that ${what} itself; nothing was changed`,
  );
}

/** Of what is not there yet, where it would be. */
export function realPathOf(path: string): string {
  for (let known = path; known !== dirname(known); known = dirname(known)) {
    try {
      return join(realpathSync(known), relative(known, path));
    } catch {
      // Not there, so the folder above it says where it would be.
    }
  }
  return path;
}
