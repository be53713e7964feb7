/** The files of a set before any of them is written; too many of them are an error of the playbook. */

import { gather, type OutputFile } from "../../emit/emitter.ts";
import { limits } from "../../limits.ts";
import { exitCodes } from "../exit-codes.ts";
import { CommandFailure } from "../failure.ts";

/** Throws a `CommandFailure` where they are longer than a set may be. */
export function gatherFiles(files: Iterable<OutputFile>, out: string, help: string): readonly OutputFile[] {
  const gathered = gather(files);
  if (gathered !== undefined) return gathered;
  const most = Math.floor(limits.outputLength / 1_000_000);
  throw new CommandFailure(
    exitCodes.errors,
    `the files for ${out} would have more than ${most} million characters, the most that one set may have; nothing was written, and ${out} is as it was`,
    help,
  );
}
