/** What describes a command is given: how one is added, and how its work is called. */

import type { Command } from "commander";
import type { ExitCode } from "../exit-codes.ts";
import type { Guide } from "../help.ts";
import type { Terminal } from "../terminal/terminal.ts";

export interface CommandGroup {
  readonly terminal: Terminal;
  add(syntax: string, guide: Guide): Command;
  /** What a command does; PERSONA_FORCE_BUG makes any of them fail as a bug would. */
  does<Arguments extends readonly unknown[]>(
    name: string,
    run: (...args: Arguments) => Promise<ExitCode>,
  ): (...args: Arguments) => Promise<void>;
}

/** Commands by their names, each described when it is needed. */
export type CommandDescriptions = Readonly<Record<string, (group: CommandGroup) => Command>>;
