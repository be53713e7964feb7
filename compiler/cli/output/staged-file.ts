/**
 * Writes one file piece by piece, and puts it in the place of the old one in one step when all of it is there.
 *
 * Until then the old one stays as it is, and however the command ends, nothing that is half written stays. A link to the
 * file and its permissions stay; one that leads out of the folder at hand is refused.
 */

import { chmodSync, closeSync, fsyncSync, openSync, realpathSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { stagedPath } from "../../disk/staged-path.ts";
import { type CommandFailure, ioFailure, ioFailureOf } from "../failure.ts";
import { refuseLeadingOut } from "../input/leading-out.ts";
import { nodeDisk } from "./disk.ts";

export interface StagedFile {
  write(text: string): void;
  /** All of it is written: now it takes the place of the old one. */
  commit(): void;
  /** Leaves everything as it was; nothing after `commit`. */
  discard(): void;
  /** Whether there was a file of the name before. */
  readonly replaces: boolean;
}

/** So much is collected before the disk is asked. */
const enough = 256 * 1024;

export function stageFile(named: string): StagedFile {
  refuseLeadingOut(named, "file");
  const old = statSync(named, { throwIfNoEntry: false });
  if (old !== undefined && !old.isFile()) throw notAFile(named, old.isDirectory());
  const path = old === undefined ? named : realpathSync(named);
  const staged = stagedPath(path);
  const trying = <Answer>(work: () => Answer): Answer => {
    try {
      return work();
    } catch (error) {
      discard();
      throw ioFailureOf(error, named);
    }
  };

  let descriptor: number | undefined;
  let waiting = "";
  const forget = () => process.off("exit", discard);

  function flush(): void {
    const bytes = Buffer.from(waiting, "utf8");
    waiting = "";
    let written = 0;
    while (written < bytes.length) written += writeSync(descriptor as number, bytes, written);
  }

  function close(): void {
    if (descriptor !== undefined) closeSync(descriptor);
    descriptor = undefined;
  }

  function discard(): void {
    forget();
    if (descriptor === undefined) return;
    close();
    nodeDisk.remove(staged);
  }

  descriptor = trying(() => openSync(staged, "wx"));
  process.once("exit", discard);
  return {
    replaces: old !== undefined,
    write(text) {
      waiting += text;
      if (waiting.length >= enough) trying(flush);
    },
    commit() {
      trying(() => {
        flush();
        fsyncSync(descriptor as number);
        if (old !== undefined) chmodSync(staged, old.mode);
        nodeDisk.rename(staged, path);
        nodeDisk.syncFolder(dirname(path));
      });
      close();
      forget();
    },
    discard,
  };
}

const notAFile = (named: string, isFolder: boolean): CommandFailure =>
  isFolder
    ? ioFailure(`${named}: this is a folder, a file is needed`)
    : ioFailure(
        `${named}: this is not a file`,
        "leave the option out, and the result goes to standard output",
      );
