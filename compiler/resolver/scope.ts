/** Finds symbols by name: those that stand for themselves by namespace, the others by what they belong to. */

import type { Symbol } from "../binder/symbols.ts";
import { finish, oneIn, stepLength, type Work } from "../source/work.ts";

type Namespace = Symbol["namespace"];

export interface Scope {
  /** The first declared with this name; of what belongs to something, only with its owner. */
  find(namespace: Namespace, name: string, owner?: Symbol): Symbol | undefined;
  /** Everything with this name, whatever it is and belongs to. */
  named(name: string): readonly Symbol[];
  /** In the order of files and text. */
  all(namespace: Namespace, owner?: Symbol): readonly Symbol[];
}

export function* createScope(symbols: readonly Symbol[]): Work<Scope> {
  const byNamespace = Map.groupBy(symbols, ({ namespace }) => namespace);
  yield;
  const byOwner = Map.groupBy(symbols, ({ owner }) => owner);
  yield;
  /** What belongs to nothing, as most that is looked for. */
  const free = yield* firstByName(byOwner.get(undefined) ?? []);
  /** Both made when first asked for: few owners are ever looked into, and names at large only after a mistake. */
  const tables = new Map<Symbol, Table>();
  let byName: ReadonlyMap<string, readonly Symbol[]> | undefined;

  function tableOf(owner: Symbol): Table {
    const known = tables.get(owner);
    if (known !== undefined) return known;
    const table = finish(firstByName(byOwner.get(owner) ?? []));
    tables.set(owner, table);
    return table;
  }

  return {
    find(namespace, name, owner) {
      const table = owner === undefined ? free : tableOf(owner);
      return table.get(namespace)?.get(name);
    },
    named(name) {
      byName ??= Map.groupBy(symbols, (symbol) => symbol.name);
      return byName.get(name) ?? [];
    },
    all: (namespace, owner) =>
      owner === undefined
        ? (byNamespace.get(namespace) ?? [])
        : (byOwner.get(owner) ?? []).filter((symbol) => symbol.namespace === namespace),
  };
}

type Table = ReadonlyMap<Namespace, ReadonlyMap<string, Symbol>>;

/** The first symbol of each namespace and name. */
function* firstByName(symbols: readonly Symbol[]): Work<Table> {
  const table = new Map<Namespace, Map<string, Symbol>>();
  const endsStep = oneIn(stepLength);
  for (const symbol of symbols) {
    const { namespace, name } = symbol;
    const named = table.get(namespace) ?? new Map<string, Symbol>();
    if (named.size === 0) table.set(namespace, named);
    if (!named.has(name)) named.set(name, symbol);
    if (endsStep()) yield;
  }
  return table;
}
