/** Puts a new text in the place of one file in one step; a link to it, and its permissions, stay. */

import { chmodSync, realpathSync, statSync } from "node:fs";
import { stagedPath } from "../../disk/staged-path.ts";
import { ioFailureOf } from "../failure.ts";
import { nodeDisk } from "./disk.ts";

export function replaceFile(named: string, text: string): void {
  const path = realpathSync(named);
  const next = stagedPath(path);
  try {
    // Nothing may stand there: a link would be followed.
    nodeDisk.write(next, text, true);
    chmodSync(next, statSync(path).mode);
    nodeDisk.rename(next, path);
  } catch (error) {
    nodeDisk.remove(next);
    throw ioFailureOf(error, named);
  }
}
