/**
 * Runs what was typed, and turns however it ended into an exit code and words.
 *
 * A command ends with its result, or throws a `CommandFailure`, or an error of the operating system. Anything else
 * is a bug of ours, also where nobody waited for it: the user gets one line and a report file, no stack trace.
 */

import { type Command, CommanderError } from "commander";
import { isSystemError, pathOf } from "../disk/system-errors.ts";
import { reportBug } from "./bug-report.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { CommandFailure, ioFailureOf } from "./failure.ts";
import { endWhenStopped } from "./interruption.ts";
import { createProgram } from "./program.ts";
import { createTerminal, type Terminal } from "./terminal/terminal.ts";

export async function runCommandLine(args: readonly string[]): Promise<ExitCode> {
  const terminal = createTerminal();
  let exitCode: ExitCode = exitCodes.fine;
  const program = createProgram(terminal, args, (code) => {
    exitCode = code;
  });
  endWhenStopped();
  // Rejections that nobody waits for arrive here too.
  process.once("uncaughtException", (error) => process.exit(reportFailure(error, terminal, args)));
  try {
    if (args.find((word) => !isHelp(word)) === "complete") {
      const { addCompletion, bashScript, refuseOtherShells } = await import("./completion.ts");
      if (args[0] === "complete") refuseOtherShells(args.slice(1));
      if (args.length === 2 && args[1] === "bash") {
        terminal.print(bashScript);
        return exitCode;
      }
      addCompletion(program);
    }
    await program.parseAsync(withoutHelpOnNothing(args, program), { from: "user" });
    return exitCode;
  } catch (error) {
    return reportFailure(error, terminal, args);
  }
}

const isHelp = (word: string): boolean => ["help", "--help", "-h"].includes(word);

/** Of a command that does not exist there is no help; where none is asked for, Commander says so, and which is near. */
function withoutHelpOnNothing(args: readonly string[], program: Command): readonly string[] {
  const name = args.find((word) => !isHelp(word));
  const isThere = name === undefined || program.commands.some((each) => each.name() === name);
  return isThere || name.startsWith("-") || !args.some(isHelp) ? args : [name];
}

function reportFailure(error: unknown, terminal: Terminal, args: readonly string[]): ExitCode {
  if (error instanceof CommanderError) {
    // Commander has said what is wrong; help and version end with 0.
    return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
  }
  const failure = isSystemError(error) ? ioFailureOf(error, pathOf(error) ?? "") : error;
  if (failure instanceof CommandFailure) {
    terminal.noteError(failure.message, failure.help);
    return failure.exitCode;
  }
  terminal.note(reportBug(error, args));
  return exitCodes.bug;
}
