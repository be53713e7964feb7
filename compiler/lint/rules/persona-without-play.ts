/** A persona that nothing is done for, in a playbook that does something for others. */

import type { Rule } from "../rule.ts";

export const personaWithoutPlay: Rule = {
  codes: ["persona-without-play"],
  check({ program, reporter, plays }) {
    if (plays().length === 0) return;
    const served = new Set(plays().flatMap(({ personas }) => [...personas]));
    for (const persona of program.symbols("persona"))
      if (!served.has(persona))
        reporter.report("persona-without-play", persona.file, persona.nameNode.span, {
          persona: persona.name,
        });
  },
};
