/** Writes a text in one step: whoever reads the file sees the old one or the new one. */

import { renameSync, rmSync, writeFileSync } from "node:fs";
import { stagedPath } from "./staged-path.ts";

/** Throws the errors of the operating system, and then leaves what was there. */
export function writeText(path: string, text: string): void {
  const staged = stagedPath(path);
  try {
    writeFileSync(staged, text);
    renameSync(staged, path);
  } catch (error) {
    rmSync(staged, { force: true });
    throw error;
  }
}
