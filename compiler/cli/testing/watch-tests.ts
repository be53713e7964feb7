/** `persona test --watch`: after every change in the playbooks' folders, runs again what that change can have changed. */

import type { Suite } from "../../testing/reporters/suite.ts";
import { watchFolders } from "../commands/watch.ts";
import { projectFolderOf } from "../input/open-playbook.ts";
import { createProblemPrinter } from "../terminal/print-problems.ts";
import { printCounts, printSuite } from "../terminal/print-results.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Chosen } from "./choose.ts";
import { createResultMemory } from "./result-memory.ts";
import { fromHere, inOrder, runChosen } from "./run-chosen.ts";

/** Ends only with an error. `open`: the tests that are asked for, as they are now; undefined where there are errors. */
export async function watchTests(
  terminal: Terminal,
  named: readonly string[],
  open: () => Promise<readonly Chosen[] | undefined>,
): Promise<never> {
  const memory = createResultMemory();

  async function runAll(): Promise<void> {
    const chosen = await open();
    const problems = createProblemPrinter(terminal);
    const suites: Suite[] = [];
    let ran = 0;
    for (const each of chosen ?? []) {
      const remembered = await memory.resultsOf(each, async (these) => {
        const before = problems.errors;
        let isRead = true;
        const failed = () => {
          isRead = false;
        };
        const results = await runChosen(these, terminal, problems, { failed });
        return { results, isSound: isRead && problems.errors === before };
      });
      ran += remembered.ran;
      const results = fromHere(inOrder(remembered.results, each.open.playbook), each.open);
      suites.push({ name: each.open.playbook.name, results });
    }
    if (chosen !== undefined) {
      for (const suite of suites) printSuite(terminal, suite);
      const all = suites.flatMap(({ results }) => results);
      printCounts(terminal, all);
      if (ran < all.length)
        terminal.print(
          terminal.style("dim", `${ran} run, ${all.length - ran} as before: nothing they depend on changed`),
        );
    }
  }

  const roots = await Promise.all(named.map(projectFolderOf));
  return watchFolders(terminal, { named, roots: [...new Set(roots)], data: true }, runAll);
}
