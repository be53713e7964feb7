/** `persona debug ast|ir <file>`: what the compiler made of a file, for those who work on it. */

import { readFileSync } from "node:fs";
import { printPlaybook } from "../../ir/print.ts";
import { decodeSource } from "../../syntax/decode.ts";
import { parse } from "../../syntax/parse.ts";
import { printTree } from "../../syntax/print-tree.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { ioFailure, usageFailure } from "../failure.ts";
import { openSoundPlaybook } from "../input/open-playbook.ts";
import type { Terminal } from "../terminal/terminal.ts";

export async function runDebug(
  terminal: Terminal,
  _options: object,
  what: string,
  file: string,
): Promise<ExitCode> {
  if (what === "ast") {
    const { text } = decodeSource(readFileSync(file), file);
    if (text === undefined) throw ioFailure(`${file}: cannot be read as text`);
    await terminal.write(`${printTree(parse({ path: file, text, version: 0 }).tree)}\n`);
    return exitCodes.fine;
  }
  if (what !== "ir") throw usageFailure(`debug ${what}: there is only ast and ir`);
  const open = await openSoundPlaybook(file, terminal);
  if (open === undefined) return exitCodes.errors;
  await terminal.write(printPlaybook(open.playbook));
  return exitCodes.fine;
}
