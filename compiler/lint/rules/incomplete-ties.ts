/** An order for ties that leaves out a persona. Without `ties` the declared order serves, and nothing is said. */

import { replacing } from "../../checker/context.ts";
import { isWhole } from "../../checker/whole.ts";
import { valueOf } from "../../syntax/ast/typed-access.ts";
import type { Rule } from "../rule.ts";

export const incompleteTies: Rule = {
  codes: ["incomplete-ties"],
  local: true,
  check({ program, reporter }) {
    for (const { file, node } of program.declarations("classify")) {
      const ties = valueOf(node, "ties");
      if (ties === undefined || !isWhole(ties)) continue;
      const listed = new Set(ties.names.flatMap((name) => program.resolution(name) ?? []));
      // A name that nothing has, or a doubled one, may well stand for the persona that seems to be missing.
      if (listed.size < ties.names.length) continue;
      const names = new Set(ties.names.map(({ text }) => text));
      const personas = program
        .symbols("persona")
        .filter((persona) => !listed.has(persona))
        .map(({ name }) => name)
        // Of two of the same name only one can be listed.
        .filter((name) => !names.has(name));
      if (personas.length === 0) continue;
      const all = [...names, ...personas].join(", ");
      const fixes = [replacing(file, ties, all)];
      reporter.report("incomplete-ties", file, ties, { personas }, { fixes });
    }
  },
};
