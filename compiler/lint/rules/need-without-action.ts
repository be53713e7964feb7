/** A need that nothing answers, of a persona that something is done for. */

import { valueOf } from "../../syntax/ast.ts";
import type { Rule } from "../rule.ts";

export const needWithoutAction: Rule = {
  codes: ["need-without-action"],
  check({ program, reporter, plays }) {
    for (const persona of program.symbols("persona")) {
      const own = plays().filter(({ personas }) => personas.has(persona));
      // That nothing is done for it at all is told by persona-without-play.
      if (own.length === 0) continue;
      // By name: a need that several personas share is one need.
      const answered = new Set(
        own.flatMap(({ actions }) =>
          actions.flatMap((action) => valueOf(action, "serves")?.names.map(({ text }) => text) ?? []),
        ),
      );
      for (const { name, nameNode, file } of program.symbols("need", persona))
        if (!answered.has(name))
          reporter.report("need-without-action", file, nameNode.span, { need: name, persona: persona.name });
    }
  },
};
