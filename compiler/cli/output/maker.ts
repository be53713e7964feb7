/**
 * Who made a set of output files: a command, and of `plan` the customer too.
 *
 * A folder belongs to whoever made the set in it. Another command would replace the set, and so remove every file
 * of the first one; that is hardly ever meant, so it is refused, and who means it deletes the folder.
 */

import { createHash } from "node:crypto";
import { type CommandFailure, ioFailure } from "../failure.ts";

export interface Maker {
  readonly command:
    | "build"
    | "docs"
    | "plan"
    | "replan"
    | "migrate"
    | "report"
    | "drift"
    | "evaluate"
    | "test";
  /** What it is made for, where a command makes one set for each: the customer's id. */
  readonly of?: string;
}

/** `build`, or `plan-1f3a09bc`: what the name of a set begins with, so that the pointer to the set says it too. */
export function nameOfMaker({ command, of }: Maker): string {
  if (of === undefined) return command;
  return `${command}-${createHash("sha256").update(of).digest("hex").slice(0, 8)}`;
}

/** @param before the name of who made the set that is there; undefined where there is none */
export function refuseOthersSet(folder: string, maker: Maker, before: string | undefined): void {
  if (before !== undefined && before !== nameOfMaker(maker)) throw othersSet(folder, maker, before);
}

function othersSet(folder: string, maker: Maker, before: string): CommandFailure {
  const [command = ""] = before.split("-");
  const what =
    command === maker.command ? "the plan of another customer" : `what \`persona ${command}\` made`;
  return ioFailure(
    `${folder} holds ${what}, and it would be lost`,
    "choose another folder with --out, or delete this one first; nothing was changed",
  );
}
