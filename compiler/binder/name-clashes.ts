/**
 * What two names of a program may not have in common.
 *
 * Names clash where they could be used in the same place: in one namespace, under one owner. Signals and
 * definitions share one, since a condition may name either. The first in the order of files keeps its name
 * unreported; the later one is reported and points at it. One message a name: of being the same,
 * differing only in case and looking alike, the first that holds; a name that mixes scripts was reported already.
 */

import type { Label } from "../diagnostics/diagnostic.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { oneIn, type Work } from "../source/work.ts";
import { skeletonOf } from "./look-alikes.ts";
import { mixedScripts } from "./scripts.ts";
import { kindWords, type Symbol } from "./symbols.ts";

interface Space {
  readonly folded: Map<string, Symbol>;
  readonly skeletons: Map<string, Symbol>;
  /** Names that differ from the one in `folded` in case only; a sound playbook has none. */
  otherCases: Map<string, Symbol> | undefined;
}

export function* checkNameClashes(symbols: readonly Symbol[], reporter: Reporter): Work<void> {
  // By namespace, then by owner: most owners have one space.
  const spaces = new Map<string, Map<Symbol | undefined, Space>>();
  const endsStep = oneIn(256);
  for (const symbol of symbols) {
    checkClash(
      symbol,
      entry(entry(spaces, spaceNameOf(symbol), newSpaces), symbol.owner, newSpace),
      reporter,
    );
    if (endsStep()) yield;
  }
}

function checkClash(symbol: Symbol, space: Space, reporter: Reporter): void {
  const { name, file, nameNode } = symbol;
  const folded = name.toLowerCase();
  const skeleton = skeletonOf(name);
  const kind = kindWords[symbol.namespace];

  const sameFolded = space.folded.get(folded);
  const same = sameFolded?.name === name ? sameFolded : space.otherCases?.get(name);
  const alike = space.skeletons.get(skeleton);
  if (same !== undefined) {
    const args = { name, kind, otherKind: kindWords[same.namespace] };
    reporter.report("duplicate-name", file, nameNode, args, { related: [placeOf(same)] });
    return;
  }
  if (sameFolded !== undefined) {
    const args = { name, kind, other: sameFolded.name };
    reporter.report("name-differs-in-case", file, nameNode, args, { related: [placeOf(sameFolded)] });
  } else if (alike !== undefined && mixedScripts(name).length === 0) {
    const args = { name, kind, other: alike.name };
    reporter.report("look-alike-name", file, nameNode, args, { related: [placeOf(alike)] });
  }
  if (sameFolded === undefined) space.folded.set(folded, symbol);
  else {
    space.otherCases ??= new Map();
    space.otherCases.set(name, symbol);
  }
  if (alike === undefined) space.skeletons.set(skeleton, symbol);
}

function placeOf(symbol: Symbol): Label {
  return {
    file: symbol.file,
    span: symbol.nameNode,
    message: `the first ${kindWords[symbol.namespace]} is here`,
  };
}

const spaceNameOf = ({ namespace }: Symbol) => (namespace === "definition" ? "signal" : namespace);
const newSpace = (): Space => ({ folded: new Map(), skeletons: new Map(), otherCases: undefined });
const newSpaces = (): Map<Symbol | undefined, Space> => new Map();

function entry<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}
