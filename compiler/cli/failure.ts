/**
 * Ends of a command that are not its result: called wrongly, or the disk said no.
 *
 * These are the only exceptions that the command line throws on purpose; what is wrong in a playbook or in data
 * is a diagnostic. Anything else that is thrown is a bug of ours.
 */

import { isAbsolute, relative } from "node:path";
import { wordsOf } from "../disk/system-errors.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";

export class CommandFailure extends Error {
  readonly exitCode: ExitCode;
  readonly help: string | undefined;

  constructor(exitCode: ExitCode, message: string, help?: string) {
    super(message);
    this.exitCode = exitCode;
    this.help = help;
  }
}

export const usageFailure = (message: string, help?: string): CommandFailure =>
  new CommandFailure(exitCodes.usage, message, help);

/** Of customers and other data that cannot be used. */
export const dataFailure = (message: string, help?: string): CommandFailure =>
  new CommandFailure(exitCodes.errors, message, help);

export const ioFailure = (message: string, help?: string): CommandFailure =>
  new CommandFailure(exitCodes.io, message, help);

/** An error of the operating system, in words. */
export function ioFailureOf(error: unknown, path: string): CommandFailure {
  const [message, help] = wordsOf(error);
  return ioFailure(`${fromHere(path)}: ${message}`, help);
}

/** What lies in the folder at hand, as it would be typed there. */
function fromHere(path: string): string {
  const typed = relative(process.cwd(), path);
  const isWithin = typed !== "" && !typed.startsWith("..") && !isAbsolute(typed);
  return isWithin ? typed : path;
}
