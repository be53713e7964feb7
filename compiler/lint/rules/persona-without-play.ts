/** A persona that nothing is done for, in a playbook that does something for others. */

import type { Rule, Served } from "../rule.ts";

export const personaWithoutPlay: Rule = {
  codes: ["persona-without-play"],
  check({ program, reporter, plays }) {
    const served = new Set<Served>(plays().flatMap(({ personas }) => personas));
    if (served.size === 0 || served.has("everyone")) return;
    for (const persona of program.symbols("persona"))
      if (!served.has(persona))
        reporter.report("persona-without-play", persona.file, persona.nameNode, {
          persona: persona.name,
        });
  },
};
