/** More personas than a team can keep apart: two or three do for most customers. */

import type { Rule } from "../rule.ts";

const enough = 5;

export const manyPersonas: Rule = {
  codes: ["many-personas"],
  check({ program, reporter }) {
    const personas = program.symbols("persona");
    const first = personas[enough];
    if (first === undefined) return;
    reporter.report("many-personas", first.file, first.nameNode, { count: personas.length, enough });
  },
};
