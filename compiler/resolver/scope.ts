/** Finds symbols by name: those that stand for themselves by namespace, the others by what they belong to. */

import type { Symbol } from "../binder/symbols.ts";

type Namespace = Symbol["namespace"];

export interface Scope {
  /** The first declared with this name; of what belongs to something, only with its owner. */
  find(namespace: Namespace, name: string, owner?: Symbol): Symbol | undefined;
  /** Everything with this name, whatever it is and belongs to. */
  named(name: string): readonly Symbol[];
  /** In the order of files and text. */
  all(namespace: Namespace, owner?: Symbol): readonly Symbol[];
}

export function createScope(symbols: readonly Symbol[]): Scope {
  const byName = Map.groupBy(symbols, (symbol) => symbol.name);
  const byNamespace = Map.groupBy(symbols, (symbol) => symbol.namespace);
  const byOwner = Map.groupBy(symbols, (symbol) => symbol.owner);
  /** Of each owner (none for what stands for itself): the first symbol of a namespace and name. */
  const first = new Map<Symbol | undefined, Map<string, Symbol>>();
  for (const [owner, owned] of byOwner)
    first.set(
      owner,
      new Map(owned.toReversed().map((symbol) => [keyOf(symbol.namespace, symbol.name), symbol])),
    );

  return {
    find: (namespace, name, owner) => first.get(owner)?.get(keyOf(namespace, name)),
    named: (name) => byName.get(name) ?? [],
    all: (namespace, owner) =>
      owner === undefined
        ? (byNamespace.get(namespace) ?? [])
        : (byOwner.get(owner) ?? []).filter((symbol) => symbol.namespace === namespace),
  };
}

const keyOf = (namespace: Namespace, name: string) => `${namespace} ${name}`;
