/** A need that nothing answers, of a persona that something is done for. */

import { valueOf } from "../../syntax/ast/typed-access.ts";
import type { Play, Rule, Served } from "../rule.ts";

export const needWithoutAction: Rule = {
  codes: ["need-without-action"],
  check({ program, reporter, plays }) {
    if (program.symbols("need").length === 0) return;
    const answered = answeredBy(plays());
    const forEveryone = answered.get("everyone");
    for (const persona of program.symbols("persona")) {
      const own = answered.get(persona);
      // That nothing is done for it at all is told by persona-without-play.
      if (own === undefined && forEveryone === undefined) continue;
      for (const { name, nameNode, file } of program.symbols("need", persona))
        if (!own?.has(name) && !forEveryone?.has(name))
          reporter.report("need-without-action", file, nameNode, { need: name, persona: persona.name });
    }
  },
};

/** The needs that actions serve, by whom their plays are for. By name: a need that several personas share is one need. */
function answeredBy(plays: readonly Play[]): ReadonlyMap<Served, ReadonlySet<string>> {
  const answered = new Map<Served, Set<string>>();
  for (const { personas, actions } of plays) {
    const needs = actions.flatMap((action) => valueOf(action, "serves")?.names.map(({ text }) => text) ?? []);
    for (const persona of personas) {
      const own = answered.get(persona) ?? new Set();
      for (const need of needs) own.add(need);
      answered.set(persona, own);
    }
  }
  return answered;
}
