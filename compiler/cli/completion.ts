/**
 * Tab completion for the usual shells, from the same description as the help: `persona complete bash`.
 *
 * What could come next is the package's answer, and so are the scripts that ask for it, but for that of bash: the
 * package's needs an add-on that many machines lack, and runs what is typed, `$(…)` included, to complete it.
 */

import tab from "@bomb.sh/tab/commander";
import type { Command } from "commander";
import { suggest } from "../diagnostics/suggest.ts";
import { usageFailure } from "./failure.ts";
import { plain } from "./terminal/terminal.ts";

const shells = ["bash", "zsh", "fish", "powershell"];

/** What is typed instead of a shell, in our words; `-- …` is what the scripts ask. */
export function refuseOtherShells([shell, ...more]: readonly string[]): void {
  if (shell?.startsWith("-") || (shell !== undefined && shells.includes(shell) && more.length === 0)) return;
  const near = more.length === 0 && shell !== undefined ? suggest(shell, shells) : undefined;
  throw usageFailure(
    shell === undefined
      ? "complete: for which shell?"
      : more.length > 0
        ? "complete: name one shell"
        : `complete ${plain(shell)}: there is no completion for this shell`,
    near === undefined
      ? `there is for ${shells.slice(0, -1).join(", ")} and ${shells.at(-1)}`
      : `did you mean ${near}?`,
  );
}

export function addCompletion(program: Command): void {
  const completions = tab(program) as unknown as Completions;
  const answer = completions.complete.bind(completions);
  // Where we have nothing to offer, the shell offers files; the package would forbid that.
  completions.complete = (typed) =>
    completions.completions.length === 0 ? console.log(":0") : answer(typed);
  // What the list of commands says of these two, as what it says of ours.
  completions.command("complete", "Print what a shell loads to complete persona's commands.");
  completions.command("help", "Explain a command.");
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
  command(name: string, description: string): unknown;
}

/** Words go to the command as they stand. Where it has nothing to offer, bash offers files. */
export const bashScript = `# Completes the words of persona's commands: source <(persona complete bash)
_persona_complete() {
  local current=\${COMP_WORDS[COMP_CWORD]} typed=() word value
  # To bash, the sign in --format=json is a word of its own.
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
    [[ $word == "=" ]] || typed+=("$word")
  done
  if [[ $current == "=" ]]; then
    current=
    typed+=("")
  fi
  COMPREPLY=()
  while IFS=$'\\t' read -r value word; do
    [[ $value != :* && $value == "$current"* ]] && COMPREPLY+=("$value")
  done < <(persona complete -- "\${typed[@]}" 2>/dev/null)
}
complete -o bashdefault -o default -F _persona_complete persona`;
