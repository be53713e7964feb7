/** Tab completion for the usual shells, from the same description as the help: `persona complete bash`. */

import tab from "@bomb.sh/tab/commander";
import type { Command } from "commander";

export function addCompletion(program: Command): void {
  const completions = tab(program) as unknown as Completions;
  const answer = completions.complete.bind(completions);
  // Where we have nothing to offer, the shell offers files; the package would forbid that.
  completions.complete = (typed) =>
    completions.completions.length === 0 ? console.log(":0") : answer(typed);
  program.commands
    .find((command) => command.name() === "complete")
    ?.summary("print what a shell loads to complete commands")
    .description(
      "Print what a shell loads to complete persona's commands: `source <(persona complete bash)`.",
    );
}

/** What the package keeps of a request; its types do not say. */
interface Completions {
  completions: readonly unknown[];
  complete(typed: string): void;
}
