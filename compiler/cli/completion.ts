/** Tab completion for the usual shells, from the same description as the help: `persona complete bash`. */

import tab from "@bomb.sh/tab/commander";
import type { Command } from "commander";

export function addCompletion(program: Command): void {
  tab(program);
}
