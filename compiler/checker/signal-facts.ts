/** What is said of a signal beside its type; `sensitive` of a group holds for all its signals. */

import type { Symbol } from "../binder/symbols.ts";
import type { Program } from "../resolver/program.ts";
import type { SignalHeader } from "../syntax/ast/headers.ts";
import { declarationsOf, propertiesOf } from "../syntax/ast/typed-access.ts";

export interface SignalFacts {
  readonly required: boolean;
  readonly sensitive: boolean;
  readonly context: boolean;
}

export type FactsOf = (signal: Symbol) => SignalFacts;

export function createSignalFacts(program: Program): FactsOf {
  const inSensitiveGroup = new Set<Symbol["node"]>(
    program
      .declarations("signals")
      .filter(({ node }) => propertiesOf(node, "sensitive").length > 0)
      .flatMap(({ node }) => declarationsOf(node, "signal")),
  );
  const known = new Map<Symbol, SignalFacts>();
  function find(symbol: Symbol): SignalFacts {
    const header = "header" in symbol.node ? (symbol.node.header as SignalHeader | undefined) : undefined;
    const flags = header?.kind === "signal-header" ? header.flags.map(({ text }) => text) : [];
    return {
      required: flags.includes("required"),
      sensitive: flags.includes("sensitive") || inSensitiveGroup.has(symbol.node),
      context: flags.includes("context"),
    };
  }
  return (symbol) => {
    const before = known.get(symbol);
    if (before !== undefined) return before;
    const facts = find(symbol);
    known.set(symbol, facts);
    return facts;
  };
}
