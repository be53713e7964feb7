/**
 * A persona that its channels leave unserved: none of them speaks one of the languages, or it names no channel where
 * others do. A language that no channel at all serves is told once, with the playbook.
 */

import type { Declaration } from "../../syntax/ast/declaration.ts";
import { valueOf } from "../../syntax/ast/typed-access.ts";
import { unservedBy } from "../channel-languages.ts";
import type { Rule } from "../rule.ts";

export const unservedPersona: Rule = {
  codes: ["unserved-persona"],
  check({ program, reporter, languages }) {
    const personas = program
      .symbols("persona")
      .map((symbol) => ({ symbol, channels: valueOf(symbol.node as Declaration<"persona">, "channels") }));
    if (personas.every(({ channels }) => channels === undefined)) return;
    const lost = unservedBy(program.symbols("channel"), languages);
    const wanted = languages.filter((language) => !lost.includes(language));
    for (const { symbol, channels } of personas) {
      const named = channels?.names.flatMap((name) => program.resolution(name) ?? []) ?? [];
      const unserved = channels === undefined ? [] : unservedBy(named, wanted);
      if (channels !== undefined && unserved.length === 0) continue;
      const span = channels ?? symbol.nameNode;
      reporter.report("unserved-persona", symbol.file, span, { persona: symbol.name, languages: unserved });
    }
  },
};
